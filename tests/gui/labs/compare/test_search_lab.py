"""The search view's lab, driven without a window."""

from pathlib import Path

import pytest

from engine.data.dataset import Dataset
from engine.study.search import TrialEnded, TrialReported, TrialStarted
from engine.study.storage import StudyFile
from engine.study.trial import Outcome
from gui.labs.compare.search_lab import SearchLab
from gui.labs.driving import Inline
from tests.engine.study.examples import data

DATA = data()


def small(name: str) -> Dataset:
    return DATA


@pytest.fixture
def lab(tmp_path: Path) -> SearchLab:
    made = SearchLab(Inline(), load=small, study=lambda title: StudyFile(tmp_path / "x.db"))
    made.edit(trials_wanted=16, steps=10, prune=False)
    return made


def run(lab: SearchLab) -> None:
    lab.start()
    assert isinstance(lab._driver, Inline)
    lab._driver.run()


def test_a_search_fills_the_table_best_first_and_says_what_matters(lab: SearchLab) -> None:
    run(lab)
    assert lab.state == "idle"
    assert lab.failure is None
    rows = lab.rows()
    assert len(rows) == lab.done == 16
    done = [row.accuracy for row in rows if row.state == "done"]
    assert done == sorted(done, key=lambda accuracy: -(accuracy or 0))
    assert set(lab.matters) == {setting.path for setting in lab.space}
    assert lab.ended is not None
    assert lab.ended.test_accuracy is not None


def test_the_best_so_far_only_rises(lab: SearchLab) -> None:
    run(lab)
    accuracies = [accuracy for _, accuracy in lab.curve()]
    assert accuracies == sorted(set(accuracies))
    assert lab.best is not None
    assert accuracies[-1] == lab.trials[lab.best].accuracy


def test_the_best_goes_to_train_with_its_values(lab: SearchLab) -> None:
    assert lab.experiment() is None
    run(lab)
    assert lab.best is not None
    found = lab.experiment()
    assert found is not None
    assert found.spec.optimizer.kind == lab.trials[lab.best].values["optimizer"]
    two = [row.number for row in lab.rows()[:2]]
    rivals = lab.rivals(*two)
    assert rivals is not None
    assert len(rivals.specs) == 2
    assert lab.rivals(two[0], two[0]) is None


def test_a_brush_keeps_what_lies_in_it(lab: SearchLab) -> None:
    run(lab)
    heights = {row.number: {"optimizer.learning_rate": row.number / 20} for row in lab.rows()}
    lab.brush("optimizer.learning_rate", 0.2, 0.4)
    kept = {row.number for row in lab.rows() if lab.kept(row, heights[row.number])}
    assert kept == {4, 5, 6, 7, 8}
    lab.brush("optimizer.learning_rate", 0.3, 0.3)  # a click
    assert lab.brushes == {}


def test_settings_are_added_changed_and_removed(lab: SearchLab) -> None:
    paths = [one.setting.path for one in lab.varied]
    assert paths == ["optimizer.learning_rate", "optimizer", "layers.2.units"]
    lab.add("batch_size")
    lab.change("batch_size", low=5.0, high=50.0)
    assert lab.varied[-1].setting.text() == "batch_size=5..50:log"
    assert lab.problem() is None
    lab.change("batch_size", low=500.0)
    assert lab.problem() is not None or lab.varied[-1].setting.low > lab.varied[-1].setting.high
    for path in (*paths, "batch_size"):
        lab.remove(path)
    assert lab.problem() is not None
    lab.start()
    assert not lab.busy


def test_another_recipe_keeps_what_it_can_vary(lab: SearchLab) -> None:
    lab.add("layers.2.units")
    lab.choose_recipe("simple-cnn")
    assert {one.setting.path for one in lab.varied} >= {"optimizer", "optimizer.learning_rate"}
    assert lab.problem() is None


def test_a_stop_drops_the_trial_that_runs(lab: SearchLab) -> None:
    lab.start()
    assert isinstance(lab._driver, Inline)
    lab._driver.run(8)
    lab.stop()
    lab._driver.run()
    assert not lab.busy
    assert all(trial.outcome is not None for trial in lab.trials.values())


def test_reports_out_of_order_are_not_counted_twice(lab: SearchLab) -> None:
    lab._take([TrialStarted(0, {}), TrialReported(0, 1, 0.5), TrialReported(0, 1, 0.5), TrialReported(0, 2, 0.6)])
    assert lab.trials[0].reports == (0.5, 0.6)
    assert (lab.trials[0].state, lab.trials[0].accuracy) == ("running", 0.6)
    lab._take([TrialEnded({}, Outcome(0, "failed", None, (), 3, 0.1, "loss infinite"), None)])
    assert lab.trials[0].state == "failed"
    assert lab.table()[1][:3] == ["1", "failed", ""]


def test_a_stopped_search_is_continued_to_its_end(lab: SearchLab) -> None:
    lab.start()
    assert isinstance(lab._driver, Inline)
    lab._driver.run(60)
    lab.stop()
    lab._driver.run()
    before = lab.done
    assert 0 < before < 16
    assert lab.can_continue
    lab.continue_search()
    lab._driver.run()
    assert lab.done == 16
    assert not lab.can_continue
    lab.edit(trials_wanted=18)
    assert lab.can_continue  # more trials of the same search
    lab.edit(by="random")
    assert not lab.can_continue  # another search


def test_a_study_is_opened_and_continued(lab: SearchLab, tmp_path: Path) -> None:
    lab.edit(trials_wanted=3)
    run(lab)
    other = SearchLab(Inline(), Inline(), load=small)
    other.open(tmp_path / "x.db")
    assert isinstance(other._reader, Inline)
    other._reader.run()
    assert (other.failure, other.done, other.best) == (None, 3, lab.best)
    other.edit(trials_wanted=5)
    other.continue_search()
    assert isinstance(other._driver, Inline)
    other._driver.run()
    assert (other.failure, other.done) == (None, 5)


def test_a_class_is_shown_in_place_of_a_search(lab: SearchLab, handed_in: Path) -> None:
    run(lab)
    lab.gather([handed_in], "week-3")
    assert isinstance(lab._reader, Inline)
    assert lab.reading
    lab._reader.run()
    assert lab.failure is None
    assert lab.gathered is not None
    assert [trial.student for trial in lab.rows()] == ["Lee Jun", "Lee Jun"]
    assert [setting.path for setting in lab.space] == ["batch_size"]
    assert not lab.can_continue
    assert [path.stem for path in lab.studies()] == ["week-3"]
    lab.start()
    assert lab.gathered is None


def test_a_pause_does_not_count_for_the_time_left(tmp_path: Path) -> None:
    now = [0.0]
    lab = SearchLab(Inline(), load=small, study=lambda title: StudyFile(tmp_path / "x.db"), clock=lambda: now[0])
    lab.edit(trials_wanted=4, steps=10, prune=False)
    lab.start()
    assert isinstance(lab._driver, Inline)
    while lab.done < 2:
        lab._driver.run(1)
    now[0] = 10.0
    lab.pause()
    now[0] = 1000.0
    assert lab.left_s == pytest.approx(10.0 * (1 - lab.fraction) / lab.fraction)
    lab.resume()
    now[0] = 1001.0
    assert lab.left_s == pytest.approx(11.0 * (1 - lab.fraction) / lab.fraction)
    lab.stop()
    lab._driver.run()


def test_the_setup_is_taken_back_as_far_as_it_makes_sense(lab: SearchLab) -> None:
    lab.add("batch_size")
    lab.edit(by="grid", steps=77, keep=False)
    other = SearchLab(Inline())
    other.take_setup(lab.setup())
    assert other.setup() == lab.setup()
    other.take_setup({"recipe": "none", "by": "luck", "trials_wanted": -3, "steps": "x", "over": ["?", 4]})
    assert (other.recipe, other.by, other.steps) == ("two-layer", "grid", 77)
    assert [one.setting.path for one in other.varied] == ["optimizer.learning_rate", "optimizer", "layers.2.units"]


def test_a_log_scale_and_steps_exclude_each_other(lab: SearchLab) -> None:
    lab.change("layers.2.units", step=10.0)
    units = next(one.setting for one in lab.varied if one.setting.path == "layers.2.units")
    assert (units.step, units.log) == (10.0, False)
    lab.change("layers.2.units", log=True)
    units = next(one.setting for one in lab.varied if one.setting.path == "layers.2.units")
    assert (units.step, units.log) == (None, True)

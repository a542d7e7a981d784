"""The Train page offers what was interrupted, shows it, continues it, or leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.store.desk import Desk, interrupted_drawing
from engine.store.interrupted import interrupted_runs
from engine.store.run_list import list_runs
from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab
from tests.engine.store.test_interrupted import killed
from tests.engine.store.test_keeping import DATA
from tests.gui.labs.train.trained import few


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    killed(tmp_path / "older", 3)
    killed(tmp_path / "newer", 5)
    return TrainLab(Inline(), Inline(), Inline(), load=lambda *_, **__: DATA, runs=tmp_path)


def run(lab: TrainLab) -> None:
    """Let whatever was handed to the scout come to its end."""
    driver = lab.interruptions._driver.driver
    assert isinstance(driver, Inline)
    while driver.state != "idle":
        driver.run()


def test_the_newest_is_offered_first_and_its_curves_are_shown(lab: TrainLab) -> None:
    lab.interruptions.find(lab.home)
    run(lab)
    newest = lab.interruptions.newest
    assert newest is not None
    assert {offer.run.name for offer in lab.interruptions.offers} == {"older", "newer"}
    assert lab.interruptions.looking
    assert lab.interruptions.shown is newest
    assert lab.run.figures.step == newest.run.step
    lab.interruptions.look_at(False)
    assert lab.run.figures.step is None


def test_continuing_it_trains_to_the_end_and_takes_the_offer_away(lab: TrainLab) -> None:
    lab.interruptions.find(lab.home)
    run(lab)
    newest = lab.interruptions.newest
    assert newest is not None
    lab.resume_kept(newest.run.folder)
    assert newest not in lab.interruptions.offers
    driver = lab.run.driver
    assert isinstance(driver, Inline)
    driver.run()
    assert list(lab.run.history.loss.curves[0].x) == list(range(1, lab.run.history.total_steps + 1))
    assert {entry.name: entry.reason for entry in list_runs(lab.home)}[newest.run.name] == "completed"


def test_what_is_left_is_not_offered_at_the_next_start(lab: TrainLab) -> None:
    lab.interruptions.find(lab.home)
    run(lab)
    first, second = lab.interruptions.offers
    lab.interruptions.leave(first)
    assert lab.interruptions.offers == [second]
    assert [offer.run.name for offer in interrupted_runs(lab.home)] == [second.run.name]


def test_a_run_that_the_user_stopped_is_not_offered_but_one_whose_window_was_closed_is(tmp_path: Path) -> None:
    for by_user in (True, False):
        lab = TrainLab(Inline(), Inline(), Inline(), load=few, runs=tmp_path / str(by_user))
        lab.start()
        driver = lab.run.driver
        assert isinstance(driver, Inline)
        driver.run(4)
        (lab.run.stop if by_user else driver.stop)()
        driver.run()
        assert len(interrupted_runs(tmp_path / str(by_user))) == (not by_user)


def test_a_drawing_that_is_left_is_not_offered_at_the_next_start(tmp_path: Path) -> None:
    desk = Desk.take()
    assert desk is not None
    desk.save({}, {}, drawn=1, over=False)
    desk.let_go()
    lab = TrainLab(Inline(), Inline(), Inline(), load=few, runs=tmp_path)
    lab.interruptions.leave_drawing()  # none was found yet
    assert interrupted_drawing() is not None
    lab.interruptions.find(lab.home)
    run(lab)
    assert lab.interruptions.drawing is not None
    lab.interruptions.leave_drawing()
    assert lab.interruptions.drawing is None
    assert interrupted_drawing() is None


def test_only_the_page_that_shows_a_race_takes_its_offer_away(lab: TrainLab) -> None:
    offer = lab.interruptions
    offer.race = object()  # type: ignore[assignment]  # whatever it is
    offer.opened("postal")
    assert offer.race is not None
    offer.opened("compare")
    assert offer.race is None

"""The search: the same study with any number of workers, continued after any interruption, nothing counted twice."""

import itertools
from pathlib import Path

import pytest

from engine.data.dataset import Dataset
from engine.study.search import OneProcess, Search, SearchEnded, SearchPlan, TrialEnded, TrialReported, plain
from engine.study.storage import StudyFile
from engine.study.trial import Outcome, TrialJob, run_trial
from tests.engine.study.examples import data, plan

DATA = data()
Study = dict[int, tuple[dict[str, object], float | None, str, tuple[float, ...]]]


class Three:
    """Three workers that end in another order than they began; each trial may be lost once, as by kill -9."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.jobs: list[TrialJob] = []
        self.turn = itertools.count()

    def free(self) -> int:
        return 3 - len(self.jobs)

    def submit(self, job: TrialJob) -> None:
        self.jobs.append(job)

    def halt(self) -> None:
        self.jobs.clear()

    def collect(self, timeout_s: float) -> list[Outcome | tuple[int, int, float]]:
        job = self.jobs.pop(-1 if next(self.turn) % 2 else 0)
        return [run_trial(job, self.data)]


def study_of(search: Search) -> Study:
    return {k: (v, o.accuracy, o.state, o.reports) for k, (v, o) in search.done.items()}


def searched(path: Path, asked: SearchPlan, workers: OneProcess | Three | None = None) -> tuple[Study, SearchEnded]:
    search = Search(asked, DATA, workers or OneProcess(DATA), StudyFile(path))
    *_, end = search.events()
    assert isinstance(end, SearchEnded)
    return study_of(search), end


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Study, SearchEnded]:
    return searched(tmp_path_factory.mktemp("study") / "x.db", plan(trials=20, prune="median", repeats=2))


def test_three_workers_find_the_same_trials_bit_for_bit(tmp_path: Path, alone: tuple[Study, SearchEnded]) -> None:
    study, end = searched(tmp_path / "x.db", plan(trials=20, prune="median", repeats=2), Three(DATA))
    assert study == alone[0]
    assert (end.best, end.accuracy, end.mean, end.test_accuracy) == (
        alone[1].best, alone[1].accuracy, alone[1].mean, alone[1].test_accuracy,
    )  # fmt: skip


@pytest.mark.parametrize("lost_after", [1, 9, 17])
def test_a_search_that_was_killed_continues_to_the_same_study(
    tmp_path: Path, alone: tuple[Study, SearchEnded], lost_after: int
) -> None:
    asked = plan(trials=20, prune="median", repeats=2)
    events = Search(asked, DATA, OneProcess(DATA), StudyFile(tmp_path / "x.db")).events()
    ended = (event for event in events if isinstance(event, TrialEnded))
    list(itertools.islice(ended, lost_after))  # and nothing more is heard of it
    events.close()  # the system lets go of a killed program's study
    study, end = searched(tmp_path / "x.db", asked)
    assert study == alone[0]
    assert end.best == alone[1].best
    numbers = [trial.user_attrs["outcome"]["number"] for trial in StudyFile(tmp_path / "x.db")._study.trials]
    assert len(numbers) == len(set(numbers))


def test_the_best_three_are_repeated_and_the_winner_alone_reads_the_test_digits(tmp_path: Path) -> None:
    search = Search(plan(trials=6, repeats=3), DATA, OneProcess(DATA), StudyFile(tmp_path / "x.db"))
    *events, end = search.events()
    ends = [event.outcome for event in events if isinstance(event, TrialEnded)]
    assert len(ends) == 6 + 3 * 2
    assert all(outcome.test_accuracy is None for outcome in ends)
    assert isinstance(end, SearchEnded)
    assert end.best in search.ranked()[:3]
    assert end.mean == search.mean(end.best)
    assert end.test_accuracy is not None


def test_a_stop_ends_the_trial_that_runs_which_is_tried_again_later(tmp_path: Path) -> None:
    def stop_at_once(number: int, place: int, accuracy: float) -> None:
        if number == 2:
            search.stop()

    search = Search(plan(trials=5), DATA, OneProcess(DATA, stop_at_once), StudyFile(tmp_path / "x.db"))
    *_, end = search.events()
    assert isinstance(end, SearchEnded)
    assert (end.reason, sorted(search.done)) == ("stopped", [0, 1])
    again, _ = searched(tmp_path / "x.db", plan(trials=5))
    assert again == searched(tmp_path / "y.db", plan(trials=5))[0]


def test_a_stop_between_two_trials_starts_no_other(tmp_path: Path) -> None:
    search = Search(plan(trials=50), DATA, OneProcess(DATA), StudyFile(tmp_path / "x.db"))
    for event in search.events():
        if isinstance(event, TrialEnded) and event.outcome.number == 2:
            search.stop()
    assert isinstance(event, SearchEnded)
    assert (event.reason, event.trials, event.test_accuracy) == ("stopped", 3, None)


def test_a_budget_that_is_over_starts_nothing(tmp_path: Path) -> None:
    asked = SearchPlan(**{**vars(plan(trials=5)), "budget_s": -1.0})
    study, end = searched(tmp_path / "x.db", asked)
    assert (study, end.reason, end.best) == ({}, "budget", None)


def test_a_pause_lets_the_running_trial_end_and_starts_no_other(tmp_path: Path) -> None:
    search = Search(plan(trials=4), DATA, Three(DATA), StudyFile(tmp_path / "x.db"))
    events = search.events()
    next(event for event in events if isinstance(event, TrialEnded))
    search.paused = True
    running = len(search._running)
    for _ in range(running):
        next(event for event in events if isinstance(event, TrialEnded))
    assert len(search.done) == running + 1
    search.paused = False
    assert isinstance(list(events)[-1], SearchEnded)


def test_events_are_plain_json(tmp_path: Path) -> None:
    search = Search(plan(trials=1), DATA, OneProcess(DATA), StudyFile(tmp_path / "x.db"))
    kinds = [plain(event)["event"] for event in search.events() if not isinstance(event, TrialReported)]
    assert kinds == ["TrialStarted", "TrialEnded", "SearchEnded"]

"""The thread: order, pause, step, epoch, stop, faults."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine import datasets
from engine.errors import EngineError
from engine.events import EpochEnded, Event, Finished, StepEnded
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from gui.labs.driving import Inline
from gui.runner import Runner


class Taken:
    """What a runner handed over."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self.ends: list[Exception | None] = []
        self.threads: set[int] = set()

    def take(self, items: Any) -> None:
        self.threads.add(threading.get_ident())
        self.items += items

    def end(self, error: Exception | None) -> None:
        self.ends.append(error)


class Counting:
    """A work that counts until it is stopped or has counted enough; it may fail on the way."""

    def __init__(self, count: int = 10**9, fail_at: int = -1) -> None:
        self.count, self.fail_at = count, fail_at
        self.stopped = False

    def events(self) -> Iterator[int]:
        for i in range(self.count):
            if self.stopped:
                return
            if i == self.fail_at:
                raise ValueError("counted too far")
            time.sleep(0)
            yield i

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(ExperimentSpec(epochs=3), datasets.load("mnist-sample"))


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def steps(taken: Taken) -> int:
    return sum(isinstance(item, StepEnded) for item in taken.items)


def test_events_arrive_in_order_on_the_windows_thread(qtbot: QtBot, runner: Runner, trainer: Trainer) -> None:
    taken = Taken()
    runner.drive(trainer, taken.take, taken.end)
    assert runner.state == "running"
    qtbot.waitUntil(lambda: taken.ends == [None], timeout=20_000)
    assert runner.state == "idle"
    assert taken.threads == {threading.get_ident()}
    assert [item.step for item in taken.items if isinstance(item, StepEnded)] == list(range(1, 121))
    assert isinstance(taken.items[-1], Finished)
    inline = [e for e in Trainer(trainer.spec, trainer.dataset).events() if isinstance(e, StepEnded)]
    assert [e.loss for e in inline] == [e.loss for e in taken.items if isinstance(e, StepEnded)]


def test_pause_holds_and_one_step_is_one_step(qtbot: QtBot, runner: Runner, trainer: Trainer) -> None:
    taken = Taken()
    runner.drive(trainer, taken.take, taken.end)
    runner.pause()
    assert runner.state == "paused"
    qtbot.waitUntil(lambda: runner.settled)
    before = steps(taken)
    runner.resume(steps=1)
    qtbot.waitUntil(lambda: steps(taken) == before + 1)
    qtbot.waitUntil(lambda: runner.state == "paused")
    runner.resume(epochs=1)
    qtbot.waitUntil(lambda: any(isinstance(item, EpochEnded) for item in taken.items), timeout=10_000)
    qtbot.waitUntil(lambda: runner.state == "paused")
    assert sum(isinstance(item, EpochEnded) for item in taken.items) == 1
    runner.stop()
    qtbot.waitUntil(lambda: taken.ends == [None])
    last = taken.items[-1]
    assert isinstance(last, Finished)
    assert last.reason == "stopped"


def test_a_pause_that_comes_again_at_once_is_reported_again(qtbot: QtBot, runner: Runner, trainer: Trainer) -> None:
    taken = Taken()
    runner.drive(trainer, taken.take, taken.end)
    runner.pause()
    qtbot.waitUntil(lambda: runner.settled)
    heard: list[str] = []
    runner.changed.connect(lambda: heard.append(runner.state))
    runner.resume(steps=1)
    while runner.state != "paused":  # while the window does nothing else
        time.sleep(0)
    heard.clear()
    qtbot.waitUntil(lambda: heard == ["paused"])


def test_what_goes_wrong_is_reported_once_and_the_runner_can_go_again(
    qtbot: QtBot, runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    taken = Taken()
    runner.drive(Counting(fail_at=3), taken.take, taken.end)
    qtbot.waitUntil(lambda: len(taken.ends) == 1)
    assert taken.items == [0, 1, 2]
    assert str(taken.ends[0]) == "counted too far"
    assert "counted too far" in caplog.text
    runner.drive(Counting(count=5), taken.take, taken.end)
    qtbot.waitUntil(lambda: len(taken.ends) == 2)
    assert taken.items[3:] == [0, 1, 2, 3, 4]


def test_what_the_window_says_in_words_leaves_no_trace_on_the_terminal(
    qtbot: QtBot, runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    class Refusing:
        def events(self) -> Iterator[int]:
            yield 0
            raise EngineError("there is no such folder")

        def stop(self) -> None: ...

    taken = Taken()
    runner.drive(Refusing(), taken.take, taken.end)
    qtbot.waitUntil(lambda: len(taken.ends) == 1)
    assert str(taken.ends[0]) == "there is no such folder"
    assert not caplog.text


def test_a_new_work_ends_the_old_one_first(qtbot: QtBot, runner: Runner) -> None:
    first, second = Taken(), Taken()
    runner.drive(Counting(), first.take, first.end)
    runner.drive(Counting(count=3), second.take, second.end)
    assert first.ends == [None]
    qtbot.waitUntil(lambda: second.ends == [None])
    assert second.items == [0, 1, 2]


def test_shutting_waits_for_a_paused_thread_too(runner: Runner, qtbot: QtBot) -> None:
    taken = Taken()
    runner.drive(Counting(), taken.take, taken.end)
    runner.pause()
    runner.close()
    assert taken.ends == [None]
    assert runner.state == "idle"


def test_without_a_thread_the_same_promises_hold(trainer: Trainer) -> None:
    taken = Taken()
    inline = Inline()
    inline.drive(trainer, taken.take, taken.end)
    inline.run(items=1)
    inline.resume(steps=2)
    inline.run()
    assert inline.state == "paused"
    assert steps(taken) == 2
    inline.resume(epochs=1)
    inline.run()
    assert sum(isinstance(item, EpochEnded) for item in taken.items) == 1
    inline.pause()
    inline.stop()
    inline.run()
    assert taken.ends == [None]
    assert isinstance(taken.items[-1], Event)
    inline.drive(Counting(fail_at=0), taken.take, taken.end)
    inline.run()
    assert isinstance(taken.ends[-1], ValueError)

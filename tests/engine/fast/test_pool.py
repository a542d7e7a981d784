"""Threads that share the work of a step."""

import threading
import time

import numpy as np
import pytest

from engine.fast.pool import VARIABLE, Pool, Spare, cores, default_threads


@pytest.mark.parametrize("count", [1, 2, 4])
def test_every_item_is_done_once(count: int) -> None:
    done = np.zeros(50, int)

    def one(i: int) -> None:
        done[i] += 1

    pool = Pool(count)
    for _ in range(3):
        pool.each(one, range(50))
    assert done.tolist() == [3] * 50
    pool.each(one, [])


def test_helpers_take_part() -> None:
    together = threading.Barrier(2, timeout=30)  # passed only if two threads meet
    names: list[str] = []

    def meet(_: int) -> None:
        together.wait()
        names.append(threading.current_thread().name)

    pool = Pool(2)
    pool.each(meet, range(2))
    assert len(set(names)) == 2


def test_an_error_reaches_the_caller_and_the_pool_goes_on() -> None:
    def fail(i: int) -> None:
        if i == 3:
            raise IndexError("the fourth")

    pool = Pool(3)
    with pytest.raises(IndexError, match="the fourth"):
        pool.each(fail, range(8))
    done: list[int] = []
    pool.each(done.append, range(8))
    assert sorted(done) == list(range(8))


def test_helpers_keep_the_callers_error_state_of_numpy() -> None:
    together = threading.Barrier(2, timeout=30)
    seen: list[str] = []

    def ask(_: int) -> None:
        together.wait()
        seen.append(np.geterr()["over"])

    with np.errstate(over="ignore"):
        Pool(2).each(ask, range(2))
    assert seen == ["ignore", "ignore"]


def test_work_inside_work_and_a_second_caller_go_on_alone() -> None:
    pool, done = Pool(2), np.zeros((4, 4), int)

    def row(i: int) -> None:
        def cell(j: int) -> None:
            done[i, j] += 1

        pool.each(cell, range(4))

    pool.each(row, range(4))
    assert done.tolist() == [[1] * 4] * 4


def test_the_processor_time_of_helpers_is_the_callers() -> None:
    pool = Pool(2)
    together = threading.Barrier(2, timeout=30)

    def work(_: int) -> None:
        together.wait()
        end = time.thread_time() + 0.01
        while time.thread_time() < end:
            pass

    pool.each(work, range(2))
    assert pool.helped_s >= 0.01


def test_a_helper_works_while_its_caller_goes_on() -> None:
    pool, met = Pool(2), threading.Barrier(2, timeout=30)

    def work() -> str:
        met.wait()
        return threading.current_thread().name

    task = pool.start(work)
    assert task is not None
    assert pool.start(work) is None  # no other helper is free
    met.wait()
    assert task.result() != threading.current_thread().name
    assert Pool(1).start(work) is None


@pytest.mark.parametrize("late", [False, True])
def test_what_a_helper_raises_comes_with_its_result(late: bool) -> None:
    pool, started = Pool(2), threading.Event()

    def fail() -> None:
        started.set()
        raise ValueError("no")

    task = pool.start(fail)
    assert task is not None
    assert not late or started.wait(30)
    with pytest.raises(ValueError, match="no"):
        task.result()
    assert pool.start(lambda: 1) is not None  # the helper is free again


def test_a_caller_does_what_no_helper_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.fast.pool._Helper.give", lambda self, task: None)  # none ever wakes up
    pool = Pool(3)
    done: list[int] = []
    task = pool.start(lambda: threading.current_thread().name)
    assert task is not None
    assert task.result() == threading.current_thread().name
    pool.each(done.append, range(5))
    assert done == list(range(5))
    assert pool.helped_s == 0
    assert pool.start(lambda: 1) is not None  # all are free again


def test_a_helper_that_wakes_up_late_does_nothing_twice() -> None:
    pool = Pool(2)
    done: list[int] = []
    for turn in range(300):  # most of the helper's tasks are done before it wakes up
        pool.each(done.append, [turn, turn])
    assert sorted(done) == sorted([*range(300), *range(300)])


def test_work_is_shared_by_the_helpers_that_are_free() -> None:
    pool, released = Pool(2), threading.Event()
    done: list[int] = []
    task = pool.start(lambda: released.wait(30))
    pool.each(done.append, range(5))  # the only helper is busy
    assert done == list(range(5))
    released.set()
    assert task is not None
    assert task.result()


def test_the_variable_decides_else_the_cores_but_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "3")
    assert default_threads() == 3
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("engine.fast.pool.cores", lambda: 16)
    monkeypatch.setattr("os.getloadavg", lambda: (0.2, 0.0, 0.0), raising=False)
    assert default_threads() == 8
    monkeypatch.setattr("os.getloadavg", lambda: (12.0, 0.0, 0.0), raising=False)
    assert default_threads() == 3
    monkeypatch.setattr("engine.fast.pool.cores", lambda: 1)
    assert default_threads() == 1


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1


def test_what_is_lent_is_used_again_and_never_twice_at_once() -> None:
    spare = Spare(list[int])
    with spare.lent() as one, spare.lent() as two:
        assert one is not two
    with spare.lent() as again:
        assert again is one or again is two

"""A few threads that share the work of one step. The numbers are the same whatever their count.

NumPy lets other threads run while it passes over an array, so the parts of an optimizer's step, or the rows of a
convolution, can be worked on side by side. What is a part is decided by the shapes alone, and sums over parts are taken
in their order; who works on which part does not matter. BLAS itself stays at one thread: its workers wait busily, and
its way of dividing a product changes the last bits.

    pool.each(work, range(8))      # work(0) … work(7), on all threads together
    task = pool.start(work)        # while the caller continues; task.result() waits for it
"""

from __future__ import annotations

import contextvars
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from engine.fast import abandon

T = TypeVar("T")

MOST = 8  # more than these gain nothing: the serial rest of a step is what remains
VARIABLE = "DIGITLAB_THREADS"


class PoolTask(Generic[T]):
    """Work that a helper does while its caller continues; `result` waits for what comes of it.

    A sleeping helper takes its time to wake up, on a busy machine a long time. So the work belongs to whoever claims it
    first: a caller that asks for the result before the helper has started does it at once.
    """

    def __init__(self, pool: Pool, helper: _Helper, work: Callable[[], T]) -> None:
        self._pool, self._helper, self._work = pool, helper, work
        self._context = contextvars.copy_context()  # with the caller's np.errstate
        self._claim, self._ended = threading.Lock(), threading.Lock()
        self._ended.acquire()  # until the helper releases it
        self._seconds = 0.0  # of processor time that it took
        self._value: T
        self._error: Exception | None = None

    def run(self) -> None:
        """Do the work in the helper's thread, if it is still to be done; what it raises is kept for `result`."""
        if not self._claim.acquire(blocking=False):
            return
        started = self._pool.processor_s()
        try:
            self._value = self._context.run(self._work)
        except Exception as error:  # noqa: BLE001  # raised again in the caller's thread
            self._error = error
        self._seconds = self._pool.processor_s() - started
        self._pool.take_back(self._helper)  # free again before the caller may have more to do
        self._ended.release()

    def result(self) -> T:
        """What the work returned, or raised; to be asked for once, by the thread that started it."""
        if self._claim.acquire(blocking=False):
            self._pool.take_back(self._helper)
            return self._context.run(self._work)
        self._ended.acquire()
        self._pool.credit(self._seconds)
        if self._error is not None:
            raise self._error
        return self._value


class _Helper:
    """A thread that sleeps until it is given a task."""

    def __init__(self) -> None:
        self._tasks: SimpleQueue[PoolTask[Any]] = SimpleQueue()
        threading.Thread(target=self._help, name="DigitLab helper", daemon=True).start()

    def give(self, task: PoolTask[Any]) -> None:
        self._tasks.put(task)

    def _help(self) -> None:
        while True:
            self._tasks.get().run()


class Pool:
    """The caller's thread and `count` − 1 helpers, which sleep while nothing is to do."""

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self.dismiss()

    def dismiss(self) -> None:
        """Forget the helpers; the next work hires others."""
        self._free: list[_Helper] = []
        self._at_work = 0
        self._lock = threading.Lock()
        self._own = threading.local()

    def each(self, work: Callable[[T], None], items: Iterable[T]) -> None:
        """`work(item)` for every item; returns when all are done, and raises what one of them raised.

        Callers at once, also from inside `work`, share the helpers: who finds none works alone.
        """
        left = deque(items)
        if len(left) < 2 or self._at_work >= self.count - 1:
            for item in left:
                abandon.look()
                work(item)
            return
        failed: list[Exception] = []

        def take_part() -> None:  # an error leaves the rest undone
            while not failed:
                try:
                    item = left.popleft()
                except IndexError:  # another thread took the last
                    return
                try:
                    abandon.look()
                    work(item)
                except Exception as error:  # noqa: BLE001  # raised below
                    failed.append(error)

        tasks = [self._given(helper, take_part) for helper in self._hired(len(left) - 1)]
        take_part()
        for task in tasks:
            task.result()
        if failed:
            raise failed[0]

    def start(self, work: Callable[[], T]) -> PoolTask[T] | None:
        """Let a helper do this while the caller continues; None, and nothing done, where none is free."""
        for helper in self._hired(1):
            return self._given(helper, work)
        return None

    def processor_s(self) -> float:
        """Processor time of the calling thread, with what helpers have done for it so far."""
        return time.thread_time() + self.helped_s

    @property
    def helped_s(self) -> float:
        """Seconds of processor time that helpers have worked for the calling thread so far."""
        return float(getattr(self._own, "seconds", 0.0))

    def credit(self, seconds: float) -> None:
        """Count what a helper has done as work for the calling thread."""
        self._own.seconds = self.helped_s + seconds

    def take_back(self, helper: _Helper) -> None:
        """Count a helper among the free ones again."""
        with self._lock:
            self._free.append(helper)
            self._at_work -= 1

    def _hired(self, most: int) -> list[_Helper]:
        """Helpers that have nothing to do, at most this many."""
        with self._lock:
            count = max(0, min(most, self.count - 1 - self._at_work))
            found = [self._free.pop() if self._free else _Helper() for _ in range(count)]
            self._at_work += count
        return found

    def _given(self, helper: _Helper, work: Callable[[], T]) -> PoolTask[T]:
        task = PoolTask(self, helper, work)
        helper.give(task)
        return task


class Spare(Generic[T]):
    """What each thread needs one of while it works, such as memory: made where none is left from another turn."""

    def __init__(self, make: Callable[[], T], ready: Iterable[T] = ()) -> None:
        self._make = make
        self._free = list(ready)

    @contextmanager
    def lent(self) -> Iterator[T]:
        """One that no other thread has at this moment."""
        try:
            one = self._free.pop()
        except IndexError:
            one = self._make()
        try:
            yield one
        finally:
            self._free.append(one)


def cores() -> int:
    """Physical cores that this process may use, as far as the system says."""
    may = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(os.cpu_count() or 1))
    found = set()
    for cpu in may:
        topology = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology")
        try:
            ids = [(topology / name).read_text(encoding="ascii").strip() for name in ("physical_package_id", "core_id")]
        except (OSError, ValueError):
            return len(may)
        found.add(tuple(ids))
    return max(1, len(found))


def default_threads() -> int:
    """What `DIGITLAB_THREADS` says; else one thread for each core but one, which is left to the window, at most eight.

    Cores that other programs have kept busy for the last minute are not counted.
    """
    wanted = os.environ.get(VARIABLE, "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    busy = round(os.getloadavg()[0]) if hasattr(os, "getloadavg") else 0
    return int(min(max(cores() - 1 - busy, 1), MOST))


_pool = Pool(default_threads())


def threads() -> int:
    """How many threads share the work."""
    return _pool.count


def set_threads(count: int) -> None:
    """From now on share the work among this many threads; the numbers stay the same."""
    _pool.count = max(1, count)


def each(work: Callable[[T], None], items: Iterable[T]) -> None:
    """`work(item)` for every item, on all threads together; see `Pool.each`."""
    _pool.each(work, items)


def start(work: Callable[[], T]) -> PoolTask[T] | None:
    """Let a helper do this while the caller continues; see `Pool.start`."""
    return _pool.start(work)


def processor_s() -> float:
    """Processor time of the calling thread, with what helpers did for it."""
    return _pool.processor_s()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_pool.dismiss)  # threads do not follow into a forked process

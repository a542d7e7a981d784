"""A few threads that share the work of one step. The numbers are the same whatever their count.

NumPy lets other threads run while it passes over an array, so the parts of an optimizer's step, or the rows of a
convolution, can be worked on side by side. What is a part is decided by the shapes alone, and sums over parts are taken
in their order; who works on which part does not matter. BLAS itself stays at one thread: its workers wait busily, and
its way of dividing a product changes the last bits.

    pool.each(work, range(8))      # work(0) … work(7), on all threads together
"""

from __future__ import annotations

import contextvars
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 8  # more than these gain nothing: the serial rest of a step is what remains
VARIABLE = "DIGITLAB_THREADS"


class _Job:
    """Items that several threads take one by one."""

    def __init__(self, work: Callable[[Any], None], items: Iterable[Any]) -> None:
        self.work = work
        self.items = deque(items)
        self.errors: list[Exception] = []
        self.seconds: list[float] = []  # of processor time, by each helper
        self.ended = threading.Semaphore(0)

    def take_part(self) -> None:
        """Take items until none is left; an error leaves the rest undone."""
        try:
            while not self.errors and (item := self._next()) is not None:
                self.work(item[0])
        except Exception as error:  # noqa: BLE001  # raised again in the caller's thread
            self.errors.append(error)

    def _next(self) -> tuple[Any] | None:
        try:
            return (self.items.popleft(),)
        except IndexError:  # another thread took the last
            return None


class Pool:
    """The caller's thread and `count` − 1 helpers, which sleep while nothing is to do."""

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self.dismiss()

    def dismiss(self) -> None:
        """Forget the helpers; the next work hires others."""
        self._jobs: list[deque[tuple[_Job, contextvars.Context]]] = []
        self._wake: list[threading.Semaphore] = []
        self._busy = threading.Lock()
        self._own = threading.local()

    def each(self, work: Callable[[T], None], items: Iterable[T]) -> None:
        """`work(item)` for every item; returns when all are done, and raises what one of them raised.

        Two callers at once do not wait for each other: the second works alone. So does a call from inside `work`.
        """
        items = list(items)
        helpers = min(self.count, len(items)) - 1
        if helpers < 1 or not self._busy.acquire(blocking=False):
            for item in items:
                work(item)
            return
        try:
            job = _Job(work, items)
            self._hire(helpers)
            for jobs, wake in zip(self._jobs[:helpers], self._wake, strict=False):
                jobs.append((job, contextvars.copy_context()))  # with the caller's np.errstate
                wake.release()
            job.take_part()
            for _ in range(helpers):
                job.ended.acquire()
            self._own.seconds = self.helped_s + sum(job.seconds)
        finally:
            self._busy.release()
        if job.errors:
            raise job.errors[0]

    @property
    def helped_s(self) -> float:
        """Seconds of processor time that helpers have worked for the calling thread so far."""
        return float(getattr(self._own, "seconds", 0.0))

    def _hire(self, helpers: int) -> None:
        while len(self._jobs) < helpers:
            jobs: deque[tuple[_Job, contextvars.Context]] = deque()
            wake = threading.Semaphore(0)
            self._jobs.append(jobs)
            self._wake.append(wake)
            threading.Thread(target=_help, args=(jobs, wake), name="DigitLab helper", daemon=True).start()


def _help(jobs: deque[tuple[_Job, contextvars.Context]], wake: threading.Semaphore) -> None:
    while True:
        wake.acquire()
        job, context = jobs.popleft()
        started = time.thread_time()
        context.run(job.take_part)
        job.seconds.append(time.thread_time() - started)
        job.ended.release()


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


def processor_s() -> float:
    """Processor time of the calling thread, with what helpers did for it."""
    return time.thread_time() + _pool.helped_s


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_pool.dismiss)  # threads do not follow into a forked process

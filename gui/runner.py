"""The only file with a thread: iterates a work off the window's thread and brings its events over, 30 times a second.

Where drawing is dear (a slow machine, a large window) it comes over less often, so that the window's thread never takes
more than a tenth of the time from the engine, which needs the same interpreter.

The events go through a list, not through signals (fifty times cheaper each); a timer takes what is in it and hands it
over in one call, so a page draws once however many steps were taken. Pausing is not asking for the next event.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer

from engine.errors import EngineError
from gui.labs.driving import Budget, End, Item, ReportingWork, Take, Work
from gui.labs.signal import Signal

PERIOD_MS = 33
SLOWEST_MS = 100
WINDOW_SHARE = 0.1  # of the time, for everything the window's thread does while a work runs
PATIENCE_MS = 60_000  # no step of any network takes longer
log = logging.getLogger("digitlab.runner")


class _Thread(QThread):
    """Iterates; everything it learns goes into `queue`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.queue: list[Any] = []
        self.work: Work[Any] | None = None
        self.error: Exception | None = None
        self.go = threading.Event()
        self.resting = threading.Event()
        self.stopping = threading.Event()
        self.budget = Budget()

    def run(self) -> None:
        try:
            if self.work is not None:
                self._iterate(self.work.events())
        except Exception as error:  # noqa: BLE001  # whatever it is must be shown in the window, not lost in the thread
            self.error = error
            if not isinstance(error, EngineError):  # the window says those in words; they are no fault of the program
                log.error("the run failed\n%s", traceback.format_exc())

    def _iterate(self, events: Iterator[Any]) -> None:
        queue, budget, go, stopping = self.queue, self.budget, self.go, self.stopping
        for item in events:
            queue.append(item)
            if budget.spent(item) and not stopping.is_set():
                go.clear()
            if not go.is_set():
                self.resting.set()
                go.wait()
                self.resting.clear()


class Runner(QObject):
    """Drives one work at a time on a thread; see gui/labs/driving.py for what it promises.

    `changed` reports that the state is another: idle, running, paused, stopping.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changed = Signal()
        self._thread = _Thread(self)
        self._thread.finished.connect(self._over)
        self._timer = QTimer(self)
        self._period_ms = PERIOD_MS
        self._timer.timeout.connect(self._drain)
        self._take: Take[Any] = list
        self._end: End = bool
        self._active = False
        self._was_paused = False
        self._cpu_s = 0.0  # that the window's thread had used when it last drained
        self._used_s = 0.0  # from one draining to the next, on average

    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        if not self._active:
            return "idle"
        if self._thread.stopping.is_set():
            return "stopping"
        return "running" if self._thread.go.is_set() else "paused"

    @property
    def settled(self) -> bool:
        """Whether a paused work has really come to rest, and all that it reported was handed over."""
        return self.state == "paused" and self._thread.resting.is_set() and not self._thread.queue

    def drive(self, work: Work[Item], take: Take[Item], end: End) -> None:
        """Start a work; one that is under way is stopped and waited for."""
        self.close()
        thread = self._thread
        thread.queue.clear()
        thread.work, thread.error = work, None
        if isinstance(work, ReportingWork):
            work.report = thread.queue.append
        thread.budget.grant(0, 0)
        thread.stopping.clear()
        thread.go.set()
        self._take, self._end = take, end
        self._active = True
        thread.start()
        self._cpu_s, self._used_s = time.thread_time(), 0.0
        self._timer.start(self._period_ms)
        self.changed.emit()

    def pause(self) -> None:
        """Take effect after the step that runs now."""
        if self.state == "running":
            self._thread.go.clear()
            self.changed.emit()

    def resume(self, *, steps: int = 0, epochs: int = 0) -> None:
        """Continue, wholly or for this many steps or epochs."""
        if self._active and not self._thread.stopping.is_set():
            self._thread.budget.grant(steps, epochs)
            self._thread.go.set()
            self._was_paused = False  # it may be so again before the next draining, and is reported again then
            self.changed.emit()

    def stop(self) -> None:
        """Let the work end now; what it reports last still arrives."""
        if self._active and self._thread.work is not None:
            self._thread.stopping.set()
            self._thread.work.stop()
            self._thread.go.set()
            self.changed.emit()

    def close(self) -> None:
        """Stop, wait for the thread, and hand over its last items; for closing a window."""
        if self._active:
            self.stop()
            self._thread.wait(PATIENCE_MS)
            self._over()

    def _pace(self) -> None:
        """Set when to drain next, by what the window's thread has used of late."""
        before, self._cpu_s = self._cpu_s, time.thread_time()
        self._used_s += (self._cpu_s - before - self._used_s) / 8  # words and numbers come with every eighth redraw
        wanted = int(min(max(1000 * self._used_s / WINDOW_SHARE, PERIOD_MS), SLOWEST_MS))
        if wanted != self._period_ms:  # Qt would begin the period again
            self._period_ms = wanted
            self._timer.setInterval(wanted)

    def _drain(self) -> None:
        self._pace()
        queue = self._thread.queue
        if queue:
            items = queue[:]
            del queue[: len(items)]  # the thread may have added more meanwhile
            self._take(items)
        if self._was_paused != (self.state == "paused"):
            self._was_paused = not self._was_paused
            self.changed.emit()

    def _over(self) -> None:
        if self._active and self._thread.isFinished():
            self._timer.stop()
            self._drain()
            self._active = False
            self._thread.work = None
            error, self._thread.error = self._thread.error, None
            self._end(error)
            self.changed.emit()

"""Does the window stay smooth while a search runs? Gaps between the ticks of a 10 ms timer, idle and searching.

    python benchmarks/checks/search_window.py [TRIALS]    48 trials of two-layer, 400 steps each, in the window

Prints the median, the 99th percentile and the longest gap beyond the timer's own 10 ms.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICK_MS = 10
IDLE_S = 5.0


def measured(app: object, busy: Callable[[], bool]) -> list[float]:
    """Milliseconds that each tick came late while `busy` holds."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(0.0, 1000 * (now - last) - TICK_MS))
        last = now
        if not busy():
            QApplication.exit()

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    QApplication.exec()
    return late


def said(name: str, late: list[float]) -> None:
    """Print what was measured."""
    rows = sorted(late)
    print(
        f"{name}: {len(rows):,} ticks, median {rows[len(rows) // 2]:.1f} ms late, "
        f"99 % {rows[int(0.99 * len(rows))]:.1f} ms, longest {rows[-1]:.1f} ms",
        flush=True,
    )


def main(trials: int) -> None:
    """Measure the idle window, then the same with a search."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITLAB_HOME"] = home
        from gui.app import application, make_window

        app = application()
        window = make_window(Path(home) / "settings.ini", lang="en", look="light")
        page = window.show_page("compare")
        window.resize(1366, 768)
        window.show()
        page._show_view("search")  # type: ignore[attr-defined]  # the page is ComparePage
        lab = page.searching.lab  # type: ignore[attr-defined]
        ends = time.monotonic() + IDLE_S
        said("idle", measured(app, lambda: time.monotonic() < ends))
        lab.edit(trials_wanted=trials)
        lab.start()
        said(f"searching, {trials} trials", measured(app, lambda: lab.busy))
        print(f"{lab.done} trials done, {lab.failure or 'no failure'}")
        window.close()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(int((*sys.argv, "48")[1]))

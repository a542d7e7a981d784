"""Does the window stay smooth while a search runs: how late the ticks of a timer come."""

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.checks.search_window import measured, said


def test_ticks_are_counted_as_long_as_it_is_busy(qapp: QApplication) -> None:
    left = iter(range(5, -1, -1))
    late = measured(qapp, lambda: next(left) > 0)
    assert len(late) >= 6
    assert min(late) >= 0


def test_the_median_the_99th_percentile_and_the_longest_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    said("idle", [float(ms) for ms in range(200, -1, -1)])
    assert capsys.readouterr().out == "idle: 201 ticks, median 100.0 ms late, 99 % 198.0 ms, longest 200.0 ms\n"

"""What the table of runs is sorted by."""

from __future__ import annotations

from pathlib import Path

from engine.store.run_entry import RunEntry
from gui.labs.runs.rows import KEYS, Row


def test_runs_are_sorted_by_every_column_and_those_without_a_figure_stand_last() -> None:
    one = RunEntry(Path("one"), "beta", 2.0, network="50", best_accuracy=0.9, elapsed_s=3.0)
    two = RunEntry(Path("two"), "Alpha", 1.0, network="100", elapsed_s=9.0)
    for key, first in (("title", two), ("network", two), ("started", two), ("took", one), ("best", two)):
        assert min((one, two), key=KEYS[key]) is first, key
    assert Row(one) == Row(one, 0, False)

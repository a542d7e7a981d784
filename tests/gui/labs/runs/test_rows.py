"""What the table of runs is sorted by."""

from __future__ import annotations

from pathlib import Path

from engine.store.run_entry import RunEntry
from gui.labs.runs.rows import KEYS, Row, Totals, same


def test_runs_are_sorted_by_every_column_and_those_without_a_figure_stand_last() -> None:
    one = RunEntry(Path("one"), "beta", 2.0, network="50", best_accuracy=0.9, elapsed_s=3.0)
    two = RunEntry(Path("two"), "Alpha", 1.0, network="100", elapsed_s=9.0)
    for key, first in (("title", two), ("network", two), ("started", two), ("took", one), ("best", two)):
        assert min((one, two), key=KEYS[key]) is first, key
    assert Row(one) == Row(one, 0, False)


def test_what_is_said_of_all_runs_is_counted_over_them() -> None:
    one = RunEntry(Path("one"), "One", 1.0, size_bytes=10, tags=("a", "b"))
    two = RunEntry(Path("two"), "Two", 2.0, size_bytes=5, spare_bytes=2, tags=("b",))
    assert Totals.of([one, two]) == Totals([one, two], ["b", "a"], 15, True)
    assert not Totals.of([one]).can_thin


def test_lists_are_the_same_only_with_the_very_same_entries() -> None:
    one, twin = (RunEntry(Path("one"), "One", 1.0) for _ in range(2))
    assert same([one], [one])
    assert not same([one], [twin])
    assert not same([one], [])

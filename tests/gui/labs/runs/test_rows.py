"""What the table of runs is sorted by."""

from __future__ import annotations

from pathlib import Path

from engine.store.run_entry import RunEntry
from gui.labs.runs.rows import KEYS, RunLine, RunOrder, Titles, Totals, same


def test_runs_are_sorted_by_every_column_and_those_without_a_figure_stand_last() -> None:
    one = RunEntry(Path("one"), "beta", 2.0, network="50", best_accuracy=0.9, elapsed_s=3.0)
    two = RunEntry(Path("two"), "Alpha", 1.0, network="100", elapsed_s=9.0)
    for key, first in (("title", two), ("network", two), ("started", two), ("took", one), ("best", two)):
        assert min((one, two), key=KEYS[key]) is first, key
    assert RunLine(one) == RunLine(one, 0, False)


def test_what_is_said_of_all_runs_is_counted_over_them() -> None:
    one = RunEntry(Path("one"), "One", 1.0, size_bytes=10, tags=("a", "b"))
    two = RunEntry(Path("two"), "Two", 2.0, size_bytes=5, spare_bytes=2, tags=("b",))
    assert Totals.of([one, two]) == Totals([one, two], ["b", "a"], 15, True)
    assert not Totals.of([one]).can_thin
    weights_of_a_moment = RunEntry(Path("three"), "Three", 3.0, snapshots=1, snapshot_bytes=4)
    assert Totals.of([one, weights_of_a_moment]).can_thin


def test_lists_are_the_same_only_with_the_very_same_entries() -> None:
    one, twin = (RunEntry(Path("one"), "One", 1.0) for _ in range(2))
    assert same([one], [one])
    assert not same([one], [twin])
    assert not same([one], [])


def test_an_order_is_made_again_only_where_something_is_different() -> None:
    entries = [RunEntry(Path(name), title, 0.0) for name, title in (("1", "b"), ("3", "a"), ("2", "a"))]
    order = RunOrder()
    first = order.of(entries, "title", descending=False)
    assert [entry.name for entry in first] == ["2", "3", "1"]
    assert order.of(list(entries), "title", descending=False) is first
    assert [entry.name for entry in order.of(entries, "title", descending=True)] == ["1", "3", "2"]
    assert [entry.name for entry in order.of(entries[:2], "title", descending=True)] == ["1", "3"]


def test_a_title_is_translated_once_in_each_language() -> None:
    asked: list[str] = []

    def translate(title: str) -> str:
        asked.append(title)
        return title.upper()

    titles = Titles(translate)
    assert [titles.said("two layers") for _ in range(3)] == ["TWO LAYERS"] * 3
    assert asked == ["two layers"]
    titles.forget()
    titles.said("two layers")
    assert len(asked) == 2

"""Columns that leave a narrow table."""

from __future__ import annotations

import itertools

from gui.pages.runs.columns import columns


def test_tags_and_started_leave_a_narrow_table() -> None:
    assert {"tags", "started"} <= set(columns(941))
    assert not {"tags", "started"} & set(columns(700))
    for width in (600, 700, 941, 1500):
        placed = list(columns(width).values())
        assert all(a.left + a.width <= b.left for a, b in itertools.pairwise(placed))
        assert placed[-1].left + placed[-1].width <= width + 4

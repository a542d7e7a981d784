"""The table of a race is sorted by any column and back."""

from __future__ import annotations

import statistics

import pytest

from engine.store.comparison import Record
from gui.labs.compare.results_table import best, result_of
from tests.gui.labs.compare.races import lab_of


def test_the_table_is_sorted_by_any_column_and_back() -> None:
    lab, driver = lab_of(steps=60)
    lab.race.start()
    driver.run()
    names = [row.name for row in lab.board.results()]
    for column in ("loss", "best_loss", "accuracy", "to 0.9", "ms_per_step"):
        lab.sort(column)
        values = [v for v in (row.value(column) for row in lab.board.results()) if v is not None]
        assert values == sorted(values, reverse=column == "accuracy")
        lab.sort(column)
        turned = [v for v in (row.value(column) for row in lab.board.results()) if v is not None]
        assert turned == values[::-1]
        assert best(column, lab.board.results()) in names
        lab.sort(column)
        assert [row.name for row in lab.board.results()] == names
    lab.sort("name")
    assert [row.name for row in lab.board.results()] == ["AdaGrad", "Adam", "Momentum", "SGD"]


def test_the_spread_of_repeats_is_that_of_a_sample() -> None:
    records = [
        Record("a", best_loss=0.5, tests=[(1, accuracy)], step=step)
        for accuracy, step in ((0.8, 1), (1.0, 3), (0.6, 2))
    ]
    row = result_of("a", 1, records, seeds=3)
    assert row.accuracy == pytest.approx(0.8)
    assert row.spreads["accuracy"] == pytest.approx(statistics.stdev([0.8, 1.0, 0.6]))
    assert row.step == 3
    assert result_of("a", 1, records[:1], seeds=2).spreads == {}
    assert result_of("a", 1, [], seeds=2).step == 0

"""What a race has reported so far: curves, bands of repeats, guests."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import SpecError
from engine.racing.race import race
from engine.store.comparison import Record
from tests.gui.labs.compare.races import digits, lab_of


def test_a_race_fills_curves_and_table() -> None:
    lab, driver = lab_of(steps=60)
    lab.race.start()
    driver.run()
    assert [curve.name for curve in lab.board.losses] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert all(len(curve) == 60 for curve in lab.board.losses)
    assert lab.board.losses.x_end == 60
    rows = {row.name: row for row in lab.board.results()}
    for name, row in rows.items():
        assert row.reason == "completed"
        assert row.loss == pytest.approx(np.mean(lab.board.losses[name].y[-50:]))
        assert row.progress == 1
        assert row.ms_per_step is not None
        assert row.ms_per_step > 0
    assert lab.board.progress == (60, 60)


def test_repeats_give_mean_and_spread_in_curve_and_table() -> None:
    lab, driver = lab_of(steps=60, seeds=3)
    lab.choose_variation("optimizer.learning_rate")
    lab.race.start()
    driver.run()
    assert len(lab.board.comparison.records) == 9
    curve = lab.board.losses[lab.plan.contenders[0].name]
    assert curve.spread is not None
    assert (curve.spread > 0).any()
    ends = [lab.board.comparison.records[f"{lab.plan.contenders[0].name}#{seed}"].loss for seed in (42, 43, 44)]
    row = lab.board.results()[0]
    assert row.loss == pytest.approx(np.mean([e for e in ends if e is not None]))
    assert row.spreads["loss"] == pytest.approx(np.std([e for e in ends if e is not None], ddof=1))
    assert curve.y[-1] == pytest.approx(row.loss, rel=1e-6)


def test_where_only_one_repeat_has_come_there_is_no_spread() -> None:
    lab, driver = lab_of(steps=20, seeds=2)
    lab.race.start()
    while len(lab.board.keys("SGD")) < 2 or len(lab.board.records("SGD")[1].losses) < 5:
        driver.run(1)
    spread = lab.board.losses["SGD"].spread
    assert spread is not None
    assert np.isfinite(spread[:4]).all()
    assert np.isnan(spread[-5:]).all()
    lab.race.stop()
    driver.run()


def test_a_run_of_another_comparison_is_laid_over_with_a_color_of_its_own() -> None:
    lab, driver = lab_of(steps=8)
    lab.race.start()
    driver.run()
    other = race([lab.plan.spec_of(lab.plan.contenders[0])], digits(), names=["old run"])
    record = Record("old run")
    for event in other:
        record.apply(event)
    lab.lay_over("SGD", record)
    assert lab.board.names() == ["SGD", "Momentum", "AdaGrad", "Adam", "SGD (2)"]
    assert lab.board.losses["SGD (2)"].series == 5
    assert len(lab.board.losses["SGD (2)"]) == 8
    lab.toggle("SGD (2)")
    assert not lab.board.losses["SGD (2)"].visible
    lab.remove_guest("SGD (2)")
    assert len(lab.board.losses) == 4
    for _ in range(4):
        lab.lay_over("x", Record("x"))
    with pytest.raises(SpecError, match="at most 8"):
        lab.lay_over("x", Record("x"))


def test_smoothing_and_the_second_plot_change_at_once() -> None:
    lab, driver = lab_of(steps=40)
    lab.race.start()
    driver.run()
    lab.smooth(5)
    assert lab.board.losses["SGD"].smoothed()[1][-1] == pytest.approx(lab.board.losses["SGD"].y[-5:].mean())
    for what in ("train", "length", "both", "test"):
        lab.show_accuracy(what)
        assert not lab.board.accuracies.empty


def test_guests_give_way_to_a_new_comparison_of_more_runs() -> None:
    lab, driver = lab_of(steps=4)
    lab.choose_variation("batch_size")
    lab.race.start()
    driver.run()
    record = lab.board.comparison.records[lab.plan.contenders[0].name]
    for name in "abcde":
        lab.lay_over(name, record)
    assert len(lab.board.names()) == 8
    lab.show_figure("five-initializers")
    assert lab.board.guests == ["a", "b", "c"]
    assert len({curve.series for curve in lab.board.losses.curves} | {c.series for c in lab.plan.contenders}) == 8


def test_guests_of_one_name_are_counted_from_2() -> None:
    lab, _ = lab_of(steps=3)
    assert [lab.board.lay_over("SGD", Record("SGD")) for _ in range(3)] == ["SGD (2)", "SGD (3)", "SGD (4)"]
    assert lab.board.lay_over("mine", Record("mine")) == "mine"

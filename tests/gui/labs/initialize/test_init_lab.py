"""The Initialization lab: its numbers against those computed independently, its verdicts, its race."""

from __future__ import annotations

import numpy as np
import pytest

from engine.analysis.initialization.init_study import InitStudy, scheme_name
from engine.data.dataset import Dataset, Split
from engine.errors import DataError
from engine.initializers.orthogonal import Orthogonal
from engine.rng import stream
from engine.training.trainer import Trainer
from gui.labs.driving import Inline
from gui.labs.initialize.init_lab import DEPTHS, InitLab
from tests.gui.labs.compare.races import digits


def test_the_gradients_are_shown_layer_by_layer_when_asked_for() -> None:
    lab = InitLab()
    lab.edit(activation="tanh", depth=4, width=40, count=100)
    lab.show_gradients(True)
    assert len(lab.rows[0].cells) == 4
    largest = max(abs(cell.low) for cell in lab.rows[0].cells)
    assert largest == max(cell.high for cell in lab.rows[0].cells)  # about 0, unlike outputs


def test_the_default_is_the_course_setting() -> None:
    lab = InitLab()
    assert lab.study == InitStudy("sigmoid", depth=5, width=100, count=1000, batch_norm=False, digits=False, seed=0)
    assert [scheme_name(row.scheme) for row in lab.rows] == [
        "Zeros", "Normal, σ = 1", "Normal, σ = 0.01", "Xavier", "He",
    ]  # fmt: skip
    assert all(len(row.cells) == 5 for row in lab.rows)


def test_the_race_starts_from_exactly_the_weights_that_are_shown() -> None:
    data = digits()
    lab = InitLab(load=lambda _: data)
    lab.edit(depth=3, width=20, count=50, seed=7)
    rivals = lab.rivals()
    assert lab.study.digits
    network = lab.study.network()
    assert len(rivals.specs) == len(lab.chosen) == len(rivals.names)
    for scheme, spec in zip(lab.chosen, rivals.specs, strict=True):
        shown = lab.study.weights(scheme, network)
        np.testing.assert_array_equal(Trainer(spec, data).parameters.theta, shown.theta)


def test_schemes_are_switched_and_the_last_one_stays() -> None:
    lab = InitLab()
    orthogonal = next(s for s in lab.offered if isinstance(s, Orthogonal))
    lab.choose(orthogonal, True)
    assert [row.scheme for row in lab.rows] == lab.chosen
    assert orthogonal in lab.chosen
    for scheme in lab.offered:
        lab.choose(scheme, True)
    assert len(lab.chosen) == 8
    assert [lab.can_choose(scheme) for scheme in lab.offered].count(False) == len(lab.offered) - 8
    for scheme in list(lab.chosen):
        lab.choose(scheme, False)
    assert len(lab.chosen) == 1
    assert not lab.can_choose(lab.chosen[0])


def test_settings_stay_within_their_bounds() -> None:
    lab = InitLab()
    lab.edit(depth=99, width=1, count=3)
    assert lab.study.depth == DEPTHS[1]
    assert lab.study.width == 2
    assert lab.study.count == 10
    lab.draw_again()
    assert lab.study.seed == 1


def test_a_large_study_is_computed_by_the_driver_and_the_last_request_wins() -> None:
    driver = Inline()
    lab = InitLab(driver)
    before = lab.rows
    lab.edit(depth=12, width=300)
    assert lab.working
    assert lab.rows is before
    driver.run(1)
    lab.edit(depth=11)
    driver.run()
    driver.run()
    assert not lab.working
    assert len(lab.rows[0].cells) == 11


def test_what_goes_wrong_with_the_digits_is_kept_for_the_page() -> None:
    def broken(_: str) -> Dataset:
        raise DataError("no digits here", path="x")

    driver = Inline()
    lab = InitLab(driver, load=broken)
    lab.edit(depth=12, width=300, digits=True)
    driver.run()
    assert isinstance(lab.failure, DataError)
    lab.edit(depth=2, width=20)
    assert isinstance(lab.failure, DataError)
    assert not lab.working
    lab.edit(digits=False)
    assert lab.failure is None


def test_the_table_holds_every_cell() -> None:
    lab = InitLab()
    table = lab.table()
    assert table[0][:4] == ["scheme", "layer", "mean", "sigma"]
    assert len(table) == 1 + 25
    assert float(table[6][3]) == pytest.approx(lab.rows[1].cells[0].sigma, rel=1e-5)


def test_random_inputs_are_standard_normal_and_digits_are_digits() -> None:
    lab = InitLab(load=lambda _: digits())
    x, labels = lab.inputs(InitStudy())
    assert x.shape == (1000, 100)
    assert x.std() == pytest.approx(1, abs=0.02)
    assert labels.max() < 10
    images, _ = lab.inputs(InitStudy(digits=True, count=30))
    assert images.shape == (30, 1, 28, 28)
    assert isinstance(digits().train, Split)
    assert stream(0, "inputs").standard_normal() == pytest.approx(float(x[0, 0]), rel=1e-6)


def test_one_layer_is_the_least_and_twenty_the_most() -> None:
    lab = InitLab()
    for asked, depth in ((0, 1), (1, 1), (20, 20), (21, 20)):
        lab.edit(depth=asked, width=2, count=10)
        assert (lab.study.depth, len(lab.rows[0].cells)) == (depth, depth)


def test_one_of_two_schemes_can_be_left_out_and_the_last_cannot() -> None:
    lab = InitLab()
    for scheme in lab.chosen[2:]:
        lab.choose(scheme, False)
    first, second = lab.chosen
    assert lab.can_choose(first)
    lab.choose(first, False)
    assert not lab.can_choose(second)


def test_layers_of_the_table_are_counted_from_1() -> None:
    lab = InitLab()
    lab.edit(depth=3, width=10, count=20)
    rows = lab.table()[1:]
    assert [row[1] for row in rows] == ["1", "2", "3"] * len(lab.rows)


def test_a_study_that_is_ended_halfway_leaves_the_rows_as_they_were() -> None:
    driver = Inline()
    lab = InitLab(driver)
    before = lab.rows
    lab.edit(width=512, count=2000, depth=6)
    driver.run(2)
    assert lab.working
    driver.stop()
    driver.run()
    assert not lab.working
    assert lab.rows is before


def test_the_table_names_the_bars_of_its_histograms_from_1() -> None:
    lab = InitLab()
    lab.edit(depth=1, width=10, count=20)
    head, first = lab.table()[:2]
    bars = len(lab.rows[0].cells[0].heights)
    assert head[8:] == [f"bar {number}" for number in range(1, bars + 1)]
    assert len(first) == len(head)

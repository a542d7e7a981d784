"""The Initialization lab: its numbers against those computed independently, its verdicts, its race."""

from __future__ import annotations

import numpy as np
import pytest

from engine.analysis.initialization.histograms import Histogram, histogram
from engine.analysis.initialization.init_study import SchemeRow, Study, look, scheme_name
from engine.analysis.initialization.init_verdicts import judge, judge_gradients
from engine.data.dataset import Dataset, Split
from engine.errors import DataError
from engine.initializers.he import He
from engine.initializers.normal import Normal
from engine.initializers.orthogonal import Orthogonal
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.rng import stream
from engine.training.trainer import Trainer
from gui.labs.driving import Inline
from gui.labs.initialize.init_lab import DEPTHS, InitLab
from tests.gui.labs.compare.races import digits

SEEDS = (0, 1, 2, 3)


def row_of(study: Study, scheme: object, *, gradients: bool = False) -> SchemeRow:
    lab = InitLab(load=lambda _: digits())
    x, labels = lab.inputs(study)
    return look(study, scheme, x, labels, study.network(), gradients=gradients)  # type: ignore[arg-type]  # a scheme


def independent(sigma: float, seed: int, depth: int = 5) -> list[np.ndarray]:
    """The course's own loop: 1,000 standard normal inputs through sigmoid layers of 100."""
    generator = np.random.default_rng(seed)
    h = generator.standard_normal((1000, 100))
    outputs = []
    for _ in range(depth):
        h = 1 / (1 + np.exp(-h @ (sigma * generator.standard_normal((100, 100)))))
        outputs.append(h)
    return outputs


def test_the_default_is_the_course_setting() -> None:
    lab = InitLab()
    assert lab.study == Study("sigmoid", depth=5, width=100, count=1000, batch_norm=False, digits=False, seed=0)
    assert [scheme_name(row.scheme) for row in lab.rows] == [
        "Zeros", "Normal, σ = 1", "Normal, σ = 0.01", "Xavier", "He",
    ]  # fmt: skip
    assert all(len(row.cells) == 5 for row in lab.rows)


def test_sigma_1_saturates_the_fifth_layer() -> None:
    rows = [row_of(Study(seed=seed), Normal(sigma=1.0)) for seed in SEEDS]
    theirs = [independent(1.0, seed)[4] for seed in SEEDS]
    share = np.mean([row.cells[4].saturated for row in rows])
    assert 0.40 <= share <= 0.60
    assert share == pytest.approx(np.mean([((y <= 0.01) | (y >= 0.99)).mean() for y in theirs]), abs=0.08)
    sigma = np.mean([row.cells[4].sigma for row in rows])
    assert 0.41 <= sigma <= 0.46
    assert sigma == pytest.approx(np.mean([y.std() for y in theirs]), abs=0.02)
    assert rows[0].verdict.key == "saturated"
    assert rows[0].verdict.percent == pytest.approx(100 * rows[0].cells[rows[0].verdict.layer - 1].saturated)


def test_sigma_001_leaves_the_fifth_layer_in_a_point_around_a_half() -> None:
    for seed in SEEDS:
        row = row_of(Study(seed=seed), Normal(sigma=0.01))
        assert 0.010 <= row.cells[4].sigma <= 0.016
        assert row.cells[4].mean == pytest.approx(0.5, abs=0.02)
        assert row.cells[4].sigma == pytest.approx(independent(0.01, seed)[4].std(), abs=0.003)
        assert row.verdict.key == "collapsed"


def test_xavier_keeps_the_spread_of_layers_two_to_five() -> None:
    for seed in SEEDS:
        row = row_of(Study(seed=seed), Xavier())
        for cell in row.cells[1:]:
            assert 0.09 <= cell.sigma <= 0.15
        assert row.verdict.state == "good"


def test_twenty_relu_layers_keep_the_signal_with_he_and_lose_it_with_sigma_001() -> None:
    study = Study("relu", depth=20, width=512, count=200)

    def moments(scheme: object) -> list[float]:
        return [cell.mean**2 + cell.sigma**2 for cell in row_of(study, scheme).cells]

    he = moments(He())
    assert 1 / 2.5 < he[-1] / he[0] < 2.5
    assert moments(Normal(sigma=0.01))[-1] < 1e-20


def test_the_numbers_of_a_cell_are_those_of_its_layer() -> None:
    study = Study("tanh", depth=3, width=30, count=200, seed=5)
    x, _ = InitLab().inputs(study)
    parameters = study.weights(He(), study.network())
    h = x.astype(np.float64)
    row = row_of(study, He())
    for place, cell in zip((0, 2, 4), row.cells, strict=True):
        h = np.tanh(h @ parameters.views[place]["W"].astype(np.float64))
        assert cell.mean == pytest.approx(h.mean(), abs=1e-5)
        assert cell.sigma == pytest.approx(h.std(), rel=1e-4)
        assert cell.saturated == pytest.approx((np.abs(h) >= 0.98).mean(), abs=1e-3)
        counts, _ = np.histogram(h, bins=len(cell.heights), range=(-1, 1))
        np.testing.assert_allclose(cell.heights, counts / h.size, atol=2e-3)


def test_gradients_of_a_layer_are_those_of_backpropagation() -> None:
    study = Study("tanh", depth=4, width=40, count=100)
    lab = InitLab()
    lab.edit(activation="tanh", depth=4, width=40, count=100)
    lab.show_gradients(True)
    assert len(lab.rows[0].cells) == 4
    small = row_of(study, Normal(sigma=0.01), gradients=True)
    assert small.verdict.key in ("vanishes", "uneven", "tiny")
    assert row_of(study, Zeros(), gradients=True).verdict.key == "no gradient"
    deep = Study("sigmoid", depth=10, width=40, count=100)
    assert row_of(deep, Xavier(), gradients=True).verdict.key == "vanishes"
    assert judge_gradients(row_of(study, He(), gradients=True).cells).key == "healthy"


def test_gradients_of_like_size_are_not_healthy_where_all_are_far_too_small_or_large() -> None:
    study = Study("relu")
    assert row_of(study, Normal(sigma=0.01), gradients=True).verdict.key == "tiny"
    assert row_of(study, Normal(sigma=1.0), gradients=True).verdict.key == "huge"
    assert row_of(study, He(), gradients=True).verdict.key == "healthy"


def spread(sigma: float) -> Histogram:
    """A histogram of two values, sigma on each side of sigma; of none, if sigma is not finite."""
    values = np.array([0.0, 2 * sigma]) if np.isfinite(sigma) else np.array([])
    return histogram(values, 0.0, 1.0)


@pytest.mark.parametrize(
    ("sigmas", "dead", "key"),
    [
        ((1.0, 1.0), 0.0, "healthy"),
        ((1.0, 0.3), 0.0, "drifts"),
        ((1.0, 3.0), 0.0, "drifts"),
        ((1.0, 1.0), 0.4, "dead"),
        ((1.0, 0.01), 0.0, "collapsed"),
        ((1.0, 20.0), 0.0, "explodes"),
        ((1.0, float("inf")), 0.0, "explodes"),
    ],
)
def test_the_size_of_the_signal_and_its_dead_units_are_judged(
    sigmas: tuple[float, float], dead: float, key: str
) -> None:
    assert judge(None, [spread(s) for s in sigmas], [0.0, dead], alike=False).key == key


@pytest.mark.parametrize(
    ("sigmas", "key"),
    [
        ((0.01, 0.01), "healthy"),
        ((0.01, 0.2), "uneven"),
        ((0.2, 0.01), "uneven"),
        ((1e-5, 0.1), "vanishes"),
        ((5.0, 0.01), "explodes"),
        ((float("inf"), 0.1), "explodes"),
        ((0.0, 0.1), "no gradient"),
        ((1e-6, 1e-6), "tiny"),
        ((50.0, 50.0), "huge"),
    ],
)
def test_gradients_are_judged_by_how_the_first_compares_with_the_last(sigmas: tuple[float, float], key: str) -> None:
    verdict = judge_gradients([spread(s) for s in sigmas])
    assert verdict.key == key
    assert verdict.factor > 0 or key not in ("uneven", "vanishes", "explodes")


def test_batch_norm_heals_what_the_scheme_spoils() -> None:
    spoiled = row_of(Study("tanh"), Normal(sigma=0.01)).cells[4].sigma
    healed = row_of(Study("tanh", batch_norm=True), Normal(sigma=0.01)).cells[4].sigma
    assert spoiled < 1e-3
    assert healed > 0.4


@pytest.mark.parametrize(
    ("activation", "scheme", "key"),
    [
        ("sigmoid", Zeros(), "equal"),
        ("tanh", Zeros(), "equal"),
        ("tanh", Normal(sigma=1.0), "saturated"),
        ("tanh", Normal(sigma=0.01), "collapsed"),
        ("tanh", Xavier(), "healthy"),
        ("tanh", He(), "wide"),
        ("relu", Normal(sigma=1.0), "explodes"),
        ("relu", Normal(sigma=0.01), "collapsed"),
        ("relu", He(), "healthy"),
    ],
)
def test_each_row_is_judged_for_what_it_is(activation: str, scheme: object, key: str) -> None:
    assert row_of(Study(activation), scheme).verdict.key == key


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


def test_a_large_study_is_computed_by_the_driver_and_the_last_wish_wins() -> None:
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
    x, labels = lab.inputs(Study())
    assert x.shape == (1000, 100)
    assert x.std() == pytest.approx(1, abs=0.02)
    assert labels.max() < 10
    images, _ = lab.inputs(Study(digits=True, count=30))
    assert images.shape == (30, 1, 28, 28)
    assert isinstance(digits().train, Split)
    assert stream(0, "inputs").standard_normal() == pytest.approx(float(x[0, 0]), rel=1e-6)

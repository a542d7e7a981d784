"""The study of first weights against the course's own loop, computed independently."""

from __future__ import annotations

import numpy as np
import pytest

from engine.analysis.initialization.init_study import InitStudy, SchemeRow, look, scheme_name
from engine.analysis.initialization.init_verdicts import judge_gradients
from engine.initializers import Initializer
from engine.initializers.he import He
from engine.initializers.normal import Normal
from engine.initializers.uniform import Uniform
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.training.trainer import Trainer
from tests.small import small_dataset

SEEDS = (0, 1, 2, 3)


def row_of(study: InitStudy, scheme: Initializer, *, gradients: bool = False) -> SchemeRow:
    """The row of a scheme, on random inputs."""
    return look(study, scheme, *study.random_inputs(), study.network(), gradients=gradients)


def independent(sigma: float, seed: int, depth: int = 5) -> list[np.ndarray]:
    """The course's own loop: 1,000 standard normal inputs through sigmoid layers of 100."""
    generator = np.random.default_rng(seed)
    h = generator.standard_normal((1000, 100))
    outputs = []
    for _ in range(depth):
        h = 1 / (1 + np.exp(-h @ (sigma * generator.standard_normal((100, 100)))))
        outputs.append(h)
    return outputs


def test_sigma_1_saturates_the_fifth_layer() -> None:
    rows = [row_of(InitStudy(seed=seed), Normal(sigma=1.0)) for seed in SEEDS]
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
        row = row_of(InitStudy(seed=seed), Normal(sigma=0.01))
        assert 0.010 <= row.cells[4].sigma <= 0.016
        assert row.cells[4].mean == pytest.approx(0.5, abs=0.02)
        assert row.cells[4].sigma == pytest.approx(independent(0.01, seed)[4].std(), abs=0.003)
        assert row.verdict.key == "collapsed"


def test_xavier_keeps_the_spread_of_layers_two_to_five() -> None:
    for seed in SEEDS:
        row = row_of(InitStudy(seed=seed), Xavier())
        for cell in row.cells[1:]:
            assert 0.09 <= cell.sigma <= 0.15
        assert row.verdict.state == "good"


def test_twenty_relu_layers_keep_the_signal_with_he_and_lose_it_with_sigma_001() -> None:
    study = InitStudy("relu", depth=20, width=512, count=200)

    def moments(scheme: Initializer) -> list[float]:
        return [cell.mean**2 + cell.sigma**2 for cell in row_of(study, scheme).cells]

    he = moments(He())
    assert 1 / 2.5 < he[-1] / he[0] < 2.5
    assert moments(Normal(sigma=0.01))[-1] < 1e-20


def test_the_numbers_of_a_cell_are_those_of_its_layer() -> None:
    study = InitStudy("tanh", depth=3, width=30, count=200, seed=5)
    x, _ = study.random_inputs()
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
    study = InitStudy("tanh", depth=4, width=40, count=100)
    assert len(row_of(study, He(), gradients=True).cells) == 4
    small = row_of(study, Normal(sigma=0.01), gradients=True)
    assert small.verdict.key in ("vanishes", "uneven", "tiny")
    assert row_of(study, Zeros(), gradients=True).verdict.key == "no gradient"
    deep = InitStudy("sigmoid", depth=10, width=40, count=100)
    assert row_of(deep, Xavier(), gradients=True).verdict.key == "vanishes"
    assert judge_gradients(row_of(study, He(), gradients=True).cells).key == "healthy"


def test_gradients_of_like_size_are_not_healthy_where_all_are_far_too_small_or_large() -> None:
    study = InitStudy("relu")
    assert row_of(study, Normal(sigma=0.01), gradients=True).verdict.key == "tiny"
    assert row_of(study, Normal(sigma=1.0), gradients=True).verdict.key == "huge"
    assert row_of(study, He(), gradients=True).verdict.key == "healthy"


def test_batch_norm_heals_what_the_scheme_spoils() -> None:
    spoiled = row_of(InitStudy("tanh"), Normal(sigma=0.01)).cells[4].sigma
    healed = row_of(InitStudy("tanh", batch_norm=True), Normal(sigma=0.01)).cells[4].sigma
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
def test_each_row_is_judged_for_what_it_is(activation: str, scheme: Initializer, key: str) -> None:
    assert row_of(InitStudy(activation), scheme).verdict.key == key


def test_the_network_has_hidden_layers_of_one_width_and_ten_answers() -> None:
    kinds = [layer.kind for layer in InitStudy("tanh", depth=2, width=7, batch_norm=True, digits=True).layers()]
    assert kinds == ["flatten", *["dense", "batch-norm", "tanh"] * 2, "dense"]
    assert InitStudy(depth=2, width=7).network().input_shape == (7,)
    assert InitStudy(digits=True, width=7).network().output_shape == (10,)


def test_its_run_on_digits_starts_from_the_weights_that_are_shown() -> None:
    study = InitStudy("relu", depth=2, width=9, digits=True, seed=4)
    spec = study.spec(He())
    trainer = Trainer(spec, small_dataset(shape=(1, 28, 28), classes=10))
    assert np.array_equal(trainer.parameters.theta, study.weights(He(), study.network()).theta)
    assert (spec.epochs, spec.steps) == (0, 1000)


def test_random_inputs_are_standard_normal_and_follow_from_the_seed() -> None:
    x, labels = InitStudy(count=500, width=40).random_inputs()
    assert x.shape == (500, 40)
    assert float(x.std()) == pytest.approx(1, abs=0.02)
    assert set(labels) == set(range(10))
    assert np.array_equal(x, InitStudy(count=500, width=40, activation="relu").random_inputs()[0])
    assert not np.array_equal(x, InitStudy(count=500, width=40, seed=1).random_inputs()[0])


def test_equal_units_are_seen_at_the_exact_zero_start_only() -> None:
    assert row_of(InitStudy("relu", width=20, count=50), Zeros()).verdict.key == "equal"
    assert row_of(InitStudy("relu", width=1, count=50), Zeros()).verdict.key == "collapsed"  # one unit has no other


def test_weights_that_overflow_are_a_row_too() -> None:
    row = row_of(InitStudy("relu", depth=40, width=50, count=20), Normal(sigma=10.0))
    assert row.verdict.key == "explodes"


def test_a_scheme_is_named_with_the_number_that_sets_it_apart() -> None:
    assert [scheme_name(scheme) for scheme in (Normal(sigma=0.01), He(), Uniform(limit=0.3))] == [
        "Normal, σ = 0.01",
        "He",
        "Uniform, a = 0.3",
    ]

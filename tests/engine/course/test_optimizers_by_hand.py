import numpy as np
import pytest

from engine.course.optimizers_by_hand import RATES, RULES, STARTS, Knobs, gradient, height, updates
from engine.numerics.differences import central_difference
from engine.optimizers import optimizers
from engine.types import Array, Memory


@pytest.mark.parametrize("kind", list(RULES))
@pytest.mark.parametrize("problem", ["one", "valley"])
@pytest.mark.parametrize("per_batch", [1, 6])
def test_the_rule_by_hand_is_the_optimizer_of_the_engine(kind: str, problem: str, per_batch: int) -> None:
    rate = RATES[problem][kind]
    fields = {"epsilon": 1e-7} if kind in ("adagrad", "rmsprop", "adam") else {}
    optimizer = optimizers.from_dict({"kind": kind, "learning_rate": min(rate, 1.0), **fields})
    knobs = Knobs(rate=min(rate, 1.0))
    theta: Array = np.array(STARTS[problem], np.float64)
    memory: Memory = optimizer.fresh_memory(theta)
    slopes: Array = theta
    for t, update in enumerate(updates(problem, kind, knobs, start=STARTS[problem], steps=18, per_batch=per_batch), 1):
        if update.inner == 1:
            slopes = np.array(gradient(problem, [float(w) for w in theta]))
        optimizer.update(theta, slopes.copy(), memory, t)
        np.testing.assert_allclose(update.after, theta, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("problem", ["one", "valley"])
def test_the_slope_is_that_of_trying(problem: str) -> None:
    at: Array = np.array(STARTS[problem], np.float64)
    found = central_difference(lambda w: height(problem, list(map(float, w))), at)
    np.testing.assert_allclose(gradient(problem, STARTS[problem]), found, rtol=1e-6)


def test_adams_first_step_is_the_rate_and_without_correction_3_16_times_that() -> None:
    first = next(updates("one", "adam", Knobs(rate=0.3), start=(0.8,)))
    assert first.numbers[0]["Δ"] == pytest.approx(0.3, rel=1e-5)
    bare = next(updates("one", "adam", Knobs(rate=0.3, corrected=False), start=(0.8,)))
    assert bare.numbers[0]["Δ"] == pytest.approx(0.3 * 10**0.5, rel=1e-4)


def test_momentum_that_forgets_is_sgd() -> None:
    knobs = Knobs(rate=0.5)
    forgetful = [u.after[0] for u in updates("one", "momentum", knobs, start=(0.8,), forgets=True)]
    assert forgetful == pytest.approx([u.after[0] for u in updates("one", "sgd", knobs, start=(0.8,))])


def test_six_updates_of_sgd_are_one_with_six_times_the_rate() -> None:
    six = [u.after[0] for u in updates("one", "sgd", Knobs(rate=1), start=(0.8,), steps=12, per_batch=6)][5::6]
    one = [u.after[0] for u in updates("one", "sgd", Knobs(rate=6), start=(0.8,), steps=2)]
    assert six == pytest.approx(one)


def test_a_path_that_leaves_the_floats_ends() -> None:
    assert len(list(updates("valley", "sgd", Knobs(rate=100), start=(-7, 2), steps=60))) < 60

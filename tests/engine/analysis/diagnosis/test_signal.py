"""Rules about what flows through the layers, on either side of their bounds."""

import math
from typing import Any

import pytest

from engine.analysis.diagnosis import Evidence
from engine.initializers.he import He
from engine.initializers.xavier import Xavier
from tests.engine.analysis.diagnosis.evidence import PLAIN, found, probed

DENSE: dict[str, Any] = {"kind": "dense", "gradient_rms": 1.0, "weight_rms": 1.0}


def probed_once(*layers: dict[str, Any], step: int = 0) -> Evidence:
    return Evidence(PLAIN, probes=(probed(*layers, step=step),))


@pytest.mark.parametrize(("dead", "step", "fires"), [(0.67, 50, True), (0.66, 50, False), (0.67, 49, False)])
def test_units_are_dead_where_two_thirds_give_0_after_fifty_steps(dead: float, step: int, fires: bool) -> None:
    finding = found("dead-units", probed_once(DENSE, {"dead": dead}, DENSE, step=step))
    assert (finding is not None) == fires
    assert finding is None or finding.values == {"layer": 2, "percent": 67}


def test_only_activations_have_units_that_die() -> None:
    assert found("dead-units", probed_once({**DENSE, "dead": 1.0}, DENSE, step=50)) is None
    assert found("dead-units", probed_once({"dead": 1.0}, step=50)) is None  # the last layer is the answer


def test_the_worst_saturated_layer_is_named_and_xavier_helps() -> None:
    finding = found("saturated", probed_once({"saturated": 0.7}, {"saturated": 0.9}, DENSE))
    assert finding is not None
    assert finding.values == {"layer": 2, "percent": 90}
    assert finding.remedy.apply(PLAIN).initializer == Xavier()
    assert found("saturated", probed_once({"saturated": 0.59}, DENSE)) is None


@pytest.mark.parametrize(("gradient", "fires"), [(0.9e-4, True), (1.1e-4, False), (0.0, False)])
def test_a_gradient_vanishes_below_a_ten_thousandth_of_the_last_one(gradient: float, fires: bool) -> None:
    finding = found("vanishing-gradient", probed_once({**DENSE, "gradient_rms": gradient}, {}, DENSE))
    assert (finding is not None) == fires
    assert finding is None or (finding.values, finding.remedy.apply(PLAIN).initializer) == ({"ratio": "9e-05"}, He())


@pytest.mark.parametrize(
    ("gradient", "shown"), [(9.9, ""), (10.1, "10"), (250.0, "250"), (math.inf, "∞"), (math.nan, "∞")]
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_gradient_ten_times_its_weights_explodes_in_whatever_layer(gradient: float, shown: str, place: int) -> None:
    layers = [dict(DENSE) for _ in range(3)]
    layers[place]["gradient_rms"] = gradient
    finding = found("exploding-gradient", probed_once(*layers))
    assert (finding.values["ratio"] if finding is not None else "") == shown


def test_equal_units_are_hidden_layers_without_a_gradient_before_the_first_step() -> None:
    still = {**DENSE, "gradient_rms": 0.0}
    finding = found("equal-units", probed_once(DENSE, still, DENSE))
    assert finding is not None
    assert finding.values == {"layer": 2}
    assert found("equal-units", probed_once(still, DENSE, step=10)) is None
    assert found("equal-units", probed_once(DENSE, still)) is None  # the last layer may be right already


@pytest.mark.parametrize(("spread", "fires"), [(0.9e-3, True), (1.1e-3, False), (0.0, False)])
def test_a_signal_shrinks_below_a_thousandth_from_the_first_to_the_last_hidden_layer(
    spread: float, fires: bool
) -> None:
    finding = found("shrinking-signal", probed_once(DENSE, {**DENSE, "spread": spread}, DENSE))
    assert (finding is not None) == fires

"""Parts switched off, scaled, shaken and frozen."""

import numpy as np
import pytest

from engine.analysis.interpretability.ablation import Alteration, altered, unit_costs
from engine.analysis.interpretability.feature_maps import activations, blocks
from engine.analysis.interpretability.log_odds import log_odds, pixel_gradient
from engine.analysis.model import Model
from engine.numerics.differences import central_difference


def test_unit_switched_off_is_one_whose_output_is_multiplied_away(tiny: Model, pictures: np.ndarray) -> None:
    """In front of the last dense layer, switching a map off equals setting the weights from it to 0."""
    cut = Model(tiny.network, tiny.parameters.copy(), tiny.loss)
    cut.parameters.views[6]["W"].reshape(4, 2, 2, 5)[1] = 0
    off = altered(tiny, {2: Alteration(off=frozenset({1}))})
    np.testing.assert_allclose(off.outputs(pictures), cut.outputs(pictures), atol=1e-12)


def test_no_alteration_is_the_network_itself(tiny: Model, pictures: np.ndarray) -> None:
    same = altered(tiny, {1: Alteration().toggled(0).toggled(0)})
    np.testing.assert_array_equal(same.outputs(pictures), tiny.outputs(pictures))


def test_scaled_and_shaken_weights_leave_the_original_alone(tiny: Model) -> None:
    before = tiny.parameters.theta.copy()
    half = altered(tiny, {1: Alteration(scale=0.5)})
    np.testing.assert_allclose(half.parameters.views[0]["W"], tiny.parameters.views[0]["W"] / 2)
    shaken = altered(tiny, {2: Alteration(noise=0.1)})
    moved = shaken.parameters.views[3]["W"] - tiny.parameters.views[3]["W"]
    assert moved.std() == pytest.approx(0.1 * tiny.parameters.views[3]["W"].std(), rel=0.2)
    np.testing.assert_array_equal(tiny.parameters.theta, before)


def test_frozen_block_gives_its_mean_whatever_it_sees(tiny: Model, pictures: np.ndarray) -> None:
    frozen = altered(tiny, {2: Alteration(frozen=True)}, pictures)
    outputs = frozen.outputs(pictures)
    np.testing.assert_allclose(outputs, np.broadcast_to(outputs[0], outputs.shape))
    mean = activations(tiny, pictures, [4])[0].mean(axis=0)
    np.testing.assert_allclose(activations(frozen, pictures[:1], [4])[0][0], mean)


def test_altered_network_still_has_gradients(tiny: Model, pictures: np.ndarray) -> None:
    off = altered(tiny, {1: Alteration(off=frozenset({0, 2}))})
    image = pictures[:1].copy()
    expected = central_difference(lambda _: float(log_odds(off.probabilities(image), 3)[0]), image, h=1e-5)
    np.testing.assert_allclose(pixel_gradient(off, image, 3), expected, rtol=1e-5, atol=1e-7)


def test_cost_of_a_unit_is_the_accuracy_that_is_lost(tiny: Model, pictures: np.ndarray) -> None:
    labels = tiny.outputs(pictures).argmax(axis=1)
    costs = {(c.block, c.unit): c.lost for c in unit_costs(tiny, pictures, labels)}
    assert set(costs) == {(b.number, u) for b in blocks(tiny.network)[:2] for u in range(b.units)}
    for number, unit in ((1, 2), (2, 0)):
        off = altered(tiny, {number: Alteration(off=frozenset({unit}))})
        assert costs[number, unit] == pytest.approx(1 - off.accuracy(pictures, labels))

"""The networks that may fit foreign arrays: geometries in whole numbers, and rows of layers computed together."""

from __future__ import annotations

import numpy as np
import pytest

from engine.foreign.architectures import chains
from engine.foreign.hypotheses import EXACT, QUICK, ChainBody, Hypothesis, Trials, candidate_activations
from engine.foreign.orders import ORDERS
from engine.foreign.scalings import SCALINGS
from engine.layers.base import NO_GRAD
from tests.engine.foreign.tried import IMAGES, blocks, draw

CONVOLUTIONS = {
    "c1.weight": draw(4, 1, 5, 5), "c1.bias": draw(4),
    "n.weight": draw(4), "n.bias": draw(4), "n.running_mean": draw(4), "n.running_var": np.abs(draw(4)),
    "f1.weight": draw(12, 4 * 144), "f1.bias": draw(12), "f2.weight": draw(10, 12), "f2.bias": draw(10),
}  # fmt: skip


DENSE = {"W1": draw(784, 12), "b1": draw(12), "W2": draw(12, 10), "b2": draw(10)}


@pytest.mark.parametrize("arrays", [CONVOLUTIONS, DENSE], ids=["convolution", "dense"])
def test_hypotheses_tried_together_give_what_each_gives_as_a_network(arrays):
    made = blocks(**arrays)
    likely = [
        Hypothesis(ChainBody(made, chain, (1, 28, 28), (name,) * (made.count - 1), place))
        for chain in chains(made, (1, 28, 28))[:3]
        for name in ("relu", "tanh")
        for place in ((0, 1, 2) if made.norms else (0,))
    ]
    gaps = made.count - 1
    more = [one.replaced(scaling=scaling) for one in likely[:1] for scaling in SCALINGS]
    more += [likely[0].replaced(sideways=True), likely[0].replaced(order=ORDERS[0])]
    more += [likely[0].replaced(activations=(*("relu",) * (gaps - 1), name)) for name in candidate_activations()]
    trials = Trials(IMAGES)
    for one in sorted([*likely, *more], key=Trials.order):
        loaded = one.loaded()
        assert loaded is not None
        tried = trials.outputs(one)
        largest = float(np.abs(tried).max())
        apart = 1e-2 if EXACT in loaded.network.layers else 1e-4  # tried with the quick formula
        np.testing.assert_allclose(loaded.outputs(IMAGES), tried, rtol=1e-3, atol=apart * largest)
        assert loaded.metadata.note == f"imported from w.npz with {one.words}"


def test_the_quick_formula_of_gelu_is_hardly_apart():
    x = np.linspace(-6, 6, 1001, dtype=np.float32)
    assert float(np.abs(EXACT.forward({}, x, NO_GRAD)[0] - QUICK.forward({}, x, NO_GRAD)[0]).max()) < 6e-4


def test_a_learned_slope_is_played_in_its_place():
    arrays = {"1.weight": draw(6, 784), "1.bias": draw(6), "2.weight": np.array([0.3], np.float32)}
    made = blocks(**arrays, **{"3.weight": draw(10, 6), "3.bias": draw(10)})
    assert {gap: slope.tolist() for gap, slope in made.slopes.items()} == {0: [pytest.approx(0.3)]}
    one = Hypothesis(ChainBody(made, chains(made, (1, 28, 28))[0], (1, 28, 28), ("prelu",)))
    assert [layer.kind for layer, _ in one.row or []] == ["flatten", "dense", "prelu", "dense"]

"""A model reads as its network does, and parts of it give what the whole does inside."""

import numpy as np

from engine.analysis.model import Model
from engine.store.weights import load_weights


def test_eleventh_answer_is_not_asked() -> None:
    model = Model.of(load_weights("weights/postal-cnn.safetensors"), 10)
    p = model.probabilities(np.zeros((2, 1, 28, 28), np.float32))
    assert p.shape == (2, 10)
    np.testing.assert_allclose(p.sum(axis=1), 1)


def test_parts_one_after_the_other_give_what_the_whole_gives(tiny: Model, pictures: np.ndarray) -> None:
    for cut in range(1, len(tiny.network.layers)):
        first, second = tiny.part(0, cut), tiny.part(cut, len(tiny.network.layers))
        inside = first.network.predict(first.parameters, pictures)
        np.testing.assert_allclose(second.outputs(inside), tiny.outputs(pictures), atol=1e-12)


def test_temperature_keeps_the_answer_and_moves_the_certainty(tiny: Model, pictures: np.ndarray) -> None:
    cool = Model(tiny.network, tiny.parameters, tiny.loss, temperature=5.0)
    warm, paler = tiny.probabilities(pictures), cool.probabilities(pictures)
    np.testing.assert_array_equal(warm.argmax(axis=1), paler.argmax(axis=1))
    assert paler.max(axis=1).mean() < warm.max(axis=1).mean()

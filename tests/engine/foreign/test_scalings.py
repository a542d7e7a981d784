"""How a network may have been given its pixels."""

from __future__ import annotations

import numpy as np
import pytest

from engine.foreign.architectures import chains
from engine.foreign.hypotheses import ChainBody, Hypothesis
from engine.foreign.scalings import PIXELS, SCALINGS, Scaling
from engine.layers.base import NO_GRAD
from tests.engine.foreign.tried import IMAGES, blocks, convolved, draw


@pytest.mark.parametrize("name", ["standardized-rimmed", "signed-rimmed"])
def test_pixels_scaled_behind_the_padding_are_scaled_paper_in_the_rim(name):
    made = blocks(**{"c.weight": draw(4, 1, 5, 5), "c.bias": draw(4), "f.weight": draw(10, 4 * 14 * 14)})
    chain = next(chain for chain in chains(made, (1, 28, 28)) if chain.convolutions[0].layer.padding == 2)  # type: ignore[attr-defined]  # it is a convolution
    one = Hypothesis(ChainBody(made, chain, (1, 28, 28), ("relu",)), PIXELS[name])
    scaling = PIXELS[name]
    assert scaling is not None
    wide = np.pad(IMAGES, ((0, 0), (0, 0), (2, 2), (2, 2)))
    W, b = chain.convolutions[0].tensors["W"], chain.convolutions[0].tensors["b"]
    maps = np.maximum(convolved(scaling.factor * (wide - scaling.shift), W, 1, 0, 0) + b[:, None, None], 0)
    pooled = maps.reshape(len(maps), 4, 14, 2, 14, 2).max(axis=(3, 5)).reshape(len(maps), -1)
    expected = pooled @ chain.dense[0].tensors["W"] + chain.dense[0].tensors["b"]
    loaded = one.loaded()
    assert loaded is not None
    np.testing.assert_allclose(loaded.outputs(IMAGES), expected, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("scaling", SCALINGS, ids=lambda one: one.name)
def test_a_scaling_as_a_layer_gives_the_same_numbers(scaling: Scaling) -> None:
    layer, tensors = scaling.layer((1, 28, 28))
    y, _ = layer.forward(tensors, IMAGES, NO_GRAD)
    np.testing.assert_allclose(y, scaling(IMAGES), rtol=1e-4, atol=1e-4 * abs(scaling.factor))


@pytest.mark.parametrize("scaling", SCALINGS, ids=lambda one: one.name)
def test_folded_into_a_convolution_it_scales_what_stands_in_the_window(scaling: Scaling) -> None:
    W, b = draw(3, 1, 5, 5), draw(3)
    folded = scaling.folded({"W": W, "b": b})
    expected = convolved(scaling(IMAGES), W, 1, 0, 0) + b[:, None, None]
    found = convolved(IMAGES, folded["W"], 1, 0, 0) + folded["b"][:, None, None]
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-3 * abs(scaling.factor))


@pytest.mark.parametrize(
    ("name", "paper", "ink"),
    [
        ("signed", -1, 1), ("bytes", 0, 255), ("inverted", 1, 0), ("inverted-signed", 1, -1), ("centered", -0.5, 0.5),
        ("inverted-bytes", 255, 0), ("standardized", -0.4242, 2.8215),
    ],
)  # fmt: skip
def test_paper_and_ink_become_what_the_words_say(name: str, paper: float, ink: float) -> None:
    scaling = PIXELS[name]
    assert scaling is not None
    assert scaling(np.array([0.0, 1.0])).tolist() == pytest.approx([paper, ink], abs=1e-4)


def test_every_way_has_a_name_of_its_own_and_pixels_as_they_are_need_none() -> None:
    assert PIXELS["unit"] is None
    assert len(PIXELS) == 1 + len({one.words for one in PIXELS.values() if one is not None})
    assert all(one is None or one.name == name for name, one in PIXELS.items())

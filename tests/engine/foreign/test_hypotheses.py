"""The networks that may fit foreign arrays: geometries in whole numbers, and rows of layers computed together."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.foreign.architectures import chains
from engine.foreign.geometry import Pooling, geometries
from engine.foreign.hypotheses import EXACT, QUICK, Hypothesis, Stack, Trials, candidate_activations
from engine.foreign.scalings import PIXELS, SCALINGS
from engine.foreign.tensors import Blocks
from engine.layers.base import NO_GRAD
from engine.layers.conv2d import Conv2D
from engine.numerics.windows import rim
from engine.types import Array

RNG = np.random.default_rng(3)
IMAGES = RNG.random((4, 1, 28, 28), np.float32)


def draw(*shape: int) -> Array:
    return RNG.normal(0, 0.2, shape).astype(np.float32)


def blocks(**arrays: Array) -> Blocks:
    return Blocks(Path("w.npz"), arrays)


def convolved(x: Array, W: Array, stride: int, before: int, behind: int) -> Array:
    """A convolution by hand, with this many zeros before and behind."""
    x = np.pad(x, ((0, 0), (0, 0), (before, behind), (before, behind)))
    windows = np.lib.stride_tricks.sliding_window_view(x, W.shape[2:], (2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncijab,fcab->nfij", windows, W)


@given(
    kernels=st.lists(st.integers(1, 7), min_size=1, max_size=4),
    wanted=st.integers(1, 14),
    keras=st.booleans(),
)
def test_every_geometry_leads_to_the_side_that_it_tells(kernels, wanted, keras):
    found = geometries(kernels, [4] * len(kernels), 28, lambda side: [(0, 0.0)] if side == wanted else [], keras)
    prices = []
    for geometry in itertools.islice(found, 30):
        side = 28
        for kernel, step in zip(kernels, geometry.steps, strict=True):
            side = (side + 2 * step.padding - kernel - step.uneven) // step.stride + 1
            if step.pooled:
                side = rim(side, geometry.pooling.kernel, geometry.pooling.stride, 0, geometry.pooling.ceil_mode)[0]
        assert side == geometry.side == wanted
        prices.append(geometry.penalty)
    assert prices == sorted(prices)


def test_what_most_people_build_comes_first():
    def first(kernels, channels, side):
        geometry = next(iter(geometries(kernels, channels, 28, lambda s: [(0, 0.0)] if s == side else [])))
        return [(step.padding, step.pooled) for step in geometry.steps], geometry.pooling, geometry.words[1:]

    assert first([5, 5], [6, 16], 4) == ([(0, True), (0, True)], Pooling(2, 2), ())
    assert first([5, 5], [6, 16], 5) == ([(2, True), (0, True)], Pooling(2, 2), ())
    assert first([3, 3, 3, 3], [8, 8, 16, 16], 7) == ([(1, False), (1, True)] * 2, Pooling(2, 2), ())
    assert first([3, 3], [32, 64], 12) == ([(0, False), (0, True)], Pooling(2, 2), ())


@pytest.mark.parametrize(("kernel", "stride"), [(3, 2), (5, 2), (4, 1), (2, 1)])
def test_uneven_padding_is_that_of_keras(kernel, stride):
    W = draw(6, 1, kernel, kernel)
    side = 28 // stride
    over = (side - 1) * stride + kernel - 28
    arrays = {"conv/kernel": W.transpose(2, 3, 1, 0), "dense/kernel": draw(6 * side**2, 10)}
    found = next(
        chain for chain in chains(blocks(**arrays), (1, 28, 28)) if "a row more of padding" in str(chain.words)
    )
    (stage,) = found.convolutions
    y, _ = stage.layer.forward(stage.tensors, IMAGES, NO_GRAD)
    expected = convolved(IMAGES, W, stride, over // 2, over - over // 2)
    np.testing.assert_allclose(y, expected, rtol=1e-4, atol=1e-5)


def test_kernels_for_groups_of_channels_see_only_their_own():
    first, second = draw(6, 1, 3, 3), draw(12, 2, 3, 3)
    arrays = {"a.weight": first, "b.weight": second, "c.weight": draw(10, 12 * 49)}
    chain = next(iter(chains(blocks(**arrays), (1, 28, 28))))
    x = draw(2, 6, 9, 9)
    stage = chain.convolutions[1]
    assert stage.layer == Conv2D(filters=12, kernel=3, padding=1, groups=3)
    y, _ = stage.layer.forward(stage.tensors, x, NO_GRAD)
    parts = [convolved(x[:, 2 * g : 2 * g + 2], second[4 * g : 4 * g + 4], 1, 1, 1) for g in range(3)]
    np.testing.assert_allclose(y, np.concatenate(parts, axis=1), rtol=1e-4, atol=1e-5)


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
        Hypothesis(Stack(made, chain, (1, 28, 28), (name,) * (made.count - 1), place))
        for chain in chains(made, (1, 28, 28))[:3]
        for name in ("relu", "tanh")
        for place in ((0, 1, 2) if made.norms else (0,))
    ]
    gaps = made.count - 1
    more = [one.replaced(scaling=scaling) for one in likely[:1] for scaling in SCALINGS]
    more += [likely[0].replaced(sideways=True), likely[0].replaced(rolled=True)]
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


@pytest.mark.parametrize("name", ["standardized-rimmed", "signed-rimmed"])
def test_pixels_scaled_behind_the_padding_are_scaled_paper_in_the_rim(name):
    made = blocks(**{"c.weight": draw(4, 1, 5, 5), "c.bias": draw(4), "f.weight": draw(10, 4 * 14 * 14)})
    chain = next(chain for chain in chains(made, (1, 28, 28)) if chain.convolutions[0].layer.padding == 2)  # type: ignore[attr-defined]  # it is a convolution
    one = Hypothesis(Stack(made, chain, (1, 28, 28), ("relu",)), PIXELS[name])
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


def test_a_learned_slope_is_played_in_its_place():
    arrays = {"1.weight": draw(6, 784), "1.bias": draw(6), "2.weight": np.array([0.3], np.float32)}
    made = blocks(**arrays, **{"3.weight": draw(10, 6), "3.bias": draw(10)})
    assert {gap: slope.tolist() for gap, slope in made.slopes.items()} == {0: [pytest.approx(0.3)]}
    one = Hypothesis(Stack(made, chains(made, (1, 28, 28))[0], (1, 28, 28), ("prelu",)))
    assert [layer.kind for layer, _ in one.row or []] == ["flatten", "dense", "prelu", "dense"]

"""How convolutions may have been padded, strided and pooled."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.foreign.geometry import ConvolutionChoice, Geometry, Pooling, geometries, reached
from engine.foreign.hints import Hints, hints_of
from engine.numerics.windows import rim


@given(
    kernels=st.lists(st.integers(1, 7), min_size=1, max_size=4),
    wanted=st.integers(1, 14),
    keras=st.booleans(),
)
def test_every_geometry_leads_to_the_side_that_it_says(kernels, wanted, keras):
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
    assert first([3, 3, 3, 3], [8, 8, 16, 16], 7) == (
        [(1, False), (1, True)] * 2,
        Pooling(2, 2),
        ("pooled behind convolution 2, 4 only",),
    )
    assert first([3, 3], [32, 64], 12) == ([(0, False), (0, True)], Pooling(2, 2), ())


def test_words_name_only_what_is_unusual() -> None:
    plain = Geometry((ConvolutionChoice(0, pooled=True),), Pooling(2, 2), 12)
    assert plain.words == ()
    steps = (ConvolutionChoice(1, stride=2), ConvolutionChoice(2, pooled=True, uneven=True))
    odd = Geometry(steps, Pooling(3, 2, average=True), 7, last=7)
    assert odd.words == (
        "paddings [1, 2]",
        "a stride of 2",
        "a row more of padding behind than in front",
        "pooled behind convolution 2 only",
        "3×3 average pooling with stride 2",
        "the mean of each channel",
    )
    assert Geometry(steps[:1], Pooling(2, 2), 14, last=2).words[-1] == "means of 2×2 at the end"


@pytest.mark.parametrize(
    ("pooling", "words"),
    [
        (Pooling(2, 2), ""),
        (Pooling(2, 2, average=True), "average pooling"),
        (Pooling(2, 2, ceil_mode=True), "max pooling that keeps the last row"),
        (Pooling(3, 3), "3×3 max pooling"),
    ],
)
def test_a_pooling_is_said_in_words_unless_it_is_the_usual_one(pooling: Pooling, words: str) -> None:
    assert pooling.words == words


def test_what_the_names_say_of_poolings_is_kept_to() -> None:
    def poolings(names: list[str], hints: Hints) -> set[tuple[bool, ...]]:
        found = geometries([3, 3], [8, 8], 28, lambda side: [(0, 0.0)], hints=hints, names=names)
        return {tuple(step.pooled for step in geometry.steps) for geometry in itertools.islice(found, 200)}

    names = ["0.weight", "2.weight"]
    bare = hints_of([*names, "6.weight"], [*names, "6.weight"])  # one part between the first two: an activation
    assert poolings(names, Hints()) == {(False, False), (False, True), (True, False), (True, True)}
    assert poolings(names, bare) == {(False, False), (False, True)}
    assert poolings(names, Hints(idle=("flatten", "max_pooling2d"))) == {(False, True), (True, False)}
    averaged = geometries([3], [8], 28, lambda side: [(0, 0.0)], hints=Hints(idle=("average_pooling2d",)), names=["w"])
    assert all(geometry.pooling.average for geometry in itertools.islice(averaged, 20))


def test_the_sides_that_one_convolution_reaches() -> None:
    found = reached(3, 28, Pooling(2, 2))
    assert {26, 28, 13, 14} <= found  # as it is or in a rim, pooled or not
    assert max(found) <= 30


def test_a_kernel_larger_than_its_image_leads_nowhere() -> None:
    assert list(geometries([7], [4], 2, lambda side: [(0, 0.0)] if side > 50 else [])) == []

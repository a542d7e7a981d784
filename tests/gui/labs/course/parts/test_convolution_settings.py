"""The settings of the convolution lab, and the steps that follow from each of its segments."""

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.course.images.convolution_examples import CLASSIC
from engine.errors import DataError, ShapeError, SpecError
from engine.vision.canvas import to_png
from gui.labs.course.parts.convolution_settings import (
    FILTER_NAMES,
    FORMULA,
    NOTES_FORMULA,
    PICTURE,
    POOL,
    THREE,
    TRAINED,
    BatchStep,
    ConvolutionSettings,
    filter_array,
    formula_letters,
    formula_values,
    photo_steps,
    picture_array,
    steps,
    trained_filters,
)
from tests.oracles import convolve


def shown(example: str = "one", **changes: Any) -> ConvolutionSettings:
    return ConvolutionSettings(example=example, **changes)


def test_only_the_segment_of_three_channels_takes_three() -> None:
    assert (shown().image_array.shape, shown().kernel_array.shape) == ((1, 4, 4), (1, 3, 3))
    three = shown("three", **THREE)
    assert (three.image_array.shape, three.kernel_array.shape) == ((3, 5, 5), (3, 3, 3))


@pytest.mark.parametrize(("name", "field"), [("green", "image"), ("kernel_blue", "kernel")])
def test_channels_of_two_sizes_are_marked_at_the_first(name: str, field: str) -> None:
    three = shown("three", **THREE | {name: ((1.0, 2.0), (3.0, 4.0))})
    with pytest.raises(SpecError, match="same number of rows and columns") as caught:
        steps(three)
    assert caught.value.field == field
    assert steps(dataclasses.replace(three, example="one"))  # one channel does not look at the others


def test_each_segment_has_the_steps_of_its_kind() -> None:
    counts = {
        "one": (shown(), 4),
        "padding": (shown("padding", padding=1, stride=2), 4),
        "three": (shown("three", **THREE), 25),
        "pool": (shown("pool", **POOL), 4),
        "batch": (shown("batch"), 8),
        "shapes": (shown("shapes", side=28, channels=1, filters=30), 6),
        "photo": (shown("photo"), 3),
    }
    assert {example: len(steps(settings)) for example, (settings, _) in counts.items()} == {
        example: count for example, (_, count) in counts.items()
    }


def test_the_formula_stands_for_the_notes_digit_or_for_the_input() -> None:
    assert formula_letters(shown("padding")) == {"H": 28, "FH": 5, "P": 0}
    assert formula_letters(shown(padding=2)) == {"H": 4, "FH": 3, "P": 2}
    np.testing.assert_allclose(formula_values(shown("padding", formula=FORMULA)), (24, 12.5, 26 / 3))
    np.testing.assert_allclose(formula_values(shown("padding", formula=NOTES_FORMULA)), (24, 26.5, 82 / 3))
    with pytest.raises(SpecError):
        steps(shown(formula="H +"))


def batch(**changes: Any) -> dict[str, BatchStep]:
    found = steps(shown("batch", **changes))
    return {step.name: step for step in found if isinstance(step, BatchStep)}


def test_the_product_of_a_batch_is_the_convolution_one_number_at_a_time() -> None:
    moves = batch(pictures=2, channels=3, side=5, kernel_side=3, filters=4, stride=2, padding=1, bias=1.0)
    images, filters = moves["pictures"].numbers, moves["filters"].numbers
    slow = convolve(images, filters, np.ones(4), 2, 1)
    np.testing.assert_allclose(moves["output"].numbers, slow)
    product = moves["im2col"].numbers @ moves["transpose"].numbers + 1.0
    np.testing.assert_allclose(moves["product"].numbers, product)
    np.testing.assert_allclose(moves["unfold"].numbers.transpose(0, 3, 1, 2), slow)


def test_the_shape_of_every_move_is_that_of_its_numbers() -> None:
    for move in batch(pictures=3, channels=2, side=8, kernel_side=3, filters=5, stride=3, padding=2).values():
        assert move.shape == move.numbers.shape, move.name


def test_a_filter_may_fill_the_padded_picture_and_no_more() -> None:
    assert batch(pictures=1, channels=1, side=5, kernel_side=9, filters=1, padding=2)["output"].shape == (1, 1, 1, 1)
    with pytest.raises(ShapeError, match="10×10"):
        batch(side=5, kernel_side=10, padding=2)


def test_a_batch_of_too_many_numbers_is_refused_before_it_is_made() -> None:
    with pytest.raises(SpecError, match="too many numbers") as caught:
        batch(pictures=100, channels=4, side=64, kernel_side=11, filters=64)
    assert caught.value.field == "pictures"


@pytest.mark.parametrize(
    ("split", "names"),
    [("rgb", ["Red", "Green", "Blue"]), ("hsb", ["Hue", "Saturation", "Brightness"]), ("gray", ["Gray"])],
)
def test_a_photo_is_taken_apart_as_it_was_asked(split: str, names: list[str]) -> None:
    apart, filtered, total = photo_steps("scene", "Blur", split, 1)
    assert [name for name, _ in apart.pictures] == [name for name, _ in filtered.pictures] == names
    maps = np.array([plane for _, plane in filtered.pictures])
    np.testing.assert_allclose(total.pictures[0][1], maps.sum(axis=0))
    assert maps.shape == (len(names), PICTURE, PICTURE)  # an odd filter keeps the size


def test_a_digit_has_one_channel_however_it_is_taken_apart() -> None:
    apart, _, total = photo_steps("digit", "Blur", "rgb", 2)
    assert [(name, plane.shape) for name, plane in apart.pictures] == [("Gray", (28, 28))]
    assert total.pictures[0][1].shape == (14, 14)


def test_every_filter_that_is_offered_can_be_had() -> None:
    assert len(FILTER_NAMES) == len(CLASSIC) + TRAINED
    for name in FILTER_NAMES:
        kernel = filter_array(name)
        assert kernel.shape[0] == kernel.shape[1], name
    np.testing.assert_array_equal(filter_array("trained 1"), trained_filters()[0])
    np.testing.assert_array_equal(filter_array(f"trained {TRAINED}"), trained_filters()[-1])


def test_a_picture_of_a_file_is_shrunk_with_red_first(tmp_path: Path) -> None:
    path = tmp_path / "blue.png"
    blue = np.zeros((10, 2 * PICTURE, 3), np.uint8)
    blue[:, :, 0] = 255  # OpenCV has blue first
    path.write_bytes(to_png(blue))
    pixels = picture_array(str(path))
    assert pixels.shape == (3, 5, PICTURE)
    assert pixels.max(axis=(1, 2)).tolist() == [0, 0, 1]
    with pytest.raises(DataError):
        picture_array(str(tmp_path / "gone.png"))

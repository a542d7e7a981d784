"""The reader: probabilities, "?", empty boxes, and no picture that it fails on."""

from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.initializers.he import He
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.network import Network
from engine.rng import stream
from engine.vision.grouping import MOST_DIGITS
from engine.vision.naive import Naive
from engine.vision.normalize import Normalizer
from engine.vision.reader import Reader
from engine.vision.split import cut_ink, ink_of_picture
from engine.vision.strokes import BoxStrokes

SEVEN = [np.array([(20.0, 20.0), (80.0, 20.0), (40.0, 90.0)])]


def reader(
    outputs: int = 11, shape: tuple[int, ...] = (1, 28, 28), threshold: float = 0.8, temperature: float = 1.0
) -> Reader:
    layers = (Flatten(), Dense(units=outputs)) if len(shape) > 1 else (Dense(units=outputs),)
    network = Network(layers, shape)
    parameters = network.parameters()
    parameters.initialize(He(), stream(1, "init"))
    return Reader(network, parameters, threshold=threshold, temperature=temperature)


def canvas() -> np.ndarray:
    image = np.full((200, 520, 3), 255, np.uint8)
    for i in range(5):
        cv2.rectangle(image, (10 + 100 * i, 50), (110 + 100 * i, 150), (0, 0, 255))
    cv2.line(image, (30, 70), (80, 130), (0, 0, 0), 9)
    return image


@pytest.mark.parametrize("shape", [(1, 28, 28), (784,)])
@pytest.mark.parametrize("outputs", [10, 11])
def test_any_digit_network_reads(outputs: int, shape: tuple[int, ...]) -> None:
    reading = reader(outputs, shape, threshold=0.0).read([BoxStrokes.of(SEVEN)] * 5)
    assert len(reading.code) == 5
    assert reading.code.isdecimal()
    total = float(reading.boxes[0].probabilities.sum())
    assert total == pytest.approx(1) if outputs == 10 else total < 1


def test_a_network_for_something_else_is_refused() -> None:
    for layers, shape, match in (
        ((Dense(units=10),), (100,), "28 × 28"),
        ((Dense(units=3),), (784,), "ten digits"),
    ):
        network = Network(layers, shape)
        with pytest.raises(EngineError, match=match):
            Reader(network, network.parameters())


def test_empty_boxes_are_blank_and_say_so() -> None:
    white = np.full((98, 98), 255, np.uint8)
    reading = reader(threshold=0.0).read([None, BoxStrokes.of([]), white, BoxStrokes.of(SEVEN)])
    assert reading.code[:3] == "   "
    assert reading.code[3].isdecimal()
    assert [box.reason for box in reading.boxes[:3]] == ["empty"] * 3
    assert reading.weakest == 3
    nothing = reader().read([None] * 5)
    assert nothing.certainty == 0
    assert nothing.weakest is None


def test_below_the_threshold_the_answer_is_a_question_mark() -> None:
    careful = reader().with_threshold(1.1).read([BoxStrokes.of(SEVEN)])
    assert careful.code == "?"
    box = careful.boxes[0]
    assert box.digit is None
    assert box.guess == box.top[0][0]
    assert box.reason in ("unsure", "not a digit")
    assert len(box.top) == 3
    assert box.top[0][1] >= box.top[1][1] >= box.top[2][1]


def test_an_eleventh_output_takes_probability_from_all_digits() -> None:
    doubting = reader(11)
    doubting.parameters.views[1]["b"][10] = 50
    box = doubting.read([BoxStrokes.of(SEVEN)]).boxes[0]
    assert box.reason == "not a digit"
    assert box.probability < 1e-6


def test_certainty_is_the_product_of_the_written_boxes() -> None:
    reading = reader(10, threshold=0.0).read([BoxStrokes.of(SEVEN), None, BoxStrokes.of([s * 0.6 for s in SEVEN])])
    assert reading.certainty == pytest.approx(reading.boxes[0].probability * reading.boxes[2].probability)


def test_temperature_makes_less_sure_without_another_answer() -> None:
    cold, warm = reader(temperature=1.0), reader(temperature=5.0)
    a, b = (r.read([BoxStrokes.of(SEVEN)]).boxes[0] for r in (cold, warm))
    assert a.guess == b.guess
    assert a.probability > b.probability


def test_pictures_go_through_the_form_or_the_splitter() -> None:
    form = reader().read_picture(canvas())
    assert form.form is not None
    assert form.code[1:] == "    "
    row = np.full((120, 400), 255, np.uint8)
    for i in range(5):
        cv2.putText(row, str(i), (30 + 70 * i, 80), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 5)
    scan = reader().read_picture(row)
    assert len(scan.cuts) == 5
    mended = reader().read_cuts(cut_ink(*ink_of_picture(row), [(c.left, c.top, c.right, c.bottom) for c in scan.cuts]))
    assert [box.guess for box in mended.boxes] == [box.guess for box in scan.boxes]


def test_the_course_pipeline_sees_the_box_as_it_is() -> None:
    naive = reader().with_pipeline(Naive()).read_picture(canvas())
    ours = reader().with_pipeline(Normalizer()).read_picture(canvas())
    assert naive.boxes[1].empty
    assert [s.name for s in naive.boxes[0].normalized.stages] == ["box", "input"]
    assert naive.boxes[0].normalized.pixels.sum() < ours.boxes[0].normalized.pixels.sum() * 2


READER = reader()
SHAPES = st.one_of(
    arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=70),
    st.tuples(st.integers(1, 60), st.integers(1, 150), st.sampled_from([1, 3, 4])),
    st.just((200, 520, 3)),
)


@settings(max_examples=60, deadline=None)
@given(shape=SHAPES, seed=st.integers(0, 2**31), kind=st.sampled_from(["noise", "dots", "flat", "blocks", "nan"]))
def test_no_picture_makes_the_reader_fail(shape: tuple[int, ...], seed: int, kind: str) -> None:
    rng = np.random.default_rng(seed)
    if kind == "flat":
        picture: NDArray[Any] = np.full(shape, rng.integers(256), np.uint8)
    elif kind == "dots":
        picture = np.where(rng.random(shape) < 0.03, 0, 255).astype(np.uint8)
    elif kind == "blocks":
        blocks = np.kron(rng.integers(0, 2, shape[:2]), np.ones((8, 8)))
        picture = (60000 * blocks[: shape[0], : shape[1]]).astype(np.uint16)
    elif kind == "nan":
        picture = rng.normal(0, 1, shape)
        picture[rng.random(shape) < 0.2] = np.nan
    else:
        picture = rng.integers(0, 256, shape).astype(np.uint8)
    for reading in (READER.read_picture(picture), READER.read_scan(picture), READER.read([picture] * 5)):
        assert len(reading.boxes) <= MOST_DIGITS
        assert all(0 <= box.probability <= 1 for box in reading.boxes)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        arrays.arrays(
            np.float64,
            st.tuples(st.integers(0, 12), st.sampled_from([2, 3])),
            elements=st.floats(-1e6, 1e6) | st.just(np.nan),
        ),
        max_size=4,
    ),
    st.floats(0.1, 60),
)
def test_no_drawing_makes_the_reader_fail(strokes: list[np.ndarray], brush: float) -> None:
    reading = READER.read([BoxStrokes.of(strokes, 100, brush)])
    assert len(reading.code) == 1

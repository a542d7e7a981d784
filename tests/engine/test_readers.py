"""The shipped reader of postal codes, as it comes with the program."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.errors import EngineError, StoreError
from engine.foreign.orders import digit_order
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses.base import Loss
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.mean_squared_error import MeanSquaredError
from engine.readers import SHIPPED, open_reader, reader_of, shipped_reader
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata, load_weights
from engine.vision.reader import Reader
from engine.vision.strokes import BoxStrokes

STROKES = {
    "7": [[(20, 20), (75, 20), (40, 85)]],
    "1": [[(50, 15), (50, 85)]],
    "0": [[(50 + 25 * np.sin(a), 50 - 35 * np.cos(a)) for a in np.linspace(0, 6.3, 30)]],
    "4": [[(50, 15), (25, 60), (75, 60)], [(60, 40), (60, 90)]],
    "3": [[(30, 20), (55, 15), (65, 28), (45, 48), (68, 65), (55, 85), (28, 80)]],
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shipped_reader()


def drawn(zoom: float = 1.0, shift: float = 0.0) -> list[BoxStrokes]:
    return [BoxStrokes.of([np.array(s) * zoom + shift for s in strokes]) for strokes in STROKES.values()]


def test_the_shipped_network_is_small_and_knows_what_is_no_digit() -> None:
    shipped = load_weights(SHIPPED)
    assert shipped.network.size < 300_000
    assert shipped.network.output_shape == (11,)
    assert shipped.metadata.classes[10] == "no digit"
    assert shipped.metadata.data == "handwriting"
    assert shipped.metadata.temperature != 1.0


@pytest.mark.parametrize(("zoom", "shift"), [(1.0, 0.0), (0.35, 50.0), (0.3, 5.0)])
def test_plain_digits_are_read_wherever_and_however_small(reader: Reader, zoom: float, shift: float) -> None:
    reading = reader.read(drawn(zoom, shift))
    assert reading.code == "".join(STROKES)
    assert reading.certainty > 0.7


def test_a_scribble_and_two_digits_in_one_box_are_no_digit(reader: Reader) -> None:
    rng = np.random.default_rng(1)
    scribble = BoxStrokes.of([rng.uniform(10, 90, (25, 2))])
    two = BoxStrokes.of([np.array(s) * 0.45 + (x, 25) for d, x in (("7", 0), ("4", 48)) for s in STROKES[d]])
    cross = BoxStrokes.of([np.array([(20, 20), (80, 80)]), np.array([(80, 20), (20, 80)])])
    reading = reader.read([scribble, two, cross])
    assert reading.code == "???"
    assert [box.reason for box in reading.boxes] == ["not a digit"] * 3


def test_a_scan_is_read_without_boxes(reader: Reader) -> None:
    page = np.full((160, 620), 250, np.uint8)
    for i, box in enumerate(drawn()):
        ink = box.render(100)
        page[30:130, 40 + 110 * i : 140 + 110 * i] = np.rint(250 - 220 * ink).astype(np.uint8)
    assert reader.read_picture(page).code == "".join(STROKES)
    assert reader.read_picture(cv2.resize(255 - page, None, fx=2, fy=2)).code == "".join(STROKES)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_reader(tmp_path / "none.safetensors")


@pytest.mark.parametrize(
    ("classes", "order"),
    [
        ("0123456789", tuple(range(10))),
        (("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), tuple(range(10))),
        (
            ("eight", "five", "four", "nine", "one", "seven", "six", "three", "two", "zero"),
            (9, 4, 8, 7, 2, 1, 6, 5, 0, 3),
        ),
        (tuple("영일이삼사오육칠팔구"), tuple(range(10))),
        (tuple(f"digit_{i}" for i in range(10)), tuple(range(10))),
        ((*"0123456789", "no digit"), tuple(range(10))),
        (("coat", "bag", "boot", "dress", "shirt", "1", "2", "3", "4", "5"), None),
        (tuple("0123456788"), None),
        (tuple("012345678"), None),
    ],
)
def test_classes_are_mapped_to_digits_by_their_names(classes: Sequence[str], order: tuple[int, ...] | None) -> None:
    assert digit_order(classes) == order


def small(classes: tuple[str, ...], loss: Loss) -> LoadedNetwork:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=10)), loss=loss)
    network = spec.network((1, 28, 28))
    parameters = network.parameters()
    parameters.views[1]["b"][...] = np.linspace(0, 0.9, 10) ** 4  # as squared error leaves them: sums near 1
    return LoadedNetwork(spec, network, parameters, Metadata(classes=classes))


def test_a_reader_answers_with_the_digits_that_its_classes_name() -> None:
    names = ("nine", "eight", "seven", "six", "five", "four", "three", "two", "one", "zero")
    reader = reader_of(small(names, CrossEntropy()))
    p = reader.probabilities([np.zeros((28, 28), np.float32)])
    assert p.argmax() == 0  # the last output is called zero


def test_a_network_of_other_classes_is_no_reader() -> None:
    clothes = ("coat", "bag", "boot", "dress", "shirt", "sandal", "sneaker", "pullover", "trousers", "top")
    with pytest.raises(EngineError, match="distinguishes coat, bag, boot, dress, …, not the ten digits"):
        reader_of(small(clothes, CrossEntropy()))


def test_a_network_trained_on_squared_error_reads_with_its_own_shares() -> None:
    x = [np.zeros((28, 28), np.float32)]
    squared = reader_of(small(tuple("0123456789"), MeanSquaredError())).probabilities(x)
    softmax = reader_of(small(tuple("0123456789"), CrossEntropy())).probabilities(x)
    outputs = np.linspace(0, 0.9, 10) ** 4
    np.testing.assert_allclose(squared[0], outputs / outputs.sum(), atol=1e-6)
    assert squared.max() > 2 * softmax.max()  # a softmax of such outputs would always be unsure

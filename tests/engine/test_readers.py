"""The shipped reader of postal codes, as it comes with the program."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.errors import StoreError
from engine.readers import SHIPPED, open_reader, shipped_reader
from engine.store.weights import load_weights
from engine.vision.reader import Reader
from engine.vision.strokes import Drawing

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


def drawn(zoom: float = 1.0, shift: float = 0.0) -> list[Drawing]:
    return [Drawing.of([np.array(s) * zoom + shift for s in strokes]) for strokes in STROKES.values()]


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
    scribble = Drawing.of([rng.uniform(10, 90, (25, 2))])
    two = Drawing.of([np.array(s) * 0.45 + (x, 25) for d, x in (("7", 0), ("4", 48)) for s in STROKES[d]])
    cross = Drawing.of([np.array([(20, 20), (80, 80)]), np.array([(80, 20), (20, 80)])])
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

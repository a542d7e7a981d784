"""The pictures that the postal-code reader learned from."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.datasets import load
from engine.errors import DataError
from engine.handwriting import dataset as handwriting
from engine.handwriting.dataset import CLASSES, NOT_A_DIGIT
from engine.handwriting.non_digits import non_digit
from engine.handwriting.originals import Fold, PenDigit, read_pen_digits, read_usps
from engine.rng import stream
from engine.vision.normalize import Normalizer


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Four tiny originals: two pen digits, two envelopes, three MNIST digits."""
    pen, usps, images, labels = (tmp_path / name for name in ("pen.gz", "usps.gz", "images", "labels"))
    strokes = [[100, 400, 150, 300, 120, 100], [200, 300, 300, 300]]
    with gzip.open(pen, "wt") as lines:
        for label in (4, 7):
            lines.write(json.dumps({"label": label, "writer": 1, "seq": label, "strokes": strokes}) + "\n")
    ink = -np.ones((16, 16))
    ink[3:13, 7:9] = 1
    with gzip.open(usps, "wt") as lines:
        for label in (1, 1):
            lines.write(" ".join(str(v) for v in (label, *ink.ravel())) + "\n")
    digits = np.zeros((3, 28, 28), np.uint8)
    digits[:, 5:23, 13:16] = 255
    images.write_bytes(bytes([0, 0, 8, 3]) + b"".join(n.to_bytes(4, "big") for n in digits.shape) + digits.tobytes())
    labels.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 3, 1, 1, 1]))
    return [pen, usps, images, labels]


def test_pictures_depend_on_the_seed_alone(files: list[Path]) -> None:
    one, same = (handwriting.dataset(files, seed=3, size=0.001) for _ in range(2))
    assert one.digest == same.digest
    assert one.classes == CLASSES
    total = len(one.train) + len(one.test)
    assert total == 8 + 2 + 1 + 40 + 22  # of each kind at least one original
    images = np.concatenate([one.train.images, one.test.images])
    assert images.dtype == np.float32
    assert images.shape[1:] == (1, 28, 28)
    assert images.min() >= 0
    assert images.max() <= 1
    assert np.count_nonzero(np.concatenate([one.train.labels, one.test.labels]) == NOT_A_DIGIT) == 22


def write_originals(files: list[Path], writers: list[int], envelopes: list[int]) -> None:
    """Pen digits of different shapes and envelopes of different widths, each named by its number."""
    with gzip.open(files[0], "wt") as lines:
        for writer in writers:
            strokes = [[100 + 9 * writer, 400, 150, 300, 120 + 20 * writer, 100], [200, 300, 300, 300 - 7 * writer]]
            lines.write(json.dumps({"label": writer % 10, "writer": writer, "seq": 1, "strokes": strokes}) + "\n")
    with gzip.open(files[1], "wt") as lines:
        for number in envelopes:
            ink = -np.ones((16, 16))
            ink[3:13, 2 : 4 + number] = 1
            lines.write(" ".join(str(v) for v in (1, *ink.ravel())) + "\n")


def test_what_a_fold_leaves_out_is_in_no_picture(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even crossed out, written over or beside another digit: as if the file had never held it."""
    monkeypatch.setattr(handwriting, "MNIST_VARIANTS", 5)
    monkeypatch.setattr(handwriting, "NON_DIGITS", 120)
    everyone = list(range(1, 11))
    write_originals(files, everyone, everyone)
    left_out = handwriting.dataset(files, without=Fold(2))
    everything = handwriting.dataset(files)
    write_originals(files, [w for w in everyone if w % 5 != 2], [n for i, n in enumerate(everyone) if i % 5 != 2])
    never_there = handwriting.dataset(files)
    assert left_out.digest == never_there.digest != everything.digest
    assert len(everything.train) + len(everything.test) - len(left_out.train) - len(left_out.test) == 2 * 8 + 2 * 2


def test_folds_share_out_all_writers() -> None:
    for writer in range(1, 31):
        assert [Fold(number).holds(writer) for number in range(5)].count(True) == 1


def test_pen_strokes_stand_upright_with_longest_side_1(files: list[Path]) -> None:
    digit = read_pen_digits(files[0])[0]
    points = np.concatenate(digit.strokes)
    assert digit.label == 4
    assert np.ptp(points, axis=0).max() == pytest.approx(1)
    assert digit.strokes[0][0, 1] < digit.strokes[0][-1, 1]  # the tablet's y points up, a picture's down


def test_what_is_no_digit_comes_in_many_shapes() -> None:
    strokes = (np.array([(0.0, -0.5), (0.2, 0.0), (0.0, 0.5)]),)
    digits = [PenDigit(label, 1, strokes) for label in range(10)]
    rng = stream(1, "test")
    pictures = [non_digit(digits, rng, Normalizer()) for _ in range(60)]
    assert len({p.tobytes() for p in pictures}) > 50
    assert all(p.shape == (28, 28) for p in pictures)


@pytest.mark.parametrize(
    "content",
    [b"nothing", gzip.compress(b"a b c"), gzip.compress(b"1 2 3 4" * 99)[:-9], b"\x1f\x8b\x08"],
    ids=["text", "other words", "cut short", "only a head"],
)
@pytest.mark.parametrize(("read", "held"), [(read_pen_digits, "pen strokes"), (read_usps, "USPS digits")])
def test_damaged_originals_are_named(content: bytes, read: Callable[[Path], object], held: str, tmp_path: Path) -> None:
    path = tmp_path / "original.gz"
    path.write_bytes(content)
    with pytest.raises(DataError, match=rf"original\.gz is damaged or holds no {held}; download it again"):
        read(path)


@pytest.mark.parametrize("read", [read_pen_digits, read_usps])
def test_originals_that_the_system_refuses_say_why(read: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"there is no file gone\.gz in"):
        read(tmp_path / "gone.gz")
    with pytest.raises(DataError, match="cannot be read: it is a folder, not a file"):
        read(tmp_path)


def test_without_the_originals_the_way_out_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    with pytest.raises(DataError, match="DIGITLAB_DATA"):
        load("handwriting")

"""Digits as people wrote them."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.errors import DataError
from engine.handwriting.originals import Fold, read_pen_digits, read_usps, upright


def test_folds_share_out_all_writers() -> None:
    for writer in range(1, 31):
        assert [Fold(number).holds(writer) for number in range(5)].count(True) == 1


def test_pen_strokes_stand_upright_with_longest_side_1(files: list[Path]) -> None:
    digit = read_pen_digits(files[0])[0]
    points = np.concatenate(digit.strokes)
    assert digit.label == 4
    assert np.ptp(points, axis=0).max() == pytest.approx(1)
    assert digit.strokes[0][0, 1] < digit.strokes[0][-1, 1]  # the tablet's y points up, a picture's down


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


def test_a_fold_leaves_out_every_fifth() -> None:
    assert [number for number in range(12) if Fold(2).holds(number)] == [2, 7]
    assert [number for number in range(6) if Fold(1, of=2).holds(number)] == [1, 3, 5]


def test_the_middle_of_a_digit_lies_at_0_and_small_taps_are_not_enlarged() -> None:
    (line,) = upright([np.array([(10.0, 10.0), (30.0, 50.0)])])
    np.testing.assert_allclose(line, [[-0.25, 0.5], [0.25, -0.5]])
    (tap,) = upright([np.array([(10.0, 10.0), (10.5, 10.0)])])
    np.testing.assert_allclose(tap, [[-0.25, 0], [0.25, 0]])


def test_envelopes_come_as_ink_from_0_to_1_with_their_labels(files: list[Path]) -> None:
    ink, labels = read_usps(files[1])
    assert ink.shape == (2, 16, 16)
    assert (ink.min(), ink.max()) == (0, 1)
    assert labels.tolist() == [1, 1]
    assert ink[0, 5, 7] == 1


@pytest.mark.parametrize(
    "record",
    [
        {"label": 1},
        {"label": "x", "writer": 1, "strokes": [[1, 2]]},
        [1],
        {"label": 1, "writer": 2, "strokes": []},
        {"label": 1, "writer": 2, "strokes": [[1, 2, 3]]},
    ],
)
def test_lines_that_hold_no_digit_are_damage(tmp_path: Path, record: object) -> None:
    path = tmp_path / "pen.gz"
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    with pytest.raises(DataError, match="damaged or holds no pen strokes; download it again"):
        read_pen_digits(path)

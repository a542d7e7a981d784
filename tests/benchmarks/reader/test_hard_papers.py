"""Codes on paper that nothing is arranged for: each kind is made by a seed, and says what is written on it."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.reader.hard_papers import HARD_KINDS, PenPaths, shrunk
from benchmarks.reader.papers import KINDS, Hand, pictures
from engine import datasets


@pytest.fixture(scope="module")
def hand() -> Hand:
    few = datasets.load("mnist-sample").test.head(40)
    return Hand(few.images[:, 0], few.labels)


@pytest.fixture(autouse=True)
def pen_digits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two digits of a pen in place of the 7,494."""
    folder = tmp_path / "pendigits"
    folder.mkdir()
    drawn = [{"label": 1, "strokes": [[10, 90, 12, 10]]}, {"label": 7, "strokes": [[10, 90, 50, 90, 20, 10]]}]
    with gzip.open(folder / "pendigits_train_strokes.jsonl.gz", "wt") as file:
        file.write("\n".join(map(json.dumps, drawn)))
    monkeypatch.setenv("DIGITLAB_DATA", str(tmp_path))
    monkeypatch.setattr(PenPaths, "_known", [])


@pytest.mark.parametrize("kind", sorted(set(HARD_KINDS) - {"huge"}))
def test_every_kind_is_the_same_for_a_seed(kind: str, hand: Hand) -> None:
    first, again = (pictures(hand, kind, 1, 1, HARD_KINDS)[0] for _ in range(2))
    assert first[1] == again[1]
    assert np.array_equal(first[0], again[0])
    assert first[0].dtype == np.uint8
    assert set(first[1]) <= set("0123456789")


def test_a_pen_writes_upright() -> None:
    """The tablet counts upwards, a picture downwards: the bar of the 7 is at the top."""
    (strokes, name) = PenPaths.digits()[1]
    assert name == "7"
    assert strokes[0][0, 1] == strokes[0][:, 1].min()


def test_a_picture_is_shrunk_until_its_digits_are_as_high_as_asked() -> None:
    page = np.full((100, 300, 3), 255, np.float32)
    page[20:80, 40:60] = 0
    small, _ = shrunk(page, "1", 12)
    assert small.shape[:2] == (20, 60)


def test_kinds_have_names_of_their_own() -> None:
    assert not set(KINDS) & set(HARD_KINDS)

"""The pictures that the postal-code reader learned from."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from engine.datasets import load
from engine.errors import DataError
from engine.handwriting import dataset as handwriting
from engine.handwriting.dataset import CLASSES, NOT_A_DIGIT
from engine.handwriting.originals import Fold


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


def test_without_the_originals_the_way_out_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    with pytest.raises(DataError, match="DIGITLAB_DATA"):
        load("handwriting")

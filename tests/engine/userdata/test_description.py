"""A description of own data: one file of ours, the data untouched."""

import json

import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata.conversion import Conversion
from engine.userdata.description import Description, described, open_description
from tests.engine.userdata.examples import COUNT, npz


@pytest.fixture
def data(tmp_path):
    (tmp_path / "mine.npz").write_bytes(npz())
    return tmp_path / "mine.npz"


def test_it_comes_back_as_it_was_saved_and_names_a_data_set(data, tmp_path):
    conversion = Conversion(size_px=20, invert="always", test_share=0.5, seed=3)
    first = Description(
        str(data), conversion, frozenset(["mine.npz:1"]), frozenset(["mine.npz:2"]), {"mine.npz:3": "7"}
    )
    path = first.save(tmp_path / "kept")
    assert open_description(path) == first
    assert first.save(tmp_path / "kept") == path
    loaded = datasets.load(path)
    assert loaded.image_shape == (1, 20, 20)
    assert len(loaded.train) + len(loaded.test) == COUNT - 1


def test_what_was_done_by_hand_is_applied(data):
    plain, _ = described(data)
    changed = Description(
        str(data), Conversion(), frozenset(["mine.npz:4"]), frozenset(["mine.npz:1"]), {"mine.npz:2": "9"}
    )
    collection, conversion = changed.applied(plain)
    assert len(collection) == COUNT - 1
    assert collection.labels[0] == 9
    assert conversion.inverted == frozenset([2])  # the fourth, now that the first is gone
    np.testing.assert_array_equal(np.asarray(plain.labels[:3]), [0, 1, 2])
    assert not changed.plain
    assert Description(str(data)).plain


@pytest.mark.parametrize(
    "change",
    [
        {"path": 5}, {"conversion": []}, {"inverted": 1}, {"moved": {"a": 1}}, {"conversion": {"size_px": "x"}},
        {"conversion": {"invert": "sometimes"}}, {"conversion": {"test_share": 2}}, {"conversion": {"size_px": 9999}},
    ],
)  # fmt: skip
def test_a_damaged_description_is_said(data, tmp_path, change):
    path = Description(str(data)).save(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(DataError, match="is no description of data, or a damaged one"):
        open_description(path)
    path.write_bytes(b"{")
    with pytest.raises(DataError, match="damaged"):
        datasets.load(path)

"""The names of the classes are read where people save them, and only where they are names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from engine.foreign.class_names import class_names
from engine.foreign.formats.arrays import read_arrays

WORDS = ("zero", "one", "two")
ARRAYS = {"W1": np.ones((4, 3), np.float32), "b1": np.zeros(3, np.float32)}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ({"classes": ["zero", "one", "two"]}, WORDS),
        ({"epoch": 3, "meta": {"class_names": ("zero", "one", "two")}}, WORDS),
        ({"class_to_idx": {"two": 2, "zero": 0, "one": 1}}, WORDS),
        ({"id2label": {"0": "zero", "2": "two", "1": "one"}}, WORDS),
        ({"idx_to_class": {0: "zero", 1: "one", 2: "two"}}, WORDS),
        ({"classes": np.array(["zero", "one", "two"])}, WORDS),
        ({"classes_": np.array([0, 1, 2])}, ("0", "1", "2")),
        ({"labels": json.dumps(WORDS)}, WORDS),
        ({"labels": [5, 0, 4, 1, 9, 2, 1]}, ()),  # the digits of a data set
        ({"class_to_idx": {"zero": 0, "two": 2}}, ()),
        ({"classes": [["zero"], ["one"]]}, ()),
        ({"classes": "["}, ()),
        ({"W1": np.ones(3)}, ()),
        ([1, 2], ()),
    ],
)
def test_names_are_found_in_the_forms_people_use(value: Any, names: tuple[str, ...]) -> None:
    assert class_names(value) == names


def test_names_in_an_archive_and_in_a_header_come_with_the_arrays(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", classes=np.arange(3), **ARRAYS)  # type: ignore[arg-type]  # arrays by name
    safetensors.numpy.save_file(ARRAYS, tmp_path / "w.safetensors", {"classes": json.dumps(WORDS)})
    zipped, tensors = read_arrays(tmp_path / "w.npz"), read_arrays(tmp_path / "w.safetensors")
    assert zipped is not None
    assert tensors is not None
    assert (list(zipped), zipped.classes) == (["W1", "b1"], ("0", "1", "2"))
    assert (sorted(tensors), tensors.classes) == (["W1", "b1"], WORDS)

"""The named arrays in a file of another program."""

import json
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from engine.errors import StoreError
from engine.foreign.formats import arrays
from engine.foreign.formats.arrays import read_arrays, usable
from engine.rng import stream
from engine.types import Array

W: Array = stream(0, "W").standard_normal((4, 3)).astype(np.float32)
B: Array = np.arange(3, dtype=np.float32)


def found(path: Path) -> dict[str, Array]:
    named = read_arrays(path)
    assert named is not None
    return named


def refused(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        read_arrays(path)
    assert caught.value.path == path
    return str(caught.value)


def as_json(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["npz", "safetensors", "json", "pickle", "renamed"])
def test_the_same_arrays_come_from_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / {"renamed": "weights.bin"}.get(kind, f"w.{kind}")
    if kind == "npz":
        np.savez(path, W=W, b=B)
    elif kind == "json":
        as_json(path, {"W": W.tolist(), "b": B.tolist()})
    elif kind == "pickle":
        path.write_bytes(pickle.dumps({"W": W, "b": B}))
    else:  # known by its content, whatever it is called
        path.write_bytes(safetensors.numpy.save({"W": W, "b": B}))
    named = found(path)
    assert list(named) == ["W", "b"]
    np.testing.assert_allclose(named["W"], W, rtol=1e-6)
    np.testing.assert_array_equal(named["b"], B)


def test_arrays_inside_dicts_and_lists_are_named_by_the_way_to_them(tmp_path: Path) -> None:
    path = tmp_path / "w.pickle"
    path.write_bytes(pickle.dumps({"a": {"first": [W, B]}, "second": W}))
    assert list(found(path)) == ["a.first.0", "a.first.1", "second"]


def test_rows_of_numbers_are_arrays_and_ragged_ones_are_not(tmp_path: Path) -> None:
    value = {"matrix": [[1, 2], [3, 4]], "vector": [1.5, 2.5], "ragged": [[1, 2], [3]], "words": ["a", "b"]}
    named = found(as_json(tmp_path / "w.json", value))
    assert named["matrix"].tolist() == [[1, 2], [3, 4]]
    assert named["vector"].tolist() == [1.5, 2.5]
    assert not any(name.startswith(("words", "matrix.", "vector.")) for name in named)


def test_three_levels_are_matrices_in_a_row_and_four_a_kernel(tmp_path: Path) -> None:
    value = {"three": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "four": [[[[1, 2], [3, 4]]]]}
    named = found(as_json(tmp_path / "w.json", value))
    assert {name: array.shape for name, array in named.items()} == {
        "three.0": (2, 2),
        "three.1": (2, 2),
        "four": (1, 1, 2, 2),
    }


@pytest.mark.parametrize("key", ["state_dict", "model_state_dict", "model", "net", "params", "model_weights"])
def test_of_a_checkpoint_the_network_is_taken_and_not_the_optimizers_memory(tmp_path: Path, key: str) -> None:
    path = tmp_path / "w.pickle"
    path.write_bytes(pickle.dumps({"epoch": 3, "optimizer": {"m": W, "v": W}, key: {"W": W, "b": B}}))
    assert list(found(path)) == ["W", "b"]


def test_what_is_noted_beside_the_weights_is_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "w.pickle"
    path.write_bytes(pickle.dumps({"W": W, "loss_history": np.ones(50), "optimizer_m": W, "args": np.ones(2)}))
    assert list(found(path)) == ["W"]


def test_counters_are_left_aside_and_other_single_numbers_are_asked_about() -> None:
    counted = {"W": W, "num_batches_tracked": np.array(7), "lr": np.array(0.1), "step": np.array([3])}
    assert list(usable(Path("w"), counted)) == ["W"]
    with pytest.raises(StoreError, match=r"w holds a number \(scale\) that may belong to the network"):
        usable(Path("w"), {"W": W, "scale": np.array(2.0)})
    assert list(usable(Path("w"), {"W": W, "slope": np.array([0.25])})) == ["W", "slope"]


def test_a_file_without_numbers_is_refused() -> None:
    for nothing in ({}, {"names": np.array(["a"])}, {"empty": np.zeros((0, 3))}):
        with pytest.raises(StoreError, match="w holds no arrays of numbers"):
            usable(Path("w"), nothing)


def test_our_own_weights_are_none_of_its_business(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(safetensors.numpy.save({"1.W": W}, {"format": "digitlab-weights", "version": "1"}))
    assert read_arrays(path) is None


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\x93NUMPY\x01\x00", "a single array"),
        (b"\x1f\x8b\x08\x00", "a compressed file, which is not read here; unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "a picture, which is not read here; choose a file of weights"),
        (b"MATLAB 5.0 MAT", "a MATLAB file"),
        (b"\x1c\x00\x00\x00TFL3", "a model of TensorFlow Lite"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:12],
)
def test_known_files_of_other_kinds_are_named_with_the_way_out(tmp_path: Path, start: bytes, words: str) -> None:
    path = tmp_path / "w.bin"
    path.write_bytes(start + bytes(50))
    assert words in refused(path)


def test_damaged_locked_and_empty_files_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").write_bytes(b"")
    assert refused(tmp_path / "empty") == "empty is empty; save the weights again"
    (tmp_path / "w.json").write_text("[1, 2", encoding="utf-8")
    assert refused(tmp_path / "w.json") == "w.json is a damaged JSON file; save or copy it again"
    (tmp_path / "w.npz").write_bytes(b"PK\x03\x04 no zip")
    assert "it is damaged, or no .npz file" in refused(tmp_path / "w.npz")
    monkeypatch.setattr(arrays, "LARGEST_TEXT", 10)
    as_json(tmp_path / "large.json", list(range(50)))
    assert refused(tmp_path / "large.json") == "large.json is larger than 50 MB; no digit network is"


def test_archives_of_something_else_are_named(tmp_path: Path) -> None:
    for name, words in (("config.json", "a model of Keras"), ("other.txt", "an archive of another program")):
        path = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, "{}")
        assert words in refused(path)
    objects = tmp_path / "o.npz"
    np.savez(objects, things=np.array([{"a": 1}], dtype=object))
    assert "it holds Python objects; save arrays of numbers instead" in refused(objects)


def test_a_folder_and_a_missing_file_say_so(tmp_path: Path) -> None:
    assert "it is a folder, not a file" in refused(tmp_path)
    assert "there is no file gone" in refused(tmp_path / "gone")
    (tmp_path / "saved_model.pb").write_bytes(b"x")
    assert "a SavedModel of TensorFlow" in refused(tmp_path)

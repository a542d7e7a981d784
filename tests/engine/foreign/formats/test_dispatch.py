"""Which format a file has, by its first bytes."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.export.onnx import write_onnx
from engine.foreign.formats import dispatch
from engine.foreign.formats.described import Described
from engine.foreign.formats.dispatch import read_network
from engine.store.weights import save_weights
from engine.types import Array
from tests.engine.export.networks import DENSE, trained
from tests.engine.foreign.formats.written import hdf5

LOADED = trained(DENSE["relu-0"])
W: Array = np.arange(12, dtype=np.float32).reshape(4, 3)


def test_our_own_file_is_none_to_be_inferred(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    save_weights(path, LOADED.spec, LOADED.parameters, LOADED.metadata)
    assert read_network(path) is None


def test_onnx_and_keras_say_how_their_layers_are_used(tmp_path: Path) -> None:
    path = tmp_path / "w.onnx"
    write_onnx(path, LOADED)
    found = read_network(path)
    assert isinstance(found, Described)
    assert [layer.kind for layer, _ in found.parts] == ["flatten", "dense", "relu", "dense", "softmax"]


def test_hdf5_is_known_by_its_first_bytes_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(hdf5({"dense": {"kernel": W, "bias": np.zeros(3, np.float32)}}))
    found = read_network(path)
    assert isinstance(found, dict)
    assert sorted(array.shape for array in found.values()) == [(3,), (4, 3)]


def test_a_zip_is_a_model_of_keras_only_with_its_configuration_and_weights(tmp_path: Path) -> None:
    path = tmp_path / "m.keras"
    config = {"class_name": "Sequential", "config": {"layers": []}}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(config))
        archive.writestr("model.weights.h5", hdf5({}))
    with pytest.raises(StoreError, match=r"m\.keras"):
        read_network(path)  # a model without layers, read as one of Keras
    arrays = tmp_path / "w.npz"
    np.savez(arrays, W=W)
    found = read_network(arrays)
    assert isinstance(found, dict)
    np.testing.assert_array_equal(found["W"], W)


def test_a_file_too_large_is_not_read_to_find_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "LARGEST", 10)
    path = tmp_path / "w.h5"
    path.write_bytes(hdf5({"dense": {"kernel": W}}))
    with pytest.raises(StoreError):
        read_network(path)


@pytest.mark.parametrize("content", [b"", b"\x89HDF\r\n\x1a\n", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"x" * 40])
@pytest.mark.parametrize("name", ["w.onnx", "w.keras", "w.h5", "w.npz"])
def test_a_damaged_file_of_any_kind_is_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        read_network(path)
    assert name in str(caught.value)

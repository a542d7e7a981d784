"""Plain arrays by name, and the course's pickle with the course's names."""

from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from engine.errors import StoreError
from engine.export.arrays import write_course_pickle, write_npz, write_safetensors
from engine.foreign.formats.arrays import read_arrays
from engine.store.weights import tensors_of
from tests.engine.export.networks import CONVOLUTIONS, DENSE, trained


def test_npz_and_safetensors_give_back_every_tensor_bit_for_bit(tmp_path: Path) -> None:
    loaded = trained(CONVOLUTIONS["pooled"])
    write_npz(tmp_path / "x.npz", loaded)
    write_safetensors(tmp_path / "x.safetensors", loaded)
    with np.load(tmp_path / "x.npz") as arrays:
        found = dict(arrays)
    again = safetensors.numpy.load_file(tmp_path / "x.safetensors")
    expected = tensors_of(loaded.parameters)
    assert found.keys() == again.keys() == expected.keys()
    for name, tensor in expected.items():
        np.testing.assert_array_equal(found[name], tensor)
        np.testing.assert_array_equal(again[name], tensor)


def test_the_pickle_numbers_its_arrays_as_the_course_does(tmp_path: Path) -> None:
    loaded = trained(CONVOLUTIONS["pooled"])
    write_course_pickle(tmp_path / "x.pkl", loaded)
    found = read_arrays(tmp_path / "x.pkl")
    assert found is not None
    assert list(found) == ["W1", "b1", "gamma1", "beta1", "running_mean1", "running_var1", "W2", "b2"]
    np.testing.assert_array_equal(found["W2"], loaded.parameters.views[5]["W"])


def test_a_layer_without_a_name_in_the_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no name for the tensors of layer 3 \(prelu\)"):
        write_course_pickle(tmp_path / "x.pkl", trained(DENSE["prelu-2"]))

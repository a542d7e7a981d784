"""The state_dict is a file as PyTorch writes it, and the module beside it has the same layers."""

import ast
from pathlib import Path

import numpy as np
import pytest

from engine.export.torch_files import module_source, state_dict, write_torch
from engine.foreign.formats.arrays import read_arrays
from tests.engine.export.networks import CONVOLUTIONS, DENSE, trained


@pytest.mark.parametrize("name", [*CONVOLUTIONS, "prelu-2"])
def test_our_own_reader_of_pytorch_files_finds_every_tensor(tmp_path: Path, name: str) -> None:
    loaded = trained({**CONVOLUTIONS, **DENSE}[name])
    write_torch(tmp_path / "x.pt", loaded)
    found = read_arrays(tmp_path / "x.pt")
    assert found is not None
    expected = {key: tensor for key, tensor in state_dict(loaded).items() if not key.endswith("tracked")}
    assert list(found) == list(expected)
    for key, tensor in expected.items():
        np.testing.assert_array_equal(found[key], tensor)


def test_a_dense_matrix_is_turned_as_pytorch_keeps_it() -> None:
    loaded = trained(DENSE["relu-0"])
    np.testing.assert_array_equal(state_dict(loaded)["1.weight"], loaded.parameters.views[1]["W"].T)


def test_the_module_names_each_layer_with_its_sizes() -> None:
    text = module_source(trained(CONVOLUTIONS["pooled"]), "x.pt")
    ast.parse(text)
    for line in (
        "nn.Conv2d(2, 4, 3, stride=1, padding=1),",
        "nn.BatchNorm2d(4, eps=1e-05, momentum=0.1),",
        "nn.MaxPool2d(2, stride=2),",
        "nn.Linear(64, 3),",
    ):
        assert line in text

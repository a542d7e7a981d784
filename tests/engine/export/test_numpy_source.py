"""The exported Python file answers as the network does, with NumPy alone."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.export.numpy_functions import FUNCTIONS
from engine.export.numpy_source import source, write_source
from engine.export.stages import SILENT
from engine.layers.base import layers
from tests.engine.export.networks import CONVOLUTIONS, DENSE, RIMMED, STOCHASTIC, images, trained

ALL = {**DENSE, **CONVOLUTIONS, **RIMMED, **STOCHASTIC}


def run(text: str) -> dict[str, Any]:
    """The names that the file defines."""
    names: dict[str, Any] = {"__name__": "exported"}
    exec(compile(text, "exported.py", "exec"), names)
    return names


@pytest.mark.parametrize("name", ALL)
def test_the_file_gives_the_outputs_of_the_network(name: str) -> None:
    loaded = trained(ALL[name])
    names = run(source(loaded))
    got = names["predict"](images(), names["load_weights"]())
    np.testing.assert_allclose(got, loaded.outputs(images()), rtol=1e-5, atol=1e-5)


def test_every_layer_has_its_formula_in_plain_numpy() -> None:
    kinds = {layer.kind.replace("-", "_") for layer in layers}
    assert kinds - {*SILENT} <= FUNCTIONS.keys()


def test_only_numpy_and_the_standard_library_are_imported() -> None:
    tree = ast.parse(source(trained(ALL["gelu-12"])))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert modules == {"base64", "io", "math", "numpy", "sys"}


def test_the_file_runs_by_itself_and_names_the_classes(tmp_path: Path) -> None:
    loaded = trained(ALL["pooled"])
    write_source(tmp_path / "mine.py", loaded)
    np.save(tmp_path / "images.npy", images())
    command = [sys.executable, "-I", str(tmp_path / "mine.py"), str(tmp_path / "images.npy")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.split() == ["abc"[k] for k in loaded.outputs(images()).argmax(axis=1)]

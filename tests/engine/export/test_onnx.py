"""ONNX files give the network's outputs in onnxruntime, layer kind by layer kind."""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from engine.errors import StoreError
from engine.export.onnx import write_onnx
from tests.engine.export.networks import CONVOLUTIONS, DENSE, RIMMED, STOCHASTIC, images, trained

ALL = {**DENSE, **CONVOLUTIONS, **RIMMED}


@pytest.mark.parametrize("name", ALL)
def test_the_file_gives_the_outputs_of_the_network(tmp_path: Path, name: str) -> None:
    loaded = trained(ALL[name])
    write_onnx(tmp_path / "x.onnx", loaded)
    session = onnxruntime.InferenceSession(tmp_path / "x.onnx", providers=["CPUExecutionProvider"])
    (got,) = session.run(None, {"images": images()})
    np.testing.assert_allclose(got, loaded.outputs(images()), rtol=1e-5, atol=1e-5)


def test_a_layer_that_onnx_does_not_know_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"layer 3 \(stochastic-pool2d\) cannot be written as ONNX; export it as npz"):
        write_onnx(tmp_path / "x.onnx", trained(STOCHASTIC["stochastic"]))
    assert not (tmp_path / "x.onnx").exists()


def test_without_the_library_the_way_to_get_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(StoreError, match=r"python3 main.py setup --extra onnx"):
        write_onnx(tmp_path / "x.onnx", trained(ALL["pooled"]))

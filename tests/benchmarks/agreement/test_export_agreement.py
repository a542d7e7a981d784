"""Exported networks beside their originals: which agree, and what is left out."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.agreement.export_agreement import compare

KERAS = """
import numpy as np

class Model:
    def __init__(self, path):
        self.scale = np.load(path)["scale"]

    def predict(self, x, verbose):
        return x.transpose(0, 3, 1, 2).reshape(len(x), -1)[:, :3] * self.scale

def load(path):
    return Model(path)
"""


def exported(folder: Path, name: str, scale: float) -> None:
    place = folder / name
    place.mkdir()
    images = np.random.default_rng(0).random((4, 1, 2, 3), np.float32)
    np.save(place / "images.npy", images)
    np.save(place / "outputs.npy", images.reshape(4, -1)[:, :3] * 2)
    np.savez(place / "network.npz", scale=np.float32(scale))
    (place / "network.py").write_text(KERAS)


def test_networks_agree_when_their_answers_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported(tmp_path, "a-keras", 2.0)
    (tmp_path / "refused-keras").mkdir()
    assert compare(tmp_path)
    assert capsys.readouterr().out.split()[0] == "a-keras"


def test_one_that_answers_otherwise_is_enough_to_fail(tmp_path: Path) -> None:
    exported(tmp_path, "a-keras", 2.001)
    exported(tmp_path, "b-keras", 2.0)
    assert not compare(tmp_path)

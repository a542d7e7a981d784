"""`export` as a teacher's script calls it."""

import csv
import json
from pathlib import Path

import numpy as np

from engine.store.run_list import list_runs
from engine.store.weights import load_weights
from tests.cli.conftest import Command

SHIPPED = Path(__file__).parents[3] / "weights" / "small-cnn.safetensors"


def test_a_shipped_network_is_written_and_named(command: Command, tmp_path: Path) -> None:
    answer = command("export", SHIPPED, "--to", "npz", "--out", tmp_path / "x.npz", "--json")
    assert answer.status == 0
    assert json.loads(answer.out)["written"] == [str(tmp_path / "x.npz")]
    with np.load(tmp_path / "x.npz") as arrays:
        assert np.array_equal(arrays["1.W"], load_weights(SHIPPED).parameters.views[0]["W"])


def test_a_kept_run_gives_its_curves(command: Command, small: Path, tmp_path: Path) -> None:
    assert command("train", small, "--steps", 3, "--keep").status == 0
    kept, *_ = list_runs()  # newest first
    answer = command("export", kept.name, "--to", "csv", "--out", tmp_path / "x.csv")
    assert answer.status == 0, answer.err
    with (tmp_path / "x.csv").open(newline="") as file:
        assert [row["step"] for row in csv.DictReader(file) if row["loss"]] == ["1", "2", "3"]


def test_what_cannot_be_written_is_said_in_one_sentence(command: Command, tmp_path: Path) -> None:
    for words, part in (
        (("export", SHIPPED, "--to", "onxn"), "did you mean onnx"),
        (("export", "no-such", "--to", "npz"), "no file and no kept run called no-such"),
        (("export", SHIPPED, "--to", "csv"), "only a kept run has curves"),
        (("export", SHIPPED, "--to", "npz", "--out", tmp_path / "x.onnx"), "ends in .npz"),
    ):
        answer = command(*words)
        assert answer.status == 2
        assert part in answer.err
        assert answer.err.count("\n") == 1

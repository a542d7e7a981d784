"""inspect: what trained weights have learned, in numbers, tables and pictures."""

import csv
from pathlib import Path

import numpy as np
import pytest

from cli.commands.inspection import _pictures
from engine.store.moments.snapshots import thin_snapshots
from engine.store.run_list import list_runs
from tests.cli.conftest import Command

CNN = "weights/small-cnn.safetensors"
FEW = ("--data", "mnist-sample", "--digits", "60")


def test_mistakes_agree_with_evaluate(command: Command) -> None:
    found = command("inspect", CNN, "--data", "mnist-sample", "--json").facts[0]
    evaluated = command("evaluate", CNN, "--data", "mnist-sample", "--json").facts[0]
    assert found["confusion"] == evaluated["confusion"]
    assert found["accuracy"] == evaluated["accuracy"]
    assert found["mistakes"] == 1000 - evaluated["right"] == len(found["worst"])


def test_every_answer_is_written_as_a_row(command: Command, tmp_path: Path) -> None:
    assert command("inspect", CNN, "--data", "mnist-sample", "--out", tmp_path / "new").status == 0
    rows = list(csv.reader((tmp_path / "new" / "answers.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 1001
    assert rows[0][0] == "digit"
    assert (tmp_path / "new" / "mistakes.png").read_bytes().startswith(b"\x89PNG")


def test_layers_follow_the_digit_that_is_asked_for(command: Command, tmp_path: Path) -> None:
    answer = command("inspect", CNN, *FEW, "--what", "layers", "--digit", "115", "--out", tmp_path, "--json")
    found = answer.facts[0]
    assert found["digit"] == 115
    assert [block["shape"] for block in found["blocks"]][-2:] == [[128], [10]]
    assert found["top"][0][0] == found["is"]
    assert {path.name for path in tmp_path.iterdir()} >= {"block-1.png", "block-5.png", "cover.csv", "gradient.csv"}


def test_map_has_a_row_for_every_layer_from_the_input_on(command: Command) -> None:
    out = command("inspect", CNN, "--data", "mnist-sample", "--digits", "40", "--what", "map").out.splitlines()
    assert [line.split("  ")[0] for line in out[1:]] == ["input", *(f"block {n}" for n in range(1, 8))]


def test_robustness_says_up_to_where_it_is_good_enough(command: Command, two_layers: Path) -> None:
    found = command("inspect", two_layers, *FEW, "--what", "robustness", "--json").facts[0]["strains"]
    noise = next(strain for strain in found if strain["strain"] == "noise")
    assert len(noise["levels"]) == len(noise["accuracies"])
    assert noise["accuracies"][0] >= noise["accuracies"][-1]


def test_a_kept_run_is_looked_at_by_its_name_and_at_an_epoch(
    command: Command, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    monkeypatch.setattr("engine.store.moments.snapshot_writer.COPIES", 0)  # the run is over at once
    command("train", small, "--epochs", 3, "--keep", "--snapshots", 3)
    (run,) = list_runs()
    few = ("--data", "mnist-sample", "--digits", 100, "--json")
    end = command("inspect", run.name, *few).facts[0]
    assert end == command("inspect", run.weights, *few).facts[0]
    start = command("inspect", run.name, "--epoch", 0, *few)
    assert f"{run.name} after 0 epochs" in start.err
    assert start.facts[0]["accuracy"] < end["accuracy"]
    assert command("inspect", run.name, "--epoch", 99, *few).facts[0]["accuracy"] == end["accuracy"]
    thin_snapshots(run.folder, 0)
    assert "kept no moments on its way" in command("inspect", run.name, "--epoch", 1).err
    assert "--epoch looks at a kept run" in command("inspect", CNN, "--epoch", 1).err


@pytest.fixture
def two_layers(command: Command, small: Path, tmp_path: Path) -> Path:
    path = tmp_path / "small.safetensors"
    assert command("train", small, "--out", path).status == 0
    return path


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--digit", "1000"), "--digit must be between 0 and 999"),
        (("--what", "map", "--digits", "5"), "a map needs at least 10 digits"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(command: Command, options: tuple[str, ...], said: str) -> None:
    answer = command("inspect", CNN, "--data", "mnist-sample", *options)
    assert answer.status == 2
    assert said in answer.err


def test_a_sheet_of_pictures_keeps_their_colors_and_scales_only_gray_ones() -> None:
    red = np.zeros((3, 3, 2, 2), np.float32)
    red[:, 0] = 0.5
    sheet = _pictures(red, columns=2, zoom=1)
    assert sheet.shape == (2 * 6, 2 * 6, 3)
    assert sheet[2, 2].tolist() == [0, 0, 128]  # blue first
    gray = _pictures(red[:, :1], columns=2, zoom=1)
    assert gray.shape == (12, 12)
    assert gray[2, 2] == 255

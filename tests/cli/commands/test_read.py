"""read: codes from picture files and folders; one bad file does not stop the rest."""

import errno
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from engine import datasets
from engine.vision.canvas import course_canvas, to_png
from tests.cli.conftest import Command


@pytest.fixture
def weights(command: Command, tmp_path: Path) -> Path:
    """A network that reads the embedded digits well enough."""
    path = tmp_path / "reader.safetensors"
    settings = ["optimizer=adam", "batch_size=50"]
    assert command("train", "two-layer", "--epochs", 4, "--set", *settings, "--out", path).status == 0
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A form with the digits 0, 1, 2 and two empty boxes."""
    digits = datasets.load("mnist-sample").test
    inks = [np.kron(digits.images[np.argmax(digits.labels == k), 0], np.ones((4, 4), np.float32)) for k in range(3)]
    path = tmp_path / "pictures" / "code.png"
    path.parent.mkdir()
    path.write_bytes(to_png(course_canvas([*inks, None, None])))
    return path


def test_code_and_boxes_come_as_json(command: Command, weights: Path, picture: Path) -> None:
    answer = command("read", picture, "--weights", weights, "--json", "--threshold", 0)
    assert answer.status == 0
    (fact,) = answer.facts
    assert len(fact["boxes"]) == 5
    assert len(fact["code"]) == 5
    assert fact["code"].endswith("  ")
    assert [box["reason"] for box in fact["boxes"][3:]] == ["empty", "empty"]
    first = fact["boxes"][0]
    assert first["digit"] == first["guess"] == first["top"][0][0]
    assert 0 < first["probability"] <= 1
    assert fact["form"] is True


def test_unsure_digits_are_question_marks(command: Command, weights: Path, picture: Path) -> None:
    fact = command("read", picture, "--weights", weights, "--json", "--threshold", 1).facts[0]
    assert fact["code"] == "???  "
    assert fact["boxes"][0]["digit"] is None
    assert fact["boxes"][0]["reason"] == "unsure"


def test_unreadable_file_is_reported_and_the_others_are_read(command: Command, weights: Path, picture: Path) -> None:
    (picture.parent / "broken.png").write_bytes(b"no picture")
    (picture.parent / "notes.txt").write_text("not looked at")
    answer = command("read", picture.parent, "--weights", weights, "--json")
    assert answer.status == 2
    broken, fine = answer.facts
    assert broken["picture"].endswith("broken.png")
    assert "broken.png" in broken["error"]
    assert len(fine["boxes"]) == 5
    assert answer.err.count("\n") == 1


def test_people_get_one_line_a_picture(command: Command, weights: Path, picture: Path) -> None:
    answer = command("read", picture, picture, "--weights", weights, "--naive")
    assert answer.status == 0
    assert len(answer.out.splitlines()) == 2
    assert answer.out.splitlines()[0].endswith("code.png")


def test_another_programs_safetensors_reads_like_the_file_it_came_from(
    command: Command, weights: Path, picture: Path, tmp_path: Path
) -> None:
    named = {f"layer.{name}": array for name, array in safetensors.numpy.load_file(weights).items()}
    safetensors.numpy.save_file(named, tmp_path / "theirs.safetensors")  # the arrays alone: our header is gone
    asked = command("read", picture, "--weights", tmp_path / "theirs.safetensors")
    assert asked.status == 2
    assert "--activation relu --pixels unit" in asked.err
    said = ("--activation", "relu", "--pixels", "unit")
    theirs = command("read", picture, "--weights", tmp_path / "theirs.safetensors", "--json", "--threshold", 0, *said)
    ours = command("read", picture, "--weights", weights, "--json", "--threshold", 0)
    assert theirs.status == 0
    assert theirs.facts[0]["code"] == ours.facts[0]["code"]


def test_threshold_outside_its_bounds_is_refused(command: Command, weights: Path, picture: Path) -> None:
    answer = command("read", picture, "--weights", weights, "--threshold", 2)
    assert answer.status == 2
    assert "--threshold must be between 0 and 1" in answer.err


def test_folder_without_pictures_is_said(command: Command, weights: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "._photo.jpg").write_bytes(b"what a Mac leaves on a stick")
    answer = command("read", tmp_path / "bare", "--weights", weights, "--json")
    assert answer.status == 2
    assert "there are no pictures in" in answer.err
    assert "there are no pictures in" in answer.facts[0]["error"]


def test_folder_that_may_not_be_looked_into_is_said_and_the_others_are_read(
    command: Command, weights: Path, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    looked = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path == closed:
            raise PermissionError(errno.EACCES, "no")
        return looked(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    answer = command("read", closed, picture, "--weights", weights)
    assert answer.status == 2
    assert "closed cannot be read" in answer.err
    assert answer.out.rstrip().endswith("code.png")


def test_picture_without_writing_has_no_certainty(command: Command, weights: Path, tmp_path: Path) -> None:
    (tmp_path / "white.png").write_bytes(to_png(np.full((40, 200), 255, np.uint8)))
    answer = command("read", tmp_path / "white.png", "--weights", weights)
    assert "nothing" in answer.out
    assert "%" not in answer.out

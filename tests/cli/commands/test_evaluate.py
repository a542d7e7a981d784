"""evaluate: what trained weights can do, whoever trained them."""

from pathlib import Path

import numpy as np
import pytest

from engine.analysis.confusion import confusion
from tests.cli.conftest import Command
from tests.engine.userdata.examples import COUNT, csv_text


@pytest.fixture
def weights(command: Command, small: Path, tmp_path: Path) -> Path:
    """A network trained for a moment."""
    path = tmp_path / "small.safetensors"
    assert command("train", small, "--out", path).status == 0
    return path


def test_accuracy_equals_the_one_training_ended_with(command: Command, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.safetensors"
    trained = command("train", small, "--out", path, "--json").facts[-1]
    answer = command("evaluate", path, "--json")
    assert answer.status == 0
    (result,) = answer.facts
    assert result["accuracy"] == trained["test_accuracy"]
    assert result["data"] == "mnist-sample"
    assert result["images"] == 1000
    matrix = np.array(result["confusion"])
    assert matrix.sum() == 1000
    assert np.trace(matrix) == result["right"]
    assert result["per_class"]["3"] == matrix[3, 3] / matrix[3].sum()


def test_one_by_one_and_in_batches_read_the_same(command: Command, weights: Path) -> None:
    together, alone = (command("evaluate", weights, "--batch", size, "--json").facts[0] for size in (100, 1))
    assert together["confusion"] == alone["confusion"]


def test_table_has_a_row_for_every_class(command: Command, weights: Path) -> None:
    answer = command("evaluate", weights)
    assert len(answer.out.splitlines()) == 11
    assert "of 1,000 right" in answer.err


def test_training_digits_can_be_asked_for(command: Command, weights: Path) -> None:
    assert command("evaluate", weights, "--part", "train", "--json").facts[0]["images"] == 4000


def test_saved_weights_follow_an_interrupted_pipe_whole(weights: Path) -> None:
    assert [path.name for path in weights.parent.glob("*.part")] == []


@pytest.mark.parametrize("content", [b"", b"not weights at all", b"\x08\x00\x00\x00\x00\x00\x00\x00{}      "])
def test_files_that_are_no_weights_are_refused_in_one_sentence(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(content)
    answer = command("evaluate", path)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "w.safetensors" in answer.err


def test_missing_file_is_refused(command: Command, tmp_path: Path) -> None:
    assert command("evaluate", tmp_path / "none.safetensors").status == 2


def test_confusion_counts_true_rows_and_read_columns() -> None:
    outputs = np.array([[0.1, 0.9, 0.0], [0.8, 0.1, 0.1], [0.2, 0.7, 0.1]])
    assert confusion(outputs, np.array([1, 0, 2])).tolist() == [[1, 0, 0], [0, 1, 0], [0, 1, 0]]


@pytest.mark.parametrize("batch", [1, 100])
def test_courses_network_reads_9352_of_mnist(command: Command, needs_data: Path, batch: int) -> None:
    path = needs_data / "weights" / "sample_weight.pkl"
    result = command("evaluate", path, "--data", "mnist", "--batch", batch, "--json").facts[0]
    assert result["right"] == 9352
    assert result["accuracy"] == 0.9352


def test_shipped_reader_is_evaluated_on_the_sample_where_its_own_data_is_not_there(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    monkeypatch.setattr("engine.data.sources.handwriting_folder", lambda: None)
    answer = command("evaluate", Path(__file__).parents[3] / "weights" / "postal-cnn.safetensors", "--json")
    assert answer.status == 0
    assert answer.facts[0]["data"] == "mnist-sample"
    assert "accuracy on the MNIST sample" in answer.err


def test_a_negative_batch_is_refused(command: Command, weights: Path) -> None:
    answer = command("evaluate", weights, "--batch", -1)
    assert answer.status == 2
    assert "--batch must not be negative" in answer.err


def test_a_table_without_labels_is_answered_as_a_table(command: Command, weights: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "test.csv", tmp_path / "out.csv"
    table.write_text(csv_text("none"))
    answer = command("evaluate", weights, "--data", table, "--answers", out)
    assert answer.status == 0
    assert "40 pictures read. They have no labels" in answer.err
    lines = out.read_text().splitlines()
    assert lines[0] == "ImageId,Label"
    assert [line.split(",")[0] for line in lines[1:]] == [str(i) for i in range(1, COUNT + 1)]
    (facts,) = command("evaluate", weights, "--data", table, "--json").facts
    assert facts["answers"] == [line.split(",")[1] for line in lines[1:]]


def test_answers_are_written_for_labelled_data_too(command: Command, weights: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "train.csv", tmp_path / "out.csv"
    table.write_text(csv_text())
    answer = command("evaluate", weights, "--data", table, "--answers", out)
    assert answer.status == 0
    assert "40 pictures in 10 classes." in answer.err
    assert len(out.read_text().splitlines()) == 1 + 10

"""Curves of a run as a table and as TensorBoard's event files."""

import csv
from pathlib import Path

from tensorboard.backend.event_processing.event_file_loader import EventFileLoader

from engine.events import EpochEnded, StepEnded
from engine.export.curves import write_csv, write_tensorboard

EVENTS = [
    StepEnded(run="r", step=1, epoch=0, elapsed_s=0.5, loss=2.25, learning_rate=0.1, batch_size=10),
    EpochEnded(
        run="r", step=1, epoch=1, elapsed_s=1.5,
        train_loss=2.0, train_accuracy=0.5, test_loss=2.5, test_accuracy=0.25,
    ),
]  # fmt: skip


def test_the_table_has_a_row_for_each_step_and_each_epoch(tmp_path: Path) -> None:
    write_csv(tmp_path / "x.csv", EVENTS)
    with (tmp_path / "x.csv").open(newline="") as file:
        step, epoch = csv.DictReader(file)
    assert (step["step"], step["loss"], step["test_accuracy"]) == ("1", "2.25", "")
    assert (epoch["epoch"], epoch["test_accuracy"], epoch["loss"]) == ("1", "0.25", "")


def test_tensorboard_reads_the_same_numbers(tmp_path: Path) -> None:
    write_tensorboard(tmp_path / "log", EVENTS, started_s=1000.0)
    (file,) = (tmp_path / "log").iterdir()
    first, *events = EventFileLoader(str(file)).Load()
    assert first.file_version == "brain.Event:2"
    found = {}
    for event in events:
        for value in event.summary.value:
            number = value.tensor.float_val[0] if value.HasField("tensor") else value.simple_value
            found[value.tag] = (event.step, event.wall_time, round(number, 6))
    assert found["loss"] == (1, 1000.5, 2.25)
    assert found["test_accuracy"] == (1, 1001.5, 0.25)

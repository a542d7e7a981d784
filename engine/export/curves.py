"""The curves of a kept run for other programs: a CSV table, or event files for TensorBoard."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from engine.events import EpochEnded, Event, StepEnded
from engine.extras.missing import library
from engine.files import write_atomically

COLUMNS = (
    "step", "epoch", "elapsed_s", "loss", "learning_rate", "train_loss", "train_accuracy", "test_loss", "test_accuracy",
    "validation_loss", "validation_accuracy",
)  # fmt: skip


def rows(events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    """One row for each step and each end of an epoch; what an event does not know is left empty."""
    for event in events:
        if isinstance(event, (StepEnded, EpochEnded)):
            yield {name: value for name in COLUMNS if (value := getattr(event, name, None)) is not None}


def write_csv(path: Path, events: Iterable[Event]) -> None:
    """Write the curves as a table with a row for each step and each end of an epoch.

    Raises: StoreError: the disk is full or cannot be written.
    """
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows(events))
    write_atomically(path, text.getvalue().encode())


def write_tensorboard(folder: Path, events: Iterable[Event], started_s: float = 0.0) -> None:
    """Write an event file into `folder` that TensorBoard shows; its wall time is `started_s` plus the run's.

    Raises: StoreError: the library is not installed, or the folder cannot be written.
    """
    library("tensorboard", "tensorboard", folder)
    event_pb2 = library("tensorboard.compat.proto.event_pb2", "tensorboard", folder)
    summary_pb2 = library("tensorboard.compat.proto.summary_pb2", "tensorboard", folder)
    record_writer = library("tensorboard.summary.writer.record_writer", "tensorboard", folder)

    def write(file: Any) -> None:
        records = record_writer.RecordWriter(file)
        records.write(event_pb2.Event(wall_time=started_s, file_version="brain.Event:2").SerializeToString())
        for row in rows(events):
            values = [
                summary_pb2.Summary.Value(tag=name, simple_value=row[name])
                for name in COLUMNS[3:]
                if isinstance(row.get(name), float)
            ]
            event = event_pb2.Event(
                wall_time=started_s + row.get("elapsed_s", 0.0),
                step=row["step"],
                summary=summary_pb2.Summary(value=values),
            )
            records.write(event.SerializeToString())
        records.flush()

    write_atomically(folder / f"events.out.tfevents.{int(started_s)}.digitlab", write)

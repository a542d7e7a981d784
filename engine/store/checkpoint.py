"""A run between two steps, on disk: stop today, go on tomorrow, and every number is as if nothing had happened."""

from __future__ import annotations

from pathlib import Path

from engine.errors import EngineError, StoreError
from engine.files import write_atomically
from engine.spec import ExperimentSpec
from engine.store.weights import packed, unpacked
from engine.trainer import Checkpoint

FORMAT = "digitlab-checkpoint"


def save_checkpoint(path: Path | str, checkpoint: Checkpoint, digest: str = "") -> None:
    """Write a run's whole state: weights, optimizer memory, random streams and the place in the epoch.

    `digest` is the data set's, so that nobody goes on with other data by mistake.

    Raises: StoreError: the disk is full or cannot be written.
    """
    header = {"spec": checkpoint.spec.to_dict(), "state": checkpoint.state, "digest": digest}
    write_atomically(path, packed(FORMAT, header, checkpoint.arrays))


def load_checkpoint(path: Path | str, digest: str = "") -> Checkpoint:
    """The state that `save_checkpoint` wrote, for `Trainer.restore`.

    Raises: StoreError: not there, not a checkpoint, damaged, or taken on other data than `digest` says.
    """
    path = Path(path)
    header, arrays = unpacked(path, FORMAT, "a checkpoint of a run")
    try:
        spec = ExperimentSpec.from_dict(header["spec"])
        state, taken_on = dict(header["state"]), str(header["digest"])
    except (EngineError, KeyError, TypeError, ValueError) as error:
        raise StoreError("{name} is damaged: its header cannot be read", path=path, name=path.name) from error
    if digest and taken_on and digest != taken_on:
        raise StoreError(
            "{name} was taken on other data; choose the data set that the run was started with",
            path=path,
            name=path.name,
        )
    return Checkpoint(spec, state, arrays)

"""Keeping a run, written once: its log, checkpoints and snapshots on the way, and at the end its weights.

    keeper = RunKeeper(trainer, new_run("Three layers"))
    for event in trainer.events():
        keeper.apply(event)

The command line, the Train page and races all keep their runs this way.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.events import Event, Finished
from engine.spec import ExperimentSpec
from engine.store.checkpoint import (
    CheckpointSchedule,
    CheckpointWriter,
    has_checkpoint,
    load_checkpoint,
    remove_checkpoints,
)
from engine.store.moments.snapshot_writer import SnapshotWriter
from engine.store.moments.snapshots import snapshots_wanted
from engine.store.run_list import CHECKPOINT_FILE, TEXTS, WEIGHTS_FILE, being_trained, read_run
from engine.store.runlog import RunLog, rewind
from engine.store.start import begin, metadata_of
from engine.store.weights import save_weights
from engine.training.run_state import Checkpoint
from engine.training.trainer import Trainer


class RunKeeper:
    """Keeps one run in its folder: hand it every event, and close it whatever happens.

    With the last event the weights are saved. A checkpoint stays where the run was stopped on its way: whoever was
    stopped can continue; a run that came to its end, or diverged, cannot.

    A disk that refuses ends the keeping, not the run: `fault` says why, and nothing is tried again.
    """

    def __init__(
        self,
        trainer: Trainer,
        log: RunLog,
        schedule: CheckpointSchedule | None = None,
        snapshots: int | None = None,
    ) -> None:
        """schedule: shared by the runs of a race, so that they are all kept at one step

        snapshots: how many to keep; as many as the folder of the runs says, if nothing is said
        """
        self.trainer, self.log = trainer, log
        self.fault: StoreError | None = None
        self._checkpoints = CheckpointWriter(log.folder / CHECKPOINT_FILE, trainer, schedule, log.sync)
        wanted = snapshots_wanted(log.folder.parent) if snapshots is None else snapshots
        self.snapshots = SnapshotWriter(log.folder, trainer, wanted)

    def apply(self, event: Event) -> None:
        """Keep an event; with the last one, what came of the run."""
        if self.fault is not None:
            return
        try:
            self.log.apply(event)
            self._checkpoints.apply(event)
            self.snapshots.apply(event)
            if isinstance(event, Finished):
                self.log.close()
                self._keep_result(event)
        except StoreError as error:
            self.fault = error
            with contextlib.suppress(StoreError):
                self.log.close()

    def close(self) -> None:
        """Nothing more comes: what was kept so far is on the disk."""
        try:
            self.log.close()
        except StoreError as error:
            self.fault = self.fault or error

    def _keep_result(self, event: Finished) -> None:
        trainer, folder = self.trainer, self.log.folder
        weights, accuracy = trainer.result()
        finite = bool(np.isfinite(trainer.parameters.theta).all())
        if finite:
            save_weights(folder / WEIGHTS_FILE, trainer.live, weights, metadata_of(trainer, accuracy))
        if finite and event.reason == "stopped":
            self._checkpoints.write()
        else:
            remove_checkpoints(folder / CHECKPOINT_FILE)


@dataclass(frozen=True, eq=False)
class Interrupted:
    """A kept run that can be continued: its folder, and the checkpoint to continue from; None: from step 0.

    `damaged` says what was wrong with the newest checkpoint, where an older one is used.
    """

    folder: Path
    spec: ExperimentSpec
    checkpoint: Checkpoint | None
    logged: int | None = 0
    damaged: StoreError | None = None

    @classmethod
    def read(cls, folder: Path) -> Interrupted:
        """What was kept of a run that did not come to its end.

        Raises: StoreError: there is no such run, it is over, or no checkpoint of it can be read.
        """
        if has_checkpoint(folder / CHECKPOINT_FILE):
            saved = load_checkpoint(folder / CHECKPOINT_FILE)
            spec = ExperimentSpec.from_dict(saved.checkpoint.state["spec"])
            return cls(folder, spec, saved.checkpoint, saved.logged, saved.damaged)
        summary = read_run(folder)
        if summary is None:
            raise StoreError("{name} had not started yet; start it again", path=folder, name=folder.name)
        if summary.reason:
            raise StoreError(
                "{name} is over ({reason}); there is nothing to continue",
                path=folder,
                name=folder.name,
                reason=summary.reason,
            )
        return cls(folder, summary.spec, None)

    def trainer(self, dataset: Dataset) -> Trainer:
        """A trainer that continues the run, and its log as long as it was.

        Raises: EngineError: see `restore`; the run starts from weights that are gone.
        """
        trainer = begin(self.spec, dataset) if self.checkpoint is None else Trainer(self.spec, dataset)
        self.restore(trainer)
        return trainer

    def restore(self, trainer: Trainer) -> None:
        """Bring a trainer that was made from `spec` to where the run was left, and its log with it.

        Raises: EngineError: the data is other than the run was started with; StoreError: the log cannot be written, or
        the run continues in another program.
        """
        path = self.folder / CHECKPOINT_FILE
        if being_trained(self.folder):
            raise StoreError(TEXTS["trained"], path=self.folder, name=self.folder.name)
        if self.checkpoint is not None:
            try:
                trainer.restore(self.checkpoint)
            except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:  # no checkpoint of ours
                raise StoreError("{name} is damaged: its header cannot be read", path=path, name=path.name) from error
        if self.damaged is not None:
            with contextlib.suppress(OSError):  # the good one must not give way to it
                path.unlink()
        rewind(self.folder, trainer.step, trainer.epoch, self.logged)

"""Keeping a run, written once: its log, checkpoints on the way, and at the end its weights.

    keeper = RunKeeper(trainer, new_run("Three layers"))
    for event in trainer.events():
        keeper.apply(event)

The command line, the Train page and races all keep their runs this way.
"""

from __future__ import annotations

import contextlib

import numpy as np

from engine.errors import StoreError
from engine.events import Event, Finished
from engine.store.checkpoint import CheckpointSchedule, CheckpointWriter, save_checkpoint
from engine.store.runlog import CHECKPOINT_FILE, WEIGHTS_FILE, RunLog
from engine.store.start import metadata_of
from engine.store.weights import save_weights
from engine.trainer import Trainer


class RunKeeper:
    """Keeps one run in its folder: hand it every event, and close it whatever happens.

    With the last event the weights are saved. A checkpoint stays where the run was stopped on its way: whoever was
    stopped can continue; a run that came to its end, or diverged, cannot.

    A disk that refuses ends the keeping, not the run: `fault` says why, and nothing is tried again.
    """

    def __init__(self, trainer: Trainer, log: RunLog, schedule: CheckpointSchedule | None = None) -> None:
        """schedule: shared by the runs of a race, so that they are all kept at one step"""
        self.trainer, self.log = trainer, log
        self.fault: StoreError | None = None
        self._checkpoints = CheckpointWriter(log.folder / CHECKPOINT_FILE, trainer, pace=schedule, before=log.flush)

    def apply(self, event: Event) -> None:
        """Keep an event; with the last one, what came of the run."""
        if self.fault is not None:
            return
        try:
            self.log.apply(event)
            self._checkpoints.apply(event)
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
        finite = bool(np.isfinite(trainer.parameters.theta).all())
        if finite:
            facts = metadata_of(trainer, event.test_accuracy)
            save_weights(folder / WEIGHTS_FILE, trainer.live, trainer.parameters, facts)
        if finite and event.reason == "stopped":
            save_checkpoint(folder / CHECKPOINT_FILE, trainer.checkpoint(), trainer.dataset.digest)
        else:
            with contextlib.suppress(OSError):  # one left over does no harm
                (folder / CHECKPOINT_FILE).unlink(missing_ok=True)

"""The run of the Train page: driven, changed while it continues, taken up again, and what it has learned handed out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.analysis.diagnosis import Finding, diagnose
from engine.data.dataset import Dataset
from engine.events import Event, Finished, Started
from engine.spec import ExperimentSpec
from engine.store.run_list import WEIGHTS_FILE
from engine.store.start import metadata_of
from engine.store.weights import save_weights
from engine.training.trainer import Trainer
from gui.labs.datasets import DataFacts
from gui.labs.driving import Driver
from gui.labs.handover import Trained
from gui.labs.train.history import Figures, History
from gui.labs.train.training_work import TrainingWork

BOX = (1, 28, 28)  # what the postal code page makes of a drawn digit
DIGITS = 10  # an eleventh answer is "no digit"


class TrainingRun:
    """One run at a time, the one that continues or the last; before the first there is none.

    `changed` is called whenever it reported something, `finished` with what went wrong, if anything, once it is over.
    """

    def __init__(
        self,
        driver: Driver,
        load: Callable[[str], Dataset],
        changed: Callable[[], object],
        finished: Callable[[Exception | None], object],
    ) -> None:
        self.driver = driver
        driver.changed.connect(changed)
        self.history = History()
        self.spec: ExperimentSpec | None = None  # with the settings changed on the way
        self.recipe = ""
        self.work: TrainingWork | None = None
        self.failure: Exception | None = None  # of the program, not of the experiment
        self._load, self._changed, self._finished = load, changed, finished

    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        return self.driver.state

    @property
    def busy(self) -> bool:
        """Whether it continues, paused or not."""
        return self.driver.state != "idle"

    @property
    def trainer(self) -> Trainer | None:
        """What trains; None before the data was read."""
        return None if self.work is None else self.work.trainer

    @property
    def data(self) -> DataFacts | None:
        """What is known of the data it learns from."""
        return None if self.trainer is None else DataFacts.of(self.trainer.dataset)

    @property
    def reads_codes(self) -> bool:
        """Whether the postal code page can read with what it trains: not with other pictures or classes."""
        dataset = None if self.trainer is None else self.trainer.dataset
        return dataset is None or (dataset.image_shape == BOX and len(dataset.classes) in (DIGITS, DIGITS + 1))

    @property
    def figures(self) -> Figures:
        """The key figures as they stand."""
        return self.history.figures(busy=self.busy)

    def findings(self, classes: int) -> tuple[Finding, ...]:
        """What the rules find in its curves and, once it has ended, in its answers and its data; errors first."""
        if self.spec is None:
            return ()
        of_the_end = self.work.findings if self.work is not None else ()
        found = [*diagnose(self.history.evidence(self.spec, classes)), *of_the_end]
        return tuple(sorted(found, key=lambda finding: finding.state != "error"))

    # -- begin and end -------------------------------------------------------------------------------------------------
    def begin(self, spec: ExperimentSpec, recipe: str, title: str, runs: Path, tags: tuple[str, ...] = ()) -> None:
        """Train from the start, and keep the run in a new folder under `runs`."""
        self.history.clear()
        self._drive(TrainingWork(spec, self._load, title=title, tags=tags, runs=runs), recipe)

    @property
    def can_continue(self) -> bool:
        """Whether it was stopped on its way and can be taken up again."""
        ended = self.history.ended
        return ended is not None and ended.reason == "stopped" and not self.busy and self.trainer is not None

    def continue_run(self) -> None:
        """Take it up where it was stopped."""
        if self.can_continue and self.work is not None and self.trainer is not None:
            spec, checkpoint = self.trainer.spec, self.trainer.checkpoint()
            self._drive(TrainingWork(spec, self._load, folder=self.work.folder, checkpoint=checkpoint), self.recipe)
            self._changed()

    def take_up(self, folder: Path, spec: ExperimentSpec, recipe: str) -> None:
        """Continue a run that was kept on disk: its curves as they were, the next step as if nothing had happened."""
        self.history.clear()
        self._drive(TrainingWork(spec, self._load, folder=folder, interrupted=True), recipe)

    def _drive(self, work: TrainingWork, recipe: str) -> None:
        self.work, self.spec, self.recipe = work, work.live_spec, recipe
        self.history.ended = self.failure = None
        self.driver.drive(work, self.take, self._finished)

    def pause(self) -> None:
        """Hold after the step that is being taken."""
        self.driver.pause()

    def resume(self, *, steps: int = 0, epochs: int = 0) -> None:
        """Continue, wholly or for this many steps or epochs."""
        self.driver.resume(steps=steps, epochs=epochs)

    def stop(self) -> None:
        """End it now; what it learned stays, and it is not offered again at the next start."""
        if self.work is not None:
            self.work.left = True
        self.driver.stop()

    def forget(self) -> None:
        """As if there had been none, unless it still continues."""
        if not self.busy:
            self.work = None
            self.history.clear()

    def fail(self, error: Exception) -> None:
        """It broke off for a reason that is none of the experiment's."""
        self.failure = error
        self.history.ended = Finished(
            run="run",
            step=self.history.step,
            epoch=self.history.epoch,
            elapsed_s=0.0,
            reason="failed",
            test_accuracy=None,
            best_accuracy=None,
            best_epoch=0,
            message=f"{type(error).__name__}: {error}",
        )

    # -- on the way ----------------------------------------------------------------------------------------------------
    def take(self, events: Sequence[Event]) -> None:
        """Apply what it reported since the last time, then report once."""
        self.history.take(events)
        if self.work is not None and any(isinstance(event, Started) for event in events):
            self.spec = self.work.live_spec  # of a run from the disk it is known only now
        if self.trainer is not None:  # batches of another size make other epochs
            self.history.plan(self.trainer.total_steps, self.trainer.steps_per_epoch)
        self._changed()

    def change(self, path: str, value: Any) -> None:
        """Alter a live setting from the next step on: `batch_size`, `optimizer.learning_rate`."""
        if self.work is None or self.spec is None or not self.busy:
            return
        if self.spec.live_settings().get(path) != value:
            self.work.change(path, value)
            self.spec = self.spec.with_setting(path, value)

    # -- what it has learned -------------------------------------------------------------------------------------------
    def trained(self, name: str) -> Trained | None:
        """The network as it is now, with a state of its own; None before there is one."""
        if self.work is None or self.trainer is None:
            return None
        kept = self.work.folder / WEIGHTS_FILE if self.work.folder is not None and not self.busy else None
        return Trained(
            name,
            self.trainer.live,
            self.trainer.parameters.copy(),
            self.figures.test,
            temperature=metadata_of(self.trainer).temperature,
            path=kept if kept is not None and kept.exists() else None,
        )

    def save_weights(self, path: Path | str) -> None:
        """Write the network as it is now, if there is one.

        Raises: StoreError: cannot be written, or the weights are not finite.
        """
        if self.trainer is not None:
            facts = metadata_of(self.trainer, self.figures.test)
            save_weights(path, self.trainer.live, self.trainer.parameters.copy(), facts)

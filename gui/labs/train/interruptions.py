"""What was interrupted when the program ended: offered on the Train page, looked at, continued, or left.

Runs, taught networks among them, are continued here; a race and what was drawn wait on pages of their own.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.events import Event
from engine.racing.race_manifest import InterruptedRace, forget_interrupted, interrupted_race
from engine.store.desk import InterruptedDrawing, interrupted_drawing, leave_drawing
from engine.store.interrupted import Offer, interrupted_runs, leave
from engine.store.runlog import read_events
from gui.labs.driving import Driver, Newest
from gui.labs.train.training_run import TrainingRun

Found = Offer | InterruptedRace | InterruptedDrawing | Path
"""What was interrupted; a path is that of a manifest which could not be read and was set aside."""


class FindingInterrupted:
    """Reading what was interrupted, as a driver carries it out."""

    def __init__(self, runs: Path) -> None:
        self._runs = runs

    def events(self) -> Iterator[Found]:
        """Runs, the newest first, then the race and the drawing, where there are any."""
        yield from interrupted_runs(self._runs)
        aside: list[Path] = []
        yield from (one for one in (interrupted_race(self._runs, aside.append), interrupted_drawing()) if one)
        yield from aside

    def stop(self) -> None:
        """It is over in a moment."""


class ReadingRun:
    """Reading what a kept run reported, as a driver carries it out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stopped = False

    def events(self) -> Iterator[Event]:
        """Its events as they were."""
        for event in read_events(self._folder):
            if self._stopped:
                return
            yield event

    def stop(self) -> None:
        """Leave the rest out."""
        self._stopped = True


class Interruptions:
    """The runs that were interrupted, the newest first, and the one that is looked at."""

    def __init__(self, driver: Driver, run: TrainingRun, changed: Callable[[], object]) -> None:
        self.offers: list[Offer] = []
        self.looking = False  # whether the curves of the newest are shown
        self.shown: Offer | None = None  # whose curves are complete
        self.race: InterruptedRace | None = None
        self.drawing: InterruptedDrawing | None = None
        self.set_aside: list[Path] = []  # manifests that cannot be read, until they were reported
        self.fault: EngineError | None = None
        self._driver, self._run, self._changed = Newest(driver), run, changed

    @property
    def newest(self) -> Offer | None:
        """The one that is offered first."""
        return self.offers[0] if self.offers else None

    def find(self, runs: Path) -> None:
        """Look what was interrupted, and show the newest run."""
        found: list[Found] = []

        def over(error: Exception | None) -> None:
            self.fault = error if isinstance(error, EngineError) else None
            self.race = next((one for one in found if isinstance(one, InterruptedRace)), None)
            self.drawing = next((one for one in found if isinstance(one, InterruptedDrawing)), None)
            self.set_aside += [one for one in found if isinstance(one, Path)]
            if not self._run.busy:
                self.offers = [one for one in found if isinstance(one, Offer)]
                self.look_at(bool(self.offers) and not self._run.history.started)
            self._changed()

        self._driver.drive(FindingInterrupted(runs), found.extend, over)

    def look_at(self, on: bool) -> None:
        """Show the curves of the newest one, or put them away."""
        if self._run.busy:
            return
        self.looking, self.shown = on, None
        self._run.forget()
        if on and self.newest is not None:
            self._driver.drive(ReadingRun(self.newest.run.folder), self._take, self._read)
        self._changed()

    def _take(self, events: Sequence[Event]) -> None:
        if self.looking and not self._run.busy:
            self._run.history.take(events)

    def _read(self, error: Exception | None) -> None:
        if self.looking and error is None:
            self.shown = self.newest
        self._changed()

    def leave(self, offer: Offer) -> None:
        """Do not offer it any more; it stays in the list of runs.

        Raises: StoreError: its folder cannot be written.
        """
        if offer is self.newest and self.looking:
            self.look_at(False)
        with contextlib.suppress(ValueError):
            self.offers.remove(offer)
        self._changed()
        leave(offer.run.folder)

    def leave_race(self, runs: Path) -> None:
        """Do not offer the race any more; its runs stay in the list."""
        self.race = None
        self._changed()
        forget_interrupted(runs)

    def leave_drawing(self) -> None:
        """Do not offer the drawing any more; it stays in its boxes.

        Raises: StoreError: it cannot be read or written.
        """
        drawing, self.drawing = self.drawing, None
        self._changed()
        if drawing is not None:
            leave_drawing(drawing.path)

    def opened(self, key: str) -> None:
        """The page of that key shows what waited on it: there is nothing to offer any more."""
        if key == "compare" and self.race is not None:
            self.race = None
            self._changed()
        elif key == "postal" and self.drawing is not None:
            self.drawing = None
            self._changed()

    def forget(self, folder: Path) -> None:
        """It is continued: nothing is to be offered."""
        self.looking, self.shown = False, None
        self.offers = [offer for offer in self.offers if offer.run.folder != folder]

    def close(self) -> None:
        """End what is being read."""
        self._driver.stop()

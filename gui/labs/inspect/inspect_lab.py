"""What the Inspect page knows: which network, which digits, which digit of them, and the four views.

Each view is a lab of its own and measures on drivers of its own; what the views share is kept here, so that a network
and a digit stay when the view changes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from engine.data.dataset import Dataset
from engine.data.sources import SOURCES
from engine.store.moments.snapshots import snapshots_wanted, want_snapshots
from engine.store.run_list import runs_folder
from engine.store.start import SHIPPED
from engine.store.weights import LoadedNetwork
from gui.labs import dataset_cache
from gui.labs.driving import Driver, Inline
from gui.labs.handover import Trained
from gui.labs.inspect.diagnosis_lab import DiagnosisLab
from gui.labs.inspect.layers_lab import LayersLab
from gui.labs.inspect.map_lab import COUNTS, MapLab
from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.labs.inspect.robustness_lab import RobustnessLab
from gui.labs.inspect.study import Measurer
from gui.labs.inspect.subject import (
    NetworkCandidate,
    Subject,
    digits_offered,
    from_file,
    handed_over,
    kept_runs,
    opening,
    own_data,
    shipped,
)
from gui.labs.inspect.timeline import Timeline
from gui.labs.signal import Signal
from gui.labs.train.advice import Word

VIEWS = ("mistakes", "layers", "map", "robustness")
SUSPECT = 0.95  # certainty of another class from which on a training digit may be mislabelled


class ViewLab(Protocol):
    """What the page asks of the lab of every view."""

    @property
    def measuring(self) -> bool:
        """Whether what is shown is not yet of what is chosen."""
        ...

    @property
    def ready(self) -> bool:
        """Whether enough is shown of what is chosen for another moment of the run to be asked for."""
        ...

    @property
    def selected_digit(self) -> int | None:
        """The place in the data set of the digit that is selected."""
        ...

    @property
    def words(self) -> tuple[Word, ...]:
        """What the numbers mean, the most important first."""
        ...

    def take(self, subject: Subject) -> None:
        """Another network or other digits."""
        ...

    def measure(self) -> None:
        """Measure what is lacking; called while the view is in front."""
        ...

    def act(self, action: str) -> None:
        """Do what a word offers."""
        ...

    def table(self) -> list[list[str]]:
        """What the view shows, as rows of a table."""
        ...

    def close(self) -> None:
        """End all work."""
        ...


class InspectLab:
    """The network, the digit and the cell that all views look at; `changed` says that something is different."""

    def __init__(
        self,
        make_driver: Callable[[], Driver] = Inline,
        *,
        load: Callable[[str], Dataset] = dataset_cache.dataset,
        weights: Path | None = None,
        runs: Path | None = None,
    ) -> None:
        """`make_driver` gives a thread for one kind of work; `weights` and `runs` are folders, else the usual ones."""
        self.changed = Signal()
        self._load, self._runs = load, runs
        self._weights = SHIPPED if weights is None else weights
        self._given: list[NetworkCandidate] = []  # handed over or opened from a file, the newest first
        self.candidates: list[NetworkCandidate] = []
        self.digits_offered: list[str] = []  # the data sets on this computer
        self.chosen = ""
        self.rival = ""
        self.data = ""  # empty: what the network was trained on, or the sample
        self.part = "test"
        self.view = "mistakes"
        self.subject: Subject | None = None
        self.timeline = Timeline()
        self._opened: dict[int, Subject] = {}  # the moments of its run that were looked at, by place
        self._moving = False  # whether another moment is asked for while one is still measured
        self.opener = Measurer(make_driver(), self._found)
        self._rival_opener = Measurer(make_driver(), self.changed.emit)
        self.mistakes = MistakesLab(self._found, make_driver(), make_driver())
        self.layers = LayersLab(self._found, make_driver)
        self.map = MapLab(self._found, make_driver())
        self.robustness = RobustnessLab(self._found, make_driver(), make_driver())
        self.diagnosis = DiagnosisLab(self.changed.emit, make_driver())
        self.labs: dict[str, ViewLab] = {
            "mistakes": self.mistakes,
            "layers": self.layers,
            "map": self.map,
            "robustness": self.robustness,
        }
        self.look()

    # -- which network and which digits --------------------------------------------------------------------------------
    def look(self) -> None:
        """See which networks there are now: a run may have ended on another page."""
        self.digits_offered = digits_offered()
        known = [*self._given, *shipped(self._weights), *kept_runs(self._runs)]
        self.candidates = list({candidate.key: candidate for candidate in reversed(known)}.values())[::-1]

    def begin(self) -> None:
        """Open the first network, once the page is seen."""
        if self.subject is None and not self.opener.measuring and self.candidates:
            self.choose(self.chosen or self.candidates[0].key)

    def candidate(self, key: str) -> NetworkCandidate | None:
        """The network of that key."""
        return next((candidate for candidate in self.candidates if candidate.key == key), None)

    def choose(self, key: str) -> None:
        """Look at another network; the one before stays until it is open, and where it cannot be opened."""
        self.chosen = key
        self._open()

    def choose_digits(self, data: str, part: str = "test") -> None:
        """Look at other digits."""
        self.data, self.part = data, part
        self.rival = ""
        self.mistakes.compare_with(None)
        if self.timeline.at_end:
            self._open()
        else:
            self._opened = {}
            self._open_moment()
            self.changed.emit()

    def open_file(self, path: Path) -> None:
        """Look at the network of a file."""
        self._give(from_file(path))

    def receive(self, trained: Trained) -> None:
        """Look at a network that another page hands over; one of own data reads its own digits."""
        if own_data(trained.spec.data) not in SOURCES:
            self.data, self.part = "", "test"
        self._give(handed_over(trained))

    def open_network(self, loaded: LoadedNetwork, path: Path, *, beside: bool = False) -> None:
        """Look at a network that was opened from a file of any program, or put it `beside` the one that is shown."""
        facts, name = loaded.metadata, from_file(path).name
        trained = Trained(name, loaded.spec, loaded.parameters, facts.test_accuracy, facts.temperature, path)
        self._give(handed_over(trained), beside=beside)

    def _give(self, candidate: NetworkCandidate, *, beside: bool = False) -> None:
        self._given = [candidate, *(c for c in self._given if c.key != candidate.key)]
        self.look()
        if beside:
            self.compare_with(candidate.key)
        else:
            self.choose(candidate.key)

    def _open(self) -> None:
        candidate = self.candidate(self.chosen)
        if candidate is not None:
            self.timeline, self._opened, self._moving = Timeline.of(candidate.path), {}, False
            self.opener.measure(opening(candidate, self.data, self.part, self._load), self._take, bool)
        self.changed.emit()

    def _take(self, subject: Subject) -> None:
        if subject.moment is None:
            self.candidates = [subject.candidate if c.key == subject.candidate.key else c for c in self.candidates]
        self._opened[self.timeline.place_of(subject.moment)] = subject
        self.subject = subject
        for lab in self.labs.values():
            lab.take(subject)
        self.diagnosis.take(subject)
        self.measure()

    # -- over time -----------------------------------------------------------------------------------------------------
    def go_to(self, place: int) -> None:
        """Look at the network as it was at another moment of its run.

        What is being measured is shown first: while the slider is dragged, the views follow as fast as they can.
        """
        timeline = self.timeline
        place = min(max(place, 0), len(timeline.moments) - 1)
        if not timeline.moments or place == timeline.place:
            return
        timeline.place = place
        self._moving = True
        self._found()

    def play(self, on: bool) -> None:
        """Let the run pass before the eyes, moment after moment; from its start, if it stands at the end."""
        self.timeline.playing = on and bool(self.timeline.moments)
        if self.timeline.playing and self.timeline.at_end:
            self.go_to(0)
        self.changed.emit()

    def play_on(self) -> None:
        """The next moment, once the one before is shown; called now and then while it plays."""
        if not self.timeline.playing or self._moving or self.measuring:
            return
        if self.timeline.at_end:
            self.play(False)
        else:
            self.go_to(self.timeline.place + 1)

    @property
    def moments_kept(self) -> int:
        """How many moments every run keeps its weights of."""
        return snapshots_wanted(self._runs or runs_folder())

    def keep_moments(self, count: int) -> None:
        """Choose it, from the next run on.

        Raises: StoreError: the folder of the runs cannot be written.
        """
        want_snapshots(self._runs or runs_folder(), count)
        self.changed.emit()

    def _found(self) -> None:
        """Something was found, or asked for: the moment that is asked for comes when the one before is shown."""
        if self._moving and not self.opener.measuring and self.labs[self.view].ready:
            self._moving = False
            self._open_moment()
        elif not self.measuring:
            self.diagnosis.measure()  # once the view is there
        self.changed.emit()

    def _open_moment(self) -> None:
        candidate, moment, place = self.candidate(self.chosen), self.timeline.now, self.timeline.place
        if place in self._opened:
            self._take(self._opened[place])
        elif candidate is not None and moment is not None:
            known = self.subject.data_name if self.subject is not None else ""
            load = self._load if self.data else lambda _: self._data()
            self.opener.measure(opening(candidate, self.data or known, self.part, load, moment), self._take, bool)

    def compare_with(self, key: str) -> None:
        """Put a second network beside the first; "" shows the first alone."""
        self.rival = key
        candidate = self.candidate(key)
        if candidate is None or self.subject is None:
            self._rival_opener.stop()
            self.mistakes.compare_with(None)
            return
        measure = opening(candidate, self.subject.data_name, self.part, lambda _: self._data())
        self._rival_opener.measure(measure, self.mistakes.compare_with, bool)
        self.changed.emit()

    def _data(self) -> Dataset:
        return self.subject.data if self.subject is not None else self._load(self.data)

    # -- the view ------------------------------------------------------------------------------------------------------
    def show(self, view: str) -> None:
        """Bring a view to the front; it measures what it does not have yet."""
        self.view = view
        self.measure()
        self.changed.emit()

    def measure(self) -> None:
        """Let the view in front measure what it lacks."""
        self.labs[self.view].measure()

    @property
    def selected_digit(self) -> int | None:
        """The digit that the view in front has selected, to be taken on to another view."""
        return self.labs[self.view].selected_digit

    def follow(self) -> None:
        """Follow the selected digit through the layers."""
        digit = self.selected_digit
        if digit is not None:
            self.layers.follow(digit)
            self.show("layers")

    def place(self) -> None:
        """Show the followed digit's place on the map."""
        digit = self.layers.selected_digit
        if digit is not None:
            if digit >= self.map.count:
                self.map.count = min(digit + 1, COUNTS[1])
            self.map.choose(digit)
            self.show("map")

    def show_suspects(self) -> None:
        """Show the training digits that the network is sure to be another class: perhaps mislabelled."""
        if self.subject is not None:
            self.mistakes.above = SUSPECT
            self.choose_digits(self.subject.data_name, "train")
            self.show("mistakes")

    @property
    def measuring(self) -> bool:
        """Whether the view in front waits for something."""
        return self.opener.measuring or self._rival_opener.measuring or self.labs[self.view].measuring

    @property
    def failure(self) -> Exception | None:
        """Why the chosen network or its digits cannot be opened."""
        return self.opener.failure

    @property
    def rival_failure(self) -> Exception | None:
        """Why the second network cannot be read beside the first."""
        return self._rival_opener.failure

    def show_confused(self) -> None:
        """Show the digits of the pair of classes that is mixed up most."""
        figures = self.mistakes.figures
        if figures is not None and figures.confused is not None:
            self.mistakes.choose(frozenset({figures.confused[:2]}))
        self.show("mistakes")

    # -- from one start to the next ------------------------------------------------------------------------------------
    def remember(self) -> dict[str, Any]:
        """Plain values to keep."""
        return {"view": self.view, "network": self.chosen, "data": self.data, "part": self.part}

    def recall(self, state: dict[str, Any]) -> None:
        """Take kept values back, as far as they still make sense."""
        if state.get("view") in VIEWS:
            self.view = state["view"]
        if state.get("data") in self.digits_offered:
            self.data = state["data"]
        if state.get("part") in ("test", "train"):
            self.part = state["part"]
        if self.candidate(state.get("network", "")) is not None:
            self.chosen = state["network"]

    def close(self) -> None:
        """End all work; before the window closes."""
        for measurer in (self.opener, self._rival_opener):
            measurer.close()
        for lab in self.labs.values():
            lab.close()
        self.diagnosis.close()

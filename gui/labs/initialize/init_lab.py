"""What the Initialization page knows: how signals and gradients spread through a network that no one has trained yet.

Every scheme draws the first weights of the same network from the same seed; the same inputs pass through all of them
(init_study.py), and a verdict says what each row means (init_verdicts.py). The networks are those that `rivals` hands
to the Compare page, weight for weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from engine.analysis.initialization.init_study import InitStudy, SchemeRow, look, scheme_name
from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.initializers import Initializer, initializers
from engine.initializers.he import He
from engine.initializers.normal import Normal
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.types import Array, Labels
from gui.labs import dataset_cache
from gui.labs.driving import Driver, Inline
from gui.labs.handover import Rivals
from gui.labs.signal import Signal

DEPTHS, WIDTHS, INPUTS = (1, 20), (2, 512), (10, 5000)
SCHEMES_SHOWN = 8
QUICK_FLOPS = 1.6e9  # up to here a redraw takes well under 100 ms, so it is done at once and not on the driver


class InitStudyWork:
    """A large study, row by row, as a driver carries it out."""

    def __init__(
        self,
        study: InitStudy,
        schemes: Sequence[Initializer],
        inputs: Callable[[InitStudy], tuple[Array, Labels]],
        gradients: bool,
    ) -> None:
        self._study, self._schemes, self._inputs, self._gradients = study, list(schemes), inputs, gradients
        self._stopped = False

    def events(self) -> Iterator[SchemeRow]:
        x, labels = self._inputs(self._study)
        network = self._study.network()
        for scheme in self._schemes:
            if self._stopped:
                return
            yield look(self._study, scheme, x, labels, network, gradients=self._gradients)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True


class InitLab:
    """The grid of the Initialization page; `changed` reports that something is different."""

    def __init__(self, driver: Driver | None = None, *, load: Callable[[str], Dataset] = dataset_cache.dataset) -> None:
        self.changed = Signal()
        self.driver: Driver = driver or Inline()
        self._load = load
        self.study = InitStudy()
        self.offered: tuple[Initializer, ...] = _schemes()
        self.chosen: list[Initializer] = list(self.offered[:5])
        self.gradients = False  # which of the two views is shown
        self.rows: tuple[SchemeRow, ...] = ()
        self.failure: Exception | None = None
        self._pending: list[SchemeRow] = []
        self._again = False
        self._compute()

    def edit(self, **changes: Any) -> None:
        """Change the network, its inputs or the seed; the grid follows at once."""
        bounds = {"depth": DEPTHS, "width": WIDTHS, "count": INPUTS}
        for name, value in changes.items():
            if name in bounds:
                changes[name] = min(max(int(value), bounds[name][0]), bounds[name][1])
        self.study = InitStudy(**{**self.study.__dict__, **changes})
        self._compute()

    def draw_again(self) -> None:
        """The same study from the next seed."""
        self.edit(seed=(self.study.seed + 1) % 2**31)

    def choose(self, scheme: Initializer, on: bool) -> None:
        """Show a scheme, or leave it out; the order of the list stays."""
        wanted = [s for s in self.offered if (s in self.chosen or s == scheme) and (s != scheme or on)]
        if wanted and len(wanted) <= SCHEMES_SHOWN:
            self.chosen = wanted
            self._compute()
        else:
            self.changed.emit()

    def show_gradients(self, on: bool) -> None:
        """Show how the error comes back instead of how the signal goes forward."""
        self.gradients = on
        self._compute()

    def can_choose(self, scheme: Initializer) -> bool:
        """Whether a scheme can be switched: the last one stays, and no more are shown than fit."""
        return len(self.chosen) > 1 if scheme in self.chosen else len(self.chosen) < SCHEMES_SHOWN

    @property
    def working(self) -> bool:
        """Whether a large study is still being computed."""
        return self.driver.state != "idle"

    def rivals(self) -> Rivals:
        """A race of all chosen schemes from exactly the weights that are shown.

        With random inputs the first layer is of another shape than digits need, so the grid turns to digits first.
        """
        if not self.study.digits:
            self.edit(digits=True)
        names = tuple(scheme_name(scheme) for scheme in self.chosen)
        return Rivals("", names, tuple(self.study.spec(scheme) for scheme in self.chosen))

    def table(self) -> list[list[str]]:
        """All numbers of the grid, as rows of a table."""
        head = ["scheme", "layer", "mean", "sigma", "saturated", "dead", "low", "high"]
        bars = len(self.rows[0].cells[0].heights) if self.rows else 0
        rows = [[*head, *(f"bar {i + 1}" for i in range(bars))]]
        for row in self.rows:
            for layer, (cell, dead) in enumerate(zip(row.cells, row.dead, strict=True), start=1):
                numbers = (cell.mean, cell.sigma, cell.saturated, dead, cell.low, cell.high, *cell.heights)
                rows.append([scheme_name(row.scheme), str(layer), *(f"{number:.6g}" for number in numbers)])
        return rows

    def inputs(self, study: InitStudy) -> tuple[Array, Labels]:
        """The inputs of a study, (N, …), and labels for the error: digits, or standard normal numbers."""
        if not study.digits:
            return study.random_inputs()
        few = self._load("mnist-sample").train.head(study.count)
        return few.images, few.labels

    def close(self) -> None:
        """End what is being computed, and wait for it."""
        self._again = False
        self.driver.close()

    def _compute(self) -> None:
        self.failure = None
        study = self.study
        size = 784 if study.digits else study.width
        flops = (
            (6 if self.gradients else 2)
            * study.count
            * study.width
            * (size + study.width * (study.depth - 1))
            * len(self.chosen)
        )
        if self.driver.state != "idle":
            self._again = True
            self.driver.stop()
        elif flops <= QUICK_FLOPS:
            try:
                x, labels = self.inputs(study)
            except EngineError as error:  # the digits are not there
                self.failure = error
            else:
                network = study.network()
                self.rows = tuple(
                    look(study, scheme, x, labels, network, gradients=self.gradients) for scheme in self.chosen
                )
        else:
            self._pending = []
            self.driver.drive(InitStudyWork(study, self.chosen, self.inputs, self.gradients), self._take, self._end)
        self.changed.emit()

    def _take(self, rows: Sequence[SchemeRow]) -> None:
        self._pending += rows

    def _end(self, error: Exception | None) -> None:
        self.failure = error
        if self._again:
            self._again = False
            self._compute()
            return
        if error is None and len(self._pending) == len(self.chosen):
            self.rows = tuple(self._pending)
        self.changed.emit()


def _schemes() -> tuple[Initializer, ...]:
    """The course's five, then every other registered scheme."""
    first: list[Initializer] = [Zeros(), Normal(sigma=1.0), Normal(sigma=0.01), Xavier(), He()]
    kinds = {scheme.kind for scheme in first}
    return (*first, *(cls() for cls in initializers if cls.kind not in kinds))

"""The gradient descent lab: one weight or two, on surfaces that show what a learning rate does."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.course.descent import (
    PLACES,
    Gradient,
    Move,
    batch_gradient,
    line_heights,
    line_loss,
    line_points,
    moves,
    one_weight,
    outcome,
    turns,
)
from engine.course.surface import Surface
from engine.types import Array
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.lab_tasks.descent_tasks import OUTCOME_WORDS, TASKS
from gui.labs.course.settings import LabSettings, chosen, typed
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, factor, written

STEPS = 100
BATCHES = {"full": 12, "four": 4, "one": 1}
LINE = (-4.0, 4.0)  # of the two weights of the line
ROUNDING = 1e-12  # of f; a smaller change is one of the last digits
DIGITS = 9  # of a position, as the notes print it


@dataclass(frozen=True, kw_only=True)
class DescentSettings(LabSettings):
    """Where the descent starts, how large its steps are, and how the gradient is found."""

    rate: float = typed(0.1, low=1e-12, high=100, log=True, symbol="η", help=Words("Learning rate: size of a step."))
    u: float = typed(0.8, low=-50, high=50, symbol=Words("start u"), help=Words("Where the one weight starts."))
    start: tuple[float, ...] = typed((3.0, 4.0), low=-50, high=50, shape=(2,), symbol=Words("start"))
    gradient: str = chosen(
        "numerical",
        {"numerical": Words("numerical"), "exact": Words("exact")},
        help=Words("By central differences with h = 10⁻⁴, as the notes do, or by calculus."),
    )
    batch: str = chosen(
        "full",
        {"full": Words("full batch"), "four": Words("4 points"), "one": Words("1 point")},
        help=Words("How many points each step looks at."),
    )
    others: tuple[float, ...] = typed(
        (0.01, 0.9), low=1e-12, high=100, shape=(None,), symbol=Words("also η"), help=Words("Up to three more rates.")
    )


POINTS = functools.cache(line_points)


@functools.lru_cache(maxsize=16)
def _problem(example: str, batch: str) -> tuple[Callable[[Array], float], Gradient]:
    """The function and its exact gradient."""
    if example == "one":
        return one_weight(), lambda u, step: -0.4 * (1 - 0.2 * u)
    if example == "batches":
        x, y = POINTS()
        return line_loss(x, y), batch_gradient(x, y, BATCHES[batch])
    place = PLACES[example]
    return (
        lambda w: float(place.height(w[0], w[1])),
        lambda w, step: np.array(place.slope(float(w[0]), float(w[1]))),
    )


def _start(settings: DescentSettings) -> tuple[float, ...]:
    return (settings.u,) if settings.example == "one" else (settings.start[0], settings.start[1])


def _path(settings: DescentSettings, rate: float) -> tuple[Move, ...]:
    exact = settings.gradient == "exact" or settings.example == "batches"
    return _moves(settings.example, settings.batch, _start(settings), exact, rate)


@functools.lru_cache(maxsize=16)
def _moves(example: str, batch: str, start: tuple[float, ...], exact: bool, rate: float) -> tuple[Move, ...]:
    f, slope = _problem(example, batch)
    return tuple(moves(f, start, learning_rate=rate, steps=STEPS, gradient=slope if exact else None))


@exercises.register("descent")
class DescentExercise(Exercise[DescentSettings, Move]):
    """A ball on a surface: each step goes against the gradient, as far as the learning rate says."""

    group, place = "learning", 3
    title = Words("Gradient descent")
    sentence = Words("Each step goes downhill against the gradient. Type η and say what will happen before you run it.")
    card = Words("Drop a ball on a surface with η too large, too small, and right.")
    formula = ("x ← x − η ∇f(x)", Words("factor per step: 1 − η f″"), "J(u) = (y − u x)²,  x = 0.2,  y = 1")
    source = Words("The course, chapter on the gradient method: 100 steps from (3, 4), h = 10⁻⁴.")
    settings_class = DescentSettings
    examples = (
        Example("bowl", Words("Bowl")),
        Example("one", Words("One weight"), rate=1.0, gradient="exact", others=(12.5, 24.0)),
        Example("valley", Words("Long valley"), rate=0.95, gradient="exact", start=(-7.0, 2.0), others=(0.1,)),
        Example("saddle", Words("Saddle"), rate=0.05, gradient="exact", start=(2.0, 0.01), others=(0.2,)),
        Example("hollows", Words("Two hollows"), rate=0.1, gradient="exact", start=(2.8, 1.5), others=()),
        Example("batches", Words("Batches"), rate=0.2, gradient="exact", start=(-3.0, -1.0), others=()),
    )
    tasks = TASKS

    def run(self, settings: DescentSettings) -> Sequence[Move]:
        return _path(settings, settings.rate)

    # what the view asks
    @property
    def surface(self) -> Surface | None:
        """The surface that is shown, None for one weight and for the line's loss."""
        return PLACES.get(self.example)

    @property
    def start(self) -> tuple[float, ...]:
        return _start(self.settings)

    def height(self, point: Sequence[float]) -> float:
        """f at a point."""
        with np.errstate(all="ignore"):
            return float(_problem(self.example, self.settings.batch)[0](np.array(point, np.float64)))

    def grid(self) -> Array:
        """f over the part that is shown, rows from low to high."""
        if self.surface is not None:
            return self.surface.grid()
        w = np.linspace(*LINE, 61)
        return line_heights(*POINTS(), w[None, :], w[:, None])

    @property
    def lowest(self) -> float:
        """How low f becomes."""
        if self.example == "batches":
            x, y = POINTS()
            slope, shift = np.polyfit(x, y, 1)
            return self.height((float(shift), float(slope)))
        return self.height(self.surface.lowest[0]) if self.surface else 0.0

    @property
    def outcome(self) -> str:
        """What this learning rate does in all its steps."""
        heights = [self.height(self.start), *(move.height for move in self.steps)]
        if len(self.steps) < STEPS:
            return "explodes"
        return outcome(heights, turns(self.steps), self.lowest)

    def paths(self) -> tuple[tuple[float, tuple[tuple[float, ...], ...]], ...]:
        """The path so far of η, then those of the others after as many steps: (η, points)."""
        found = []
        for rate in (self.settings.rate, *self.settings.others[:3]):
            path = self.steps if rate == self.settings.rate else _path(self.settings, rate)
            found.append((rate, (self.start, *(move.after for move in path[: self.at]))))
        return tuple(found)

    def factors(self) -> Text:
        """By how much each step multiplies the distance to the lowest point, where that is the same everywhere."""
        eta = self.settings.rate
        if self.example == "one":
            return Words("factor per step: 1 − 0.08 η = {factor}", factor=written(1 - 0.08 * eta, 6))
        if self.example == "bowl":
            return Words("factor per step: 1 − 2η = {factor}", factor=written(1 - 2 * eta, 6))
        if self.example == "valley":
            along, across = written(1 - eta / 10, 6), written(1 - 2 * eta, 6)
            return Words(
                "factor per step: along 1 − η/10 = {along}, across 1 − 2η = {across}", along=along, across=across
            )
        return ""

    # words
    def words(self) -> StepWords:
        move = self.now
        if move is None:
            start = ", ".join(written(v) for v in self.start)
            return StepWords(
                sentence=Words("The ball is at ({start}). Before it rolls: what will this η do?", start=start),
                note=self.factors(),
            )
        eta = written(self.settings.rate)
        names = ("u",) if len(move.before) == 1 else ("w₀", "w₁") if self.example == "batches" else ("x₀", "x₁")
        lines = []
        for name, before, slope, after in zip(names, move.before, move.gradient, move.after, strict=True):
            product = f"{eta} × {factor(slope, DIGITS)}"
            lines.append(f"{name} = {written(before, DIGITS)} − {product} = «{written(after, DIGITS)}»")
        value = "J" if self.example in ("one", "batches") else "f"
        lines.append(f"{value} = {written(move.height, 6)}")
        return StepWords(self._caption(), self._sentence(move), tuple(lines), self.factors())

    def _caption(self) -> Text:
        if self.example == "batches":
            return dict(self.settings.about("batch").choices)[self.settings.batch]
        return dict(self.settings.about("gradient").choices)[self.settings.gradient]

    def _sentence(self, move: Move) -> Text:
        before = self.height(move.before)
        if not any(move.gradient):
            if self.at > 1 and self.settings.gradient == "numerical" and before > 1:
                return Words("x + h is x again, so the numerical gradient is 0: the ball stands still far away.")
            return Words("The gradient is 0: here the ball stays.")
        if self.at_end:
            word = Words(OUTCOME_WORDS[self.outcome])
            return Words("After {steps} steps: {outcome}.", steps=self.at, outcome=word)
        if abs(move.height - before) <= ROUNDING * abs(before):
            return Words("At the lowest point: only the last digits still change.")
        if move.height > before:
            return Words("The step went over the valley and up the other side: f became larger.")
        if self.at > 1 and np.dot(move.gradient, self.steps[self.at - 2].gradient) < 0:
            return Words("The step went over the lowest point: the gradient points the other way now.")
        return Words("Downhill, as far as η times the gradient.")

    def table(self) -> Table:
        names: tuple[Text, ...] = ("u",) if len(self.start) == 1 else ("x₀", "x₁")
        if self.example == "batches":
            names = ("w₀", "w₁")
        value = "J" if self.example in ("one", "batches") else "f"
        start = TableRow(("0", *(written(v, DIGITS) for v in self.start), written(self.height(self.start), 6)))
        rows = [start]
        for number, move in enumerate(self.past, start=1):
            now = number == self.at
            cells = (str(number), *(written(v, DIGITS) for v in move.after), written(move.height, 6))
            rows.append(TableRow(cells, now=now, marked=frozenset(range(1, len(names) + 1)) if now else frozenset()))
        note = Words("η = {rate}", rate=written(self.settings.rate))
        return Table(Words("Where the ball is"), (Words("Step"), *names, value), tuple(rows), note)

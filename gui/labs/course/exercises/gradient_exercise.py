"""The numerical gradient lab: h becomes ten times smaller at each step, until the computer runs out of digits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.course.numerical_gradient import (
    CURVES,
    NOTES_H,
    Curve1,
    Try,
    attempt,
    bowl_gradient,
    error_curve,
    microscope,
    typed_curve,
)
from engine.types import Array
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.settings import LabSettings, chosen, typed
from gui.labs.course.tasks import LabTask
from gui.labs.course.walk import Walk
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, about, exactly, factor, power, written

STEPS = 17  # h = 1, 0.1, …, 10⁻¹⁶
POINTS = ((3.0, 4.0), (0.0, 2.0), (3.0, 0.0))  # at which the notes take the gradient of the bowl


@dataclass(frozen=True, kw_only=True)
class GradientSettings(LabSettings):
    """Where the derivative is taken, with which h, in which precision."""

    x: float = typed(4.0, low=-50, high=50, symbol=Words("at x"), help=Words("Where the derivative is taken."))
    h: float = typed(1e-4, low=1e-50, high=1, log=True, symbol="h", help=Words("How far to the side f is computed."))
    precision: str = chosen(
        "64",
        {"64": "float64", "32": "float32"},
        help=Words("How many digits the computer keeps: about 16, or about 7."),
    )
    function: str = typed("x**2 + 16", symbol="f(x) =", help=Words("A formula of x: numbers, + − × / ( ) and powers."))
    point: tuple[float, ...] = typed((3.0, 4.0), low=-9, high=9, shape=(2,), symbol=Words("at (x₀, x₁)"))


@dataclass(frozen=True)
class FieldPoint:
    """The gradient of the bowl at a point."""

    point: tuple[float, float]
    gradient: tuple[float, float]


Step = Try | FieldPoint


def _is(lab: Walk[LabSettings, object], example: str, **wanted: Any) -> bool:
    """Whether a lab shows this example with these settings, at a step."""
    return lab.example == example and lab.at > 0 and all(getattr(lab.settings, k) == v for k, v in wanted.items())


TASKS = (
    LabTask(
        "best",
        "try",
        Words("Which h gives the best central difference of x³ at 4, where the derivative is 48? Stop at that h."),
        done=lambda lab: _is(lab, "cube", x=4.0, precision="64") and abs(lab.now.central - 48) < 5e-10,
        hint=Words("The error curve has a lowest point: between truncation at the right and rounding at the left."),
        learned=Words("h = 10⁻⁵, with an error of 4.0 × 10⁻¹⁰. The forward difference is best at 10⁻⁸: 2.9 × 10⁻⁷."),
    ),
    LabTask(
        "tiny",
        "question",
        Words("The notes first try h = 10e−50, which is 10⁻⁴⁹. What does the computer find at x = 4?"),
        choices=(Words("exactly 8"), "7.82", "0"),
        right=lambda lab: 2,
        learned=Words(
            "4 + h is 4 again, since a float64 keeps about 16 digits: the difference is 0. In float32 even 10⁻⁵⁰ is 0."
        ),
    ),
    LabTask(
        "printed",
        "mistake",
        Words("The notes print 6.000000000000378 for x² + 16 at 3. What does the computer find there with h = 10⁻⁴?"),
        done=lambda lab: _is(lab, "square", x=3.0, precision="64") and lab.now.h == 1e-4,
        hint=Words("Type 3 as x and go to h = 10⁻⁴. Count the zeros."),
        learned=Words("6.00000000000378: one 0 too many was printed."),
    ),
    LabTask(
        "single",
        "try",
        Words("Take float32 and h = 10⁻⁴. How many digits of 8 are right, and which h would be better?"),
        done=lambda lab: _is(lab, "square", x=4.0, precision="32") and lab.now.h == 1e-4,
        learned=Words(
            "8.0013: float32 keeps about 7 digits, and the subtraction loses four of them. A larger h is better here."
        ),
    ),
    LabTask(
        "why",
        "question",
        Words("The central difference of x² + 16 has no truncation error at any h. Why?"),
        choices=(Words("f bends alike on both sides"), Words("h is small enough"), Words("16 has no derivative")),
        right=lambda lab: 0,
        learned=Words("The bends of both sides cancel, and a square has no third derivative that could be left over."),
    ),
    LabTask(
        "field",
        "try",
        Words("The gradient of x₀² + x₁² at the three points of the notes: step through them. Where does it point?"),
        done=lambda lab: lab.example == "field" and lab.at >= len(POINTS),
        learned=Words("(6, 8), (0, 4), (6, 0): away from the lowest point, and the longer the steeper it is there."),
    ),
)  # fmt: skip


@exercises.register("gradient")
class GradientExercise(Exercise[GradientSettings, Step]):
    """Forward and central difference for smaller and smaller h, or the gradient of a bowl at points."""

    group, place = "learning", 2
    title = Words("Numerical gradient")
    sentence = Words("Move x a little, see what f does. A smaller h is better, until the computer runs out of digits.")
    card = Words("Make h smaller and smaller. At some point the answer gets worse.")
    formula = (
        "(f(x + h) − f(x)) / h",
        "(f(x + h) − f(x − h)) / 2h",
        Words("error: h · f″/2 forward, h² · f‴/6 central"),
        Words("rounding: about 10⁻¹⁶ · f / h"),
    )
    source = Words("The course, chapter on numerical gradients: h = 10⁻⁴, central difference.")
    settings_class = GradientSettings
    examples = (
        Example("square", "x² + 16"),
        Example("cube", "x³"),
        Example("field", "x₀² + x₁²"),
        Example("sigmoid", Words("Sigmoid"), x=1.0),
        Example("own", Words("Own function")),
    )
    tasks = TASKS
    opens_at = 5

    def run(self, settings: GradientSettings) -> Sequence[Step]:
        if settings.example == "field":
            own = (settings.point[0], settings.point[1])
            points = POINTS if own in POINTS else (*POINTS, own)
            return tuple(FieldPoint(point, bowl_gradient(point)) for point in points)
        curve = self.curve(settings)
        return tuple(attempt(curve, settings.x, h, settings.precision) for h in _steps(settings.h))

    def edit(self, **changes: Any) -> bool:
        taken = super().edit(**changes)
        if taken and "h" in changes:
            self.go_to(_steps(self.settings.h).index(self.settings.h) + 1)
        if taken and "point" in changes:
            found = [
                place for place, step in enumerate(self.steps) if getattr(step, "point", None) == self.settings.point
            ]
            self.go_to(found[0] + 1 if found else self.at)
        return taken

    def curve(self, settings: GradientSettings) -> Curve1:
        """The function that is differentiated.

        Raises: SpecError: the typed one is none.
        """
        return CURVES[settings.example] if settings.example in CURVES else typed_curve(settings.function)

    @property
    def exact(self) -> float:
        """The derivative as calculus finds it."""
        return float(self.curve(self.settings).slope(self.settings.x))

    @property
    def h(self) -> float:
        """The h of the step that is shown; 1 before the first."""
        return self.now.h if isinstance(self.now, Try) else 1.0

    def shown(self, name: str) -> Any:
        if name == "h":
            return self.h
        if name == "point" and isinstance(self.now, FieldPoint):
            return self.now.point
        return super().shown(name)

    def text_of(self, name: str) -> str:
        return f"{self.h:.3g}".replace("e-0", "e−").replace("e-", "e−") if name == "h" else super().text_of(name)

    def errors_against_h(self) -> tuple[Array, Array, Array]:
        """h, and the errors of both differences, six to a decade."""
        settings = self.settings
        return error_curve(self.curve(settings), settings.x, settings.precision)

    def lenses(self) -> tuple[tuple[float, Array, Array], ...]:
        """The same curve closer and closer: h, offsets in h, values; the second is that of the step."""
        middle = self.h if 1e-14 < self.h < 1 else 1e-4
        settings = self.settings
        curve = self.curve(settings)
        return tuple((h, *microscope(curve, settings.x, h, settings.precision)) for h in (1.0, middle, 1e-15))

    # words
    def words(self) -> StepWords:
        step = self.now
        if isinstance(step, FieldPoint):
            return _field_words(step)
        if step is None:
            if self.example == "field":
                return StepWords(
                    sentence=Words(
                        "The gradient has a derivative for each coordinate. Step takes the first point of the notes."
                    )
                )
            return StepWords(
                sentence=Words("The derivative says how fast f grows at x. Step tries it with h = 1."),
                lines=(f"f(x) = {self.name}",),
            )
        x = written(self.settings.x)
        lines = (
            f"(f({x} + h) − f({x} − h)) / 2h",
            f"= ({exactly(step.above)} − {factor_exactly(step.below)}) / {_below(2 * step.h)}",
            Words("= «{central}»   exact: {exact}", central=exactly(step.central), exact=written(self.exact, 12)),
        )
        note = Words(
            "error: forward {forward}, central {central}",
            forward=about(step.forward - self.exact),
            central=about(step.central - self.exact),
        )
        return StepWords(Words("ten times smaller each step"), self._sentence(step), lines, note)

    @property
    def name(self) -> str:
        """The formula of the function."""
        return self.curve(self.settings).formula

    def _sentence(self, step: Try) -> Text:
        if math.isnan(step.central):
            return Words("In this precision h itself is 0, and nothing can be divided by it.")
        if step.same:
            return Words(
                "{x} + h is {x} again: h is lost among the digits of x, and the difference is 0.",
                x=written(self.settings.x),
            )
        if abs(step.above - step.here) < 1e-9 * max(abs(step.here), 1e-9):
            return Words(
                "f(x + h) and f(x − h) agree in nearly all their digits: what the subtraction leaves is rounding."
            )
        if abs(step.forward - self.exact) > 100 * abs(step.central - self.exact):
            return Words(
                "The central difference looks both ways, so the bend on one side cancels the bend on the other."
            )
        rounding = float(np.finfo(f"float{self.settings.precision}").eps) * abs(step.here) / step.h
        if abs(step.central - self.exact) <= 4 * rounding:
            return Words("What is left of the error is rounding, divided by a small h: a smaller h makes it larger.")
        return Words(
            "f is still bent between x − h and x + h: with a smaller h the secant comes closer to the tangent."
        )

    def table(self) -> Table:
        if self.example == "field":
            rows = tuple(
                TableRow(
                    (f"({written(s.point[0])}, {written(s.point[1])})", *(written(g, 8) for g in s.gradient)),
                    now=number == self.at,
                    marked=frozenset({1, 2}) if number == self.at else frozenset(),
                )
                for number, s in enumerate(self.past, start=1)
                if isinstance(s, FieldPoint)
            )
            return Table(Words("Gradient of x₀² + x₁²"), ("(x₀, x₁)", "∂f/∂x₀", "∂f/∂x₁"), rows, "(2x₀, 2x₁)")
        rows = tuple(
            TableRow(
                (power(s.h), exactly(s.forward), exactly(s.central)),
                now=number == self.at,
                marked=frozenset({2}) if number == self.at else frozenset(),
            )
            for number, s in enumerate(self.past, start=1)
            if isinstance(s, Try)
        )
        settings = self.settings
        last = attempt(self.curve(settings), settings.x, NOTES_H, settings.precision)
        rows = (
            *rows,
            TableRow((Words("{h}, the notes", h=power(NOTES_H)), exactly(last.forward), exactly(last.central))),
        )
        title = Words("Derivative of {f} at {x}", f=self.name, x=written(settings.x))
        return Table(
            title,
            ("h", Words("Forward"), Words("Central")),
            rows,
            Words("exact: {exact}", exact=written(self.exact, 8)),
        )


def _steps(own: float) -> list[float]:
    """The powers of ten from 1 down, and the h that was typed among them."""
    known = [float(f"1e-{i}") for i in range(STEPS)]
    return known if own in known else sorted([*known, own], reverse=True)


def factor_exactly(value: float) -> str:
    """A number with all its digits as the right side of a subtraction."""
    text = exactly(value)
    return f"({text})" if text.startswith("−") else text


def _below(value: float) -> str:
    text = written(value)
    return f"({text})" if "×" in text else text


def _field_words(step: FieldPoint) -> StepWords:
    x0, x1 = step.point
    a, b = written(x0), written(x1)
    lines = (
        f"∂f/∂x₀ = (f({a} + h, {b}) − f({a} − h, {b})) / 2h = «{exactly(step.gradient[0])}»",
        f"∂f/∂x₁ = (f({a}, {b} + h) − f({a}, {b} − h)) / 2h = «{exactly(step.gradient[1])}»",
        f"(2 × {factor(x0)}, 2 × {factor(x1)}) = ({written(2 * x0)}, {written(2 * x1)})",
    )
    text = Words("Each coordinate is moved alone by h = 10⁻⁴ while the other stays: together they are the gradient.")
    return StepWords(Words("point ({x})", x=f"{a}, {b}"), text, lines)

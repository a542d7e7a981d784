"""The perceptron lab: a rule that turns a line until it separates the points, and two layers where no line does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.course.perceptron import (
    INPUTS,
    NOTES_LINES,
    TARGETS,
    Layered,
    RuleStep,
    dot,
    exact,
    learn,
    slope_form,
    through,
)
from engine.errors import SpecError
from gui.labs.course.exercise import Example, Exercise, along, exercises
from gui.labs.course.lab_tasks.perceptron_tasks import TASKS
from gui.labs.course.settings import LabSettings, chosen, switched, typed
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, factor, written

ROUNDED = 1e-12  # a k so near to 0 is a rounding of 0
ROUNDS = 20  # passes after which a rule that does not rest is stopped
WEIGHTS = ("w0", "w1", "w2")
NAMES = ("w₀", "w₁", "w₂")
NOTES_MATRICES = (((-0.5, 1.0, 1.0), (1.5, -1.0, -1.0)), ((-1.0, 1.0, 1.0),))
GATES = (((0.7, -0.5, -0.5), (-0.4, 0.5, 0.5)), ((-0.7, 0.5, 0.5),))
LAYERED = ("layers", "matrix")
OWN = ((0.2, 0.9, 0.0), (0.5, 1.1, 0.0), (0.1, 0.2, 0.0), (1.0, 0.3, 1.0), (1.2, 0.8, 1.0), (0.8, -0.1, 1.0))


@dataclass(frozen=True, kw_only=True)
class PerceptronSettings(LabSettings):
    """Start weights, rule and points of one neuron, or the matrices of two layers."""

    w0: float = typed(0.3, low=-5, high=5, symbol="w₀", help=Words("The threshold: its input is always −1."))
    w1: float = typed(0.4, low=-5, high=5, symbol="w₁", help=Words("The weight of x₁."))
    w2: float = typed(0.1, low=-5, high=5, symbol="w₂", help=Words("The weight of x₂."))
    rate: float = typed(0.05, low=0.001, high=5, log=True, symbol="η", help=Words("Size of a correction."))
    at_zero: str = chosen("yes", {"yes": "k ≥ 0", "no": "k > 0"}, help=Words("Whether k = 0 counts as 1."))
    outputs: str = chosen("01", {"01": "0, 1", "signs": "−1, 1"}, help=Words("The two answers of the step function."))
    order: str = chosen(
        "together",
        {"together": Words("all at once"), "turn": Words("one after the other")},
        help=Words("One after the other recomputes k before each weight, as the program of the notes does."),
    )
    measured: str = chosen(
        "before",
        {"before": Words("before"), "after": Words("after")},
        help=Words("Whether an example is judged before or after its own correction; the notes do it after."),
    )
    numbers: str = chosen(
        "exact",
        {"exact": Words("fractions"), "floats": Words("floats")},
        help=Words("Floats round: a k that should be 0 is not quite 0, and the line no longer touches its point."),
    )
    notes_lines: bool = switched(False, symbol=Words("Three lines"), help=Words("Where three calculations of AND end."))
    points: tuple[tuple[float, ...], ...] = typed(OWN, low=-9, high=9, shape=(None, 3), symbol=Words("Points"))
    u1: tuple[tuple[float, ...], ...] = typed(NOTES_MATRICES[0], low=-9, high=9, shape=(None, 3), symbol="U¹")
    u2: tuple[tuple[float, ...], ...] = typed(NOTES_MATRICES[1], low=-9, high=9, shape=(1, 3), symbol="U²")


Step = RuleStep | Layered


def _weights(step: Step | None) -> tuple[float, ...] | None:
    return tuple(float(w) for w in step.after) if isinstance(step, RuleStep) else None


@exercises.register("perceptron")
class PerceptronExercise(Exercise[PerceptronSettings, Step]):
    """One neuron that learns a gate example by example, or two layers that compute XOR."""

    group, place = "neurons", 1
    title = Words("Perceptron and gates")
    sentence = Words(
        "A line divides the plane. Step shows one point to the neuron; a wrong answer turns the line a little."
    )
    card = Words("Turn a line until it separates the points. With XOR, no line ever does.")
    fact = Words("Same rule, data and start as in the course")
    formula = ("k = Σ wᵢxᵢ,  x₀ = −1", Words("y = 1 where k ≥ 0, else 0"), "wᵢ ← wᵢ + η xᵢ (t − y)", "s = U (1, x)")
    source = Words("Rosenblatt 1958; the course, chapter on the perceptron: η = 0.05, start (0.3, 0.4, 0.1).")
    settings_class = PerceptronSettings
    examples = (
        Example("and", "AND"),
        Example("nand", "NAND"),
        Example("or", "OR"),
        Example("xor", "XOR"),
        Example("layers", Words("Two layers"), outputs="signs"),
        Example("matrix", Words("Matrix form"), outputs="signs", u1=((-0.5, 1.0, 1.0),)),
        Example("own", Words("Own points")),
    )
    tasks = TASKS

    # what its steps are
    @property
    def layered(self) -> bool:
        """Whether matrices are shown instead of the learning rule."""
        return self.example in LAYERED

    def edit(self, **changes: Any) -> bool:
        if self.at and not self.layered and not changes.keys().isdisjoint(WEIGHTS):
            now = _weights(self.now) or ()
            changes = along(
                changes, **dict(zip(WEIGHTS, now, strict=False))
            )  # what was learned so far is the new start
            self.at = 0
        return super().edit(**changes)

    def run(self, settings: PerceptronSettings) -> Sequence[Step]:
        signed = settings.outputs == "signs"
        inputs, targets = self.data(settings)
        if settings.example in LAYERED:
            two = settings.example == "layers"
            if two and len(settings.u1) != 2:
                raise SpecError(
                    "must have the shape {expected}, not {got}",
                    field="u1",
                    expected="2 × 3",
                    got=f"{len(settings.u1)} × 3",
                )
            layers = (settings.u1, settings.u2) if two else (settings.u1[:1],)
            return tuple(through(layers, targets, inputs=inputs, signed=signed))
        if not inputs:
            raise SpecError("needs at least one point", field="points")
        return tuple(
            learn(
                targets,
                inputs=inputs,
                start=(settings.w0, settings.w1, settings.w2),
                rate=settings.rate,
                rounds=ROUNDS,
                at_zero=settings.at_zero == "yes",
                signed=signed,
                in_turn=settings.order == "turn",
                floats=settings.numbers == "floats",
            )
        )

    def data(self, settings: PerceptronSettings) -> tuple[Sequence[Sequence[float]], tuple[int, ...]]:
        """The points and their targets, 0 and 1 or −1 and 1."""
        if settings.example == "own":
            inputs: Sequence[Sequence[float]] = [point[:2] for point in settings.points]
            targets = tuple(int(point[2] > 0) for point in settings.points)
        else:
            inputs, targets = INPUTS, TARGETS[{"layers": "xor", "matrix": "or"}.get(settings.example, settings.example)]
        return inputs, tuple(2 * t - 1 for t in targets) if settings.outputs == "signs" else targets

    # what the view asks
    @property
    def rests(self) -> bool:
        """Whether the last pass of all changed nothing."""
        last = self.steps[-1]
        return isinstance(last, RuleStep) and not any(
            isinstance(s, RuleStep) and s.round == last.round and s.before != s.after for s in self.steps
        )

    def weights(self) -> tuple[Fraction, ...]:
        """(w₀, w₁, w₂) after the step that is shown."""
        if isinstance(self.now, RuleStep):
            return self.now.after
        return tuple(exact(getattr(self.settings, name)) for name in WEIGHTS)

    def shown(self, name: str) -> Any:
        return float(self.weights()[WEIGHTS.index(name)]) if name in WEIGHTS else super().shown(name)

    def errors_per_pass(self) -> list[int]:
        """Wrong answers in each pass so far, judged before or after the correction."""
        after = self.settings.measured == "after"
        counts: dict[int, int] = {}
        for step in self.past:
            if isinstance(step, RuleStep):
                wrong = step.still_wrong if after else step.wrong
                counts[step.round] = counts.get(step.round, 0) + wrong
        return list(counts.values())

    def preset(self, gates: bool) -> None:
        """The two layers as three gates with outputs 0 and 1, or as the matrices of the notes with −1 and 1."""
        u1, u2 = GATES if gates else NOTES_MATRICES
        self.edit(u1=u1, u2=u2, outputs="01" if gates else "signs")

    # words
    def words(self) -> StepWords:
        step = self.now
        if isinstance(step, Layered):
            return self._layer_words(step)
        if step is None:
            return self._start_words()
        x1, x2 = (written(v) for v in step.inputs[1:])
        caption = Words("pass {number}, point ({x1}, {x2})", number=step.round, x1=x1, x2=x2)
        lines = [_sum_line(step), *(_weight_line(step, i, self.settings.rate) for i in range(3))]
        return StepWords(caption, self._sentence(step), tuple(lines), self._remark(step))

    def _start_words(self) -> StepWords:
        if self.layered:
            text: Text = Words(
                "Each row of U is one neuron: its bias first, then its weights. Step sends the first point through."
            )
            return StepWords(Words("start"), text, ("s = U (1, x)", f"U¹ = {_matrix(self.settings.u1)}"))
        inputs, _ = self.data(self.settings)
        weights = self.weights()
        sums = [dot(weights, (Fraction(-1), *(exact(v) for v in x))) for x in inputs]
        points = ", ".join(f"({', '.join(written(exact(v)) for v in x)})" for x in inputs[:4])
        return StepWords(
            Words("start"),
            Words("With these weights the neuron answers every point. Step shows it the first one."),
            (f"(x₁, x₂) = {points}", f"k = {', '.join(written(k) for k in sums[:4])}"),
        )

    def _sentence(self, step: RuleStep) -> Text:
        if len(set(step.outputs)) > 1:
            return Words("Its answer changes while the weights are changed: k is computed again for each of them.")
        if step.sum == 0:
            if step.wrong:
                return Words(
                    "The line runs exactly through the point, and k = 0 counts as {y}. The target is {t}, so each "
                    "weight moves by η x (t − y).",
                    y=_signed(step.output),
                    t=_signed(step.target),
                )
            return Words(
                "The line runs exactly through the point, and k = 0 counts as {y}: right, nothing changes.",
                y=_signed(step.output),
            )
        if step.wrong:
            return Words(
                "The answer is {y} and the target {t}, so each weight moves by η x (t − y).",
                y=_signed(step.output),
                t=_signed(step.target),
            )
        return Words("The answer is {y}, as it should be, so no weight changes.", y=_signed(step.output))

    def _remark(self, step: RuleStep) -> Text:
        if self.settings.numbers == "floats" and 0 < abs(step.sum) < ROUNDED:
            return Words("In fractions k would be 0 here: the line would run exactly through the point.")
        if not self.at_end:
            rounded = sum(float(w) * float(x) for w, x in zip(step.before, step.inputs, strict=True))
            if step.sum or not rounded:
                return ""
            return Words("These are exact fractions: floats would give k = {k} here.", k=written(rounded, 2))
        if self.rests:
            return Words("A whole pass changed nothing: the rule rests.")
        return Words(
            "After {rounds} passes the weights repeat themselves: each correction undoes another one, since no single "
            "line separates these points. Two layers can.",
            rounds=ROUNDS,
        )

    def _layer_words(self, step: Layered) -> StepWords:
        x = ", ".join(written(v) for v in step.inputs)
        lines = []
        value: tuple[Fraction, ...] = step.inputs
        for number, (sums, outputs) in enumerate(zip(step.sums, step.outputs, strict=True), start=1):
            given = ", ".join(written(v) for v in (Fraction(1), *value))
            said, out = ", ".join(map(written, sums)), ", ".join(map(_signed, outputs))
            lines.append(f"U{'¹²'[number - 1]} ({given}) = ({said}) → «({out})»")
            value = tuple(Fraction(v) for v in outputs)
        right = step.output == step.target
        text = (
            Words("The last neuron answers {y}, as it should be.", y=_signed(step.output))
            if right
            else Words(
                "The last neuron answers {y}, the target is {t}.", y=_signed(step.output), t=_signed(step.target)
            )
        )
        together = len({s.outputs[0] for s in self.past if isinstance(s, Layered)}) < self.at and len(step.outputs) > 1
        note: Text = Words("Two points have fallen together in the hidden plane.") if together else ""
        return StepWords(Words("point ({x})", x=x), text, tuple(lines), note)

    # the table
    def table(self) -> Table:
        if self.layered:
            return self._layer_table()
        if self.settings.notes_lines and self.example == "and":
            return _three_lines()
        how = dict(self.settings.about("order").choices)[self.settings.order]
        rows = [TableRow((Words("start"), *(written(getattr(self.settings, name)) for name in WEIGHTS), ""))]
        errors = self.errors_per_pass()
        per_round = len(self.data(self.settings)[0])
        for number in range(1, len(errors) + 1):
            last = self.past[min(number * per_round, self.at) - 1]
            now = number == len(errors)
            ended = self.at >= number * per_round
            count: Text = str(errors[number - 1]) if ended else Words("{count} so far", count=errors[number - 1])
            moved = isinstance(last, RuleStep) and now and last.before != last.after
            marked = frozenset(
                i + 1 for i in range(3) if moved and isinstance(last, RuleStep) and last.before[i] != last.after[i]
            )
            weights = last.after if isinstance(last, RuleStep) else ()
            rows.append(TableRow((str(number), *(written(w) for w in weights), count), now=now, marked=marked))
        if not self.at_end:
            rows.append(TableRow((str(len(errors) + 1), "", "", "", Words("next pass"))))
        note = Words("{rule}, η = {rate}", rule=how, rate=written(self.settings.rate))
        return Table(Words("Weights after each pass"), (Words("Pass"), *NAMES, Words("Errors")), tuple(rows), note)

    def _layer_table(self) -> Table:
        two = self.example == "layers"
        head: tuple[Text, ...] = ("x₁, x₂", "s¹", Words("hidden"), "s²", "y", "t") if two else ("x₁, x₂", "s", "y", "t")
        rows = []
        for number, step in enumerate(self.steps, start=1):
            if not isinstance(step, Layered):
                continue
            cells = [", ".join(map(written, step.inputs))]
            for sums, outputs in zip(step.sums, step.outputs, strict=True):
                cells += [", ".join(map(written, sums)), ", ".join(map(_signed, outputs))]
            seen = number <= self.at
            cells = [cells[0], *(cells[1:] if seen else [""] * (len(head) - 2)), _signed(step.target)]
            rows.append(
                TableRow(
                    tuple(cells), now=number == self.at, marked=frozenset({len(head) - 2}) if seen else frozenset()
                )
            )
        return Table(Words("Points through the layers"), head, tuple(rows))


def _sum_line(step: RuleStep) -> Text:
    terms = " + ".join(f"{factor(x)} × {factor(w)}" for x, w in zip(step.inputs, step.before, strict=True))
    return Words(
        "k = {terms} = {k}, so y = {y}",
        terms=terms.replace("(−1)", "−1", 1),
        k=written(step.sum),
        y=_signed(step.output),
    )


def _weight_line(step: RuleStep, i: int, rate: float) -> str:
    error = f"({_signed(step.target)} − {factor(step.outputs[i])})"
    change = f"{written(step.before[i])} + {written(rate)} × {factor(step.inputs[i])} × «{error}»"
    after = written(step.after[i])
    return f"{NAMES[i]} = {change} = " + (f"«{after}»" if step.after[i] != step.before[i] else after)


def _signed(value: int) -> str:
    return written(value)


def _matrix(rows: Sequence[Sequence[float]]) -> str:
    return "[" + ", ".join("[" + ", ".join(map(written, row)) + "]" for row in rows) + "]"


def _three_lines() -> Table:
    names = {
        "slip": Words("by hand, with a slip"),
        "program": Words("the program"),
        "rule": Words("the rule"),
    }
    rows = []
    for key, weights in NOTES_LINES.items():
        slope, shift = slope_form(weights) or (Fraction(0), Fraction(0))
        rows.append(
            TableRow(
                (names[key], *map(written, weights), f"x₂ = {written(slope)}x₁ + {written(shift)}"), now=key == "rule"
            )
        )
    return Table(Words("Where three calculations of AND end"), ("", *NAMES, Words("line")), tuple(rows))

"""The losses lab: one prediction against its target, judged by squared error and by cross-entropy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.course.descent import line_points
from engine.course.loss_by_hand import (
    CLASSES,
    DELTA,
    FIRST,
    NINE,
    PAIR,
    JudgedPrediction,
    judge,
    line_errors,
    moved_bar,
    one_hot,
    untrained_loss,
)
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.settings import LabSettings, chosen, switched, typed
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, exactly, factor, written

ROWS = (1, 100, 60_000)  # predictions that share one sum in the notes' softmax
PARTS = ("differences", "squared", "entropy", "gradients")
BATCH = (NINE[5], PAIR[0], PAIR[1])
POINTS = 8
SQUARE_NAMES = {"half": "½ Σ (y − t)²", "sum": "Σ (y − t)²", "mean": "Σ (y − t)² / 10"}


@dataclass(frozen=True, kw_only=True)
class LossesSettings(LabSettings):
    """The prediction, its target, and how it is judged."""

    y: tuple[float, ...] = typed(FIRST, low=0, high=1, shape=(CLASSES,), symbol="y", help=Words("The ten shares."))
    target: int = typed(2, low=0, high=9, symbol="t", help=Words("The right digit: 1 in the one-hot target."))
    delta: float = typed(DELTA, low=0, high=0.1, symbol="δ", help=Words("Keeps the logarithm of 0 away."))
    keep_sum: bool = switched(
        False, symbol=Words("Keep the sum at 1"), help=Words("The other bars follow the dragged one.")
    )
    squared: str = chosen(
        "half", {"half": "½ Σ", "sum": "Σ", "mean": "Σ / 10"}, help=Words("Which squared error is meant.")
    )
    shares: str = chosen(
        "all",
        {"row": Words("a sum for each row"), "all": Words("one sum for all")},
        help=Words("What the softmax divides by: the sum of its row, or the sum of the whole batch."),
    )
    shift: float = typed(0.0, low=-9, high=9, symbol="w₀", help=Words("Where the line crosses x = 0."))
    slope: float = typed(1.0, low=-9, high=9, symbol="w₁", help=Words("How steep the line is."))


@dataclass(frozen=True)
class Part:
    """One part of judging a prediction."""

    name: str
    judged: JudgedPrediction


@dataclass(frozen=True)
class Untrained:
    """A number of rows of a network that knows nothing, and their loss."""

    rows: int
    loss: float


@dataclass(frozen=True)
class Square:
    """One point of the line's data with the square of its distance."""

    x: float
    y: float
    error: float


Step = Part | Untrained | Square

TASKS = (
    LabTask(
        "wrong",
        "question",
        Words("Two predictions for a 2: y₂ = 0.1, y₉ = 0.9, or the other way round. Which loss parts them more?"),
        choices=(Words("squared error"), Words("cross-entropy"), Words("both alike")),
        right=lambda lab: 0,
        hint=Words("Open the pair and divide the larger loss by the smaller one."),
        learned=Words("Half squared error 0.81 and 0.01, cross-entropy 2.303 and 0.105: 81 times and 22 times."),
    ),
    LabTask(
        "three",
        "try",
        Words("Three squared errors, three gradients. By which factor do ½ Σ and Σ / 10 differ? Show them."),
        done=lambda lab: lab.example == "one" and lab.at == len(PARTS),
        learned=Words("−0.4, −0.8 and −0.08: the same prediction needs a learning rate 2 or 10 times as large."),
    ),
    LabTask(
        "axis",
        "mistake",
        Words(
            "An untrained network of the notes has a loss of 13.2 over 60,000 rows, 6.9 over 100 and 2.3 over one. "
            "ln 10 = 2.3026 would be right for all. Find the cause."
        ),
        done=lambda lab: lab.example == "axis" and lab.settings.shares == "row" and lab.at == len(ROWS),
        hint=Words("By what does the softmax divide? Change it and run all three again."),
        learned=Words(
            "It divides by the sum of the whole batch. The largest share stays the largest, so the accuracy does "
            "not change and nothing looks wrong."
        ),
    ),
    LabTask(
        "distribution",
        "mistake",
        Words("Some of the notes' nine predictions are no distributions. Does a loss notice? Find one of them."),
        done=lambda lab: lab.example == "nine" and isinstance(lab.now, Part) and abs(lab.now.judged.total - 1) > 1e-9,
        hint=Words("Step through the nine and watch the column of sums."),
        learned=Words("Neither complains: squared error compares number by number, cross-entropy looks at y₂ alone."),
    ),
    LabTask(
        "delta",
        "try",
        Words("Set y₂ to 0 and δ to 0, and look at the cross-entropy. Then put δ back."),
        done=lambda lab: lab.settings.delta == 0 and lab.settings.y[lab.settings.target] == 0,
        learned=Words("ln 0 is −∞. With δ = 10⁻⁷ the loss is at most 16.1."),
    ),
    LabTask(
        "line",
        "try",
        Words("A straight line: make the mean of the squares smaller than 0.12."),
        done=lambda lab: lab.example == "line" and lab.mean_square < 0.12,
        hint=Words("The points were made around y = 1 + 2x."),
        learned=Words("Each square is (y − w₀ − w₁x)². Long distances count most, since they are squared."),
    ),
)


@exercises.register("losses")
class LossesExercise(Exercise[LossesSettings, Step]):
    """Ten bars against a one-hot target; nine predictions; a batch; a softmax without axis; a line with its squares."""

    group, place = "learning", 1
    title = Words("Losses")
    sentence = Words("Drag the ten shares and watch squared error and cross-entropy judge the same prediction.")
    card = Words("Move a prediction and watch squared error and cross-entropy disagree.")
    formula = ("E = ½ Σ (y − t)²,  ∂E/∂y = y − t", "E = −Σ t ln(y + δ),  ∂E/∂y = −t / (y + δ)", "δ = 10⁻⁷")
    source = Words("The course, chapter on losses; the target is one-hot, ln the natural logarithm.")
    settings_class = LossesSettings
    examples = (
        Example("one", Words("One")),
        Example("nine", Words("Nine")),
        Example("pair", Words("Pair")),
        Example("batch", Words("Batch")),
        Example("axis", Words("No axis")),
        Example("line", Words("Line")),
    )
    tasks = TASKS
    opens_at = 3

    def run(self, settings: LossesSettings) -> Sequence[Step]:
        if settings.example == "line":
            x, y = line_points(POINTS)
            squares = line_errors(x, y, settings.shift, settings.slope)
            return tuple(Square(float(a), float(b), float(e)) for a, b, e in zip(x, y, squares, strict=True))
        if settings.example == "axis":
            per_row = settings.shares == "row"
            return tuple(Untrained(rows, untrained_loss(rows, per_row=per_row, delta=settings.delta)) for rows in ROWS)
        given = {"nine": NINE, "pair": PAIR, "batch": BATCH}.get(settings.example)
        if given is None:
            judged = judge(settings.y, settings.target, settings.delta)
            return tuple(Part(name, judged) for name in PARTS)
        return tuple(Part("both", judge(y, 2, settings.delta)) for y in given)

    def drag(self, place: int, value: float) -> None:
        """Move one bar; with the lock, the others follow."""
        y = moved_bar(self.shown("y"), place, value, keep_sum=self.settings.keep_sum)
        if self.example == "one":
            self.edit(y=y)

    def shown(self, name: str) -> Any:
        if isinstance(self.now, Part) and name in ("y", "target"):
            return getattr(self.now.judged, name)
        return super().shown(name)

    @property
    def judged(self) -> JudgedPrediction:
        """The prediction that is shown."""
        if isinstance(self.now, Part):
            return self.now.judged
        first = self.steps[0]
        return first.judged if isinstance(first, Part) else judge(self.settings.y, self.settings.target)

    @property
    def mean_square(self) -> float:
        """The mean of the squares of all points, seen or not."""
        errors = [step.error for step in self.steps if isinstance(step, Square)]
        return math.fsum(errors) / len(errors) if errors else 0.0

    # words
    def words(self) -> StepWords:
        step = self.now
        if isinstance(step, Untrained):
            return self._untrained_words(step)
        if isinstance(step, Square):
            return self._square_words(step)
        if step is None:
            return StepWords(
                sentence=Words("A loss says with one number how wrong a prediction is. Step calculates it.")
            )
        if step.name == "both":
            return self._both_words(step.judged)
        return self._part_words(step)

    def _part_words(self, step: Part) -> StepWords:
        j, t = step.judged, step.judged.target
        target = one_hot(t)
        name = dict(self.settings.about("squared").choices)[self.settings.squared]
        if step.name == "differences":
            rest = ", ".join(written(a - b, 4) for a, b in zip(j.y, target, strict=True))
            text: Text = Words("The target is 1 at {t} and 0 elsewhere. What is left is y − t.", t=t)
            return StepWords(Words("differences"), text, (f"y − t = («{rest}»)",))
        if step.name == "squared":
            squares = " + ".join(f"{factor(a - b, 4)}²" for a, b in zip(j.y, target, strict=True) if a != b) or "0"
            value = f"«{written(j.squared[self.settings.squared], 8)}»"
            text = Words("All ten differences count, squared and added; the notes take half of the sum.")
            return StepWords(Words("squared error"), text, (f"{name} ({squares}) = {value}",))
        if step.name == "entropy":
            text = Words("Only the share of the right digit counts, by its logarithm.")
            lines = (f"−ln(y{'₀₁₂₃₄₅₆₇₈₉'[t]} + δ) = −ln({written(j.y[t])} + δ) = «{_nats(j.entropy)}»",)
            return StepWords(Words("cross-entropy"), text, lines, _logarithms(j.y[t]))
        text = Words("The slope at the right digit: where the losses pull, and how hard.")
        names = [f"∂/∂y ({SQUARE_NAMES[key]}) = «{written(j.squared_slope[key], 6)}»" for key in SQUARE_NAMES]
        return StepWords(Words("gradients"), text, (*names, f"∂/∂y (−ln(y + δ)) = «{written(j.entropy_slope, 6)}»"))

    def _both_words(self, j: JudgedPrediction) -> StepWords:
        rest = " + ".join(f"{factor(a - b, 4)}²" for a, b in zip(j.y, one_hot(j.target), strict=True) if a != b)
        squared = self.settings.squared
        name = dict(self.settings.about("squared").choices)[squared]
        lines: tuple[Text, ...] = (
            f"{name} ({rest}) = «{written(j.squared[squared], 8)}»",
            f"−ln({written(j.y[j.target])} + δ) = «{_nats(j.entropy)}»",
        )
        caption = Words("prediction {number}, sum {total}", number=self.at, total=written(j.total, 6))
        if self.example == "batch":
            seen = [s.judged.entropy for s in self.past if isinstance(s, Part)]
            terms = " + ".join(_nats(v) for v in seen)
            lines = (*lines, f"({terms}) / {len(seen)} = «{written(math.fsum(seen) / len(seen), 6)}»")
            return StepWords(caption, Words("The loss of a batch is the mean over its rows."), lines)
        if abs(j.total - 1) > 1e-9:
            return StepWords(
                caption,
                Words("The shares do not add up to 1: this is no distribution, yet both losses take it."),
                lines,
            )
        return StepWords(caption, Words("Both losses fall as y₂ grows, each in its own measure."), lines)

    def _untrained_words(self, step: Untrained) -> StepWords:
        per_row = self.settings.shares == "row"
        below = "10" if per_row else f"(10 × {step.rows:,})"
        text = (
            Words("Each row has a sum of its own: every share is 1/10, whatever the number of rows.")
            if per_row
            else Words(
                "Divided by the sum of all rows, every share is tiny, and the loss grows with the number of rows."
            )
        )
        lines = (f"−ln(1 / {below} + δ) = «{written(step.loss, 6)}»",)
        rows = (
            Words("one row, all scores alike")
            if step.rows == 1
            else Words("{rows} rows, all scores alike", rows=f"{step.rows:,}")
        )
        return StepWords(rows, text, lines, "ln 10 = 2.3026")

    def _square_words(self, step: Square) -> StepWords:
        s = self.settings
        rest = step.y - s.shift - s.slope * step.x
        seen = [p.error for p in self.past if isinstance(p, Square)]
        lines = (
            f"{written(step.y, 4)} − {factor(s.shift)} − {factor(s.slope)} × {factor(step.x, 4)} = {written(rest, 4)}",
            f"{factor(rest, 4)}² = «{written(step.error, 4)}»",
            f"{written(math.fsum(seen), 5)} / {len(seen)} = «{written(math.fsum(seen) / len(seen), 5)}»",
        )
        return StepWords(
            Words("point {number}", number=self.at), Words("The square of each distance, then their mean."), lines
        )

    def table(self) -> Table:
        tables = {"axis": self._untrained_table, "line": self._squares_table, "one": self._losses_table}
        return tables.get(self.example, self._guesses_table)()

    def _untrained_table(self) -> Table:
        printed = {60_000: "13.246", 100: "6.905", 1: "2.3"}
        rows = tuple(
            TableRow((f"{s.rows:,}", written(s.loss, 6), printed[ROWS[i]]), now=i + 1 == self.at)
            for i, s in enumerate(s for s in self.past if isinstance(s, Untrained))
        )
        head = (Words("Rows"), Words("Loss"), Words("as printed in the notes"))
        return Table(Words("Loss of an untrained network"), head, rows, "ln 10 = 2.3026")

    def _squares_table(self) -> Table:
        points = [s for s in self.past if isinstance(s, Square)]
        rows = tuple(
            TableRow((written(p.x, 4), written(p.y, 4), written(p.error, 4)), now=i == self.at)
            for i, p in enumerate(points, 1)
        )
        note = Words("mean of all: {mean}", mean=written(self.mean_square, 5))
        return Table(Words("Squares"), ("x", "y", "(y − w₀ − w₁x)²"), rows, note, left=0)

    def _guesses_table(self) -> Table:
        parts = [s.judged for s in self.past if isinstance(s, Part)]
        rows = tuple(
            TableRow(
                (str(i), written(j.total, 6), f"{100 * j.squared['half']:.2f} %", _nats(j.entropy)),
                now=i == self.at,
            )
            for i, j in enumerate(parts, 1)
        )
        head = (Words("Guess"), Words("Sum"), "½ Σ (y − t)²", Words("Cross-entropy"))
        return Table(Words("Predictions for a 2"), head, rows)

    def _losses_table(self) -> Table:
        j, seen = self.judged, self.at
        squares = [
            TableRow(
                (
                    SQUARE_NAMES[key],
                    written(j.squared[key], 6) if seen > 1 else "",
                    written(j.squared_slope[key], 6) if seen > 3 else "",
                ),
                now=key == self.settings.squared,
            )
            for key in SQUARE_NAMES
        ]
        entropy = TableRow(
            (
                "−Σ t ln(y + δ)",
                _nats(j.entropy) if seen > 2 else "",
                written(j.entropy_slope, 6) if seen > 3 else "",
            )
        )
        note = Words("sum of the shares: {total}", total=written(j.total, 6))
        return Table(Words("Two losses"), ("", Words("Value"), Words("∂/∂y of the target")), (*squares, entropy), note)


def _nats(loss: float) -> str:
    """A cross-entropy with six decimals, as the notes print it."""
    return written(round(loss, 6))


def _logarithms(share: float) -> Text:
    if share <= 0:
        return Words("ln 0 = −∞: δ keeps the loss finite.")
    return Words(
        "ln {y} = {natural}, log₁₀ {y} = {common}; ln 0 = −∞",
        y=written(share),
        natural=exactly(math.log(share)),
        common=exactly(math.log10(share)),
    )

"""The activations lab: curves with their derivatives, odds and logits, softmax in five steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.course.activation_curves import (
    BENDS,
    LARGE,
    LAYERS,
    SCORES_A,
    SCORES_B,
    Softened,
    logit,
    odds,
    soften,
    steepest,
    value,
)
from engine.course.loss_by_hand import DELTA
from engine.types import Array
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.lab_tasks.activations_tasks import TASKS
from gui.labs.course.settings import LabSettings, chosen, typed
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, exactly, written

SHOWN = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)  # s of the table
SOFT_STEPS = ("scores", "moved", "powers", "sums", "shares")
KINDS: dict[str, Text] = {
    "step": Words("Step 0, 1"),
    "sign": Words("Step −1, 1"),
    "sigmoid": Words("Sigmoid"),
    "tanh": "tanh",
    "relu": "ReLU",
    "leaky": "Leaky ReLU",
    "softplus": "Softplus",
    "swish": "Swish",
    "identity": Words("Identity"),
}


@dataclass(frozen=True, kw_only=True)
class ActivationsSettings(LabSettings):
    """The function and where it is read, the share p, or the scores of a softmax."""

    kind: str = chosen("sigmoid", KINDS, symbol=Words("Function"), help=Words("The activation function that is drawn."))
    beta: float = typed(1.0, low=0.001, high=100, log=True, symbol="β", help=Words("How steep the function is at 0."))
    slope: float = typed(0.01, low=0, high=1, symbol="a", help=Words("The slope of Leaky ReLU on the negative side."))
    s: float = typed(1.0, low=-8, high=8, symbol="s", help=Words("Where the function is read."))
    p: float = typed(0.5, low=0.001, high=0.999, symbol="p", help=Words("The probability of yes."))
    scores: tuple[tuple[float, ...], ...] = typed(
        (LARGE,), low=-5000, high=5000, shape=(None, None), symbol="a", help=Words("The scores, one row a line.")
    )
    shift: str = chosen(
        "max",
        {"max": "C = max a", "own": "C", "none": "C = 0"},
        help=Words("What is subtracted from every score; the shares do not depend on it."),
    )
    constant: float = typed(1000.0, low=-5000, high=5000, symbol="C", help=Words("The constant of your own."))
    temperature: float = typed(
        1.0, low=0.01, high=1000, log=True, symbol="T", help=Words("Large T makes the shares alike.")
    )
    axis: str = chosen(
        "row",
        {"row": Words("axis = 1"), "all": Words("no axis")},
        help=Words("Whether each row has a sum of its own, or all rows share one."),
    )
    variant: str = chosen(
        "right",
        {"right": Words("divide by the sum"), "twice": "exp(exp(a))", "bare": Words("do not divide")},
        help=Words("The last step as it should be, and two slips of the notes."),
    )


@dataclass(frozen=True)
class Deeper:
    """A number of layers, and what is left of a gradient at best."""

    layers: int
    left: float


@dataclass(frozen=True)
class OddsStep:
    """One of the three steps from a probability to its logit and back."""

    name: str
    result: float


@dataclass(frozen=True, eq=False)
class SoftStep:
    """One of the five steps of a softmax."""

    name: str
    soft: Softened


Step = Deeper | OddsStep | SoftStep


@exercises.register("activations")
class ActivationsExercise(Exercise[ActivationsSettings, Step]):
    """Curves, odds, softmax."""

    group, place = "neurons", 2
    title = Words("Activation functions")
    sentence = Words("Bend the curve with β, read its derivative, and see what five layers leave of a gradient.")
    card = Words("Bend the curves with β and see where the derivative dies.")
    formula = (
        "σ(s) = 1 / (1 + e^(−βs)),  σ′ = β σ (1 − σ)",
        "tanh: 2 / (1 + e^(−βs)) − 1",
        "Swish: s / (1 + e^(−βs))",
        "logit(p) = ln(p / (1 − p))",
        "softmax: e^((a − C) / T) / Σ e^((a − C) / T)",
    )
    source = Words("The course, chapters on activation functions and on the output layer.")
    settings_class = ActivationsSettings
    examples = (
        Example("curves", Words("Curves")),
        Example("odds", Words("Odds and logit")),
        Example("softmax", Words("Softmax")),
        Example("rows", Words("Two rows"), scores=((1.0, 2.0, 3.0), (3.0, 3.0, 3.0))),
        Example("a", Words("Scores A"), scores=(SCORES_A,)),
        Example("b", Words("Scores B"), scores=(SCORES_B,)),
    )
    tasks = TASKS
    opens_at = 1

    def run(self, settings: ActivationsSettings) -> Sequence[Step]:
        if settings.example == "curves":
            best = steepest(settings.kind, settings.beta, settings.slope)
            return tuple(Deeper(n, best**n) for n in range(1, LAYERS + 1))
        if settings.example == "odds":
            z = logit(settings.p)
            return (
                OddsStep("odds", odds(settings.p)),
                OddsStep("logit", z),
                OddsStep("sigmoid", value("sigmoid", z)[0]),
            )
        constant = {"max": None, "own": settings.constant, "none": 0.0}[settings.shift]
        soft = soften(
            np.array(settings.scores),
            constant=constant,
            temperature=settings.temperature,
            per_row=settings.axis == "row",
            variant=settings.variant,
        )
        return tuple(SoftStep(name, soft) for name in SOFT_STEPS)

    # what the view asks
    def read(self, s: float) -> tuple[float, float]:
        """f(s) and f′(s) as the function is set."""
        return value(self.settings.kind, s, self.settings.beta, self.settings.slope)

    @property
    def soft(self) -> Softened | None:
        """The softmax that is shown."""
        first = self.steps[0]
        return first.soft if isinstance(first, SoftStep) else None

    @property
    def loss(self) -> float:
        """−ln(share of digit 2 + δ) of the first row."""
        shares = self.soft.shares[0] if self.soft is not None else np.zeros(1)
        share = float(shares[2]) if len(shares) > 2 else 0.0
        return -math.log(share + DELTA) if share + DELTA > 0 else math.nan

    # words
    def words(self) -> StepWords:
        step = self.now
        if isinstance(step, OddsStep):
            return self._odds_words(step)
        if isinstance(step, SoftStep):
            return self._soft_words(step)
        if self.example != "curves":
            return StepWords(sentence=Words("Step shows one calculation after the other."))
        s = self.settings
        f, slope = self.read(s.s)
        lines: list[Text] = [f"f({written(s.s)}) = «{written(f, 8)}»", f"f′({written(s.s)}) = «{written(slope, 8)}»"]
        if step is None:
            return StepWords(
                sentence=Words("The function and its derivative. Step sends a gradient back through layers."),
                lines=tuple(lines),
            )
        best = self.steps[0]
        largest = written(best.left, 6) if isinstance(best, Deeper) else ""
        lines.append(f"{largest}{'¹²³⁴⁵'[step.layers - 1]} = «{written(step.left, 10)}»")
        if step.left == 0:
            text: Text = Words(
                "The derivative is 0 wherever it exists: no gradient comes back, nothing can be learned."
            )
        elif step.left < 0.5:
            text = Words(
                "Back through {layers} layers at best this much is left of a gradient: it vanishes.", layers=step.layers
            )
        else:
            text = Words("Back through {layers} layers a gradient can keep its size.", layers=step.layers)
        return StepWords(Words("largest derivative {largest}", largest=largest), text, tuple(lines))

    def _odds_words(self, step: OddsStep) -> StepWords:
        p = self.settings.p
        ratio, z = odds(p), logit(p)
        lines = [f"p / (1 − p) = {written(p, 4)} / {written(1 - p, 4)} = {written(ratio, 6)}"]
        if step.name != "odds":
            lines.append(f"ln {written(ratio, 6)} = {written(z, 6)}")
        if step.name == "sigmoid":
            lines.append(f"1 / (1 + e^({written(0.0 - z, 6)})) = {written(step.result, 6)}")
        lines[-1] = lines[-1].rpartition("= ")[0] + "= «" + lines[-1].rpartition("= ")[2] + "»"
        texts = {
            "odds": Words("The odds say how often yes comes for each no."),
            "logit": Words("Their logarithm runs over all numbers: it is what a last layer can give."),
            "sigmoid": Words("The sigmoid is the way back from the logit to the probability."),
        }
        names = {"odds": Words("odds"), "logit": Words("logit"), "sigmoid": Words("sigmoid")}
        return StepWords(names[step.name], texts[step.name], tuple(lines))

    def _soft_words(self, step: SoftStep) -> StepWords:
        soft, s = step.soft, self.settings
        twice, bare = s.variant == "twice", s.variant == "bare"
        values = {"scores": soft.scores, "moved": soft.moved, "powers": soft.powers, "shares": soft.shares}
        texts: dict[str, Text] = {
            "scores": Words("The scores as the last layer gives them."),
            "moved": Words("A constant is subtracted from all of them: the shares stay, but exp cannot overflow."),
            "powers": Words("The exponential makes every score positive and parts them."),
            "sums": Words("What each exponential is divided by."),
            "shares": Words("Shares between 0 and 1 that add up to 1."),
        }
        if step.name == "powers" and not np.isfinite(soft.powers).all():
            texts["powers"] = Words("e to the power of 1010 is larger than any float: it overflows to ∞.")
        if step.name == "sums" and twice:
            texts["sums"] = Words("The notes take exp a second time here.")
        if step.name in ("sums", "shares") and bare:
            texts[step.name] = Words("Nothing is divided: the numbers are positive, but no distribution.")
        if step.name == "shares" and s.axis == "all" and len(soft.scores) > 1 and s.variant == "right":
            texts["shares"] = Words("All rows share one sum: no row adds up to 1 any more.")
        if step.name == "sums":
            shown = soft.shares if twice else soft.sums.reshape(len(soft.sums), -1)
        else:
            shown = values[step.name]
        names: dict[str, Text] = {
            "scores": "a",
            "moved": "(a − C) / T" if s.temperature != 1 else "a − C",
            "powers": "exp",
            "sums": "exp(exp)" if twice else "Σ",
            "shares": Words("share"),
        }
        lines: list[Text] = [Words("{name} = {values}", name=names[step.name], values=", ".join(map(_row, shown)))]
        if step.name == "shares":
            lines.append("Σ = " + ", ".join(written(float(total), 6) for total in soft.shares.sum(axis=1)))
            if self.example in ("a", "b"):
                lines.append(f"−ln(y₂ + δ) = «{written(self.loss, 7)}»")
        return StepWords(names[step.name], texts[step.name], tuple(lines))

    # the table
    def table(self) -> Table:
        s = self.settings
        if self.example == "curves":
            places = sorted({*SHOWN, s.s})
            rows = tuple(
                TableRow((written(at), *(written(v, 8) for v in self.read(at))), now=at == s.s) for at in places
            )
            name = dict(s.about("kind").choices)[s.kind]
            return Table(name, ("s", "f(s)", "f′(s)"), rows, BENDS[s.kind].formula, left=0)
        if self.example == "odds":
            rows = tuple(
                TableRow((written(p), written(odds(p), 6), written(logit(p), 6)), now=p == s.p)
                for p in sorted({0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, s.p})
            )
            return Table(Words("Odds and logit"), ("p", Words("Odds"), "logit"), rows, left=0)
        soft = self.soft
        if soft is None:
            return Table(Words("Softmax"), ("",), ())
        columns = (soft.scores, soft.moved, soft.powers, soft.shares)
        seen = (self.at >= 1, self.at >= 2, self.at >= 3, self.at >= 5)
        rows = tuple(
            TableRow(tuple(written(float(part[i, j]), 9) if on else "" for part, on in zip(columns, seen, strict=True)))
            for i in range(len(soft.scores))
            for j in range(soft.scores.shape[1])
        )
        sums = ", ".join(written(float(total), 8) for total in soft.sums.ravel()) if self.at >= 4 else ""
        total = TableRow(("Σ", "", sums, ""), now=self.at == 4)
        return Table(Words("Softmax"), ("a", "a − C", "exp", Words("share")), (*rows, total), left=0)


def _row(numbers: Array) -> str:
    return "(«" + ", ".join(_power(float(v)) for v in numbers) + "»)"


def _power(value: float) -> str:
    """A number of softmax; of a huge one all the digits that the computer has of it."""
    return exactly(value) if 1e15 < value < float("inf") else written(value, 9)

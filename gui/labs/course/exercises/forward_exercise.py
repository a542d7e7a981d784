"""The forward pass by hand, cell by cell, and which matrix printed the other digits of the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.course.forward import SIMPLE_NET, HandLayer, HandNetwork, NumberCell, OneLayerLesson, Rows, digits_alike
from engine.errors import SpecError
from engine.types import Array
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.lab_tasks.forward_tasks import TASKS
from gui.labs.course.settings import LabSettings, chosen, switched, typed
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, factor, written

PRINTED = ("3.99985709", "5.99972663")  # what the notes print besides the right result
WHOLE_W1: Rows = ((1, 3, 5), (4, 5, 6))
WHOLE_W2: Rows = ((1, 2), (3, 4), (5, 6))
WHOLE_W3: Rows = ((1, 2), (3, 4))

ACTIVATION_WORDS = {"sigmoid": "sigmoid", "relu": "ReLU", "identity": "identity", "softmax": "softmax"}


@dataclass(frozen=True)
class LossStep:
    """What follows a network of one layer: its loss, or one number of the gradient of W."""

    kind: str
    row: int = 0
    column: int = 0
    value: float = 0.0


ForwardStep = NumberCell | LossStep


def _matrix(default: Rows, symbol: str, help: Text) -> Rows:
    value: Rows = typed(default, symbol=symbol, help=help, low=-999, high=999, shape=(None, None))
    return value


def _row(symbol: str) -> tuple[float, ...]:
    value: tuple[float, ...] = typed(
        (0.1, 0.2, 0.3), symbol=symbol, low=-999, high=999, shape=(None,), help=Words("One bias for each column.")
    )
    return value


@dataclass(frozen=True, kw_only=True)
class ForwardSettings(LabSettings):
    """The inputs, the matrices and the biases, and what is at the end."""

    example: str = "three"
    x: Rows = _matrix(((1.0, 0.5),), "x", Words("One row for each input; two rows are a batch of two."))
    w1: Rows = _matrix(((0.1, 0.3, 0.5), (0.2, 0.4, 0.6)), "W1", Words("Rows are inputs, columns are neurons."))
    b1: tuple[float, ...] = _row("b1")
    w2: Rows = _matrix(((0.1, 0.4), (0.2, 0.5), (0.3, 0.6)), "W2", Words("Rows are inputs, columns are neurons."))
    b2: tuple[float, ...] = _row("b2")
    w3: Rows = _matrix(((0.1, 0.3), (0.2, 0.4)), "W3", Words("Rows are inputs, columns are neurons."))
    b3: tuple[float, ...] = _row("b3")
    target: tuple[float, ...] = typed(
        (0.0, 0.0, 1.0), symbol="t", low=0, high=1, shape=(None,), help=Words("The one-hot label.")
    )
    bias: bool = switched(True, symbol=Words("Bias"), help=Words("Adds the biases b1, b2 and b3 to the sums."))
    hidden: str = chosen(
        "sigmoid",
        {"sigmoid": Words("sigmoid"), "relu": "ReLU"},
        symbol=Words("Hidden"),
        help=Words("What the hidden layers do with their sums."),
    )
    last: str = chosen(
        "identity",
        {"identity": Words("identity"), "softmax": Words("softmax")},
        symbol=Words("Output"),
        help=Words("What the last layer does with its sums."),
    )


def network_of(s: ForwardSettings) -> HandNetwork:
    """The network that these settings mean.

    Raises: SpecError: matrices that do not fit; `field` is the setting.
    """

    def biases(b: tuple[float, ...]) -> tuple[float, ...] | None:
        return b if s.bias else None

    if s.example == "product":
        layers: tuple[HandLayer, ...] = (HandLayer(s.w1, biases(s.b1), "identity"),)
    elif s.example == "simple":
        layers = (HandLayer(s.w1, biases(s.b1), "softmax"),)
    else:
        layers = (
            HandLayer(s.w1, biases(s.b1), s.hidden),
            HandLayer(s.w2, biases(s.b2), s.hidden),
            HandLayer(s.w3, biases(s.b3), s.last),
        )
    try:
        network = HandNetwork(layers)
        network.sums_and_outputs(s.x)
    except SpecError as error:
        raise SpecError(error.template, **{**error.values, "field": error.field.lower()}) from error
    return network


@exercises.register("forward")
class ForwardExercise(Exercise[ForwardSettings, ForwardStep]):
    """Two or three layers whose every number is computed in view."""

    group, place = "neurons", 3
    title = Words("Forward pass by hand")
    sentence = Words(
        "Inputs times weights, plus biases, through an activation: one number after the other, layer by layer."
    )
    card = Words("Follow two numbers through three matrices, one cell at a time.")
    formula = (
        "s = x W + b",
        "y = f(s)",
        "σ(s) = 1 / (1 + exp(−s))",
        "softmax(s)ₖ = exp sₖ / Σ exp sⱼ",
        "dW = xᵀ (y − t)",
    )
    source = Words("The course, chapters on the three-layer network and on learning (simpleNet).")
    settings_class = ForwardSettings
    examples = (
        Example("three", Words("With bias"), b1=(0.1, 0.2, 0.3), b2=(0.1, 0.2), b3=(0.1, 0.2)),
        Example("whole", Words("Without bias"), x=((1.0, 2.0),), w1=WHOLE_W1, w2=WHOLE_W2, w3=WHOLE_W3, bias=False),
        Example("which", Words("Which W1?"), x=((1.0, 2.0),), w1=WHOLE_W1, w2=WHOLE_W2, w3=WHOLE_W3, bias=False),
        Example("simple", "simpleNet", x=(SIMPLE_NET.x,), w1=SIMPLE_NET.W, bias=False),
        Example("product", Words("One product"), x=((1.0, 2.0), (3.0, 4.0)), w1=((5.0, 6.0), (7.0, 8.0)), bias=False),
    )
    tasks = TASKS

    def run(self, settings: ForwardSettings) -> Sequence[ForwardStep]:
        network = network_of(settings)
        steps: list[ForwardStep] = list(network.cells(settings.x))
        if settings.example == "product":  # an identity has nothing to show
            return tuple(step for step in steps if isinstance(step, NumberCell) and step.part == "sum")
        if settings.example == "simple":
            lesson = lesson_of(settings)
            steps.append(LossStep("loss", value=lesson.loss))
            rows, columns = lesson.gradient.shape
            for row, column in np.ndindex(rows, columns):
                steps.append(LossStep("gradient", row, column, float(lesson.gradient[row, column])))
        return tuple(steps)

    # what the view asks
    @property
    def network(self) -> HandNetwork:
        """The network of the settings."""
        return network_of(self.settings)

    def layer_numbers(self) -> list[tuple[Array, Array]]:
        """Of each layer the sums and the outputs, all of them."""
        return self.network.sums_and_outputs(self.settings.x)

    def seen(self) -> set[tuple[int, str, int, int]]:
        """The cells so far, as (layer, part, row, column)."""
        return {(s.layer, s.part, s.row, s.column) for s in self.past if isinstance(s, NumberCell)}

    def result(self) -> Array:
        """What the last layer gives.

        Shapes: → (N, M)
        """
        return self.layer_numbers()[-1][1]

    def alike(self) -> tuple[int, ...]:
        """How many digits of each printed number the result shares from the left."""
        computed = [f"{number:.8f}" for number in self.result()[0]]
        return tuple(digits_alike(a, b) for a, b in zip(PRINTED, computed, strict=False))

    # words
    def words(self) -> StepWords:
        step = self.now
        if step is None:
            return self._start_words()
        if isinstance(step, LossStep):
            return self._loss_words(step)
        caption = Words(
            "layer {layer}, row {row}, column {column}", layer=step.layer + 1, row=step.row, column=step.column
        )
        if step.part == "sum":
            terms = " + ".join(f"{factor(a, 8)} × {factor(w, 8)}" for a, w in zip(step.left, step.right, strict=True))
            bias = f" + {factor(step.bias, 8)}" if self.settings.bias else ""
            text = Words("A row of inputs meets a column of W{layer}: the products are added.", layer=step.layer + 1)
            if self.settings.bias:
                text = Words(
                    "A row of inputs meets a column of W{layer}: the products are added, then the bias.",
                    layer=step.layer + 1,
                )
            return StepWords(caption, text, (f"{terms}{bias} = «{_number(step.value)}»",), self._note())
        return StepWords(caption, *self._activation_words(step), self._note())

    def _start_words(self) -> StepWords:
        shapes = " · ".join(
            f"({len(m)}, {len(m[0])})" for m in (self.settings.x, *(layer.W for layer in self.network.layers))
        )
        text = Words("Rows times columns: the inner sizes must meet. Step computes the first sum.")
        return StepWords(Words("start"), text, (f"{shapes} → {_shape(self.result())}",), self._note())

    def _activation_words(self, step: NumberCell) -> tuple[Text, tuple[Text, ...]]:
        layer = self.network.layers[step.layer]
        s = step.left[step.column]
        value = f"«{_number(step.value)}»"
        if layer.activation == "softmax":
            exps = " + ".join(f"exp({written(v, 6)})" for v in step.left)
            return Words("Softmax divides each exp by the sum of the row."), (
                f"exp({written(s, 6)}) / ({exps}) = {value}",
            )
        if layer.activation == "identity":
            return Words("The last layer passes its sums on as they are."), (f"{written(s, 9)} → {value}",)
        name = {"sigmoid": f"1 / (1 + exp(−{factor(s, 8)}))", "relu": f"max({written(s, 8)}, 0)"}[layer.activation]
        text = Words(
            "The {activation} of the sum is passed to the next layer.",
            activation=Words(ACTIVATION_WORDS[layer.activation]),
        )
        return text, (f"{name} = {value}",)

    def _loss_words(self, step: LossStep) -> StepWords:
        lesson = lesson_of(self.settings)
        if step.kind == "loss":
            k = int(np.argmax(lesson.t))
            line = f"−ln({written(float(lesson.shares[k]), 6)} + δ) = «{written(step.value, 8)}»"
            note = Words("The largest share is number {number}.", number=int(np.argmax(lesson.shares)))
            return StepWords(Words("loss"), Words("Only the share of the right answer counts."), (line,), note)
        y, t = float(lesson.shares[step.column]), lesson.t[step.column]
        line = f"{written(lesson.x[step.row])} × ({written(y, 6)} − {written(t)}) = «{written(step.value, 4)}»"
        return StepWords(Words("gradient of W"), Words("Each weight: its input times (share − target)."), (line,))

    def _note(self) -> Text:
        if self.example == "which":
            a, b = self.alike()
            return Words("Printed {p} and {q}: {a} and {b} digits agree.", p=PRINTED[0], q=PRINTED[1], a=a, b=b)
        return ""

    # the table
    def table(self) -> Table:
        seen, rows = self.seen(), []
        now = self.now
        for number, (sums, outputs) in enumerate(self.layer_numbers()):
            for part, numbers in (("sum", sums), ("activation", outputs)):
                if part == "activation" and self.example == "product":
                    continue
                for r, row in enumerate(numbers):
                    cells = [_number(float(v)) if (number, part, r, c) in seen else "" for c, v in enumerate(row)]
                    here = isinstance(now, NumberCell) and (now.layer, now.part, now.row) == (number, part, r)
                    name = f"s{number + 1}" if part == "sum" else f"y{number + 1}"
                    what: Text = (
                        "" if part == "sum" else Words(ACTIVATION_WORDS[self.network.layers[number].activation])
                    )
                    column = now.column if here and isinstance(now, NumberCell) else -2
                    rows.append(
                        TableRow(
                            (f"{name}{f' [{r}]' if len(numbers) > 1 else ''}", what, "  ".join(filter(None, cells))),
                            here,
                            frozenset({2}) if column >= 0 else frozenset(),
                        )
                    )
        rows += self._more_rows()
        return Table(Words("Numbers so far"), ("", "", Words("Values")), tuple(rows), _shape(self.result()), 2)

    def _more_rows(self) -> list[TableRow]:
        if self.example == "which":
            return [
                TableRow((Words("printed"), "", "  ".join(PRINTED))),
                TableRow((Words("digits that agree"), "", "  ".join(map(str, self.alike()))), marked=frozenset({2})),
            ]
        if self.example == "simple":
            lesson = lesson_of(self.settings)
            done = [step for step in self.past if isinstance(step, LossStep)]
            rows = [TableRow((Words("loss"), "", written(lesson.loss, 8)))] if done else []
            gradient = {(s.row, s.column): s.value for s in done if s.kind == "gradient"}
            for r in range(len(lesson.x)):
                found = [written(round(v, 4), 6) for (row, _), v in gradient.items() if row == r]
                if found:
                    rows.append(TableRow((f"dW [{r}]", "", "  ".join(found))))
            return rows
        return []


def lesson_of(settings: ForwardSettings) -> OneLayerLesson:
    """The layer with its loss.

    Raises: SpecError: a target with another number of entries than the layer has outputs.
    """
    if len(settings.target) != len(settings.w1[0]):
        raise SpecError(
            "must have the shape {expected}, not {got}",
            field="target", expected=len(settings.w1[0]), got=len(settings.target),
        )  # fmt: skip
    if len(settings.x) != 1:
        raise SpecError(
            "must have the shape {expected}, not {got}", field="x", expected="1 × n", got=f"{len(settings.x)} × n"
        )
    return OneLayerLesson(settings.w1, settings.x[0], settings.target)


def _number(value: float) -> str:
    """A number to eight decimals, as the notes print them."""
    return written(round(value, 8), 12)


def _shape(numbers: Array) -> str:
    return str(numbers.shape)

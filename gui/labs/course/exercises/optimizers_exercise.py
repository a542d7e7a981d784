"""The optimizers lab: gradient, memory and step of six optimizers, number by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.course.optimizers_by_hand import EPSILON, RATES, RULES, STARTS, Knobs, Update, height, updates
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.settings import LabSettings, chosen, switched, typed
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, factor, written

STEPS = 60
KINDS: dict[str, Text] = {
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSprop",
    "adam": "Adam",
}
DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class OptimizersSettings(LabSettings):
    """The optimizer with its constants, and how often it uses a batch."""

    kind: str = chosen(
        "sgd", KINDS, symbol=Words("Optimizer"), help=Words("The rule that turns a gradient into a step.")
    )
    rate: float = typed(1.0, low=1e-6, high=100, log=True, symbol="η", help=Words("Learning rate: size of a step."))
    momentum: float = typed(0.9, low=0, high=0.999, symbol="α", help=Words("How much of its speed the ball keeps."))
    decay: float = typed(
        0.99, low=0, high=0.9999, symbol="ρ", help=Words("How long the squared gradient is remembered.")
    )
    beta1: float = typed(0.9, low=0, high=0.9999, symbol="β₁", help=Words("How long the mean gradient is remembered."))
    beta2: float = typed(0.999, low=0, high=0.9999, symbol="β₂", help=Words("How long its square is remembered."))
    corrected: bool = switched(
        True, symbol=Words("Bias correction"), help=Words("Divides by 1 − βᵗ: m and v start at 0.")
    )
    per_batch: str = chosen(
        "1",
        {"1": Words("1 update"), "6": Words("6 updates")},
        symbol=Words("Updates per batch"),
        help=Words("The notes' programs update six times with the gradient of one batch."),
    )
    forgets: bool = switched(
        False, symbol=Words("Emptied"), help=Words("Whether the memory is emptied before each batch.")
    )
    weight: str = chosen("x", {"x": "x", "y": "y"}, help=Words("Whose numbers are shown."))
    start: tuple[float, ...] = typed((-7.0, 2.0), low=-50, high=50, shape=(2,), symbol=Words("start"))


TASKS = (
    LabTask(
        "first",
        "question",
        Words("Adam's first step on one weight, with bias correction: how long is it?"),
        choices=("η", Words("η times the gradient"), "0.1 η"),
        right=lambda lab: 0,
        hint=Words("m̂ is g and v̂ is g² after the first step."),
        learned=Words("m̂ / √v̂ is 1 or −1, so the first step is η, however large the gradient is."),
    ),
    LabTask(
        "bias",
        "try",
        Words("Adam: switch the bias correction off and take one step. How many times longer is it?"),
        done=lambda lab: lab.settings.kind == "adam" and not lab.settings.corrected and lab.at >= 1,
        learned=Words("m is 0.1 g and √v is 0.0316 |g|: the first step is 3.16 times too long."),
    ),
    LabTask(
        "six",
        "mistake",
        Words(
            "The notes' SGD reads 96.6 % of the digits; put right in one setting it reads 90.4 %. Which setting is it?"
        ),
        done=lambda lab: lab.settings.kind == "sgd" and lab.settings.per_batch == "6" and lab.at >= 6,
        hint=Words("Their loop over six tensors calls the optimizer each time, and each call updates all of them."),
        learned=Words(
            "Six updates with one gradient: for SGD a learning rate six times as large. Train and Compare have the "
            "setting too."
        ),
    ),
    LabTask(
        "emptied",
        "mistake",
        Words("In the notes' Momentum an indentation empties v before each batch. Show what the ball loses by it."),
        done=lambda lab: lab.settings.kind == "momentum" and lab.settings.forgets and lab.at >= 2,
        hint=Words("Take Momentum and empty its memory; watch v from step to step."),
        learned=Words("v is −η g in every batch: the ball forgets its speed, and Momentum is SGD again."),
    ),
    LabTask(
        "shrinks",
        "question",
        Words("AdaGrad: its h only grows. What becomes of its steps?"),
        choices=(Words("they grow"), Words("they stay"), Words("they shrink")),
        right=lambda lab: 2,
        learned=Words(
            "Each step is divided by √h, the root of all squared gradients so far. RMSprop forgets the old ones."
        ),
    ),
    LabTask(
        "valley",
        "try",
        Words("In the valley SGD zigzags. Find an optimizer that comes under f = 0.01 within 60 steps."),
        done=lambda lab: (
            lab.example == "valley" and lab.at_end and lab.lowest_height < 0.01 and lab.settings.kind != "sgd"
        ),
        learned=Words(
            "Steps that are scaled weight by weight do not care that the valley is steep across and flat along."
        ),
    ),
)


@exercises.register("optimizers")
class OptimizersExercise(Exercise[OptimizersSettings, Update]):
    """One weight or a valley, six rules, every number with its formula."""

    group, place = "learning", 6
    title = Words("Optimizers by hand")
    sentence = Words(
        "Each rule turns a gradient into a step. Follow g, what is remembered, and the step, number by number."
    )
    card = Words("See what Momentum, AdaGrad and Adam remember from step to step.")
    formula = tuple(f"{KINDS[kind]}: {line}" for kind, lines in RULES.items() for line in lines)
    source = Words("The course, chapter on optimizers; Kingma & Ba 2015 for Adam. η of the valley are the book's.")
    settings_class = OptimizersSettings
    examples = (
        Example("one", Words("One weight"), kind="adam", rate=0.3),
        Example("valley", Words("Long valley"), rate=0.95),
    )
    tasks = TASKS

    def run(self, settings: OptimizersSettings) -> Sequence[Update]:
        return tuple(_path(settings, settings.kind, settings.rate))

    def edit(self, **changes: Any) -> bool:
        if "kind" in changes and "rate" not in changes:
            changes["rate"] = RATES[self.example].get(
                changes["kind"], 0.1
            )  # each rule has a size of step that suits it
        return super().edit(**changes)

    # what the view asks
    @property
    def start(self) -> tuple[float, ...]:
        return STARTS["one"] if self.example == "one" else self.settings.start

    def path(self, kind: str) -> tuple[tuple[float, ...], ...]:
        """Where an optimizer is after each of the steps so far; others than the chosen one take a rate that suits."""
        own = kind == self.settings.kind
        found = self.steps if own else tuple(_path(self.settings, kind, RATES[self.example][kind]))
        return (self.start, *(update.after for update in found[: self.at]))

    @property
    def index(self) -> int:
        """Which weight's numbers are shown."""
        return 1 if self.example == "valley" and self.settings.weight == "y" else 0

    @property
    def name(self) -> str:
        """The letter of that weight."""
        return "u" if self.example == "one" else self.settings.weight

    def height(self, point: Sequence[float]) -> float:
        """How high a point is."""
        return height(self.example, point)

    @property
    def lowest_height(self) -> float:
        """How low the ball came in all its steps."""
        return min((self.height(update.after) for update in self.steps), default=self.height(self.start))

    # words
    def words(self) -> StepWords:
        update = self.now
        kind = self.settings.kind
        if update is None:
            text = Words(
                "The weight starts at {start}, nothing is remembered yet.", start=written(self.start[self.index])
            )
            return StepWords(sentence=text, lines=RULES[kind])
        numbers = update.numbers[self.index]
        before = self.steps[self.at - 2].numbers[self.index] if self._remembers(update) else {}
        first = [] if kind == "adam" else [f"g = {written(numbers['g'], DIGITS)}"]  # Adam's lines fill the card
        lines = [*first, *_lines(self.settings, numbers, before, self.at)]
        weight, after = update.before[self.index], update.after[self.index]
        lines.append(
            f"{self.name} = {written(weight, DIGITS)} + {factor(numbers['Δ'], DIGITS)} = «{written(after, DIGITS)}»"
        )
        caption: Text = ""
        if self.settings.per_batch == "6":
            caption = Words("batch {batch}, update {inner} of 6", batch=update.batch, inner=update.inner)
        return StepWords(caption, self._sentence(update, numbers), tuple(lines))

    def _remembers(self, update: Update) -> bool:
        emptied = self.settings.forgets and update.inner == 1
        return self.at > 1 and not emptied

    def _sentence(self, update: Update, numbers: dict[str, float]) -> Text:
        kind = self.settings.kind
        if update.inner > 1:
            return Words("The same gradient once more: no new batch was looked at.")
        if self.settings.forgets and update.batch > 1 and kind != "sgd":
            return Words("The memory was emptied before this batch: what was learned of the slope is gone.")
        texts: dict[str, Text] = {
            "sgd": Words("Against the gradient, as far as η says; nothing is remembered."),
            "momentum": Words("The speed v keeps a share α of itself, and the gradient pushes it."),
            "nesterov": Words("As Momentum, but the step already leans into where the speed will carry it."),
            "adagrad": Words("h adds up all squared gradients, and the step is divided by its root."),
            "rmsprop": Words("h is a mean of recent squared gradients, and the step is divided by its root."),
            "adam": Words("m is a mean of the gradients, v of their squares; both start at 0 and are corrected."),
        }
        return texts[kind]

    def table(self) -> Table:
        columns = [key for key in (self.steps[0].numbers[0] if self.steps else {"g": 0.0, "Δ": 0.0}) if key]
        digits = 3 if self.settings.kind == "adam" else 4
        rows = [TableRow(("0", *("" for _ in columns), written(self.start[self.index], DIGITS)))]
        for number, update in enumerate(self.past, start=1):
            now = number == self.at
            cells = (
                *(written(update.numbers[self.index][key], digits) for key in columns),
                written(update.after[self.index], DIGITS),
            )
            rows.append(
                TableRow((str(number), *cells), now=now, marked=frozenset({len(columns) + 1}) if now else frozenset())
            )
        title = Words("Numbers of {weight}", weight=self.name)
        note = Words("η = {rate}", rate=written(self.settings.rate))
        return Table(title, (Words("Step"), *columns, self.name), tuple(rows), note)


def _path(settings: OptimizersSettings, kind: str, rate: float) -> Sequence[Update]:
    knobs = Knobs(
        rate, settings.momentum, settings.decay, settings.beta1, settings.beta2, EPSILON, corrected=settings.corrected
    )
    start = STARTS["one"] if settings.example == "one" else settings.start
    per_batch = int(settings.per_batch)
    return tuple(
        updates(settings.example, kind, knobs, start=start, steps=STEPS, per_batch=per_batch, forgets=settings.forgets)
    )


def _lines(s: OptimizersSettings, numbers: dict[str, float], before: dict[str, float], t: int) -> list[str]:
    """The formulas of one update with its numbers."""

    def n(value: float) -> str:
        return factor(value, DIGITS)

    g, eta, step = n(numbers["g"]), written(s.rate), f"«{written(numbers['Δ'], DIGITS)}»"
    if s.kind == "sgd":
        return [f"Δ = −{eta} × {g} = {step}"]
    if s.kind in ("momentum", "nesterov"):
        v = f"v = {written(s.momentum)} × {n(before.get('v', 0.0))} − {eta} × {g} = «{written(numbers['v'], DIGITS)}»"
        ahead = f"Δ = {written(s.momentum)} × {n(numbers['v'])} − {eta} × {g} = {step}"
        return [v, "Δ = v" if s.kind == "momentum" else ahead]
    if s.kind in ("adagrad", "rmsprop"):
        old, new = n(before.get("h", 0.0)), f"«{written(numbers['h'], DIGITS)}»"
        rho = written(s.decay)
        h = f"h = {old} + {g}² = {new}" if s.kind == "adagrad" else f"h = {rho} × {old} + (1 − {rho}) × {g}² = {new}"
        return [h, f"Δ = −{eta} × {g} / (√{n(numbers['h'])} + ε) = {step}"]
    b1, b2 = written(s.beta1), written(s.beta2)
    m = f"m = {b1} × {n(before.get('m', 0.0))} + (1 − {b1}) × {g} = «{written(numbers['m'], DIGITS)}»"
    v = f"v = {b2} × {n(before.get('v', 0.0))} + (1 − {b2}) × {g}² = «{written(numbers['v'], DIGITS)}»"
    power = str(t).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    m_hat, v_hat = written(numbers["m̂"], DIGITS), written(numbers["v̂"], DIGITS)
    hats = f"m̂ = m / (1 − {b1}{power}) = {m_hat},  v̂ = v / (1 − {b2}{power}) = {v_hat}"
    last = f"Δ = −{eta} × {n(numbers['m̂'])} / (√{n(numbers['v̂'])} + ε) = {step}"
    return [m, v, *([hats] if s.corrected else []), last]

"""Over-fitting: dropout and batch norm by hand, what is left on while measuring, splits and folds, and a race."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.course.regularization import HandBatchNorm, HandDropout, drawn_mask
from engine.errors import SpecError
from engine.rng import stream
from gui.labs.course.exercise import Example, Exercise, along, exercises
from gui.labs.course.lab_tasks.overfitting_tasks import TASKS
from gui.labs.course.parts.overfitting_trials import TRIALS, TrialWork, race
from gui.labs.course.settings import LabSettings, chosen, typed
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, factor, written
from gui.labs.driving import Driver, Newest
from gui.labs.handover import Rivals

X = (0.2, 1.4, 0.0, 3.1, 0.7, 2.2, 0.9, 1.6, 0.1, 2.8)
BATCH = (1.0, 3.0, 5.0, 7.0)
MEASURED_WORDS = {
    "training mode": "training mode",
    "reading mode": "reading mode",
    "last layer frozen": "last layer frozen",
    "all layers learn": "all layers learn",
    "before training": "before training",
    "update never called": "update never called",
    "update called": "update called",
    "fold {number}": "fold {number}",
    "mean": "mean",
    "± deviation": "± deviation",
}
NORM_WORDS = {
    "mean": "The mean of the four numbers.",
    "variance": "The mean of the squared distances from it.",
    "normalized": "Each number minus the mean, divided by √(σ² + ε): mean 0 and variance 1.",
    "output": "γ and β give the network its own scale and shift.",
    "running": "The running mean and variance move a tenth of the way; reading uses them.",
}


@dataclass(frozen=True)
class OverfitStep:
    """One step: of which part, and its place."""

    kind: str
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class OverfitSettings(LabSettings):
    """The activations and the mask, the batch and its statistics, and what the trials have measured."""

    example: str = "dropout"
    x: tuple[float, ...] = typed(X, symbol="x", low=-99, high=99, shape=(None,), help=Words("What a layer gives."))
    ratio: float = typed(0.15, low=0, high=0.95, symbol="p", help=Words("Share of the nodes that is silenced."))
    seed: int = typed(0, low=0, high=999, symbol=Words("Seed"), help=Words("Another seed draws another mask."))
    scaling: str = chosen(
        "reading",
        {"reading": Words("scale in reading"), "training": Words("scale in training")},
        symbol=Words("Scaling"),
        help=Words("The notes multiply by 1 − p in reading; most programs divide by it in training."),
    )
    batch: tuple[float, ...] = typed(
        BATCH, symbol="x", low=-999, high=999, shape=(None,), help=Words("What one node gives for a batch.")
    )
    gamma: float = typed(1.0, low=-99, high=99, symbol="γ", help=Words("The learned scale; 1 in the notes."))
    beta: float = typed(0.0, low=-99, high=99, symbol="β", help=Words("The learned shift; 0 in the notes."))
    mode: str = chosen(
        "training",
        {"training": Words("training"), "reading": Words("reading")},
        symbol=Words("Mode"),
        help=Words("Training takes the batch's own mean and variance, reading the running ones."),
    )
    running_mean: float = typed(
        0.0, low=-999, high=999, symbol=Words("running μ"), help=Words("What was gathered before.")
    )
    running_variance: float = typed(
        0.0, low=0, high=9999, symbol=Words("running σ²"), help=Words("Starts at 0 in the notes.")
    )
    k: int = typed(5, low=2, high=10, symbol="k", help=Words("Into how many parts the training digits are divided."))
    raced: int = 0  # how often Compare was opened from here
    measured: str = ""  # what the trials gave, as JSON: [trial, name, accuracy, loss]


@exercises.register("over-fitting")
class OverfittingExercise(Exercise[OverfitSettings, OverfitStep]):
    """Remedies against over-fitting, and what goes wrong while measuring them."""

    group, place = "networks", 2
    title = Words("Over-fitting")
    sentence = Words("A large network learns few digits by heart. Compute the remedies by hand, then race them.")
    card = Words("Give a large network 300 digits, then race the four remedies.")
    formula = ("y = x · keep", "y = x · (1 − p)", "x̂ = (x − μ) / √(σ² + ε)", "y = γ x̂ + β", "L + ½ λ Σ W²")
    source = Words("Srivastava et al. 2014; Ioffe & Szegedy 2015; the course, chapter on over-fitting.")
    settings_class = OverfitSettings
    examples = (
        Example("dropout", Words("Dropout by hand")),
        Example("norm", Words("Batch norm by hand")),
        Example("left-on", Words("Left on while measuring")),
        Example("programs", Words("Two programs")),
        Example("folds", Words("Split and folds")),
        Example("race", Words("Race")),
    )
    tasks = TASKS
    trials: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "left-on": ("dropout", "norm"),
        "programs": ("frozen", "flat"),
        "folds": ("split", "folds"),
    }

    def __init__(self, driver: Driver | None = None) -> None:
        self.running = ""  # the trial that is running
        super().__init__(driver)
        self.turns = Newest(self.driver)

    def run(self, settings: OverfitSettings) -> Sequence[OverfitStep]:
        s = settings
        if s.example == "dropout":
            return tuple(OverfitStep(kind) for kind in ("draw", "mask", "training", "reading"))
        if s.example == "norm":
            kinds = ["mean", "variance", "normalized", "output", "running"]
            return tuple(OverfitStep(kind) for kind in (kinds if s.mode == "training" else kinds[2:4]))
        return tuple(OverfitStep(row[0], i) for i, row in enumerate(self.rows_of(s)))

    # what the view asks
    @property
    def draws(self) -> np.ndarray[Any, Any]:
        """The random numbers that decide the mask."""
        return stream(self.settings.seed, "mask").uniform(size=len(self.settings.x))

    @property
    def dropout(self) -> HandDropout:
        """Dropout on the activations of the settings."""
        s = self.settings
        return HandDropout(s.x, drawn_mask(self.draws, s.ratio), s.ratio, s.scaling)

    @property
    def norm(self) -> HandBatchNorm:
        """Batch norm of the batch of the settings."""
        s = self.settings
        return HandBatchNorm(
            s.batch, s.gamma, s.beta, running_mean=s.running_mean, running_variance=s.running_variance,
            training=s.mode == "training",
        )  # fmt: skip

    @classmethod
    def rows_of(cls, settings: OverfitSettings) -> list[tuple[str, str, float, float]]:
        """What the trials of this segment have measured: trial, name, accuracy, loss."""
        wanted = cls.trials.get(settings.example, ())
        rows = [(str(t), str(n), float(a), float(b)) for t, n, a, b in _held(settings)]
        return [row for key in wanted for row in rows if row[0] == key]

    def measured(self, trial: str) -> dict[str, tuple[float, float]]:
        """Accuracy and loss of one trial by name."""
        held = _held(self.settings)
        return {name: (accuracy, loss) for t, name, accuracy, loss in held if t == trial}

    def edit(self, **changes: Any) -> bool:
        if changes.get("k", self.settings.k) != self.settings.k and "measured" not in changes:
            held = [row for row in _held(self.settings) if row[0] != "folds"]
            changes = along(changes, measured=json.dumps(held))  # other folds than those that were measured
        return super().edit(**changes)

    def start(self, trial: str) -> None:
        """Run one trial on the driver; its numbers appear as they come."""
        self.running = trial
        held = [row for row in _held(self.settings) if row[0] != trial]
        self.edit(measured=json.dumps(held))
        self.turns.drive(TrialWork(trial, self.settings.k), self._take, self._ended)

    def _take(self, items: Sequence[Any]) -> None:
        held = _held(self.settings)
        held += [[trial, m.name, m.accuracy, m.loss] for trial, m in items]
        if self.edit(measured=json.dumps(held)):
            self.go_to(len(self.steps))

    def _ended(self, error: Exception | None) -> None:
        self.running = ""
        if error is not None:
            self.errors["measured"] = SpecError("{reason}", field="measured", reason=str(error))
        self._acted()

    def race(self) -> Rivals:
        """What Compare races: none and the four remedies, on 300 digits."""
        self.edit(raced=self.settings.raced + 1)
        return race()

    # words
    def words(self) -> StepWords:
        step = self.now
        if step is None:
            return StepWords(Words("start"), self._start_sentence())
        if self.example == "dropout":
            return self._dropout_words(step)
        if self.example == "norm":
            return self._norm_words(step)
        trial = TRIALS[step.kind]
        name, accuracy, loss = self.rows_of(self.settings)[step.place][1:]
        return StepWords(
            trial.title,
            trial.learned,
            (Words("{name}: {accuracy}", name=measured_name(name), accuracy=f"«{_number(name, accuracy, loss)}»"),),
        )

    def _start_sentence(self) -> Text:
        return {
            "dropout": Words("Step draws a number for each node, silences those at or below p, and scales."),
            "norm": Words("Step gives four numbers the mean 0 and the variance 1."),
            "left-on": Words("Train a network once and measure it twice: as in training, and as it is read."),
            "programs": Words("Two programs of the notes forget something. Run them beside the right one."),
            "folds": Words("Train on 60 % and test on 40 %, or k times, each time tested on another part."),
            "race": Words("Compare trains the same network with no remedy and with each of four, from the same start."),
        }[self.example]

    def _dropout_words(self, step: OverfitStep) -> StepWords:
        d, s = self.dropout, self.settings
        kept = sum(d.keep)
        numbers = {
            "draw": (Words("A number from 0 to 1 is drawn for each node."), ", ".join(f"{v:.2f}" for v in self.draws)),
            "mask": (
                Words("A node stays where its number is above {p}.", p=written(s.ratio)),
                ", ".join(map(str, d.keep)),
            ),
            "training": (Words("In training the others are silenced."), _row(d.training)),
            "reading": (Words("In reading all nodes speak."), _row(d.reading)),
        }
        text, line = numbers[step.kind]
        scaled = s.scaling == step.kind
        note: Text = Words(
            "{kept} of {all} stay; on average {share} do.",
            kept=kept,
            all=len(d.keep),
            share=f"{100 * (1 - s.ratio):.0f} %",
        )
        if step.kind in ("training", "reading"):
            sign = "/" if step.kind == "training" else "×"
            if scaled:
                line = f"x {'· keep ' if step.kind == 'training' else ''}{sign} {written(1 - s.ratio, 4)} = {line}"
            note = Words("On average training and reading give the same: {mean}.", mean=_row(d.expected))
        return StepWords(Words("ten nodes"), text, (f"«{line}»",), note)

    def _norm_words(self, step: OverfitStep) -> StepWords:
        n = self.norm
        mean, variance = n.used
        terms = " + ".join(factor(v, 6) for v in n.x)
        squares = " + ".join(f"{factor(v - n.mean, 4)}²" for v in n.x)
        run_mean, run_variance = n.updated
        lines: dict[str, tuple[str, ...]] = {
            "mean": (f"({terms}) / {len(n.x)} = «{written(n.mean, 8)}»",),
            "variance": (f"({squares}) / {len(n.x)} = «{written(n.variance, 8)}»",),
            "normalized": (f"(x − {factor(mean, 6)}) / √({written(variance, 6)} + 10⁻⁶) = «{_row(n.normalized)}»",),
            "output": (f"{written(n.gamma)} × x̂ + {factor(n.beta)} = «{_row(n.output)}»",),
            "running": (
                f"0.9 × {written(n.running_mean)} + 0.1 × {written(n.mean, 6)} = «{written(run_mean, 6)}»",
                f"0.9 × {written(n.running_variance)} + 0.1 × {written(n.variance, 6)} = «{written(run_variance, 6)}»",
            ),
        }
        return StepWords(Words("one node, one batch"), Words(NORM_WORDS[step.kind]), lines[step.kind])

    # the table
    def table(self) -> Table:
        if self.example == "dropout":
            return self._dropout_table()
        if self.example == "norm":
            return self._norm_table()
        if self.example == "race":
            rivals = race()
            rows = tuple(
                TableRow((Words(RIVAL_WORDS[name]), f"{spec.epochs}"))
                for name, spec in zip(rivals.names, rivals.specs, strict=True)
            )
            return Table(Words("The race"), (Words("Remedy"), Words("Epochs")), rows, Words("300 digits, same start"))
        rows_of = self.rows_of(self.settings)
        rows = tuple(
            TableRow((TRIALS[trial].title, measured_name(name), _number(name, accuracy, loss)), i == self.at - 1)
            for i, (trial, name, accuracy, loss) in enumerate(rows_of)
        )
        return Table(Words("Measured"), (Words("Trial"), "", Words("Test accuracy")), rows, left=2)

    def _dropout_table(self) -> Table:
        d = self.dropout
        kinds = {step.kind for step in self.past}
        rows = []
        for i, x in enumerate(d.x):
            cells = (
                written(x),
                f"{self.draws[i]:.2f}" if "draw" in kinds else "",
                str(d.keep[i]) if "mask" in kinds else "",
                written(float(d.training[i]), 4) if "training" in kinds else "",
                written(float(d.reading[i]), 4) if "reading" in kinds else "",
            )
            rows.append(TableRow(cells))
        head = ("x", Words("drawn"), Words("keep"), Words("training"), Words("reading"))
        return Table(Words("Ten nodes"), head, tuple(rows), f"p = {written(self.settings.ratio)}", 0)

    def _norm_table(self) -> Table:
        n = self.norm
        kinds = {step.kind for step in self.past}
        rows = [
            TableRow(
                (
                    written(x),
                    written(float(n.normalized[i]), 6) if "normalized" in kinds else "",
                    written(float(n.output[i]), 6) if "output" in kinds else "",
                )
            )
            for i, x in enumerate(n.x)
        ]
        if "variance" in kinds or self.settings.mode == "reading":
            mean, variance = n.used
            rows.append(TableRow(("μ, σ²", written(mean, 6), written(variance, 6)), marked=frozenset({1, 2})))
        return Table(Words("One node, one batch"), ("x", "x̂", "y"), tuple(rows), Words("ε = 10⁻⁶, ρ = 0.9"))


def _held(settings: OverfitSettings) -> list[list[Any]]:
    """What the trials have measured; what no trial has written is left out."""
    try:
        held = json.loads(settings.measured or "[]")
    except (ValueError, RecursionError):
        return []
    kinds = (str, str, int | float, int | float)
    rows = [row for row in held if isinstance(row, list) and len(row) == 4] if isinstance(held, list) else []
    return [row for row in rows if row[0] in TRIALS and all(map(isinstance, row, kinds))]


RIVAL_WORDS = {
    "none": "no remedy",
    "dropout": "dropout 0.15",
    "weight decay": "weight decay 0.001",
    "batch norm": "batch norm",
    "augmentation": "augmentation",
}


def measured_name(name: str) -> Text:
    """What was measured, for people."""
    if name.startswith("fold "):
        return Words("fold {number}", number=name[5:])
    return Words(MEASURED_WORDS[name]) if name in MEASURED_WORDS else name


def _number(name: str, accuracy: float, loss: float) -> str:
    """The accuracy, with the loss where that is what counts."""
    if name.startswith(("before", "update")):
        return f"{100 * accuracy:.2f} %, L = {loss:.6f}"
    return f"{100 * accuracy:.2f} %"


def _row(numbers: Any) -> str:
    return ", ".join(written(float(v), 4) for v in numbers)

"""Reader: a network that reads digits, says how sure it is, and when it would rather not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.losses.base import Loss
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.parameters import Parameters
from engine.vision.normalize import SIDE, Normalized, Normalizer, nothing
from engine.vision.sheet.form import BOXES, Form
from engine.vision.sheet.locate import locate, locate_row
from engine.vision.sheet.paper import Picture, Plane
from engine.vision.sheet.table import without_table
from engine.vision.split import Cut
from engine.vision.strokes import BoxStrokes

DIGITS = 10
THRESHOLD = 0.8
"""A digit below this probability is answered with "?"."""


class Pipeline(Protocol):
    """What turns a box into 28×28: ours (normalize.Normalizer) or the course's (naive.Naive).

    `redraws_strokes`: pen lines are drawn again in the width it wants; else a box is seen as it is, pixel by pixel.
    """

    redraws_strokes: ClassVar[bool]

    def from_pixels(self, box: Picture, dark_ink: bool | None = None) -> Normalized:
        """From a picture of one box."""

    def from_ink(self, ink: Plane) -> Normalized:
        """From a plane of ink, 0 paper … 1 ink."""

    def from_code(self, inks: Sequence[Plane]) -> list[Normalized]:
        """From planes of ink that were written side by side, to be read."""

    def from_strokes(self, drawing: BoxStrokes) -> Normalized:
        """From pen strokes."""


@dataclass(frozen=True)
class BoxReading:
    """What one box says.

    digit is None where the box is empty, or not sure enough; guess is the likeliest digit even then.
    probabilities is (10,): what is missing to 1 is the probability that it is no digit at all.
    """

    digit: int | None
    guess: int | None
    probability: float
    probabilities: NDArray[np.float64]
    normalized: Normalized
    reason: str = ""
    """Why there is no digit: "empty", "unsure" or "not a digit"; else ""."""

    @property
    def top(self) -> tuple[tuple[int, float], ...]:
        """The three likeliest digits with their probabilities, likeliest first."""
        best = np.argsort(-self.probabilities, kind="stable")[:3]
        return tuple((int(d), float(self.probabilities[d])) for d in best)

    @property
    def empty(self) -> bool:
        """True where nothing is written."""
        return self.reason == "empty"

    @property
    def sign(self) -> str:
        """The digit, "?" where it is not sure, " " where the box is empty."""
        return " " if self.empty else "?" if self.digit is None else str(self.digit)


@dataclass(frozen=True)
class CodeReading:
    """What a whole code says: one sign a box, how certain it is, and which box is the weakest.

    certainty is the probability that all written boxes are right: the product of theirs. weakest is the place of the
    least sure written box from 0, None where nothing is written.
    """

    boxes: tuple[BoxReading, ...]
    form: Form | None = None
    cuts: tuple[Cut, ...] = field(default=())

    @property
    def code(self) -> str:
        """The signs of all boxes, such as "0623?"."""
        return "".join(box.sign for box in self.boxes)

    @property
    def certainty(self) -> float:
        """The probability that every written box is read right; 0 where nothing is written."""
        written = [box.probability for box in self.boxes if not box.empty]
        return float(np.prod(written)) if written else 0.0

    @property
    def weakest(self) -> int | None:
        """The place of the least sure written box, from 0."""
        written = [(box.probability, i) for i, box in enumerate(self.boxes) if not box.empty]
        return min(written)[1] if written else None


@dataclass(frozen=True)
class Reader:
    """A network with its state, the way boxes become its input, and how its outputs become probabilities.

    p = softmax(logits / temperature), or as the loss that trained it makes shares of outputs; an eleventh output is
    "no digit". A digit below threshold is answered with "?". `order` names the output of each digit, where they do not
    stand in order.

    Source: Guo et al. 2017 (temperature scaling).
    """

    network: Network
    parameters: Parameters
    pipeline: Pipeline = field(default_factory=Normalizer)
    temperature: float = 1.0
    threshold: float = THRESHOLD
    loss: Loss = CrossEntropy()
    order: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Raises: EngineError: a network that cannot read digits."""
        if int(np.prod(self.network.input_shape)) != SIDE * SIDE:
            raise EngineError(
                "this network takes inputs of shape {got}, a digit is 28 × 28; choose a network for digits",
                got=self.network.input_shape,
            )
        if len(self.network.output_shape) != 1 or self.network.output_shape[0] not in (DIGITS, DIGITS + 1):
            raise EngineError(
                "this network has outputs of shape {got}, ten digits are needed; choose a network for digits",
                got=self.network.output_shape,
            )

    def with_threshold(self, threshold: float) -> Reader:
        """The same reader, sooner or later satisfied."""
        return replace(self, threshold=threshold)

    def with_pipeline(self, pipeline: Pipeline) -> Reader:
        """The same network behind another pipeline."""
        return replace(self, pipeline=pipeline)

    # -- reading -------------------------------------------------------------

    def read(self, boxes: Sequence[BoxStrokes | Picture | None]) -> CodeReading:
        """Read boxes, each a drawing, a picture of one box, or None for an empty one; all in one batch."""
        return self.read_normalized([self.normalize(box) for box in boxes])

    def normalize(self, box: BoxStrokes | Picture | None) -> Normalized:
        """One box as the network will get it."""
        if box is None:
            return nothing()
        if isinstance(box, BoxStrokes):
            return self.pipeline.from_strokes(box)
        return self.pipeline.from_pixels(box)

    def read_picture(self, picture: Picture, boxes: int = BOXES) -> CodeReading:
        """Read a picture of a code: the five-box form if there is one, else as many digits as stand in a row.

        `boxes` is how many are expected.
        """
        found = locate(picture, self.score, boxes)
        return self.read_cuts(found.cuts) if found.form is None else self.read_form(found.form)

    def read_form(self, form: Form) -> CodeReading:
        """Read the five boxes found in a picture."""
        if self.pipeline.redraws_strokes:
            inputs = self.pipeline.from_code(form.inks)
        else:
            inputs = [self.pipeline.from_pixels(box, form.dark_ink) for box in form.pictures]
        return replace(self.read_normalized(inputs), form=form)

    def read_scan(self, picture: Picture, count: int = BOXES) -> CodeReading:
        """Read digits written in a row without boxes, as many as there are; `count` are expected."""
        return self.read_cuts(locate_row(without_table(picture), self.score, count).cuts)

    def read_cuts(self, cuts: Sequence[Cut]) -> CodeReading:
        """Read digits that are already cut out, each as certain as its limits are."""
        alone = self.read_normalized(self.pipeline.from_code([cut.ink for cut in cuts])).boxes
        boxes = [self.less_certain(box, cut.certainty) for box, cut in zip(alone, cuts, strict=True)]
        return CodeReading(tuple(boxes), cuts=tuple(cuts))

    def less_certain(self, box: BoxReading, certainty: float) -> BoxReading:
        """The same reading where it is only that certain that the box holds a digit at all."""
        return box if box.empty or certainty >= 1 else self.judge(box.normalized, box.probabilities * certainty)

    def score(self, inks: Sequence[Plane]) -> NDArray[np.float64]:
        """For pieces of ink the log probability that each is one digit, whichever."""
        probabilities = self.probabilities([self.pipeline.from_ink(ink).pixels for ink in inks])
        best: NDArray[np.float64] = np.log(np.maximum(probabilities.max(axis=1), 1e-9))
        return best

    # -- probabilities --------------------------------------------------------

    def read_normalized(self, inputs: Sequence[Normalized]) -> CodeReading:
        """Read boxes that are normalized already."""
        written = [i for i, box in enumerate(inputs) if not box.empty]
        rows = self.probabilities([inputs[i].pixels for i in written])
        found = dict(zip(written, rows, strict=True))
        return CodeReading(tuple(self.judge(box, found.get(i)) for i, box in enumerate(inputs)))

    def judge(self, box: Normalized, probabilities: NDArray[np.float64] | None) -> BoxReading:
        """Digit, "?" or empty."""
        if probabilities is None:
            return BoxReading(None, None, 1.0, np.zeros(DIGITS), box, "empty")
        guess = int(probabilities.argmax())
        probability = float(probabilities[guess])
        if probability >= self.threshold:
            return BoxReading(guess, guess, probability, probabilities, box)
        no_digit = 1 - float(probabilities.sum())
        reason = "not a digit" if no_digit > probability else "unsure"
        return BoxReading(None, guess, probability, probabilities, box, reason)

    def probabilities(self, pixels: Sequence[Plane]) -> NDArray[np.float64]:
        """The probability of each digit for pictures of 28×28; a network's eleventh output takes its share away.

        Shapes: n × (28, 28) → (n, 10)
        """
        if not pixels:
            return np.zeros((0, DIGITS))
        x = np.stack(pixels).astype(np.float32).reshape(len(pixels), *self.network.input_shape)
        outputs = np.asarray(self.network.predict(self.parameters, x), np.float64)
        if self.network.layers[-1].output_range == (0.0, 1.0):  # already shares between 0 and 1
            shares = np.maximum(outputs, 0)
        else:
            shares = self.loss.probabilities(
                np.nan_to_num(outputs / self.temperature, nan=0.0, posinf=1e6, neginf=-1e6)
            )
        result: NDArray[np.float64] = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
        return result[:, list(self.order)] if self.order else result[:, :DIGITS]

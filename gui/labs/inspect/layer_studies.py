"""What is measured of a digit's way through a network, as studies for a driver: path, pixels, effect, costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.analysis.interpretability.ablation import unit_costs
from engine.analysis.interpretability.class_maximizing import climb
from engine.analysis.interpretability.feature_maps import BrightestSpot, activations, blocks, digit_path, strongest
from engine.analysis.interpretability.saliency import cover, linear
from engine.analysis.model import Model
from engine.analysis.robustness import class_accuracies
from engine.types import Array
from engine.vision.normalize import Normalizer
from gui.labs.inspect.digit_source import FollowedDigit
from gui.labs.inspect.study import Stopped
from gui.labs.inspect.subject import Subject
from gui.labs.postal.sheet import BoxInk

QUICK = 1000  # digits that an alteration is first measured on, and units are ordered by
MADE_EVERY = 10  # steps of a climb between two pictures that are shown
Unit = tuple[int, int]  # number of the block, number of the map or unit in it
Lit = tuple[Unit, tuple[BrightestSpot, ...]]


@dataclass(frozen=True, eq=False)
class DigitPath:
    """What every block gives for a digit, and the certainties with the network whole and as it is altered now."""

    digit: FollowedDigit
    outputs: tuple[Array, ...]
    before: Array
    now: Array


@dataclass(frozen=True, eq=False)
class Pixels:
    """What each pixel does for the answer, (H, W) each in log odds, and the lowest certainty that a patch leaves."""

    answer: int
    cover: Array
    gradient: Array
    lowest: float


@dataclass(frozen=True, eq=False)
class AblationCost:
    """Accuracy before and after the alterations, and of each class, on this many digits."""

    digits: int
    before: float
    after: float
    classes_before: Array
    classes_after: Array


def path_study(subject: Subject, model: Model, digit: FollowedDigit) -> Callable[[Stopped], Iterator[DigitPath]]:
    """What every block gives, and both certainties."""

    def measure(stopped: Stopped) -> Iterator[DigitPath]:
        outputs = tuple(digit_path(model, digit.image))
        before, now = (m.probabilities(digit.image[None])[0] for m in (subject.model, model))
        yield DigitPath(digit, outputs, before, now)

    return measure


def drawn_study(subject: Subject, model: Model, box: BoxInk, number: int) -> Callable[[Stopped], Iterator[DigitPath]]:
    """What was drawn in a box as the network gets it, and its path; `number` is the digit of the data beside it."""

    def measure(stopped: Stopped) -> Iterator[DigitPath]:
        image = box.normalized(Normalizer()).pixels.reshape(subject.model.network.input_shape).astype(np.float32)
        yield from path_study(subject, model, FollowedDigit(image, None, "drawn", number))(stopped)

    return measure


def pixel_study(
    subject: Subject, model: Model, digit: FollowedDigit, unit: Unit | None
) -> Callable[[Stopped], Iterator[Pixels | Lit]]:
    """What each pixel does; then, if a unit is named, which digits light it most."""

    def measure(stopped: Stopped) -> Iterator[Pixels | Lit]:
        answer = int(model.probabilities(digit.image[None])[0].argmax())
        gradient = linear(model, digit.image, answer)
        if stopped():
            return
        lost, lowest = cover(model, digit.image, answer)
        yield Pixels(answer, lost, gradient, lowest)
        if unit is not None and not stopped():
            block = blocks(subject.model.network)[unit[0] - 1]
            few = subject.digits.head(QUICK)
            values = activations(subject.model, few.images, [block.last])[0][:, unit[1]]
            yield unit, tuple(strongest(values, few.labels))

    return measure


def effect_study(subject: Subject, model: Model, read: dict[int, Array]) -> Callable[[Stopped], Iterator[AblationCost]]:
    """What the alterations cost: first on a thousand digits, then on all.

    `read` keeps what the whole network read, by the number of digits: it is read once.
    """

    def measure(stopped: Stopped) -> Iterator[AblationCost]:
        digits = subject.digits
        for count in sorted({min(QUICK, len(digits)), len(digits)}):
            few = digits.head(count)
            after = model.outputs(few.images, stopped).argmax(axis=1)
            if count not in read and len(after) == count:
                read[count] = subject.model.outputs(few.images, stopped).argmax(axis=1)
            if len(after) < count or len(read[count]) < count:
                read.pop(count, None)
                return
            right = read[count] == few.labels, after == few.labels
            each = [class_accuracies(r, few.labels, len(subject.classes)) for r in right]
            yield AblationCost(count, float(right[0].mean()), float(right[1].mean()), *each)

    return measure


def cost_study(subject: Subject, known: frozenset[int]) -> Callable[[Stopped], Iterator[dict[Unit, float]]]:
    """What each map alone is worth, a whole block at a time; blocks that are known already are left out."""

    def measure(stopped: Stopped) -> Iterator[dict[Unit, float]]:
        few = subject.digits.head(QUICK)
        found: dict[Unit, float] = {}
        last = 0
        for cost in unit_costs(subject.model, few.images, few.labels, known):
            if stopped():
                return
            if cost.block != last and found:
                yield found
                found = {}
            last = cost.block
            found[cost.block, cost.unit] = cost.lost
        yield found

    return measure


def climb_study(model: Model, target: int, number: int, seed: int) -> Callable[[Stopped], Iterator[FollowedDigit]]:
    """The picture that the network takes for a class most surely, with pictures on the way."""

    def measure(stopped: Stopped) -> Iterator[FollowedDigit]:
        for step in climb(model, target, seed=seed):
            if stopped():
                return
            if step.step % MADE_EVERY == 0:
                yield FollowedDigit(step.image, target, "made", number)

    return measure

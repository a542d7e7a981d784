"""What a row of the Initialization page means: whether signals and gradients survive their way through the layers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.analysis.initialization.histograms import Histogram
from engine.layers.base import Range

TINY, HUGE = 1e-5, 10.0  # gradients beyond these: a usual learning rate moves nothing, or throws the weights out


@dataclass(frozen=True)
class InitVerdict:
    """What a row means: its key (the page knows the words), its look, and the numbers that its sentence names."""

    key: str
    state: str
    layer: int = 0
    percent: float = 0.0
    factor: float = 0.0


def judge(bounds: Range | None, found: Sequence[Histogram], dead: Sequence[float], alike: bool) -> InitVerdict:
    """What the outputs of all layers mean."""
    if alike:
        return InitVerdict("equal", "error")
    last = found[-1]
    if not math.isfinite(last.sigma):
        return InitVerdict("explodes", "error", len(found), factor=math.inf)
    if bounds is not None:
        reach = bounds[1] - bounds[0]
        worst = max(range(len(found)), key=lambda i: (found[i].saturated, i))
        if found[worst].saturated > 0.3:
            deepest = max(i for i in range(len(found)) if found[i].saturated > 0.3)
            return InitVerdict("saturated", "error", deepest + 1, 100 * found[deepest].saturated)
        if last.sigma < 0.03 * reach:
            return InitVerdict("collapsed", "error", len(found))
        deep = [h.saturated for h in found[1:]]
        if max(deep, default=0.0) >= 0.005:
            return InitVerdict("wide", "warning", 2 + int(np.argmax(deep)), 100 * max(deep))
        return InitVerdict("healthy", "good")
    first = math.hypot(found[0].mean, found[0].sigma)
    end = math.hypot(last.mean, last.sigma)
    factor = end / first if first else 0.0
    if factor < 0.1:
        return InitVerdict("collapsed", "error", len(found), factor=factor)
    if factor > 10:
        return InitVerdict("explodes", "error", len(found), factor=factor)
    if dead[-1] > 0.3:
        return InitVerdict("dead", "warning", len(found), 100 * dead[-1])
    if factor < 0.4 or factor > 2.5:
        return InitVerdict("drifts", "warning", len(found), factor=factor)
    return InitVerdict("healthy", "good")


def judge_gradients(slopes: Sequence[Histogram]) -> InitVerdict:
    """What the gradients of all layers mean: how the first compares with the last, and how large they are."""
    first, last = slopes[0].sigma, slopes[-1].sigma
    if not (math.isfinite(first) and math.isfinite(last)):
        return InitVerdict("explodes", "error", 1, factor=math.inf)
    if first == 0 or last == 0:
        return InitVerdict("no gradient", "error", 1)
    factor = first / last
    if factor < 0.01:
        return InitVerdict("vanishes", "error", 1, factor=factor)
    if factor > 100:
        return InitVerdict("explodes", "error", 1, factor=factor)
    if factor < 0.1 or factor > 10:
        return InitVerdict("uneven", "warning", 1, factor=factor)
    if max(first, last) < TINY:
        return InitVerdict("tiny", "error", 1)
    if min(first, last) > HUGE:
        return InitVerdict("huge", "error", 1)
    return InitVerdict("healthy", "good")

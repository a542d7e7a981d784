"""Rules about the steps: a learning rate too high or too low, weights that did not move, a loss that stands still."""

from __future__ import annotations

import math

import numpy as np

from engine.analysis.diagnosis.base import Evidence, Finding, Remedy, rule

TEXTS = {
    "diverged": "The loss left the finite numbers at step {step}.",
    "diverged: why": "The steps were too large: each one made the next one larger.",
    "rate-too-high": "The loss rose from {before} to {after} in the last tenth of the steps.",
    "rate-too-high: why": "Steps that are too long jump over the valley; a tenth of the learning rate stays inside.",
    "rate-too-low": "After {steps} steps the loss has fallen only by {percent} %.",
    "rate-too-low: why": "Steps that are too short get nowhere; the learning-rate finder shows how long they may be.",
    "weights-still": "A step moves the weights by only {ratio} of their length.",
    "weights-still: why": "Weights that do not move learn nothing; a useful step is a thousandth of their length.",
    "noisy-loss": "The loss jumps from step to step by {percent} % of its size.",
    "noisy-loss: why": "Small batches give rough gradients; larger ones or a learning rate that falls calm it.",
}  # for people, in their language
RISEN, FALLEN, STILL = 1.2, 0.02, 1e-6
LEAST = 100  # steps before a trend can be seen
FINDER = Remedy(action="find_rate")


def _slower(evidence: Evidence) -> Remedy:
    return Remedy((("optimizer.learning_rate", evidence.spec.optimizer.learning_rate / 10),))


@rule("diverged", TEXTS)
def diverged(evidence: Evidence) -> Finding | None:
    """The run ended because its loss was no longer finite."""
    ended = evidence.finished
    if ended is None or ended.reason != "diverged":
        return None
    return Finding("diverged", "error", {"step": ended.step}, _slower(evidence))


def _last_tenths(losses: np.ndarray) -> tuple[float, float] | None:
    """Mean loss of the tenth before the last tenth, and of the last."""
    size = len(losses) // 10
    if len(losses) < LEAST or not np.isfinite(losses).all():
        return None
    return float(losses[-2 * size : -size].mean()), float(losses[-size:].mean())


@rule("rate-too-high", TEXTS)
def too_high(evidence: Evidence) -> Finding | None:
    """The mean loss of the last tenth of the steps is more than 20 % above that of the tenth before, and not small."""
    pair = _last_tenths(evidence.losses)
    if pair is None or pair[1] <= RISEN * pair[0] or pair[1] < 0.5 * math.log(evidence.classes):
        return None
    values = {"before": f"{pair[0]:.3g}", "after": f"{pair[1]:.3g}"}
    return Finding("rate-too-high", "warning", values, _slower(evidence))


@rule("rate-too-low", TEXTS)
def too_low(evidence: Evidence) -> Finding | None:
    """After all steps of a finished run, the loss is still within 2 % of what it was."""
    losses, ended = evidence.losses, evidence.finished
    if ended is None or ended.reason == "diverged" or len(losses) < LEAST:
        return None
    size = max(len(losses) // 10, 10)
    first, last = float(losses[:size].mean()), float(losses[-size:].mean())
    fallen = 1 - last / first if first > 0 else 1.0
    learned = evidence.epochs and evidence.epochs[-1].test_accuracy > 2 * evidence.chance
    if fallen > FALLEN or last < 0.1 or learned or not math.isfinite(fallen):
        return None
    values = {"steps": len(losses), "percent": f"{100 * max(fallen, 0):.1f}"}
    return Finding("rate-too-low", "warning", values, FINDER)


@rule("weights-still", TEXTS)
def still(evidence: Evidence) -> Finding | None:
    """A step of a run that still has a loss moves the weights by less than a millionth of their length."""
    moved = [probe for probe in evidence.probes if probe.step > 0]
    if not moved:
        return None
    weights = [layer.weight_rms for layer in moved[0].layers if layer.weight_rms is not None]
    length = math.sqrt(sum(w * w for w in weights) / len(weights) * max(evidence.parameters, 1)) if weights else 0.0
    ratio = moved[0].step_length / length if length else 0.0
    if length == 0 or ratio > STILL:
        return None
    return Finding("weights-still", "error", {"ratio": f"{ratio:.0e}"}, FINDER)


@rule("noisy-loss", TEXTS)
def noisy(evidence: Evidence) -> Finding | None:
    """With batches under 8, the loss of a step differs from the mean by more than its own size."""
    losses = evidence.losses[-200:]
    if len(losses) < LEAST or evidence.spec.batch_size >= 8 or not np.isfinite(losses).all() or losses.mean() < 0.3:
        return None
    share = float(losses.std() / losses.mean())
    if share < 1:
        return None
    return Finding("noisy-loss", "warning", {"percent": round(100 * share)}, Remedy((("batch_size", 100),)))

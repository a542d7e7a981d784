"""Rules about what flows through the layers: dead and saturated units, gradients that vanish or explode."""

from __future__ import annotations

import math

from engine.analysis.diagnosis.base import Evidence, Finding, Remedy, rule
from engine.events import LayerProbe
from engine.initializers.he import He
from engine.layers import layers

TEXTS = {
    "dead-units": "Layer {layer}: {percent} % of the units give 0 for every image.",
    "dead-units: why": "A unit that is always 0 has no gradient and learns no more; smaller steps keep units alive.",
    "saturated": "Layer {layer}: {percent} % of the outputs are at an end of their range.",
    "saturated: why": "At the ends of sigmoid and tanh the slope is near 0; smaller first weights stay off them.",
    "vanishing-gradient": "The first layer's gradient is {ratio} of the last one's: it vanishes on the way back.",
    "vanishing-gradient: why": "Each layer multiplies the error; ReLU and first weights by He keep its size.",
    "exploding-gradient": "The gradient is {ratio} times as large as the weights: it explodes.",
    "exploding-gradient: why": "One such step throws the weights away; clipping limits its length.",
    "equal-units": "Layer {layer}: all gradients are 0 before the first step, so all units stay equal.",
    "equal-units: why": "Equal weights get equal updates; random first weights make the units differ.",
    "shrinking-signal": "The signal shrinks to {ratio} of its size from the first to the last hidden layer.",
    "shrinking-signal: why": "What hardly differs cannot be distinguished; first weights by He keep its size.",
}  # for people, in their language
DEAD, SATURATED = 2 / 3, 0.6  # a third that is alive can be enough: a shipped recipe reads 98.6 % with 64 % dead
SETTLED = 50  # steps before dead units are counted: batch statistics must have caught up
VANISHED, EXPLODED, SHRUNK = 1e-4, 10.0, 1e-3
HE = Remedy((("initializer", He()),))


def _hidden(evidence: Evidence) -> list[LayerProbe]:
    probe = evidence.last_probe
    return list(probe.layers[:-1]) if probe is not None else []


@rule("dead-units", TEXTS)
def dead_units(evidence: Evidence) -> Finding | None:
    """More than two thirds of an activation's units give 0 for every image, after fifty steps."""
    if not evidence.probes or evidence.probes[-1].step < SETTLED:
        return None
    bent = [layer for layer in _hidden(evidence) if layers.get(layer.kind).activation]
    worst = max(bent, key=lambda layer: layer.dead, default=None)
    if worst is None or worst.dead < DEAD:
        return None
    values = {"layer": worst.layer, "percent": round(100 * worst.dead)}
    rate = evidence.spec.optimizer.learning_rate
    return Finding("dead-units", "warning", values, Remedy((("optimizer.learning_rate", rate / 10),)))


@rule("saturated", TEXTS)
def saturated(evidence: Evidence) -> Finding | None:
    """More than 60 % of a hidden layer's outputs are within 1 % of an end."""
    worst = max(_hidden(evidence), key=lambda layer: layer.saturated, default=None)
    if worst is None or worst.saturated < SATURATED:
        return None
    remedy = Remedy((("initializer", "xavier"),))
    return Finding("saturated", "warning", {"layer": worst.layer, "percent": round(100 * worst.saturated)}, remedy)


@rule("vanishing-gradient", TEXTS)
def vanishing(evidence: Evidence) -> Finding | None:
    """The first layer's gradient before training is under a ten-thousandth of the last one's."""
    ratio = _gradient_ratio(evidence)
    if ratio is None or not 0 < ratio < VANISHED:
        return None
    return Finding("vanishing-gradient", "warning", {"ratio": f"{ratio:.0e}"}, HE)


def _gradient_ratio(evidence: Evidence) -> float | None:
    if not evidence.probes:
        return None
    found = [layer.gradient_rms for layer in evidence.probes[0].layers if layer.gradient_rms is not None]
    return found[0] / found[-1] if len(found) > 1 and found[-1] > 0 else None


@rule("exploding-gradient", TEXTS)
def exploding(evidence: Evidence) -> Finding | None:
    """A layer's gradient is ten times its weights before the first step."""
    if not evidence.probes:
        return None
    pairs = [(layer.gradient_rms, layer.weight_rms) for layer in evidence.probes[0].layers]
    ratios = [g / w for g, w in pairs if g is not None and w is not None and w > 0]
    ratio = max((r if math.isfinite(r) else math.inf for r in ratios), default=0.0)  # a saved run has NaN for ∞
    if ratio < EXPLODED:
        return None
    shown = f"{ratio:.0f}" if math.isfinite(ratio) else "∞"
    return Finding("exploding-gradient", "error", {"ratio": shown}, Remedy((("clip_norm", 1.0),)))


@rule("equal-units", TEXTS)
def equal_units(evidence: Evidence) -> Finding | None:
    """A hidden layer gets no gradient at all before the first step."""
    if not evidence.probes or evidence.probes[0].step != 0:
        return None
    learning = [layer for layer in evidence.probes[0].layers if layer.gradient_rms is not None]
    for layer in learning[:-1]:
        if layer.gradient_rms == 0:
            return Finding("equal-units", "error", {"layer": layer.layer}, HE)
    return None


@rule("shrinking-signal", TEXTS)
def shrinking(evidence: Evidence) -> Finding | None:
    """Outputs differ between units a thousand times less behind the last hidden layer than behind the first."""
    if not evidence.probes:
        return None
    learning = [layer for layer in evidence.probes[0].layers if layer.weight_rms is not None][:-1]
    if len(learning) < 2 or not learning[0].spread or not learning[-1].spread:
        return None
    ratio = learning[-1].spread / learning[0].spread
    return Finding("shrinking-signal", "warning", {"ratio": f"{ratio:.0e}"}, HE) if ratio < SHRUNK else None

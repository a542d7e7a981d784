"""Rules about the answers: dishonest certainties, classes mixed up or never answered, statistics not settled."""

from __future__ import annotations

import numpy as np

from engine.analysis.answers import most_confused
from engine.analysis.calibration import calibration
from engine.analysis.diagnosis.base import Evidence, Finding, Remedy, rule

TEXTS = {
    "over-confident": "Its certainties are {points} points above its accuracy.",
    "over-confident: why": "It was trained until every training digit was certain; label smoothing keeps it honest.",
    "under-confident": "Its certainties are {points} points below its accuracy.",
    "under-confident: why": "Label smoothing or a squared error keep certainties low; a temperature below 1 mends it.",
    "confused-pair": "{percent} % of all mistakes are of one kind: {count} times class {is} is read as {read}.",
    "confused-pair: why": "Look at those digits on Inspect: more of both classes, or finer filters, help.",
    "never-answered": "It never answers class {number}.",
    "never-answered: why": "Its outputs for that class are always lower: too few digits, or units that died.",
    "batch-norm-mode": "With each batch's own statistics it reads {batch} % right, with the running ones {running} %.",
    "batch-norm-mode: why": "The running mean and variance have not caught up; a smaller momentum follows faster.",
    "dropout-mode": "With dropout left on it reads {on} % right, without {off} %.",
    "dropout-mode: why": "Its weights fit only outputs thinned by dropout: they were not scaled for use without it.",
}  # for people, in their language
OVER, UNDER, PAIR, LEAST = 0.05, 0.25, 0.5, 20
BEHIND, FAR_OVER = 0.1, 0.5
LEARNED, MOST_ASKED = 3.0, 0.6  # times as often right as by guessing: below, a class that is missing says little


def _learned(evidence: Evidence) -> bool:
    """Whether there are a hundred answers, of a network that has learned something."""
    answers = evidence.answers
    if answers is None or len(answers) < 100:
        return False
    return answers.accuracy >= min(LEARNED * evidence.chance, MOST_ASKED)


@rule("over-confident", TEXTS)
def over_confident(evidence: Evidence) -> Finding | None:
    """Certainties are on average five points above the accuracy; 50 where hardly anything was learned yet."""
    if evidence.answers is None or len(evidence.answers) < 100:
        return None
    excess = calibration(evidence.answers.certainty, evidence.answers.right).excess
    if excess < (OVER if _learned(evidence) else FAR_OVER):
        return None
    can = "label_smoothing" in evidence.spec.loss.to_dict()
    remedy = Remedy((("loss.label_smoothing", 0.1),)) if can else Remedy()
    return Finding("over-confident", "warning", {"points": f"{100 * excess:.1f}"}, remedy)


@rule("under-confident", TEXTS)
def under_confident(evidence: Evidence) -> Finding | None:
    """Certainties are on average 25 points below the accuracy."""
    if evidence.answers is None or len(evidence.answers) < 100:
        return None
    excess = calibration(evidence.answers.certainty, evidence.answers.right).excess
    if -excess < UNDER:
        return None
    return Finding("under-confident", "warning", {"points": f"{-100 * excess:.1f}"})


@rule("confused-pair", TEXTS)
def confused_pair(evidence: Evidence) -> Finding | None:
    """Half of at least twenty mistakes are of one kind."""
    if evidence.answers is None:
        return None
    mistakes = int(np.count_nonzero(~evidence.answers.right))
    true, read, times = most_confused(evidence.answers.matrix())
    if times < LEAST or times < PAIR * mistakes:
        return None
    values = {
        "percent": round(100 * times / mistakes),
        "count": times,
        "is": evidence.name(true),
        "read": evidence.name(read),
    }
    return Finding("confused-pair", "warning", values, Remedy(action="inspect"))


@rule("never-answered", TEXTS)
def never_answered(evidence: Evidence) -> Finding | None:
    """A class with test digits is never read, by a network that has learned something."""
    if evidence.answers is None or not _learned(evidence):
        return None
    matrix = evidence.answers.matrix()
    missing = np.flatnonzero((matrix.sum(axis=0) == 0) & (matrix.sum(axis=1) > 0))
    return Finding("never-answered", "error", {"number": evidence.name(int(missing[0]))}) if len(missing) else None


@rule("batch-norm-mode", TEXTS)
def batch_norm_mode(evidence: Evidence) -> Finding | None:
    """Reading with the batch's own statistics is ten points better than with the running ones."""
    batch = evidence.training_mode_accuracy
    places = [i for i, layer in enumerate(evidence.spec.layers, start=1) if layer.kind == "batch-norm"]
    if batch is None or evidence.answers is None or not places or batch - evidence.answers.accuracy < BEHIND:
        return None
    values = {"batch": f"{100 * batch:.1f}", "running": f"{100 * evidence.answers.accuracy:.1f}"}
    return Finding("batch-norm-mode", "error", values, Remedy(tuple((f"layers.{i}.momentum", 0.9) for i in places)))


@rule("dropout-mode", TEXTS)
def dropout_mode(evidence: Evidence) -> Finding | None:
    """Reading with dropout left on is ten points better than without, where no batch norm explains it."""
    on, kinds = evidence.training_mode_accuracy, [layer.kind for layer in evidence.spec.layers]
    if on is None or evidence.answers is None or "dropout" not in kinds or "batch-norm" in kinds:
        return None
    if on - evidence.answers.accuracy < BEHIND:
        return None
    places = [i for i, kind in enumerate(kinds, start=1) if kind == "dropout"]
    values = {"on": f"{100 * on:.1f}", "off": f"{100 * evidence.answers.accuracy:.1f}"}
    return Finding("dropout-mode", "error", values, Remedy(tuple((f"layers.{i}.ratio", 0.0) for i in places)))

"""Rules about what was learned: over-fitting, under-fitting, guessing, stopping too early or too late."""

from __future__ import annotations

from engine.analysis.diagnosis.base import Evidence, Finding, Remedy, rule
from engine.layers.dropout import Dropout

TEXTS = {
    "over-fitting": "Train accuracy is {gap} points above test accuracy.",
    "over-fitting: why": "It has learned the training digits by heart; weight decay and more varied digits help.",
    "under-fitting": "It reads only {percent} % even of the training digits right.",
    "under-fitting: why": "The network is too small or was trained too shortly for what it should learn.",
    "guessing": "{percent} % right is what guessing gives.",
    "guessing: why": "Nothing was learned yet: look at the first weights and the learning rate.",
    "still-improving": "Test accuracy still rose by {gain} points in the last epoch.",
    "still-improving: why": "The run ended before it had learned what it can; more epochs cost only time.",
    "worse-since": "The test loss has risen for {epochs} epochs: from {best} to {now}.",
    "worse-since: why": "From there on it learned only the training digits; keep the weights that were best.",
    "too-much-dropout": "With dropout it reads {gap} points fewer training digits than test digits.",
    "too-much-dropout: why": "Too many units are left out for the rest to learn; a smaller ratio lets them.",
}  # for people, in their language
GAP, UNDER, GAIN = 0.06, 0.8, 0.01
EPOCHS_WORSE, RISEN = 5, 1.15


@rule("over-fitting", TEXTS)
def over_fitting(evidence: Evidence) -> Finding | None:
    """After two epochs, train accuracy is more than 6 points above test accuracy."""
    if len(evidence.epochs) < 2:
        return None
    last = evidence.epochs[-1]
    gap = last.train_accuracy - last.test_accuracy
    if gap < GAP:
        return None
    remedy = Remedy((("weight_decay", max(10 * evidence.spec.weight_decay, 1e-4)),))
    return Finding("over-fitting", "warning", {"gap": f"{100 * gap:.1f}"}, remedy)


@rule("under-fitting", TEXTS)
def under_fitting(evidence: Evidence) -> Finding | None:
    """A finished run reads under 80 % of its training digits, more than guessing."""
    ended = evidence.finished
    if ended is None or ended.reason != "completed" or len(evidence.epochs) < 2:
        return None
    accuracy = evidence.epochs[-1].train_accuracy
    if not 2 * evidence.chance < accuracy < UNDER:
        return None
    more = Remedy((("epochs", 2 * evidence.spec.epochs),)) if evidence.spec.epochs else Remedy()
    return Finding("under-fitting", "warning", {"percent": f"{100 * accuracy:.1f}"}, more)


@rule("guessing", TEXTS)
def guessing(evidence: Evidence) -> Finding | None:
    """After two epochs, accuracy is under one and a half times that of guessing."""
    if len(evidence.epochs) < 2 or evidence.epochs[-1].test_accuracy > 1.5 * evidence.chance:
        return None
    percent = f"{100 * evidence.epochs[-1].test_accuracy:.1f}"
    return Finding("guessing", "error", {"percent": percent}, Remedy(action="find_rate"))


@rule("still-improving", TEXTS)
def still_improving(evidence: Evidence) -> Finding | None:
    """A finished run gained more than a point in its last epoch, after at least three."""
    ended, epochs = evidence.finished, evidence.epochs
    if ended is None or ended.reason != "completed" or len(epochs) < 3 or not evidence.spec.epochs:
        return None
    gain = epochs[-1].test_accuracy - max(epoch.test_accuracy for epoch in epochs[:-1])
    if gain < GAIN:
        return None
    remedy = Remedy((("epochs", 2 * evidence.spec.epochs),))
    return Finding("still-improving", "warning", {"gain": f"{100 * gain:.1f}"}, remedy)


@rule("worse-since", TEXTS)
def worse_since(evidence: Evidence) -> Finding | None:
    """The test loss has been above its best for five epochs, by more than 15 %, and the accuracy fell with it."""
    losses = [epoch.test_loss for epoch in evidence.epochs]
    if len(losses) <= EPOCHS_WORSE:
        return None
    best = min(range(len(losses)), key=losses.__getitem__)
    since = len(losses) - 1 - best
    fell = evidence.epochs[-1].test_accuracy < evidence.epochs[best].test_accuracy - 0.005
    if since < EPOCHS_WORSE or losses[-1] < RISEN * losses[best] or not fell:
        return None
    values = {"epochs": since, "best": f"{losses[best]:.3g}", "now": f"{losses[-1]:.3g}"}
    return Finding("worse-since", "warning", values, Remedy((("validation", 0.1), ("keep_best", True))))


@rule("too-much-dropout", TEXTS)
def too_much_dropout(evidence: Evidence) -> Finding | None:
    """A layer drops more than 60 %, and the training digits are read worse than 80 %."""
    places = [i for i, layer in enumerate(evidence.spec.layers, start=1) if isinstance(layer, Dropout)]
    wild = [i for i in places if evidence.spec.layers[i - 1].to_dict()["ratio"] > 0.6]
    if not wild or len(evidence.epochs) < 2 or evidence.epochs[-1].train_accuracy > UNDER:
        return None
    gap = max(evidence.epochs[-1].test_accuracy - evidence.epochs[-1].train_accuracy, 0.0)
    remedy = Remedy(tuple((f"layers.{i}.ratio", 0.3) for i in wild))
    return Finding("too-much-dropout", "warning", {"gap": f"{100 * gap:.1f}"}, remedy)

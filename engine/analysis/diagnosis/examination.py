"""What the rules are asked of a network that has learned: about its answers to test digits, and about its data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.analysis.answers import Answers
from engine.analysis.diagnosis.base import Evidence
from engine.analysis.model import Model
from engine.data.dataset import Dataset, Split
from engine.layers.base import Mode
from engine.rng import stream
from engine.spec import ExperimentSpec

LOOKED_AT = 2000  # test digits: enough to judge certainties by, few enough for a second
BATCH = 100
MODAL = frozenset({"batch-norm", "dropout"})  # layers that do another thing in training


def examined(
    spec: ExperimentSpec, model: Model, data: Dataset, stopped: Callable[[], bool] = lambda: False, **more: Any
) -> Evidence | None:
    """The evidence of a network's answers to test digits, and of its data; None if it was asked to stop meanwhile.

    It takes up to a second. `more` is what is known of its run.
    """
    few = data.test.head(LOOKED_AT)
    outputs = model.outputs(few.images, stopped)
    if stopped() or len(outputs) < len(few):
        return None
    finite = bool(len(few)) and bool(np.isfinite(outputs).all())  # of a run that diverged nothing can be said
    answers = Answers(few.labels, model.certainties(outputs)) if finite else None
    modal = any(layer.kind in MODAL for layer in model.network.layers)
    other = training_mode_accuracy(model, few) if modal and finite else None
    known = {"data": data, "answers": answers, "training_mode_accuracy": other}
    return Evidence(spec, **{**known, "classes": len(data.classes), **more})


def training_mode_accuracy(model: Model, split: Split) -> float:
    """Accuracy in training mode, batch by batch: with each batch's own statistics, and with dropout."""
    own = model.parameters.copy()  # running statistics move in this mode
    mode = Mode(training=True, generator=stream(0, "dropout"))
    right = 0
    for start in range(0, len(split), BATCH):
        x = split.images[start : start + BATCH].astype(own.theta.dtype, copy=False)
        outputs = model.network.forward(own, x, mode)[0][:, : model.asked]
        right += int(np.count_nonzero(outputs.argmax(axis=1) == split.labels[start : start + BATCH]))
    return right / max(len(split), 1)

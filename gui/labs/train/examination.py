"""What the rules are asked once a run is over: about its answers to test digits, and about its data."""

from __future__ import annotations

from collections.abc import Callable

from engine.analysis.answers import Answers
from engine.analysis.diagnosis import Evidence, Finding, diagnose
from engine.analysis.model import Model
from engine.store.start import metadata_of
from engine.training.trainer import Trainer

LOOKED_AT = 2000  # test digits: enough to judge certainties by, few enough for a second


def examine(trainer: Trainer, stopped: Callable[[], bool]) -> tuple[Finding, ...]:
    """The findings that need answers or the data; none if it was asked to stop meanwhile.

    It takes up to a second: it is to run where the run did.
    """
    few = trainer.dataset.test.head(LOOKED_AT)
    parameters, _ = trainer.result()
    model = Model(trainer.network, parameters, trainer.spec.loss, temperature=metadata_of(trainer).temperature)
    outputs = model.outputs(few.images, stopped)
    if stopped() or len(outputs) < len(few):
        return ()
    answers = Answers(few.labels, model.certainties(outputs)) if len(few) else None
    classes = len(trainer.dataset.classes)
    return tuple(diagnose(Evidence(trainer.live, classes=classes, data=trainer.dataset, answers=answers)))

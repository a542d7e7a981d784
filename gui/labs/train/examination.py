"""What the rules are asked once a run is over: about its answers to test digits, and about its data."""

from __future__ import annotations

from collections.abc import Callable

from engine.analysis.diagnosis import Finding, diagnose
from engine.analysis.diagnosis.examination import examined
from engine.analysis.model import Model
from engine.store.start import metadata_of
from engine.training.trainer import Trainer


def examine(trainer: Trainer, stopped: Callable[[], bool]) -> tuple[Finding, ...]:
    """The findings that need answers or the data; none if it was asked to stop meanwhile.

    It takes up to a second: it is to run where the run did.
    """
    parameters, _ = trainer.result()
    model = Model(trainer.network, parameters, trainer.spec.loss, temperature=metadata_of(trainer).temperature)
    evidence = examined(trainer.live, model, trainer.dataset, stopped)
    return () if evidence is None else tuple(diagnose(evidence))

"""Runs that begin with trained weights: what `spec.start` names is found, opened and handed to the trainer."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.errors import EngineError, SpecError, nearest
from engine.files import expanded
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata, load_weights
from engine.training.trainer import Trainer

SHIPPED = Path(__file__).resolve().parents[2] / "weights"
SUFFIX = ".safetensors"


def begin(spec: ExperimentSpec, dataset: Dataset, **options: Any) -> Trainer:
    """A trainer that begins where the spec says: with new weights, or with those that `start` names.

    Raises: StoreError, SpecError: the weights cannot be used; ShapeError, SpecError: as the trainer.
    """
    first = first_network(spec)
    return Trainer(spec, dataset, start=None if first is None else first.parameters, **options)


def first_network(spec: ExperimentSpec) -> LoadedNetwork | None:
    """The trained network that a run of this spec begins with; None where it draws new weights.

    Raises: SpecError: no such name; StoreError: not a weights file, or a damaged one.
    """
    return load_weights(first_weights(spec.start)) if spec.start else None


def first_weights(name: str) -> Path:
    """The weights file of that name: a path, or a shipped network without its suffix.

    Raises: SpecError: there is none; names the nearest.
    """
    shipped = {path.stem: path for path in sorted(SHIPPED.glob(f"*{SUFFIX}"))}
    path = shipped.get(name, expanded(name))
    if not os.path.isfile(path):
        raise SpecError(
            "there is no weights file {got}; name a file that ends in {suffix}, or a shipped network: {known}",
            field="start",
            got=name,
            suffix=SUFFIX,
            known=nearest(name, list(shipped)) or "–",
        )
    return path


def metadata_of(trainer: Trainer, accuracy: float | None = None) -> Metadata:
    """What a weights file says about its run.

    A network that began with trained weights keeps their temperature: how honest its certainties are hardly changes.
    """
    temperature = 1.0
    with contextlib.suppress(EngineError):  # the file it began with may be gone by now
        first = first_network(trainer.spec)
        temperature = 1.0 if first is None else first.metadata.temperature
    if accuracy is None and trainer.state.score is not None:
        accuracy = trainer.state.score.accuracy
    return Metadata.of(
        trainer.dataset, test_accuracy=accuracy, steps=trainer.step, epochs=trainer.epoch, temperature=temperature
    )

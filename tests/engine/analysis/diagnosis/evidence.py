"""Evidence of made-up runs: what the rules of diagnosis are tried on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from engine.analysis.answers import Answers
from engine.analysis.diagnosis import Evidence, Finding, diagnose
from engine.analysis.diagnosis.examination import examined
from engine.analysis.model import Model
from engine.data.dataset import Dataset, Split
from engine.events import EpochEnded, Finished, LayerProbe, Probed
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.small import small_dataset

HEAD: dict[str, Any] = {"run": "run", "step": 100, "epoch": 2, "elapsed_s": 1.0}
DATA = small_dataset(100, test=120)
PLAIN = ExperimentSpec(layers=(Flatten(), Dense(units=8), ReLU(), Dense(units=4)))


def run(spec: ExperimentSpec, data: Dataset = DATA, **more: Any) -> Evidence:
    """The evidence of a short run."""
    return Evidence.of(spec, Trainer(spec, data, probe_every=10).events(), classes=len(data.classes), **more)


def whole(spec: ExperimentSpec, data: Dataset = DATA) -> Evidence:
    """The evidence of a short run at its end: its events, its answers and its data."""
    trainer = Trainer(spec, data, probe_every=10)
    of_run = Evidence.of(spec, list(trainer.events()))
    names = ("probes", "epochs", "losses", "total_steps", "parameters", "finished")
    model = Model(trainer.network, trainer.result()[0], spec.loss)
    made = examined(spec, model, data, **{name: getattr(of_run, name) for name in names})
    if made is None:
        raise ValueError("it was not asked to stop")
    return made


def quarters(noise: float = 0.35, train: int = 100) -> Dataset:
    """Four classes, each with its own quarter of the picture a little brighter than noise: 1.2 hides it well."""
    generator = stream(0, "quarters")

    def split(n: int) -> Split:
        labels = generator.integers(0, 4, n)
        images = generator.random((n, 1, 6, 6), dtype=np.float32) * 2 * noise
        for k in range(4):
            row, column = divmod(k, 2)
            images[labels == k, :, 3 * row : 3 * row + 3, 3 * column : 3 * column + 3] += 0.4
        return Split(np.clip(images, 0, 1).astype(np.float32), labels)

    return Dataset("quarters", split(train), split(120), classes=tuple("0123"))


def epochs(train: list[float], test: list[float], losses: list[float] | None = None) -> tuple[EpochEnded, ...]:
    losses = losses or [0.5] * len(test)
    return tuple(
        EpochEnded(**HEAD, train_loss=0.4, train_accuracy=a, test_loss=loss, test_accuracy=b)
        for a, b, loss in zip(train, test, losses, strict=True)
    )


def ended(reason: str = "completed") -> Finished:
    return Finished(**HEAD, reason=reason, test_accuracy=0.5, best_accuracy=0.5, best_epoch=1)


def probed(*layers: dict[str, Any], step: int = 100, length: float = 0.1) -> Probed:
    plain = {"kind": "relu", "mean": 0.0, "spread": 1.0, "rms": 1.0, "saturated": 0.0, "dead": 0.0}
    made = tuple(LayerProbe(**{**plain, "layer": i, **layer}) for i, layer in enumerate(layers, start=1))
    return Probed(**{**HEAD, "step": step}, layers=made, step_length=length)


def answers(p: np.ndarray, labels: np.ndarray) -> Answers:
    return Answers(labels, p / p.sum(axis=1, keepdims=True))


def sure(share: float, right: float, n: int = 200) -> Answers:
    """Two classes: `share` certain each, and this many right."""
    labels = np.arange(n) % 2
    read = np.where(np.arange(n) < right * n, labels, 1 - labels)
    p = np.full((n, 2), 1 - share)
    p[np.arange(n), read] = share
    return answers(p, labels)


def pixels(change: Callable[[Split], Split], test: Callable[[Split], Split] = lambda split: split) -> Dataset:
    return replace(DATA, train=change(DATA.train), test=test(DATA.test))


def found(key: str, evidence: Evidence) -> Finding | None:
    """What one rule says of the evidence."""
    return next((finding for finding in diagnose(evidence) if finding.rule == key), None)

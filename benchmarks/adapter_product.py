"""Our engine for the peer harness: the `Trainer` and `Network` that the window and scripts use, nothing else.

The harness hands over a workload, its images, and the starting weights; see README.md beside this file.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.fast import blas, pool
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.layers.tanh import Tanh
from engine.optimizers import optimizers
from engine.racing.race import Race
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

# the six convolutions of workload E: filters, padding, and whether a pooling layer follows
DEEP = ((16, 1, False), (16, 1, True), (32, 1, False), (32, 2, True), (64, 1, False), (64, 1, True))


def layers_of(spec: dict[str, Any]) -> tuple[Layer, ...]:
    """The workload's network in our layers."""
    if spec["kind"] == "convd":
        return (Conv2D(filters=30, kernel=5), ReLU(), MaxPool2D(), Flatten(), Dense(units=100), ReLU(), Dense(units=10))
    row: list[Layer] = []
    if spec["kind"] == "conve":
        for filters, padding, pooled in DEEP:
            row += [Conv2D(filters=filters, kernel=3, padding=padding), ReLU()]
            if pooled:
                row.append(MaxPool2D())
        return (*row, Flatten(), Dense(units=50), ReLU(), Dropout(ratio=spec["dropout"]), Dense(units=10))
    row.append(Flatten())
    for units in spec["layers"][1:-1]:
        row.append(Dense(units=units))
        if spec.get("bn"):
            row.append(BatchNorm())
        row.append(Tanh() if spec["act"] == "tanh" else ReLU())
        if spec.get("dropout"):
            row.append(Dropout(ratio=spec["dropout"]))
    return (*row, Dense(units=spec["layers"][-1]))


class Engine:
    """One workload on our engine, on as many of its own threads as the harness asks for; BLAS has one, as in `main.py`.

    Several optimizers make a race: the runs advance together on the same batches.
    """

    def __init__(self, spec: dict[str, Any], data: Any, params: list[tuple[Any, Any]], threads: int, variant: str = ""):
        if variant:
            raise NotImplementedError
        blas.use_one_thread()  # the harness has set OpenBLAS to `threads`, and loaded NumPy
        pool.set_threads(threads)
        self.data, self.batch = data, spec["batch"]
        self.images = data.x.reshape(-1, 1, 28, 28)
        few = Split(self.images[:1000], data.y[:1000])
        chosen = spec.get("opts") or [(spec["opt"], spec["lr"])]
        specs = [
            ExperimentSpec(
                layers=layers_of(spec),
                optimizer=optimizers.from_dict({"kind": kind, "learning_rate": rate}),
                batch_size=self.batch,
            )
            for kind, rate in chosen
        ]
        dataset = Dataset("benchmark", few, few)
        self.race = Race(specs, dataset) if len(specs) > 1 else None
        self.trainers = list(self.race.runs.values()) if self.race else [Trainer(specs[0], dataset)]
        for trainer in self.trainers:
            weighted = [views for views in trainer.parameters.views if "W" in views]
            for views, (w, b) in zip(weighted, params, strict=True):
                views["W"][...], views["b"][...] = w, b

    def step(self, i: int) -> float | list[float]:
        s = self.data.batch(i, self.batch)
        x, labels = self.images[s], self.data.y[s]
        return self.race.learn(x, labels) if self.race else self.trainers[0].learn(x, labels)

    def infer(self, n: int) -> Any:
        trainer = self.trainers[0]
        return np.argmax(trainer.network.predict(trainer.parameters, self.images[:n]), axis=1)

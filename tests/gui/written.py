"""Digits as a pen would write them, and a small network that reads them."""

import math
from pathlib import Path

from engine.datasets import load
from engine.events import Started
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.store.run_list import WEIGHTS_FILE
from engine.store.runlog import new_run
from engine.store.weights import Metadata, save_weights
from engine.training.trainer import Trainer

SPEC = ExperimentSpec(
    layers=(Flatten(), Dense(units=128), ReLU(), Dense(units=10)), optimizer=Adam(learning_rate=2e-3), epochs=5
)
Points = list[tuple[float, float]]


def arc(x: float, y: float, rx: float, ry: float, start: float, stop: float) -> Points:
    """Part of an ellipse, degrees clockwise from the right."""
    angles = [math.radians(start + (stop - start) * i / 24) for i in range(25)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


DIGITS: dict[int, list[Points]] = {
    0: [arc(50, 50, 17, 26, -90, 275)],
    1: [[(52, 22), (50, 78)]],
    2: [[*arc(50, 36, 16, 14, -170, 35), (34, 76), (68, 76)]],
    3: [[*arc(48, 36, 16, 13, -160, 90), *arc(48, 64, 18, 15, -90, 160)]],
    4: [[(44, 22), (30, 56), (68, 56)], [(60, 36), (57, 82)]],
    7: [[(32, 26), (68, 26), (46, 80)]],
}
CODE = (2, 0, 7, 1, 3)


def train_small_network(path: Path) -> None:
    """Train on the embedded sample for a second and save the weights."""
    data = load("mnist-sample")
    trainer = Trainer(SPEC, data)
    for _ in trainer.events():
        pass
    accuracy = trainer.state.score.accuracy if trainer.state.score is not None else None
    save_weights(path, SPEC, trainer.parameters, Metadata.of(data, test_accuracy=accuracy))


def keep_run(title: str, weights: Path, spec: ExperimentSpec = SPEC) -> Path:
    """A run among the kept ones, with these weights; returns their file."""
    with new_run(title) as log:
        log.apply(
            Started(
                run=title,
                step=0,
                epoch=0,
                elapsed_s=0.0,
                spec=spec.to_dict(),
                data="mnist-sample",
                digest="",
                parameters=10,
                total_steps=100,
                steps_per_epoch=20,
            )
        )
    kept = log.folder / WEIGHTS_FILE
    kept.write_bytes(weights.read_bytes())
    return kept

"""A lab of the Inspect page over two tiny networks, with drivers that go when they are asked to."""

from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset
from engine.layers import layers
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.store.keeping import RunKeeper
from engine.store.runlog import RunLog
from engine.store.weights import Metadata, save_weights
from engine.training.trainer import Trainer
from gui.labs.driving import Inline
from gui.labs.inspect.inspect_lab import InspectLab
from tests.small import small_dataset

DATA = small_dataset(60, shape=(1, 8, 8), classes=4, test=120)
CNN = (
    {"kind": "conv2d", "filters": 3, "kernel": 3, "padding": 1},
    "relu",
    "max-pool2d",
    {"kind": "conv2d", "filters": 4, "kernel": 3},
    "relu",
    "flatten",
    {"kind": "dense", "units": 12},
    "relu",
    {"kind": "dense", "units": 4},
)
MLP = ("flatten", {"kind": "dense", "units": 6}, "relu", {"kind": "dense", "units": 4})


def write_networks(folder: Path, data: Dataset = DATA) -> Path:
    """Two untrained networks as weights files: cnn and mlp."""
    for name, kinds in (("cnn", CNN), ("mlp", MLP)):
        spec = ExperimentSpec(layers=tuple(layers.from_dict(kind) for kind in kinds))
        parameters = spec.network(data.image_shape).parameters()
        parameters.theta[...] = stream(0, name).normal(0, 0.4, parameters.theta.shape)
        save_weights(folder / f"{name}.safetensors", spec, parameters, Metadata.of(data, test_accuracy=0.3))
    return folder


def keep_run(runs: Path, **changes: object) -> Path:
    """A run that kept its weights of five moments, in a folder of runs."""
    plain = {"layers": list(MLP), "epochs": 10, "batch_size": 20, **changes}
    trainer = Trainer(ExperimentSpec.from_dict(plain), DATA)
    keeper = RunKeeper(trainer, RunLog(runs / "20260101-kept", "kept"), snapshots=5)
    keeper.snapshots._clock = lambda: 0.0
    for event in trainer.events():
        keeper.apply(event)
    keeper.close()
    return keeper.log.folder


class Bench:
    """A lab and its drivers."""

    def __init__(self, folder: Path, data: Dataset = DATA) -> None:
        self.drivers: list[Inline] = []
        self.data = data
        self.lab = InspectLab(self.make, load=self.load, weights=write_networks(folder, data), runs=folder / "runs")

    def make(self) -> Inline:
        self.drivers.append(Inline())
        return self.drivers[-1]

    def load(self, name: str) -> Dataset:
        return self.data

    def settle(self) -> InspectLab:
        """Let everything be measured."""
        while any(driver.state in ("running", "stopping") for driver in self.drivers):
            for driver in self.drivers:
                driver.run()
        return self.lab


def read(lab: InspectLab) -> np.ndarray:
    """What the network that is chosen reads, straight from its outputs."""
    subject = lab.subject
    assert subject is not None
    return np.asarray(subject.model.outputs(subject.digits.images).argmax(axis=1))

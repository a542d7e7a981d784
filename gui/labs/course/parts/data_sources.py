"""What the labs on data read: images, networks and photos, each held in a cache."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine import recipes
from engine.course.data_by_hand import SCALINGS, scaled
from engine.data.dataset import Dataset, Split
from engine.datasets import available
from engine.errors import SpecError
from engine.files import expanded
from engine.losses.cross_entropy import CrossEntropy
from engine.schedules.constant import Constant
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata
from engine.training.trainer import Trainer
from engine.types import Array
from gui.labs import dataset_cache

WEIGHTS = Path(__file__).resolve().parents[4] / "weights" / "deep-mlp.safetensors"
RECIPE = "deep-mlp"
QUICK_STEPS = 150


@dataclass(frozen=True)
class DataStep:
    """One step: `kind` says of what, `place` and `end` which of several, `value` its number."""

    kind: str
    place: int = 0
    end: int = 0
    value: float = 0.0


@functools.lru_cache(maxsize=2)
def images(name: str) -> Dataset:
    """The data set, held as long as a lab uses it.

    Raises: SpecError: it is not on this computer.
    """
    if not available().get(name, False):
        raise SpecError("MNIST is not on this computer yet; the Train page downloads it", field="data")
    return dataset_cache.dataset(name)


def part_of(name: str, part: str) -> Split:
    """The training or the test images."""
    data = images(name)
    return data.train if part == "train" else data.test


@functools.lru_cache(maxsize=4)
def network(name: str) -> Any:
    """A network that was trained for a moment, the deep MLP that is shipped, or the pretrained network of the notes.

    Raises: SpecError: the notes' file is not there. StoreError: it cannot be opened.
    """
    if name == "quick":
        return quick_network()
    from engine.foreign.opening import open_network  # it knows many formats: loaded only when one is opened

    if name == "deep-mlp":
        return open_network(WEIGHTS)
    path = Path(os.environ.get("DIGITLAB_DATA", ".")) / "weights" / "sample_weight.pkl"
    if not path.is_file():
        raise SpecError("the file sample_weight.pkl is not in DIGITLAB_DATA/weights", field="network")
    return open_network(path)


def quick_network() -> LoadedNetwork:
    """784-50-10 after 150 steps on the sample: about 85 % right, so there is something to count."""
    spec = ExperimentSpec(epochs=0, steps=QUICK_STEPS)
    trainer = Trainer(spec, images("mnist-sample"))
    for _ in range(QUICK_STEPS):
        trainer.learn(*trainer.next_batch())
    return LoadedNetwork(spec, trainer.network, trainer.parameters, Metadata())


@functools.lru_cache(maxsize=8)
def right_answers(name: str, data: str) -> Array:
    """On which test images the network is right.

    Shapes: → (N,)
    """
    test = images(data).test
    blocks = [network(name).outputs(test.images[i : i + 1000]).argmax(axis=1) for i in range(0, len(test), 1000)]
    right: Array = np.concatenate(blocks) == test.labels
    return right


@functools.lru_cache(maxsize=64)
def shares_of(name: str, data: str, part: str, number: int) -> tuple[float, ...]:
    """The ten shares that a network gives one image, in float32 as the notes do.

    Raises: SpecError: there is no image of that number.
    """
    held = part_of(data, part)
    if number >= len(held):
        raise SpecError("must be between {low} and {high}", field="number", low=0, high=len(held) - 1)
    return tuple(map(float, network(name).probabilities(held.images[number][None])[0]))


@functools.lru_cache(maxsize=4)
def photo(name: str) -> Array:
    """The built-in example, or the photo of a file.

    Shapes: → (H, W, 3) of 0…255, red first

    Raises: DataError: the file cannot be opened.
    """
    from engine.course.images.photo import example_photo  # OpenCV is loaded only for a photo

    if name == "example":
        return example_photo(images("mnist-sample").test.images[9, 0])
    from engine.vision.sheet.picture import open_picture, shrink

    return np.ascontiguousarray(shrink(open_picture(expanded(name)), 480)[:, :, ::-1])


@functools.lru_cache(maxsize=16)
def photo_stages(name: str, channel: str, invert: bool, center: bool) -> Sequence[Any]:
    """Every picture on the way from the photo to the network."""
    from engine.course.images.photo import Preparation

    return Preparation(channel, invert, True, center).stages(photo(name))


@functools.lru_cache(maxsize=32)
def read_photo(reader: str, name: str, channel: str, invert: bool, scale: bool, center: bool) -> tuple[int, float]:
    """What a network reads in the prepared photo, and the share that it gives."""
    from engine.course.images.photo import Preparation

    shares = network(reader).probabilities(Preparation(channel, invert, scale, center).network_input(photo(name)))[0]
    return int(shares.argmax()), float(shares.max())


def scaling_spec() -> ExperimentSpec:
    """The notes' program: 784-1024-512-512-10, Adam 10⁻⁴, batches of 128, one epoch.

    The recipe's later changes, a falling learning rate and smoothed labels, are not in it.
    """
    recipe = recipes.load(RECIPE).spec
    return recipe.replace(loss=CrossEntropy(), schedule=Constant(), epochs=1)


class ScalingWork:
    """One epoch of the same network for each way of scaling; reports (name, test accuracy) as each is measured.

    Ways that train alike are trained once and tested twice.
    """

    def __init__(self, data: str) -> None:
        self._data = data
        self._stopped = False

    def events(self) -> Iterator[tuple[str, float]]:
        """Each scaling with what it reached."""
        pixels = images(self._data)
        for divided in dict.fromkeys(scaling.train for scaling in SCALINGS.values()):
            alike = {name: scaling for name, scaling in SCALINGS.items() if scaling.train == divided}
            trainer = Trainer(scaling_spec(), scaled(pixels, next(iter(alike.values()))))
            for _ in trainer.events():
                if self._stopped:
                    return
            for name, scaling in alike.items():
                score = trainer.evaluate(scaled(pixels, scaling).test)
                yield name, score.accuracy if score is not None else 0.0

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True

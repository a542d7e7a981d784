"""Trained networks on disk: safetensors whose header says everything needed to use them."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.data.dataset import Dataset
from engine.errors import EngineError, StoreError
from engine.files import write_atomically
from engine.network import Network
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.store.tensor_file import pieces, unpacked
from engine.types import Array, Shape

FORMAT = "digitlab-weights"
TEXTS = {"part": "a part is missing or of the wrong kind"}


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What is known of trained weights besides the spec that made them.

    `temperature` divides the logits so that certainties are honest; `note` says in words where they come from.
    """

    input_shape: Shape = (1, 28, 28)
    classes: tuple[str, ...] = tuple("0123456789")
    data: str = ""
    digest: str = ""
    test_accuracy: float | None = None
    steps: int = 0
    epochs: int = 0
    temperature: float = 1.0
    note: str = ""

    @classmethod
    def of(cls, dataset: Dataset, **more: Any) -> Metadata:
        """The facts of a network trained on `dataset`."""
        return cls(
            input_shape=dataset.image_shape,
            classes=dataset.classes,
            data=dataset.name,
            digest=dataset.digest,
            **more,
        )


@dataclass(frozen=True, eq=False)
class LoadedNetwork:
    """A trained network, ready to read digits."""

    spec: ExperimentSpec
    network: Network
    parameters: Parameters
    metadata: Metadata

    def outputs(self, images: Array) -> Array:
        """What the last layer gives.

        Shapes: (N, C, H, W) → (N, K)

        Raises: EngineError: images of another shape.
        """
        self.network.check_input(images)
        return self.network.predict(self.parameters, images.astype(self.parameters.theta.dtype, copy=False))

    def probabilities(self, images: Array) -> Array:
        """How sure it is of each class; rows add up to 1.

        Shapes: (N, C, H, W) → (N, K)
        """
        return self.spec.loss.probabilities(self.outputs(images) / self.metadata.temperature)

    def accuracy(self, images: Array, labels: Array) -> float:
        """The share of images that it reads right, 0…1."""
        right = int(np.count_nonzero(self.outputs(images).argmax(axis=1) == labels))
        return right / max(len(labels), 1)


def save_weights(
    path: Path | str, spec: ExperimentSpec, parameters: Parameters, metadata: Metadata, *, durable: bool = True
) -> None:
    """Write a trained network, wholly or not at all; one that is not `durable` may be lost where the machine crashes.

    Raises: StoreError: the disk is full or cannot be written, or the weights are not finite numbers.
    """
    tensors = tensors_of(parameters)
    for name, tensor in tensors.items():
        if not np.all(np.isfinite(tensor)):
            raise StoreError(
                "the weights of {name} are not finite numbers: the run has diverged; there is nothing to save",
                path=path,
                name=name,
            )
    header = {"spec": spec.to_dict(), "facts": dataclasses.asdict(metadata)}
    content = pieces(FORMAT, header, tensors)
    write_atomically(path, lambda file: file.writelines(content), durable=durable)


def load_weights(path: Path | str) -> LoadedNetwork:
    """Open a network that `save_weights` wrote, knowing nothing but its path.

    Raises: StoreError: not there, not such a file, damaged, or from a newer version.
    """
    path = Path(path)
    header, tensors = unpacked(path, FORMAT, "a DigitLab weights file")
    try:
        spec = ExperimentSpec.from_dict(header["spec"])
        metadata = _metadata(header["facts"])
        network = spec.network(metadata.input_shape)
    except (EngineError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = error if isinstance(error, EngineError) else TEXTS["part"]
        raise StoreError(
            "{name} holds an experiment that cannot be used: {reason}", path=path, name=path.name, reason=reason
        ) from error
    return LoadedNetwork(spec, network, fill(path, network, tensors), metadata)


def tensors_of(parameters: Parameters) -> dict[str, Array]:
    """Every tensor by its title: `2.W`, `2.b`, …, running statistics included."""
    return {slot.title: parameters.views[slot.layer][slot.name] for slot in parameters.layout.slots}


def fill(path: Path, network: Network, tensors: Mapping[str, Array]) -> Parameters:
    """A network's parameters out of named tensors; shapes are compared before any memory is taken.

    Raises: StoreError: a tensor is missing, too many, of another shape, or not finite.
    """
    wanted = {slot.title: slot for slot in network.layout.slots}
    for name in (*wanted, *tensors):
        if name not in tensors or name not in wanted:
            raise StoreError(
                "{name} does not fit its own network: the tensor {tensor} is {what}",
                path=path,
                name=path.name,
                tensor=name,
                what="missing" if name in wanted else "not part of it",
            )
    for name, slot in wanted.items():
        tensor = tensors[name]
        if tensor.shape != slot.param.shape:
            raise StoreError(
                "{name} does not fit its own network: {tensor} has the shape {got}, expected {expected}",
                path=path,
                name=path.name,
                tensor=name,
                got=tensor.shape,
                expected=slot.param.shape,
            )
        if tensor.dtype.kind != "f" or not np.all(np.isfinite(tensor)):
            raise StoreError(
                "{name} is damaged: {tensor} holds something else than finite numbers",
                path=path,
                name=path.name,
                tensor=name,
            )
    double = bool(tensors) and all(tensor.dtype == np.float64 for tensor in tensors.values())
    parameters = network.parameters(np.float64 if double else np.float32)
    for name, slot in wanted.items():
        parameters.views[slot.layer][slot.name][...] = tensors[name]
    return parameters


def _metadata(stored: Mapping[str, Any]) -> Metadata:
    """Metadata out of a header; what a later version added is left aside."""
    known = {f.name: stored[f.name] for f in dataclasses.fields(Metadata) if f.name in stored}
    shape = tuple(int(side) for side in known["input_shape"])
    if not shape or len(shape) > 3 or any(not 0 < side <= 4096 for side in shape):
        raise ValueError("input_shape")
    known["input_shape"] = shape
    known["classes"] = tuple(str(name) for name in known["classes"])
    temperature = float(known.get("temperature", 1.0))
    if not (math.isfinite(temperature) and temperature > 0):
        raise ValueError("temperature")
    known["temperature"] = temperature
    return Metadata(**known)

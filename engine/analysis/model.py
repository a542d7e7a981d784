"""A trained network as the studies of this package read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.layers.base import PREDICT
from engine.losses.base import Loss
from engine.network import Network
from engine.parameters import Parameters
from engine.store.weights import LoadedNetwork
from engine.types import Array, Labels


@dataclass(frozen=True, eq=False)
class Model:
    """A network with its weights, the loss that turns its outputs into probabilities, and how many classes are asked.

    `classes` counts the outputs that are compared; 0 takes all. A reader of postal codes has an eleventh answer, "no
    digit", that no test digit asks for. `temperature` divides the outputs so that certainties are honest.
    """

    network: Network
    parameters: Parameters
    loss: Loss
    classes: int = 0
    temperature: float = 1.0

    @classmethod
    def of(cls, loaded: LoadedNetwork, classes: int = 0) -> Model:
        """An opened weights file as a model."""
        return cls(loaded.network, loaded.parameters, loaded.spec.loss, classes, loaded.metadata.temperature)

    @property
    def asked(self) -> int:
        """How many outputs are compared."""
        return self.classes or int(self.network.output_shape[0])

    def outputs(self, images: Array, stopped: Callable[[], bool] | None = None) -> Array:
        """What the last layer gives for the classes that are asked.

        Shapes: (N, C, H, W) → (N, K)

        Raises: EngineError: images of another shape.
        """
        self.network.check_input(images)
        x = images.astype(self.parameters.theta.dtype, copy=False)
        return self.network.predict(self.parameters, x, stopped=stopped)[:, : self.asked]

    def certainties(self, outputs: Array) -> Array:
        """Outputs (N, K) as probabilities (N, K), in float64 so that 99.9999 % stays below 1."""
        return self.loss.probabilities(outputs.astype(np.float64) / self.temperature)

    def probabilities(self, images: Array) -> Array:
        """How sure it is of each class: (N, C, H, W) → (N, K)."""
        return self.certainties(self.outputs(images))

    def accuracy(self, images: Array, labels: Labels) -> float:
        """Share of images read right, 0…1."""
        right = int(np.count_nonzero(self.outputs(images).argmax(axis=1) == labels))
        return right / max(len(labels), 1)

    def with_gradient(self, images: Array, gradient: Callable[[Array], Array]) -> tuple[Array, Array]:
        """The outputs (N, K), and how a function of them changes with each pixel, (N, C, H, W).

        `gradient` gets the outputs and gives the function's derivatives by them, (N, K).
        """
        self.network.check_input(images)
        own = self.parameters.observer()  # its gradient vector is written to
        outputs, trace = self.network.forward(own, images.astype(own.theta.dtype, copy=False), PREDICT)
        dy = np.zeros_like(outputs)
        dy[:, : self.asked] = gradient(outputs[:, : self.asked])
        return outputs[:, : self.asked], self.network.input_gradient(own, trace, dy)

    def part(self, first: int, stop: int) -> Model:
        """The layers `first` to `stop` − 1 as a model of their own, with a copy of their weights."""
        shape = self.network.plans[first - 1].output if first else self.network.input_shape
        network = Network(self.network.layers[first:stop], shape)
        parameters = network.parameters(self.parameters.theta.dtype)
        for own, views in zip(parameters.views, self.parameters.views[first:stop], strict=True):
            for name, view in own.items():
                view[...] = views[name]
        classes = self.classes if stop == len(self.network.layers) else 0
        return Model(network, parameters, self.loss, classes, self.temperature)

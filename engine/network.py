"""A tuple of layers made runnable: shapes checked once, then forward, backward and predict on any state.

>>> from engine.layers.dense import Dense
>>> from engine.layers.relu import ReLU
>>> network = Network([Dense(units=50), ReLU(), Dense(units=10)], (784,))
>>> network.output_shape, network.counts()
((10,), [39250, 0, 510])
>>> parameters = network.parameters()
>>> network.predict(parameters, np.zeros((3, 784), np.float32)).shape
(3, 10)

A network holds no weights. They come in as `Parameters`, so that one network serves many runs and can predict on one
thread while another trains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from engine.errors import EngineError, ShapeError, SpecError
from engine.fast import abandon
from engine.fast.blocks import READ_AT_ONCE, READ_NARROW
from engine.fast.fuse import FEW_IMAGES, fuse
from engine.fast.pool import Spare, each
from engine.fast.stack import can_stack
from engine.layers.base import NO_GRAD, PREDICT, Layer, Mode, Plan
from engine.losses.base import Loss
from engine.numerics.workspace import Workspace
from engine.parameters import Layout, Parameters
from engine.types import Array, Labels, Shape

Trace = list[tuple[int, Layer, Any]]  # of each step: the place of its (first) layer, what ran, what it left


class Network:
    """Layers in a row, planned for inputs of one shape (without the batch axis).

    Raises: ShapeError: naming the first layer that cannot take what reaches it.
    """

    def __init__(self, layers: Sequence[Layer], input_shape: Shape) -> None:
        if not layers:
            raise SpecError("a network needs at least one layer; add a dense layer", field="layers")
        self.layers = tuple(layers)
        self.input_shape = tuple(input_shape)
        self.plans: list[Plan] = []
        shape = self.input_shape
        for number, layer in enumerate(self.layers, start=1):
            try:
                plan = layer.plan(shape)
            except ShapeError as error:
                raise error.at(number, layer.kind) from None
            self.plans.append(plan)
            shape = plan.output
        self.output_shape = shape
        self.layout = Layout(self.plans)
        trained = [any(p.trained for p in plan.params.values()) for plan in self.plans]
        self._first = trained.index(True) if any(trained) else len(self.layers)
        self._steps, self._steps_for_few = self._fused_steps(), self._fused_steps(few=True)

    def _fused_steps(self, few: bool = False) -> list[tuple[int, Layer]]:
        """What really runs: the layers with their places, some rows of them joined into one."""
        shapes = [self.input_shape, *(plan.output for plan in self.plans)]
        steps, i = [], 0
        while i < len(self.layers):
            layer, count = fuse(self.layers[i:], shapes[i], few)
            steps.append((i, layer))
            i += count
        return steps

    @property
    def size(self) -> int:
        """P, the number of trained parameters."""
        return self.layout.sizes[True]

    def counts(self) -> list[int]:
        """Trained parameters of each layer."""
        return [sum(int(np.prod(q.shape)) for q in plan.params.values() if q.trained) for plan in self.plans]

    def check_trainable(self) -> None:
        """Raises: SpecError: a layer that cannot be trained through, with the reason; or nothing to train."""
        for number, layer in enumerate(self.layers, start=1):
            if layer.cannot_train:
                raise SpecError(
                    "layer {layer} ({kind}) cannot be trained: " + layer.cannot_train,
                    field="layers",
                    layer=number,
                    kind=layer.kind,
                )
        if not self.size:
            raise SpecError("no layer has anything to learn; add a dense layer", field="layers")

    def parameters(self, dtype: Any = np.float32) -> Parameters:
        """Room for this network's state, all zeros."""
        return Parameters(self.layout, dtype)

    def forward(self, parameters: Parameters, x: Array, mode: Mode = PREDICT) -> tuple[Array, Trace]:
        """Outputs (N, …) and what `backward` needs, step by step."""
        trace: Trace = []
        for i, layer in self._steps if len(x) > FEW_IMAGES else self._steps_for_few:
            abandon.look()
            x, cache = layer.forward(parameters.views[i], x, mode)
            trace.append((i, layer, cache))
        return x, trace

    def backward(self, parameters: Parameters, trace: Trace, dy: Array) -> None:
        """Fill `parameters.grad` from ∂loss/∂outputs. The first layer that learns is asked for no dx."""
        for i, layer, cache in reversed(trace):
            abandon.look()
            if i <= self._first:
                if i == self._first:
                    layer.fill_gradients(parameters.views[i], parameters.grads[i], cache, dy)
                break
            dy = layer.backward(parameters.views[i], parameters.grads[i], cache, dy)

    def input_gradient(self, parameters: Parameters, trace: Trace, dy: Array) -> Array:
        """∂loss/∂inputs (N, …) from ∂loss/∂outputs; `parameters.grad` is filled on the way."""
        for i, layer, cache in reversed(trace):
            dy = layer.backward(parameters.views[i], parameters.grads[i], cache, dy)
        return dy

    def gradient(self, parameters: Parameters, loss: Loss, x: Array, labels: Labels, mode: Mode = PREDICT) -> float:
        """Fill `parameters.grad` with the gradient of the batch loss by backpropagation; returns the loss."""
        if mode.workspace is not None:
            mode.workspace.restart()
        outputs, trace = self.forward(parameters, x, mode)
        value, dy = loss.value_and_gradient(outputs, labels)
        self.backward(parameters, trace, dy)
        return value

    def forward_each(self, parameters: Parameters, x: Array, mode: Mode = PREDICT) -> tuple[list[Array], Trace]:
        """As `forward`, every layer by itself: the outputs of all, and what `backward` needs."""
        outputs: list[Array] = []
        trace: Trace = []
        for i, layer in enumerate(self.layers):
            abandon.look()
            x, cache = layer.forward(parameters.views[i], x, mode)
            outputs.append(x)
            trace.append((i, layer, cache))
        return outputs, trace

    def activations(self, parameters: Parameters, x: Array, mode: Mode = NO_GRAD) -> Iterator[Array]:
        """The output of every layer in turn."""
        for layer, views in zip(self.layers, parameters.views, strict=True):
            x, _ = layer.forward(views, x, mode)
            yield x

    def predict(
        self, parameters: Parameters, x: Array, *, chunk: int = 0, stopped: Callable[[], bool] | None = None
    ) -> Array:
        """Outputs (N, K) for any number of images, computed in chunks that stay in the processor's cache.

        `stopped` is asked between chunks; when it says yes, the outputs so far are returned.
        """
        size = chunk or self.chunk()
        outputs: Array = np.empty((len(x), *self.output_shape), parameters.theta.dtype)
        spare = Spare(Workspace)  # one for each thread, handed from chunk to chunk
        missing: list[int] = []

        def one(start: int) -> None:
            if missing or (stopped is not None and stopped()):
                missing.append(start)
                return
            some = slice(start, start + size)
            with spare.lent() as workspace:
                workspace.restart()
                outputs[some] = self.forward(parameters, x[some], Mode(needs_backward=False, workspace=workspace))[0]

        each(one, range(0, len(x), size))
        return outputs[: min(missing)] if missing else outputs

    def chunk(self) -> int:
        """How many images to predict at once: as many as keep the widest layer near 6 MB.

        Networks of narrow dense layers take fewer, so that products divide into pieces small enough.
        """
        widest = max(int(np.prod(plan.output)) for plan in self.plans)
        most = READ_NARROW if can_stack(self.layers) else READ_AT_ONCE  # what stacks is dense and narrow
        return int(np.clip(1_500_000 // max(widest, 1), 16, most))

    def check_input(self, x: Array) -> None:
        """Raises: EngineError: images of another shape than the network was planned for."""
        if x.shape[1:] != self.input_shape:
            raise EngineError(
                "this network takes inputs of shape {expected}, got {got}; choose data of that shape",
                expected=self.input_shape,
                got=x.shape[1:],
            )

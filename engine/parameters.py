"""All weights of a network as one flat vector θ, and the views that layers get into it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import SpecError
from engine.fast import abandon
from engine.initializers.base import Initializer
from engine.layers.base import Param, Plan
from engine.numerics.huge_arrays import PART, filled, in_turn
from engine.types import Array, Shape, Views


@dataclass(frozen=True)
class Slot:
    """Where one tensor lives: layer (from 0), name, shape and its place in its flat vector."""

    layer: int
    name: str
    param: Param
    start: int
    stop: int

    @property
    def title(self) -> str:
        """The tensor's name in files and reports: `2.W` is the W of the second layer."""
        return f"{self.layer + 1}.{self.name}"


class Layout:
    """Which tensor is where in θ (trained) and in the statistics vector (not trained)."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.slots: list[Slot] = []
        self.sizes = {True: 0, False: 0}
        for layer, plan in enumerate(plans):
            for name, param in plan.params.items():
                size = int(np.prod(param.shape, dtype=np.int64))
                start = self.sizes[param.trained]
                self.slots.append(Slot(layer, name, param, start, start + size))
                self.sizes[param.trained] += size
        self.depth = len(plans)

    def views(self, theta: Array, statistics: Array | None = None) -> list[Views]:
        """Per layer, its tensors as views: writing to a view writes to the vector."""
        result: list[Views] = [{} for _ in range(self.depth)]
        for slot in self.slots:
            vector = theta if slot.param.trained else statistics
            if vector is not None:
                result[slot.layer][slot.name] = vector[slot.start : slot.stop].reshape(slot.param.shape)
        return result


class Parameters:
    """The state of one network: θ and its gradient (P,), running statistics (S,), and per-layer views into them."""

    def __init__(self, layout: Layout, dtype: Any = np.float32) -> None:
        self.layout = layout
        self.theta: Array = np.zeros(layout.sizes[True], dtype)
        self.grad: Array = np.zeros(layout.sizes[True], dtype)
        self.statistics: Array = np.zeros(layout.sizes[False], dtype)
        self.views = layout.views(self.theta, self.statistics)
        self.grads = layout.views(self.grad)

    def initialize(self, initializer: Initializer, generator: np.random.Generator, *, biases: bool = False) -> None:
        """Draw every tensor in the order of the layers; a Param's own initializer wins over the spec's.

        With `biases` they are drawn as the weights of their layer are, instead of starting at 0.
        """
        fans = {slot.layer: slot.param.fan for slot in self.layout.slots if slot.name == "W"}
        for slot in self.layout.slots:
            abandon.look()
            chosen, fan = slot.param.initializer or initializer, slot.param.fan
            if biases and slot.name == "b":
                chosen, fan = initializer, fans.get(slot.layer, fan)
            _draw(self.views[slot.layer][slot.name], chosen, fan, generator)

    def begin_with(self, others: Parameters) -> None:
        """Take over the state of another network of the same layers.

        Raises: SpecError: a tensor of one is missing in the other, or has another shape.
        """
        check_alike(self.layout, others.layout)
        self.theta[...] = others.theta
        self.statistics[...] = others.statistics

    def copy(self) -> Parameters:
        """The same state in arrays of its own."""
        twin = Parameters(self.layout, self.theta.dtype)
        twin.theta[...] = self.theta
        twin.statistics[...] = self.statistics
        return twin

    def move_to(self, theta: Array, grad: Array) -> None:
        """Live in these vectors (P,) from now on, say the rows of an array that holds several networks."""
        theta[...] = self.theta
        self.theta, self.grad = theta, grad
        self.views = self.layout.views(self.theta, self.statistics)
        self.grads = self.layout.views(self.grad)

    def observer(self) -> Parameters:
        """The same θ and statistics (shared, to be read only) with a gradient vector of its own."""
        twin = copy.copy(self)
        twin.grad = np.zeros(len(self.grad), self.grad.dtype)  # its memory is taken where it is filled, part by part
        twin.grads = self.layout.views(twin.grad)
        return twin

    def decay_mask(self) -> Array:
        """(P,) 1 where weight decay pulls (weights), 0 where it does not (biases, scales, shifts)."""
        mask = filled(len(self.theta), 1, self.theta)
        for slot in self.layout.slots:
            if slot.param.trained and not slot.param.decays:
                mask[slot.start : slot.stop] = 0
        return mask


def _draw(view: Array, initializer: Initializer, fan: tuple[int, int], generator: np.random.Generator) -> None:
    """First values of a tensor; a huge one in parts, which are the same numbers."""
    if view.size <= PART or not initializer.one_by_one:
        view[...] = initializer.sample(view.shape, fan, generator)
        return
    flat = view.reshape(-1)  # a view: tensors are whole pieces of θ
    for part in in_turn(view.size):
        flat[part] = initializer.sample((part.stop - part.start,), fan, generator)


def check_alike(wanted: Layout, got: Layout) -> None:
    """See that weights laid out like `got` fit a network laid out like `wanted`.

    Raises: SpecError: they do not; names the first tensor that differs.
    """
    shapes = {slot.title: slot.param.shape for slot in wanted.slots}
    given = {slot.title: slot.param.shape for slot in got.slots}
    for title in (*shapes, *given):
        if shapes.get(title) != given.get(title):
            raise SpecError(
                "the first weights are of another network: {tensor} is {expected} here and {got} there; "
                "take the layers of the weights file, or draw new weights",
                field="start",
                tensor=title,
                expected=_size(shapes.get(title)),
                got=_size(given.get(title)),
            )


def _size(shape: Shape | None) -> str:
    return "–" if shape is None else "×".join(map(str, shape))

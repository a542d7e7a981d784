"""What every layer is: a plan of shapes, a forward formula, and the backward formula beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic

import numpy as np

from engine.errors import EngineError
from engine.initializers.base import Initializer
from engine.numerics.workspace import Empty, Workspace
from engine.registry import Component, Registry
from engine.types import Array, Shape, Views

Range = tuple[float, float]

# What forward leaves for backward: ReLU is a Layer[Array]. A plain `Layer`, as in a row of them, may leave anything.
if TYPE_CHECKING:
    from typing_extensions import TypeVar

    Cache = TypeVar("Cache", default=Any)
else:
    from typing import TypeVar

    Cache = TypeVar("Cache")


@dataclass(frozen=True)
class Param:
    """A tensor that a layer needs.

    Without its own initializer it takes the spec's. `fan` is (fan_in, fan_out). `trained=False` puts it into the
    statistics vector, which no optimizer touches. `decays` says whether weight decay pulls on it.
    """

    shape: Shape
    initializer: Initializer | None = None
    fan: tuple[int, int] = (1, 1)
    trained: bool = True

    @property
    def decays(self) -> bool:
        """Whether weight decay acts on it."""
        return self.trained and self.initializer is None


@dataclass(frozen=True)
class Plan:
    """A layer's output shape, without the batch axis, and the tensors it needs."""

    output: Shape
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True)
class Mode:
    """How a forward pass is meant: for training (with a random stream) or for reading.

    `needs_backward` says whether a backward pass may follow; without it a layer need not leave what that takes.
    `workspace` is the run's reused memory: what a layer takes from it lives until the next step.
    """

    training: bool = False
    generator: np.random.Generator | None = None
    needs_backward: bool = True
    workspace: Workspace | None = None

    @property
    def empty(self) -> Empty:
        """As `np.empty`, from the workspace if there is one; for arrays of a megabyte and more."""
        return np.empty if self.workspace is None else self.workspace.empty

    def stream(self) -> np.random.Generator:
        """The random stream of a layer that draws.

        Raises: EngineError: training without a stream.
        """
        if self.generator is None:
            raise EngineError("a layer draws at random while training; give the mode a generator, as from rng.stream")
        return self.generator


PREDICT = Mode()
NO_GRAD = Mode(needs_backward=False)


@dataclass(frozen=True, kw_only=True)
class Layer(Component, Generic[Cache]):
    """One step of a network. State lives outside: `p` and `grad` are views, `cache` is what backward needs."""

    cannot_train: ClassVar[str] = ""  # the reason, for a layer whose gradient says nothing
    elementwise: ClassVar[bool] = False  # the formula holds number by number, without tensors of its own
    activation: ClassVar[bool] = False  # stands behind a layer of weights, to bend what would else be a straight line
    output_range: ClassVar[Range | None] = None  # the bounds of its outputs, at which it saturates

    def plan(self, shape: Shape) -> Plan:
        """Output shape and tensors for inputs of `shape` (both without the batch axis).

        Raises: ShapeError: inputs of this shape cannot be taken.
        """
        return Plan(shape)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        """y and what backward needs; x stays as it was."""
        raise NotImplementedError

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        """Fill `grad` in place and return dx; dx means ∂loss/∂x."""
        raise NotImplementedError

    def fill_gradients(self, p: Views, grad: Views, cache: Cache, dy: Array) -> None:
        """As `backward` where no one asks for dx: the network's first layer with parameters."""
        self.backward(p, grad, cache, dy)


layers: Registry[Layer] = Registry("layer")

"""What every optimizer is."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from engine.fast.blocks import optimizer_part, parts
from engine.fast.pool import each, threads
from engine.numerics.huge_arrays import filled
from engine.registry import Component, Registry, hyper
from engine.types import Array, Memory

SMALLEST_PART = 65_536  # below, handing a part to another thread costs more than it saves
Own = TypeVar("Own", bound="Optimizer")


@dataclass(frozen=True, kw_only=True)
class Optimizer(Component):
    """Turns a gradient into a step. `memory` names the vectors shaped like θ that it keeps between steps."""

    learning_rate: float = hyper(0.01, low=1e-6, high=10.0, log=True, symbol="η", help="size of a step", live=True)
    memory: ClassVar[tuple[str, ...]] = ()
    rate_like: ClassVar[str] = ""  # the kind whose good learning rates are good for this one too

    def step(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        """Change θ in place, part by part: every rule holds number by number, so that parts can be worked on anywhere.

        t counts the steps from 1. `grad` may be overwritten.
        Shapes: theta, grad and every memory vector (P,)
        """
        part = optimizer_part(2 + len(self.memory))
        length = min(part, max(SMALLEST_PART, -(-len(theta) // threads())))
        if len(theta) <= length:
            self.update(theta, grad, memory, t)
            return

        def one(part: slice) -> None:
            self.update(theta[part], grad[part], {name: memory[name][part] for name in self.memory}, t)

        each(one, parts(len(theta), length))

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        """The rule, on a part of θ, of its gradient and of every memory vector; `grad` may be overwritten."""
        raise NotImplementedError

    def fresh_memory(self, theta: Array) -> Memory:
        """The vectors of `memory`, as they are before the first step."""
        return {name: filled(len(theta), 0, theta) for name in self.memory}

    def scaled(self: Own, factor: float) -> Own:
        """The same optimizer with its learning rate times `factor`, as a schedule asks; the bounds do not hold here."""
        twin = copy.copy(self)
        object.__setattr__(twin, "learning_rate", self.learning_rate * factor)
        return twin


optimizers: Registry[Optimizer] = Registry("optimizer")

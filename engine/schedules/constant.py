"""No change at all."""

from __future__ import annotations

from dataclasses import dataclass

from engine.schedules.base import Schedule, schedules


@schedules.register("constant")
@dataclass(frozen=True, kw_only=True)
class Constant(Schedule):
    """The learning rate stays as it is.

    factor = 1

    Source: the course, throughout.
    """

    def factor(self, progress: float) -> float:
        return 1.0

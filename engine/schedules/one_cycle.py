"""Up, down, and a tail."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import hyper
from engine.schedules.base import Schedule, schedules


@schedules.register("one-cycle")
@dataclass(frozen=True, kw_only=True)
class OneCycle(Schedule):
    """The learning rate climbs to its top, comes back down the same way, and almost vanishes in a short tail.

    three straight lines: s → 1 and 1 → s over (1 − z)/2 of the run each, then s → f over z

    Source: Smith 2018, section 4.1 (the momentum stays as it is set).
    """

    start: float = hyper(0.1, low=0.0, high=1.0, symbol="s", help="factor at the first step and before the tail")
    tail: float = hyper(0.1, low=0.001, high=0.9, symbol="z", help="share of the run that the tail takes")
    final: float = hyper(0.001, low=0.0, high=1.0, symbol="f", help="factor at the end")

    def factor(self, progress: float) -> float:
        half = (1 - self.tail) / 2
        if progress <= 2 * half:
            return 1 - (1 - self.start) * abs(progress - half) / half
        return self.start + (self.final - self.start) * (progress - 2 * half) / self.tail

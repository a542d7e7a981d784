"""Down a staircase."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import hyper
from engine.schedules.base import Schedule, schedules


@schedules.register("step")
@dataclass(frozen=True, kw_only=True)
class Step(Schedule):
    """The learning rate falls at once, a few times, and stays level in between.

    factor = γ^⌊p (n + 1)⌋, at most n falls, at equal distances;  p = share of the run that is done

    Source: Krizhevsky, Sutskever & Hinton 2012, section 5 (three falls by ten).
    """

    drops: int = hyper(3, low=1, high=20, symbol="n", help="how often the learning rate falls")
    share: float = hyper(0.1, low=0.001, high=1.0, log=True, symbol="γ", help="what is left after each fall")

    @classmethod
    def label(cls) -> str:
        return "Staircase"

    def factor(self, progress: float) -> float:
        return float(self.share ** min(int(progress * (self.drops + 1)), self.drops))

"""The same share less at every step."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import hyper
from engine.schedules.base import Schedule, schedules


@schedules.register("exponential")
@dataclass(frozen=True, kw_only=True)
class Exponential(Schedule):
    """The learning rate loses the same share at every step: fast at first, then ever more slowly.

    factor = f^p;  p = share of the run that is done

    Source: Goodfellow, Bengio & Courville 2016, section 8.3.1, with a constant ratio in place of a linear fall.
    """

    final: float = hyper(0.01, low=1e-6, high=1.0, log=True, symbol="f", help="what is left at the end")

    def factor(self, progress: float) -> float:
        return float(self.final**progress)

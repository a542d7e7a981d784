"""Half a cosine wave, from 1 down."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.registry import hyper
from engine.schedules.base import Schedule, schedules


@schedules.register("cosine")
@dataclass(frozen=True, kw_only=True)
class Cosine(Schedule):
    """The learning rate glides down: slowly at first, fast in the middle, and slowly again at the end.

    factor = f + (1 − f) (1 + cos πp)/2;  p = share of the run that is done

    Source: Loshchilov & Hutter 2017, equation 5, without restarts.
    """

    final: float = hyper(0.0, low=0.0, high=1.0, symbol="f", help="what is left at the end")

    def factor(self, progress: float) -> float:
        return self.final + (1 - self.final) * (1 + math.cos(math.pi * progress)) / 2

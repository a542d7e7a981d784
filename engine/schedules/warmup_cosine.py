"""A short climb, then half a cosine wave."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.registry import hyper
from engine.schedules.base import Schedule, schedules


@schedules.register("warmup-cosine")
@dataclass(frozen=True, kw_only=True)
class WarmupCosine(Schedule):
    """The learning rate climbs for a short while, so that the first steps do no harm, and then glides down.

    p < w: factor = s + (1 − s) p/w;  else f + (1 − f) (1 + cos πq)/2, q = (p − w)/(1 − w);  p = share of the run done

    Source: Goyal et al. 2017, section 2.2 (climb); Loshchilov & Hutter 2017, equation 5 (glide).
    """

    warmup: float = hyper(0.1, low=0.001, high=0.9, symbol="w", help="share of the run spent climbing")
    start: float = hyper(0.01, low=0.0, high=1.0, symbol="s", help="factor at the first step")
    final: float = hyper(0.0, low=0.0, high=1.0, symbol="f", help="factor at the end")

    def factor(self, progress: float) -> float:
        if progress < self.warmup:
            return self.start + (1 - self.start) * progress / self.warmup
        q = (progress - self.warmup) / (1 - self.warmup)
        return self.final + (1 - self.final) * (1 + math.cos(math.pi * q)) / 2

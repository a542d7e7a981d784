"""What every schedule is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import Component, Registry


@dataclass(frozen=True, kw_only=True)
class Schedule(Component):
    """How the learning rate changes while a run continues."""

    def factor(self, progress: float) -> float:
        """What the learning rate is multiplied by, ≥ 0. `progress` is the share of the run that is done, 0 to 1."""
        raise NotImplementedError


schedules: Registry[Schedule] = Registry("schedule")

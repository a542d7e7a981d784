"""Time: the moments at which a kept run's weights were kept, and which of them all views look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.store.moments.snapshots import snapshots_of
from engine.store.run_list import EVENTS_FILE, WEIGHTS_FILE, read_summary


@dataclass(frozen=True)
class Moment:
    """A moment of a run, and the file of its weights; `path` is None for its end, which the network itself is."""

    step: int
    epoch: float
    path: Path | None = None


@dataclass
class Timeline:
    """The moments of one network, the earliest first; `place` is the one that is looked at, at first its end.

    `lacking` says why there is nothing to slide: no run (a file, or a shipped network), or none was kept of it.
    """

    moments: tuple[Moment, ...] = ()
    place: int = 0
    lacking: str = "no run"
    playing: bool = False

    @classmethod
    def of(cls, weights: Path | None) -> Timeline:
        """The moments of the run that this weights file belongs to; what is no kept run has none."""
        if weights is None or weights.name != WEIGHTS_FILE or not (weights.parent / EVENTS_FILE).exists():
            return cls()
        kept = snapshots_of(weights.parent)
        if not kept:
            return cls(lacking="none kept")
        summary = read_summary(weights.parent)
        last = kept[-1]
        end = Moment(last.step + 1, last.epoch) if summary is None else Moment(summary.step, float(summary.epoch))
        moments = (*(Moment(one.step, one.epoch, one.path) for one in kept), end)
        return cls(moments, len(moments) - 1, "")

    @property
    def now(self) -> Moment | None:
        """The moment that is looked at; None where there are none."""
        return self.moments[self.place] if self.moments else None

    def place_of(self, moment: Moment | None) -> int:
        """Where a moment is; None is the end."""
        return self.moments.index(moment) if moment in self.moments else max(len(self.moments) - 1, 0)

    @property
    def at_end(self) -> bool:
        """Whether the network is looked at as it came out."""
        return self.place >= len(self.moments) - 1

"""What one page hands to another: `page.handover_requested.emit("postal", Trained(…))` shows that page and gives it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.parameters import Parameters
from engine.spec import ExperimentSpec


@dataclass(frozen=True, eq=False)
class Trained:
    """A trained network with a state of its own: for the postal code page, Inspect, Compare.

    `temperature` divides its logits so that certainties are honest; `path` is the file that keeps it, if there is one.
    """

    name: str
    spec: ExperimentSpec
    parameters: Parameters
    accuracy: float | None = None
    temperature: float = 1.0
    path: Path | None = None


@dataclass(frozen=True)
class InspectView:
    """Which view the Inspect page brings to the front: a key of its segments."""

    view: str


@dataclass(frozen=True)
class PostalBox:
    """A digit written on the Postal code page, by the place of its box: for the Inspect page."""

    place: int


@dataclass(frozen=True)
class ToTrain:
    """A spec to be trained: for the Train page. `action` is what it does next: `find_rate`, `data`."""

    name: str
    spec: ExperimentSpec
    action: str = ""


@dataclass(frozen=True)
class Rivals:
    """Specs to be raced from the same start, with their names: for the Compare page."""

    title: str
    names: tuple[str, ...]
    specs: tuple[ExperimentSpec, ...]


@dataclass(frozen=True)
class KeptRun:
    """A run that is on disk, to be taken up again: for the Train page."""

    folder: Path

"""What a run reports: facts, no text for people.

Every event is headed by the run it belongs to, the step and epoch it happened in, and the seconds since the start.
`to_dict` and `from_dict` round-trip through JSON lines, so a saved run replays as if it were live.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Event:
    """The head of every event. `step` counts finished updates, `epoch` finished epochs."""

    run: str
    step: int
    epoch: int
    elapsed_s: float

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON data; numbers that are not finite become None, since JSON has no word for them."""
        return {"event": type(self).__name__, **{name: _plain(value) for name, value in vars(self).items()}}


@dataclass(frozen=True, kw_only=True)
class Started(Event):
    """A run begins, or begins again from a checkpoint (`step` > 0)."""

    spec: dict[str, Any]
    data: str
    digest: str
    parameters: int
    total_steps: int
    steps_per_epoch: int


@dataclass(frozen=True)
class LayerProbe:
    """Statistics of one layer on a fixed batch; gradient and weight figures are None for layers without parameters.

    `saturated`: share of outputs within 1 % of a bounded activation's ends; `dead`: share of units that are 0 (to
    rounding: stuck) for every image of the batch.
    """

    layer: int
    kind: str
    mean: float
    spread: float
    rms: float
    saturated: float
    dead: float
    gradient_rms: float | None = None
    weight_rms: float | None = None


@dataclass(frozen=True, kw_only=True)
class Probed(Event):
    """Statistics of every layer on a fixed batch, before the first update and then now and then."""

    layers: tuple[LayerProbe, ...]
    step_length: float


@dataclass(frozen=True, kw_only=True)
class StepEnded(Event):
    """One update is done. `loss` is the batch mean before it, with the weight decay term."""

    loss: float
    learning_rate: float
    batch_size: int


@dataclass(frozen=True, kw_only=True)
class EpochEnded(Event):
    """As many images were seen as there are; accuracies 0…1. The train figure is taken on at most 10,000 images."""

    train_loss: float
    train_accuracy: float
    test_loss: float
    test_accuracy: float
    validation_loss: float | None = None
    validation_accuracy: float | None = None


@dataclass(frozen=True, kw_only=True)
class Evaluated(Event):
    """A look at the test digits between two epochs, on the first `images` of them."""

    images: int
    test_loss: float
    test_accuracy: float


@dataclass(frozen=True, kw_only=True)
class Changed(Event):
    """A setting was altered mid-run, named by its path; the next step is the first with the new value."""

    setting: str
    before: float
    after: float


@dataclass(frozen=True, kw_only=True)
class Finished(Event):
    """The run is over.

    `reason`: `completed`, `stopped`, `early` (no more progress), `diverged`, or `failed`, where `message` says why.
    """

    reason: str
    test_accuracy: float | None
    best_accuracy: float | None
    best_epoch: int
    message: str = ""


_ALL: tuple[type[Event], ...] = (Started, Probed, StepEnded, Evaluated, EpochEnded, Changed, Finished)
EVENTS: dict[str, type[Event]] = {event.__name__: event for event in _ALL}


def from_dict(data: Mapping[str, Any]) -> Event:
    """The event that `to_dict` wrote; a None where a float must be comes back as NaN.

    Raises: KeyError, TypeError: no such event, a field is missing, or of the wrong type.
    """
    given = dict(data)
    cls = EVENTS[given.pop("event")]
    if cls is Probed:
        given["layers"] = tuple(map(_layer, given["layers"]))
    return cls(**_typed(cls, given))


def _layer(data: Any) -> LayerProbe:
    if not isinstance(data, Mapping):
        raise TypeError(f"a probed layer cannot be {data!r:.40}")
    return LayerProbe(**_typed(LayerProbe, dict(data)))


def _typed(cls: type, given: dict[str, Any]) -> dict[str, Any]:
    """The same fields, every one of its declared type."""
    for name, allowed in _types(cls).items():
        value = given.get(name, _ABSENT)
        if value is None and allowed == (float, int):
            given[name] = math.nan
        elif value is not _ABSENT and (not isinstance(value, allowed) or value is True or value is False):
            raise TypeError(f"{name} cannot be {value!r:.40}")
    return given


@cache
def _types(cls: type) -> dict[str, tuple[type, ...]]:
    """What JSON may hold for every field: a whole number is a float, too."""
    found: dict[str, tuple[type, ...]] = {}
    for name, hint in typing.get_type_hints(cls).items():
        kinds = typing.get_args(hint) if typing.get_origin(hint) is types.UnionType else (hint,)
        plain = tuple(typing.get_origin(kind) or kind for kind in kinds)
        found[name] = (*plain, int) if float in plain else plain
    return found


_ABSENT = object()


def _plain(value: Any) -> Any:
    if isinstance(value, str | int):
        return value
    if isinstance(value, LayerProbe):
        value = vars(value)
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value

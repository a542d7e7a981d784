"""What of an experiment can change while it runs, and how such a change is written on a plot.

The fields say it themselves: `live` and `symbol` in their `hyper(...)`.
"""

from __future__ import annotations

from typing import Any

from engine.optimizers import optimizers
from engine.registry import fields_of, plain
from engine.spec import ExperimentSpec


def live_settings(spec: ExperimentSpec) -> dict[str, Any]:
    """What of a spec a running trainer can take, by its path: `batch_size`, `optimizer.learning_rate`."""
    own = {f.name: getattr(spec, f.name) for f in spec.settings() if f.hyper.live}
    fields = fields_of(spec.optimizer)
    return own | {f"optimizer.{f.name}": getattr(spec.optimizer, f.name) for f in fields if f.hyper.live}


def change_text(setting: str, before: float, after: float) -> str:
    """A change in as few signs as it takes: η 0.01 → 0.005."""
    return f"{_symbols().get(setting, setting)} {_number(before)} → {_number(after)}"


def _symbols() -> dict[str, str]:
    """The letter of every live setting that has one."""
    owners = (ExperimentSpec, *optimizers)
    return {f.name: f.hyper.symbol for owner in owners for f in fields_of(owner) if f.hyper.live and f.hyper.symbol}


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else plain(value)

"""How a change of a setting that took place while a run was under way is written on a plot.

The fields say it themselves: `live` and `symbol` in their `hyper(...)`; `ExperimentSpec.live_settings()` lists them.
"""

from __future__ import annotations

from engine.optimizers import optimizers
from engine.registry import fields_of, plain
from engine.spec import ExperimentSpec


def change_text(setting: str, before: float, after: float) -> str:
    """A change of a setting, named by its path, in as few signs as it takes: η 0.01 → 0.005."""
    name = setting.rpartition(".")[2]
    return f"{_symbols().get(name, name)} {_number(before)} → {_number(after)}"


def _symbols() -> dict[str, str]:
    """The letter of every live setting that has one."""
    owners = (ExperimentSpec, *optimizers)
    return {f.name: f.hyper.symbol for owner in owners for f in fields_of(owner) if f.hyper.live and f.hyper.symbol}


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else plain(value)

"""The range or the choices with which a setting of an experiment is searched at first."""

from __future__ import annotations

from typing import Any

from engine.racing.variations import Variation
from engine.registry import Component, Field
from engine.study.space import SearchedSetting


def usual(variation: Variation) -> SearchedSetting:
    """A usual range, or the usual choices, for something that may vary."""
    path, field = variation.path, variation.field
    if variation.family is not None or field is None or field.type is bool or field.hyper.choices:
        values = [v.kind if isinstance(v, Component) else v for v in variation.values]
        return SearchedSetting(path, tuple(dict.fromkeys(values)))
    low, high, log = _range(field, variation.values)
    return SearchedSetting(path, (), low, high, log, whole=field.type is int)


def _range(field: Field, values: tuple[Any, ...]) -> tuple[float, float, bool]:
    if field.name == "learning_rate":
        return 1e-4, 1.0, True
    if field.name == "ratio":
        return 0.0, 0.5, False
    if field.name == "weight_decay":
        return 1e-6, 1e-2, True
    low, high = float(min(values)), float(max(values))
    if field.name in ("units", "filters", "batch_size"):
        return max(1.0, low), max(high, low + 1), True
    if field.hyper.low is not None and field.hyper.high is not None and (low == high):
        return field.hyper.low, field.hyper.high, field.hyper.log and field.hyper.low > 0
    return low, high if high > low else low + 1, False

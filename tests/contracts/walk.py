"""What the contracts walk over: every component of every registry, with its defaults and with other settings."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from engine.errors import ShapeError
from engine.layers import Layer, layers
from engine.registry import Component, Field, Registry, fields_of
from engine.spec import FAMILIES

COMPONENTS = [(name, cls) for name, family in FAMILIES.items() for cls in family]
SHAPES = ((5,), (2, 6, 6), (3, 8, 7))  # what layers are tried on: a row, and images


def every(family: Registry[Any]) -> Any:
    """A parametrization over the classes of one family."""
    return pytest.mark.parametrize("cls", list(family), ids=[c.kind for c in family])


def each_component() -> Any:
    """A parametrization over the classes of all families."""
    return pytest.mark.parametrize("cls", [c for _, c in COMPONENTS], ids=[f"{n}-{c.kind}" for n, c in COMPONENTS])


def other_values(field: Field) -> list[Any]:
    """Values of a field besides its default, small enough for a test, all within the bounds."""
    if field.type is bool:
        return [not field.default]
    if field.type is str:
        return [choice for choice in field.hyper.choices if choice != field.default]
    low, high = field.hyper.low, field.hyper.high
    if low is None or high is None:
        return []
    if field.type is int:
        candidates: list[Any] = [int(low), int(low) + 1, field.default - 1, field.default + 1]
    else:
        middle = (max(low, 1e-12) * high) ** 0.5 if field.hyper.log else (low + high) / 2
        candidates = [low, middle, (field.default + low) / 2, (field.default * 3 + high) / 4]
    return [v for v in dict.fromkeys(candidates) if low <= v <= high and v != field.default]


def variants(cls: type[Any]) -> Iterator[Any]:
    """The component with its defaults, and with each field in turn set to other values."""
    yield cls()
    for field in fields_of(cls):
        for value in other_values(field):
            yield cls(**{field.name: value})


def takers(layer: Layer) -> Iterator[tuple[int, ...]]:
    """The shapes of `SHAPES` that a layer takes."""
    for shape in SHAPES:
        try:
            layer.plan(shape)
        except ShapeError:
            continue
        yield shape


def placed_layers() -> list[tuple[Layer, tuple[int, ...]]]:
    """Every layer in every variant on every shape it takes; narrow dense layers, so that tests stay fast."""
    return [(layer, shape) for cls in layers for layer in variants(cls) for shape in takers(layer)]


def name_of(value: Any) -> str:
    """A short test id: the kind and what differs from the defaults."""
    if not isinstance(value, Component):
        return "x".join(map(str, value))
    changed = [
        f"{f.name}={getattr(value, f.name):g}" if f.type is float else f"{f.name}={getattr(value, f.name)}"
        for f in fields_of(value)
        if getattr(value, f.name) != f.default
    ]
    return ",".join([value.kind, *changed])


def is_frozen(cls: type[Any]) -> bool:
    return bool(dataclasses.is_dataclass(cls) and cls.__dataclass_params__.frozen)  # type: ignore[attr-defined]

"""What every component of every family keeps, whoever writes it."""

import inspect
import json
import math
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.augmentations import Augmentation
from engine.errors import SpecError
from engine.initializers import Initializer
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.losses import Loss
from engine.optimizers import Optimizer
from engine.registry import Field, fields_of, hyper
from engine.rng import stream
from engine.schedules import Schedule
from engine.spec import FAMILIES, ExperimentSpec
from tests.contracts.walk import COMPONENTS, each_component, is_frozen, variants

FORMULA = ("layers", "loss", "optimizer", "schedule", "initializer")
FIELDS = [(cls, field) for _, cls in COMPONENTS for field in fields_of(cls)]
each_field = pytest.mark.parametrize(("cls", "field"), FIELDS, ids=[f"{c.kind}.{f.name}" for c, f in FIELDS])


def family_of(cls: type[Any]) -> str:
    return next(name for name, family in FAMILIES.items() if family.names() and cls in list(family))


def test_every_family_has_components() -> None:
    empty = [name for name, family in FAMILIES.items() if not list(family)]
    assert empty == []


@each_component()
def test_the_first_line_of_the_docstring_is_a_sentence_that_fits_a_tooltip(cls: type[Any]) -> None:
    line = cls.summary()
    assert cls.__doc__ != super(cls, cls).__doc__
    assert 20 <= len(line) <= 110
    assert line.endswith(".")
    assert line[0].isupper()


@each_component()
def test_the_docstring_has_a_formula_and_its_source(cls: type[Any]) -> None:
    text = inspect.getdoc(cls) or ""
    assert "\nSource: " in text
    assert all(len(line) <= 120 for line in text.splitlines())
    body = text.split("\nSource: ")[0]
    if family_of(cls) in FORMULA:
        assert any(mark in body for mark in ("=", "←", "~", "→")), "no formula"
    if issubclass(cls, Layer) or family_of(cls) == "loss":
        assert "\nShapes: " in text


@each_component()
def test_the_class_reads_on_one_screen(cls: type[Any]) -> None:
    assert len(inspect.getsource(cls).splitlines()) <= 70


@each_component()
def test_one_component_one_file_named_like_it(cls: type[Any]) -> None:
    assert Path(inspect.getfile(cls)).stem == cls.kind.replace("-", "_")
    assert cls.kind == cls.kind.lower()
    assert cls.label()


@each_component()
def test_a_component_is_frozen_and_equal_to_its_like(cls: type[Any]) -> None:
    assert is_frozen(cls)
    assert cls() == cls()
    assert hash(cls()) == hash(cls())


@each_component()
def test_every_variant_goes_through_text_and_back(cls: type[Any]) -> None:
    name = family_of(cls)
    for component in variants(cls):
        plain = json.loads(json.dumps(component.to_dict()))
        assert FAMILIES[name].from_dict(plain) == component
        assert FAMILIES[name].get(cls.kind) is cls
        several = name in ("layers", "augmentation")
        given: dict[str, Any] = {name: (component,) if several else component}
        spec = ExperimentSpec(**given)
        assert ExperimentSpec.from_toml(spec.to_toml()) == spec
        assert tomllib.loads(spec.to_toml())[name] == ([plain] if several else plain)


@each_field
def test_every_field_says_what_it_is_for(cls: type[Any], field: Field) -> None:
    assert 5 <= len(field.hyper.help) <= 110
    assert not field.hyper.help.endswith(".")
    assert field.label


@each_field
def test_every_number_has_bounds_that_hold_and_its_default_lies_within(cls: type[Any], field: Field) -> None:
    if field.type not in (int, float):
        return
    low, high = field.hyper.low, field.hyper.high
    assert low is not None
    assert high is not None
    assert low <= field.default <= high
    if field.hyper.log:
        assert low > 0
    cls(**{field.name: field.type(low)})
    cls(**{field.name: field.type(high)})
    beyond = (low - 1, high + 1) if field.type is int else (low - abs(low) - 1e-9, high * 1.001 + 1e-9)
    for value in beyond:
        with pytest.raises(SpecError) as caught:
            cls(**{field.name: field.type(value)})
        assert caught.value.field == field.name
        assert field.name in str(caught.value)


@each_field
def test_a_value_of_another_kind_is_refused_at_its_field(cls: type[Any], field: Field) -> None:
    wrong: list[Any] = {
        float: ["fast", True, math.nan, math.inf, None],
        int: [1.5, "two", True],
        bool: [1, "yes"],
        str: [3, "nonsense"],
    }[field.type]
    for value in wrong:
        with pytest.raises(SpecError) as caught:
            cls(**{field.name: value})
        assert caught.value.field == field.name


@each_component()
def test_an_unknown_setting_is_refused_and_names_those_there_are(cls: type[Any]) -> None:
    with pytest.raises(SpecError, match="has no setting called nonsense") as caught:
        FAMILIES[family_of(cls)].from_dict({"kind": cls.kind, "nonsense": 1})
    assert caught.value.field == "nonsense"


def test_what_hyper_is_given_reaches_the_field() -> None:
    field = hyper(1.0, low=0.5, high=2.0, log=True, help="h", symbol="s", unit="px", live=True)
    known = field.metadata["hyper"]
    assert (known.low, known.high, known.log, known.help) == (0.5, 2.0, True, "h")
    assert (known.symbol, known.unit, known.live) == ("s", "px", True)


def test_a_component_without_its_formula_fails_at_its_first_use() -> None:
    x, none = np.zeros((2, 3)), np.zeros(2, np.int64)
    generator = stream(0, "none")
    for use in (
        lambda: Layer().forward({}, x, PREDICT),
        lambda: Layer().backward({}, {}, None, x),
        lambda: Loss().value(x, none),
        lambda: Optimizer().update(x, x, {}, 1),
        lambda: Schedule().factor(0.5),
        lambda: Initializer().sample((2, 3), (2, 3), generator),
        lambda: Initializer().variance((2, 3)),
        lambda: Augmentation().apply(x, generator),
    ):
        with pytest.raises(NotImplementedError):
            use()

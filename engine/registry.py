"""What a component is, and the lists that know them all.

A component is a frozen dataclass: its fields are its hyperparameters (declared with `hyper`), its docstring its help,
its methods its formula. From that one declaration come the form in the window, the TOML of a recipe and the checks.
A family's package imports every module in its folder (`load_family`), so a new component is one new file.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import math
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeVar

from engine.errors import SpecError, nearest
from engine.text.numbers import NumberError, as_whole, read_number, shown


@dataclasses.dataclass(frozen=True)
class Hyper:
    """What is known of a hyperparameter besides its type and default."""

    low: float | None = None
    high: float | None = None
    log: bool = False
    help: str = ""
    symbol: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    live: bool = False


def hyper(
    default: Any,
    *,
    low: float | None = None,
    high: float | None = None,
    log: bool = False,
    help: str = "",
    symbol: str = "",
    unit: str = "",
    choices: tuple[str, ...] = (),
    live: bool = False,
) -> Any:
    """A hyperparameter: a dataclass field with bounds (inclusive), help for people and hints for its form.

    `log` asks for a logarithmic slider, `live` says that the trainer takes a new value between two steps.
    """
    known = Hyper(low, high, log, help, symbol, unit, choices, live)
    return dataclasses.field(default=default, metadata={"hyper": known})


@dataclasses.dataclass(frozen=True)
class Field:
    """One hyperparameter of a component, as a form or a file sees it."""

    name: str
    type: type
    default: Any
    hyper: Hyper

    @property
    def label(self) -> str:
        """The field's name as a person reads it: `learning_rate` is «Learning rate»."""
        return self.name.replace("_", " ").capitalize()

    def check(self, value: Any) -> Any:
        """`value` in the field's own type; a number may be a text as people write it.

        Raises: SpecError: a wrong type, a number outside the bounds, or an unknown choice.
        """
        value = self._converted(value)
        if not isinstance(value, self.type) or (self.type is not bool and isinstance(value, bool)):
            wanted = _TYPE_WORDS[self.type]
            raise SpecError("{field} must be {expected}, not {got}", field=self.name, expected=wanted, got=shown(value))
        if isinstance(value, float) and not math.isfinite(value):
            raise SpecError("{field} must be a finite number, not {got}", field=self.name, got=value)
        known = self.hyper
        if isinstance(value, int | float) and not isinstance(value, bool):
            if known.low is not None and known.high is not None:
                if not known.low <= value <= known.high:
                    raise SpecError(
                        "{field} must be between {low} and {high}, not {got}",
                        field=self.name,
                        low=plain(known.low),
                        high=plain(known.high),
                        got=plain(value),
                    )
            elif known.low is not None and value < known.low:
                raise SpecError(
                    "{field} must be at least {low}, not {got}", field=self.name, low=plain(known.low), got=plain(value)
                )
        if known.choices and value not in known.choices:
            raise SpecError(
                "{field} must be one of {choices}, not {got}; did you mean {nearest}?",
                field=self.name,
                choices=", ".join(known.choices),
                got=shown(value),
                nearest=nearest(str(value), list(known.choices)),
            )
        return value

    def _converted(self, value: Any) -> Any:
        """A number that is a text, or of the other type, as the field's own; anything else as it is."""
        whole = self.type is int
        try:
            if isinstance(value, str) and self.type in (int, float):
                return read_number(value, whole=whole)
            if whole and isinstance(value, float):
                return as_whole(value)
            if self.type is float and isinstance(value, int) and not isinstance(value, bool):
                return float(value)
        except NumberError as error:
            if error.reason == "comma":
                raise SpecError(
                    "{field}: write {example} with a point, not {got}",
                    field=self.name,
                    example=error.way_out,
                    got=value,
                ) from None
        except OverflowError:  # a whole number beyond every float
            return math.inf
        return value


_TYPE_WORDS = {float: "a number", int: "a whole number", bool: "true or false", str: "a text"}


def plain(number: float) -> str:
    """A number as a person writes it: 0.000001 rather than 1e-06, 10 rather than 10.0."""
    if isinstance(number, int) and abs(number) >= 10**16:
        return shown(number)
    if isinstance(number, int) or float(number).is_integer():
        return f"{int(number)}"
    return f"{number:.12f}".rstrip("0") if abs(number) >= 1e-12 else repr(number)


def fields_of(component: Any) -> tuple[Field, ...]:
    """The hyperparameters of a component or component class, in the order they were declared."""
    return _fields(component if isinstance(component, type) else type(component))


@functools.cache
def _fields(cls: type[Any]) -> tuple[Field, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        Field(f.name, hints[f.name], f.default, f.metadata.get("hyper", Hyper())) for f in dataclasses.fields(cls)
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Component:
    """A frozen set of hyperparameters with a formula; it cannot exist with an impossible value."""

    kind: ClassVar[str] = ""

    def __post_init__(self) -> None:
        for field in fields_of(self):
            object.__setattr__(self, field.name, field.check(getattr(self, field.name)))

    @classmethod
    def label(cls) -> str:
        """The name the field's people know it by: `AdaGrad`, `Conv2D`."""
        return cls.__name__

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring: what it is, as a student would say it."""
        return (cls.__doc__ or "").strip().split("\n")[0]

    def to_dict(self) -> dict[str, Any]:
        """`kind` and every field, as plain data."""
        return {"kind": self.kind, **{f.name: getattr(self, f.name) for f in fields_of(self)}}


C = TypeVar("C", bound=Component)


class Registry(Generic[C]):
    """All components of one family by name; unknown names suggest the nearest."""

    def __init__(self, family: str) -> None:
        self.family = family
        self._known: dict[str, type[C]] = {}

    def register(self, kind: str) -> Callable[[type[Any]], type[Any]]:
        """Class decorator: makes the component known as `kind` in files, forms and on the command line."""

        def add(cls: type[Any]) -> type[Any]:
            taken = self._known.get(kind)
            if taken is not None and taken.__qualname__ != cls.__qualname__:
                raise ValueError(f"{self.family} {kind!r} is registered twice: {taken!r} and {cls!r}")
            cls.kind = kind
            self._known[kind] = cls
            return cls

        return add

    def __iter__(self) -> Iterator[type[C]]:
        return iter(self._known.values())

    def __contains__(self, kind: str) -> bool:
        return kind in self._known

    def names(self) -> list[str]:
        """The names of all components, in the order in which they were registered."""
        return list(self._known)

    def get(self, kind: str) -> type[C]:
        """The component class of that name.

        Raises: SpecError: no such component; names the nearest.
        """
        if not isinstance(kind, str) or kind not in self._known:
            raise SpecError(
                "there is no {family} called {got}; did you mean {nearest}?",
                field="kind",
                family=self.family,
                got=shown(kind),
                nearest=nearest(str(kind), self.names()),
            )
        return self._known[kind]

    def from_dict(self, data: Mapping[str, Any] | str) -> C:
        """A component from its plain form; a bare name means all defaults.

        Raises: SpecError: unknown kind or field, or a value out of bounds.
        """
        given: dict[str, Any] = {"kind": data} if isinstance(data, str) else dict(data)
        if "kind" not in given:
            raise SpecError("{field} is missing: say which {family} it is", field="kind", family=self.family)
        cls = self.get(given.pop("kind"))
        names = [f.name for f in fields_of(cls)]
        for name in given:
            if name not in names:
                raise SpecError(
                    "{kind} has no setting called {field}; it has {known}",
                    field=name,
                    kind=cls.label(),
                    known=", ".join(names) or "none",
                )
        return cls(**given)


def load_family(package: ModuleType) -> None:
    """Import every module in a family's folder, so that each registers itself."""
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"{package.__name__}.{module}")

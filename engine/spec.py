"""One experiment, whole: an immutable spec whose seed decides every number of its run.

`to_dict` and `from_dict` are the only text form: TOML for people, JSON for machines. What a text does not say keeps
its default.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine import network_cost
from engine.augmentations import Augmentation, augmentations
from engine.errors import SpecError, nearest
from engine.initializers import Initializer, initializers
from engine.initializers.he import He
from engine.layers import Layer, layers
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.losses import Loss, losses
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.numerics import machine
from engine.optimizers import Optimizer, optimizers
from engine.optimizers.sgd import SGD
from engine.registry import Component, Field, Registry, fields_of, hyper
from engine.schedules import Schedule, schedules
from engine.schedules.constant import Constant
from engine.text.numbers import shown
from engine.text.schema import Malformed, record
from engine.text.toml_text import plain_of
from engine.types import Shape

FAMILIES: dict[str, Registry[Any]] = {
    "layers": layers,
    "loss": losses,
    "optimizer": optimizers,
    "schedule": schedules,
    "initializer": initializers,
    "augmentation": augmentations,
}
UNKNOWN = "there is no setting called {field}; did you mean {nearest}?"
TEXTS = (UNKNOWN,)  # for people, in their language
LISTS = ("layers", "augmentation")  # these hold several components, the others one


@dataclass(frozen=True, kw_only=True)
class ExperimentSpec:
    """Everything that decides a run: network, data, training and seed.

    Raises: SpecError: a setting that cannot be, with `field` naming it (dotted inside a component).
    """

    layers: tuple[Layer, ...] = (Flatten(), Dense(units=50), ReLU(), Dense(units=10))
    loss: Loss = CrossEntropy()
    optimizer: Optimizer = SGD(learning_rate=0.1)
    schedule: Schedule = Constant()
    initializer: Initializer = He()
    augmentation: tuple[Augmentation, ...] = ()
    data: str = hyper("mnist-sample", help="name of the data set, or its folder")
    batch_size: int = hyper(100, low=1, high=10_000, log=True, symbol="N", help="digits per step", live=True)
    epochs: int = hyper(16, low=0, high=10_000, help="how often every training digit is seen")
    steps: int = hyper(0, low=0, high=100_000_000, help="stop after this many steps; 0 lets the epochs decide")
    sampling: str = hyper(
        "shuffled",
        choices=("shuffled", "replacement"),
        help="shuffled: every digit once an epoch; replacement: drawn at random each time, as the course does",
    )
    weight_decay: float = hyper(
        0.0, low=0.0, high=1.0, symbol="λ", help="pulls weights towards 0: adds ½ λ Σ W² to the loss", live=True
    )
    updates_per_batch: int = hyper(
        1, low=1, high=100, help="updates with one batch's gradient; the programs of the course make six"
    )
    clip_norm: float = hyper(0.0, low=0.0, high=1e6, help="longest gradient allowed; 0 allows any")
    validation: float = hyper(0.0, low=0.0, high=0.9, help="share of the training digits kept aside to choose by")
    patience: int = hyper(0, low=0, high=1000, help="stop after this many epochs without progress; 0 never")
    keep_best: bool = hyper(False, help="end with the weights that were best on validation")
    biases: str = hyper("zeros", choices=("zeros", "drawn"), help="first biases: 0, or drawn as the weights are")
    gradient: str = hyper(
        "backprop",
        choices=("backprop", "numerical"),
        help="numerical tries every weight in turn: thousands of times slower",
    )
    seed: int = hyper(
        42,
        low=0,
        high=2**31 - 1,
        help="decides every random number: same seed, same run, on the same kind of machine with any number of threads",
    )
    start: str = hyper("", help="weights to begin with: a file, or the name of a shipped network; empty draws new ones")

    def __post_init__(self) -> None:
        for field in self.settings():
            object.__setattr__(self, field.name, field.check(getattr(self, field.name)))
        object.__setattr__(self, "layers", tuple(self.layers))
        object.__setattr__(self, "augmentation", tuple(self.augmentation))
        if (self.patience or self.keep_best) and not self.validation:
            raise SpecError(
                "{field} must be above 0 to stop early or to keep the best weights: "
                "choosing by the test digits would be cheating",
                field="validation",
            )

    @classmethod
    def settings(cls) -> tuple[Field, ...]:
        """The fields that are plain numbers, texts and switches, as a form shows them."""
        return tuple(f for f in fields_of(cls) if f.name not in FAMILIES)

    def live_fields(self) -> dict[str, Field]:
        """The fields that can change while the experiment runs, by their path: `batch_size`, `optimizer.momentum`."""
        own = {f.name: f for f in self.settings() if f.hyper.live}
        return own | {f"optimizer.{f.name}": f for f in fields_of(self.optimizer) if f.hyper.live}

    def live_field(self, path: str) -> Field:
        """The field of that path.

        Raises: SpecError: nothing that can change while the experiment runs.
        """
        known = self.live_fields()
        if path not in known:
            raise SpecError(
                "{field} cannot be changed while it runs; what can: {known}", field=path, known=", ".join(known)
            )
        return known[path]

    def live_settings(self) -> dict[str, Any]:
        """The values of the live fields, by their path."""
        parts = {"": self, "optimizer": self.optimizer}
        return {path: getattr(parts[path.rpartition(".")[0]], f.name) for path, f in self.live_fields().items()}

    def network(self, image_shape: Shape) -> Network:
        """The layers, planned for images of this shape (C, H, W).

        Raises: ShapeError: a layer that cannot take what reaches it.
        """
        return Network(self.layers, image_shape)

    def check(self, image_shape: Shape, classes: int) -> Network:
        """The planned network, if this spec can be trained on such images.

        Raises: ShapeError, SpecError: what is wrong, at which layer or setting.
        """
        network = self.network(image_shape)
        network.check_trainable()
        if network.output_shape != (classes,):
            raise SpecError(
                "the last layer must give {expected} numbers, one per class, not {got}; "
                "make it a dense layer of {expected} units",
                field="layers",
                expected=classes,
                got=network.output_shape[0] if len(network.output_shape) == 1 else network.output_shape,
            )
        if self.loss.expects == "scores" and isinstance(self.layers[-1], Softmax):
            raise SpecError(
                "{loss} brings its own softmax or sigmoid; take the softmax layer away, or choose mean squared error",
                field="loss",
                loss=self.loss.label(),
            )
        needed, there = self.memory_bytes(network), machine.free_bytes()
        if there is not None and needed > there:
            raise SpecError(
                "this network takes {needed} GB of memory and {there} GB are free; take fewer units or smaller batches",
                field="layers",
                needed=f"{needed / 1e9:.1f}",
                there=f"{there / 1e9:.1f}",
            )
        return network

    def memory_bytes(self, network: Network) -> int:
        """Bytes that a run takes at its highest, by engine/network_cost.py."""
        return network_cost.memory_bytes(network, self.optimizer, self.batch_size)

    def run_s(self, network: Network, steps: int) -> float:
        """Roughly the seconds that this many steps take on this machine."""
        each = network_cost.step_s(network, self.optimizer, self.batch_size)
        return steps * self.updates_per_batch * each

    def to_dict(self) -> dict[str, Any]:
        """Plain data: components as tables with their `kind`."""
        plain: dict[str, Any] = {}
        for f in dataclasses.fields(self):
            value = getattr(self, f.name)
            if isinstance(value, Component):
                plain[f.name] = value.to_dict()
            elif f.name in LISTS:
                plain[f.name] = [part.to_dict() for part in value]
            else:
                plain[f.name] = value
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ExperimentSpec:
        """The spec that plain data describes.

        Raises: SpecError: an unknown name or an impossible value, dotted: `layers.2.units` (counted from 1).
        """
        known = [f.name for f in dataclasses.fields(cls)]
        given: dict[str, Any] = {}
        for name, value in data.items():
            if name not in known:
                raise SpecError(UNKNOWN, field=name, nearest=nearest(name, known))
            given[name] = _component(name, value) if name in FAMILIES else value
        return cls(**given)

    def to_toml(self) -> str:
        """The spec as TOML that `from_toml` reads back."""
        return "".join(f"{name} = {_toml(value)}\n" for name, value in self.to_dict().items())

    @classmethod
    def from_toml(cls, text: str) -> ExperimentSpec:
        """The spec that a TOML text describes; keys `title`, `chapter` and `note` are a recipe's and left aside.

        Raises: SpecError: not TOML (with the line), empty, or as `from_dict`.
        """
        data = plain_of(text)
        if not data:
            raise SpecError("there is no setting in it; an experiment names at least its layers", field="toml")
        return cls.from_dict({k: v for k, v in data.items() if k not in ("title", "chapter", "note")})

    def replace(self, **changes: Any) -> ExperimentSpec:
        """The same experiment with some fields changed."""
        return dataclasses.replace(self, **changes)

    def vary(self, **field: Any) -> list[ExperimentSpec]:
        """Specs that differ in one field: `spec.vary(optimizer=(SGD(), Adam()))`."""
        ((name, values),) = field.items()
        return [self.replace(**{name: value}) for value in values]

    def with_setting(self, path: str, value: Any) -> ExperimentSpec:
        """The same experiment with one dotted setting changed: `optimizer.learning_rate`, `layers.2.units`.

        Layers count from 1. Setting a whole component by name (`optimizer` to `adam`) starts from its defaults.

        Raises: SpecError: no such setting, or a value that cannot be.
        """
        name, _, rest = path.partition(".")
        known = [f.name for f in dataclasses.fields(self)]
        if name not in known:
            raise SpecError(UNKNOWN, field=path, nearest=nearest(name, known))
        if not rest:
            return self.replace(**{name: _component(name, value) if name in FAMILIES else value})
        current = getattr(self, name)
        if name in LISTS:
            place, _, inner = rest.partition(".")
            if not place.isdecimal() or not 1 <= int(place) <= len(current):
                raise SpecError(
                    "{field}: {name} are counted from 1 to {count}; write {name}.1.{example}",
                    field=path,
                    name=name,
                    count=len(current),
                    example="units",
                )
            i = int(place) - 1
            changed = _changed(current[i], inner, value, f"{name}.{place}", FAMILIES[name])
            return self.replace(**{name: (*current[:i], changed, *current[i + 1 :])})
        if name not in FAMILIES:
            raise SpecError("{field}: {name} is a plain setting and has no parts", field=path, name=name)
        return self.replace(**{name: _changed(current, rest, value, name, FAMILIES[name])})


def _changed(component: Component, inner: str, value: Any, outer: str, family: Registry[Any]) -> Component:
    if not inner:
        return _one(outer, family, value)
    return _one(outer, family, {**component.to_dict(), inner: value})


def _component(name: str, value: Any) -> Any:
    family = FAMILIES[name]
    if name not in LISTS:
        return _one(name, family, value)
    if not isinstance(value, list | tuple):
        raise SpecError("{field} must be a list, not {got}", field=name, got=shown(value))
    return tuple(_one(f"{name}.{i}", family, part) for i, part in enumerate(value, start=1))


def _one(outer: str, family: Registry[Any], value: Any) -> Component:
    if isinstance(value, Component):
        return value
    if not isinstance(value, str | Mapping):
        raise SpecError("{field} must be a name or a table with a kind, not {got}", field=outer, got=shown(value))
    try:
        component: Component = family.from_dict(value)
        return component
    except SpecError as error:
        raise error.inside(outer) from None


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return "[\n" + "".join(f"    {_toml(v)},\n" for v in value) + "]"
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)  # JSON's scalars are TOML's


def plain_spec(value: Any) -> dict[str, Any]:
    """The plain form of an experiment that can be made, as a check of engine/text/schema.py.

    Raises: Malformed: it cannot.
    """
    try:
        ExperimentSpec.from_dict(record(value))
    except (SpecError, ValueError, TypeError, AttributeError, ArithmeticError, LookupError) as error:
        raise Malformed(str(error)) from error
    return record(value)


def planned_steps(spec: ExperimentSpec, images: int, *, step: int = 0, epoch: int = 0) -> int:
    """How many steps a run on that many images takes, if `step` of them bring it to the end of `epoch` epochs."""
    by_epochs = step + (spec.epochs - epoch) * math.ceil(images / spec.batch_size)
    if not spec.steps:
        return by_epochs
    return min(spec.steps, by_epochs) if spec.epochs else spec.steps

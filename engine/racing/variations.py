"""What can differ between the runs of a comparison, and how such a run is named."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.augmentations.rotation import Rotation
from engine.augmentations.shift import Shift
from engine.errors import EngineError, SpecError
from engine.initializers import initializers
from engine.initializers.he import He
from engine.initializers.normal import Normal
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.layers import COMMON_ACTIVATIONS, Layer, activations, layers
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.losses import losses
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.half_squared_error import HalfSquaredError
from engine.optimizers import optimizers
from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.registry import Component, Field, Hyper, Registry, fields_of, plain
from engine.schedules import schedules
from engine.schedules.constant import Constant
from engine.schedules.cosine import Cosine
from engine.schedules.step import Step
from engine.spec import FAMILIES, ExperimentSpec

FOUR_OPTIMIZERS: tuple[Component, ...] = (
    SGD(learning_rate=0.01),
    Momentum(learning_rate=0.01),
    AdaGrad(learning_rate=0.01),
    Adam(learning_rate=0.001),
)
FIVE_INITIALIZERS: tuple[Component, ...] = (Zeros(), Normal(sigma=1.0), Normal(sigma=0.01), Xavier(), He())


def value_at(spec: ExperimentSpec, path: str) -> Any:
    """What stands at a dotted path: `optimizer`, `optimizer.learning_rate`, `layers.2.units`."""
    found: Any = spec
    for part in path.split("."):
        found = found[int(part) - 1] if part.isdecimal() else getattr(found, part)
    return found


@dataclass(frozen=True)
class Variation:
    """One thing that may differ: `path` names it, `title` says it, `values` are a good first choice.

    `family` is set where a whole component varies, `field` where a number, switch or choice does.
    """

    path: str
    title: str
    values: tuple[Any, ...]
    family: Registry[Any] | None = None
    field: Field | None = None

    def apply(self, spec: ExperimentSpec, value: Any) -> ExperimentSpec:
        """The spec with this one thing set.

        Raises: SpecError: a value that cannot be.
        """
        if self.path == "activation":
            return spec.replace(layers=_with_activation(spec.layers, value))
        if self.path == "batch_norm":
            return spec.replace(layers=_with_batch_norm(spec.layers) if value else _without(spec.layers, BatchNorm))
        if self.path == "remedy":
            return with_remedy(spec, value)
        return spec.with_setting(self.path, value)

    def value_of(self, spec: ExperimentSpec) -> Any:
        """What a spec has in the place that this names."""
        return remedy_of(spec) if self.path == "remedy" else value_at(spec, self.path)

    def parts(self, specs: Sequence[ExperimentSpec]) -> bool:
        """Whether specs differ in what this names, and in nothing else."""
        if self.path in ("activation", "batch_norm"):
            return False
        try:
            return all(self.apply(specs[0], self.value_of(spec)) == spec for spec in specs)
        except (EngineError, AttributeError, IndexError):  # networks of other layers differ in more than one number
            return False

    def from_plain(self, value: Any) -> Any:
        """A value from plain data: a component from its table.

        Raises: SpecError: an unknown kind, or a setting that cannot be.
        """
        if self.family is None:
            return value
        return (FAMILIES["layers"] if self.path == "activation" else self.family).from_dict(value)

    def fresh(self, taken: Sequence[Any]) -> Any:
        """A value for one more run, unlike those that are there where possible."""
        offered = [*self.values, *(cls() for cls in self.family)] if self.family else list(self.values)
        for value in offered:
            if value not in taken:
                return value
        last = taken[-1] if taken else self.values[0]
        if isinstance(last, Component):
            return _next_rate(taken)
        if self.field is None or isinstance(last, bool | str) or not isinstance(last, int | float):
            return last
        known = self.field.hyper
        for number in (max(taken) * 2, *(last / 2**i for i in range(1, 10)), *(last + 0.1 * i for i in range(1, 10))):
            fits = (known.low is None or number >= known.low) and (known.high is None or number <= known.high)
            made = int(number) if isinstance(last, int) else float(f"{number:.3g}")
            if fits and made not in taken:
                return made
        return last


def _next_rate(taken: Sequence[Any]) -> Any:
    """The last component with another learning rate (or other first number) than any that is there."""
    last = taken[-1]
    numbers = [f for f in fields_of(last) if f.type is float and f.hyper.low is not None and f.hyper.high is not None]
    field = next((f for f in numbers if f.name == "learning_rate"), numbers[0] if numbers else None)
    if field is None or field.hyper.low is None or field.hyper.high is None:
        return last
    value = getattr(last, field.name)
    for factor in (0.1, 10.0, 0.3, 3.0, 0.03, 30.0, 0.5, 2.0):
        number = float(f"{min(max(value * factor, field.hyper.low), field.hyper.high):.3g}")
        changed = dataclasses.replace(last, **{field.name: number})
        if changed not in taken:
            return changed
    return last


def variations(spec: ExperimentSpec) -> list[Variation]:
    """Everything of a spec that a comparison may vary, the most asked for first."""
    rate = spec.optimizer.learning_rate
    rate_field = next(f for f in fields_of(spec.optimizer) if f.name == "learning_rate")
    high = rate_field.hyper.high or 1.0
    rates = tuple(dict.fromkeys(min(high, float(f"{rate * factor:.3g}")) for factor in (0.1, 1.0, 10.0)))
    known = {field.name: field for field in spec.settings()}
    found = [
        Variation("optimizer", "Optimizer", FOUR_OPTIMIZERS, family=optimizers),
        Variation("optimizer.learning_rate", "Learning rate", rates, field=rate_field),
        Variation("initializer", "Initializer", FIVE_INITIALIZERS, family=initializers),
        Variation("batch_size", "Batch size", (10, 100, 1000), field=known["batch_size"]),
        Variation("weight_decay", "Weight decay", (0.0, 0.0001, 0.001), field=known["weight_decay"]),
        Variation("schedule", "Schedule", (Constant(), Step(), Cosine()), family=schedules),
    ]
    for field in fields_of(spec.optimizer):
        if field.name != "learning_rate" and field.type is float:
            value = getattr(spec.optimizer, field.name)
            found.append(Variation(f"optimizer.{field.name}", field.label, (value,), field=field))
    if any(layer.activation for layer in spec.layers):
        kinds = tuple(layers.get(kind)() for kind in COMMON_ACTIVATIONS)
        found.append(Variation("activation", "Activation", kinds, family=_activations()))
    if any(isinstance(layer, Dense) for layer in spec.layers[:-1]):
        switch = Field("batch_norm", bool, False, BATCH_NORM)
        found.append(Variation("batch_norm", "Batch normalization", (False, True), field=switch))
        found.append(Variation("remedy", "Remedy", REMEDIES, field=REMEDY_FIELD))
    known_losses = (CrossEntropy(), HalfSquaredError())
    found.append(Variation("loss", "Loss", known_losses, family=losses))
    found.append(Variation("updates_per_batch", "Updates per batch", (1, 6), field=known["updates_per_batch"]))
    found.append(Variation("clip_norm", "Clip norm", (0.0, 1.0, 0.1), field=known["clip_norm"]))
    for number, layer in enumerate(spec.layers, start=1):
        last = not any(isinstance(later, Dense) for later in spec.layers[number:])
        for field in fields_of(layer):
            if field.type in (int, float) and not (isinstance(layer, Dense) and last):
                found.append(_of_layer(number, layer, field))
    return found


def _of_layer(number: int, layer: Layer, field: Field) -> Variation:
    """A number of one layer, from half to twice what it is as far as it may be so."""
    value = getattr(layer, field.name)
    if isinstance(layer, Dropout):
        values: list[Any] = [0.0, 0.15, 0.5]
    elif field.type is int:
        values = [max(1, round(value * factor)) for factor in (0.5, 1, 2)] if value else [0, 1, 2]
    else:
        values = [float(f"{value * factor:.3g}") for factor in (0.5, 1, 2)]
    low, high = field.hyper.low, field.hyper.high
    fitting = [v for v in values if (low is None or v >= low) and (high is None or v <= high)]
    title = "Dropout" if isinstance(layer, Dropout) else field.label
    return Variation(f"layers.{number}.{field.name}", title, tuple(dict.fromkeys(fitting)), field=field)


def _activations() -> Registry[Layer]:
    """The layers that may stand between two others to bend the line."""
    family: Registry[Layer] = Registry("activation")
    for cls in activations():
        family.register(cls.kind)(cls)
    return family


def _with_activation(row: tuple[Layer, ...], value: Component) -> tuple[Layer, ...]:
    return tuple(value if layer.activation else layer for layer in row)  # type: ignore[misc]  # a layer


def _without(row: tuple[Layer, ...], kind: type[Layer]) -> tuple[Layer, ...]:
    return tuple(layer for layer in row if not isinstance(layer, kind))


def _with_batch_norm(row: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Batch normalization between every layer of weights and its activation, as the course does."""
    plain_row = _without(row, BatchNorm)
    out: list[Layer] = []
    for place, layer in enumerate(plain_row):
        if layer.activation and place and plain_row[place - 1].kind in ("dense", "conv2d"):
            out.append(BatchNorm())
        out.append(layer)
    return tuple(out)


def with_remedy(spec: ExperimentSpec, remedy: str) -> ExperimentSpec:
    """The spec with one remedy against over-fitting and no other.

    Dropout (0.15) stands behind each hidden activation, batch normalization before it, as in the course.

    Raises: SpecError: no such remedy.
    """
    REMEDY_FIELD.check(remedy)
    row = _without(_without(spec.layers, BatchNorm), Dropout)
    bare = spec.replace(layers=row, weight_decay=0.0, augmentation=())
    if remedy == "dropout":
        return bare.replace(layers=_with_dropout(row))
    if remedy == "batch norm":
        return bare.replace(layers=_with_batch_norm(row))
    if remedy == "weight decay":
        return bare.replace(weight_decay=0.001)
    return bare.replace(augmentation=(Rotation(), Shift())) if remedy == "augmentation" else bare


def remedy_of(spec: ExperimentSpec) -> str:
    """Which remedy a spec has.

    Raises: SpecError: several of them, or one with other numbers.
    """
    for remedy in REMEDIES:
        if with_remedy(spec, remedy) == spec:
            return remedy
    raise SpecError("{field} is none of {choices}", field="remedy", choices=", ".join(REMEDIES))


def _with_dropout(row: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Dropout behind every activation."""
    out: list[Layer] = []
    for layer in row:
        out.append(layer)
        if layer.activation:
            out.append(Dropout(ratio=0.15))
    return tuple(out)


REMEDIES = ("none", "dropout", "weight decay", "batch norm", "augmentation")
REMEDY = Hyper(choices=REMEDIES, help="the one remedy against over-fitting that a run has")
TEXTS = (*REMEDIES, REMEDY.help)
REMEDY_FIELD = Field("remedy", str, "none", REMEDY)
BATCH_NORM = Hyper(help="normalize each layer's sums before its activation")


def names_of(variation: Variation, values: Sequence[Any], say: Callable[[str], str] = str) -> list[str]:
    """A short name for every run, all different: the component, and what sets equal ones apart."""
    bare = [_bare(variation, value, say) for value in values]
    names = list(bare)
    for name in set(bare):
        same = [i for i, other in enumerate(bare) if other == name]
        if len(same) == 1:
            continue
        differing = _differing([values[i] for i in same])
        for i in same:
            value = values[i]
            parts = [_part(field, getattr(value, field.name)) for field in differing]
            names[i] = ", ".join([name, *parts]) if parts else name
    seen: dict[str, int] = {}
    for i, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[i] = f"{name} ({seen[name]})"
    return names


def _bare(variation: Variation, value: Any, say: Callable[[str], str]) -> str:
    if isinstance(value, Component):
        return value.label()
    if isinstance(value, bool):
        return say("with") if value else say("without")
    symbol = variation.field.hyper.symbol if variation.field else ""
    if variation.path == "remedy":
        return say(str(value))
    return f"{symbol or say(variation.title)} {plain(value) if isinstance(value, int | float) else value}"


def _differing(values: Sequence[Any]) -> list[Field]:
    """The fields in which components of one kind differ."""
    if not all(isinstance(value, Component) for value in values):
        return []
    first = values[0]
    return [f for f in fields_of(first) if any(getattr(v, f.name) != getattr(first, f.name) for v in values)]


def _part(field: Field, value: Any) -> str:
    shown = plain(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
    return f"{field.hyper.symbol or field.label} {shown}"

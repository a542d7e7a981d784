"""The same spec gives the same events, whatever it is made of; time is the only thing that differs."""

from typing import Any

import pytest

from engine.errors import ShapeError
from engine.events import Event
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.registry import Component
from engine.spec import FAMILIES, ExperimentSpec
from engine.training.trainer import Trainer
from tests.contracts.walk import COMPONENTS
from tests.small import small_dataset

DATA = small_dataset(40, classes=3, shape=(1, 8, 8), test=8)
PLAIN = ExperimentSpec(layers=(Flatten(), Dense(units=6), ReLU(), Dense(units=3)), batch_size=16, epochs=2)
TRAINED = [(name, cls) for name, cls in COMPONENTS if not getattr(cls, "cannot_train", "")]


def events(spec: ExperimentSpec) -> list[dict[str, Any]]:
    return [timeless(event) for event in Trainer(spec, DATA).events()]


def timeless(event: Event) -> dict[str, Any]:
    return {name: value for name, value in event.to_dict().items() if name != "elapsed_s"}


def spec_with(name: str, component: Component) -> ExperimentSpec:
    if name == "layers":
        return PLAIN.replace(layers=(*with_place_for(component), Dense(units=3)))
    return PLAIN.replace(**{name: (component,) if name == "augmentation" else component})


def with_place_for(component: Any) -> tuple[Any, ...]:
    """The layer where it fits: behind the image if it takes images, behind a dense layer if it takes rows only."""
    try:
        component.plan((1, 8, 8))
    except ShapeError:
        return (Flatten(), Dense(units=6), component)
    return (component, Flatten())


@pytest.mark.parametrize(("name", "cls"), TRAINED, ids=[f"{n}-{c.kind}" for n, c in TRAINED])
def test_the_same_spec_gives_the_same_events(name: str, cls: type[Any]) -> None:
    spec = spec_with(name, FAMILIES[name].from_dict({"kind": cls.kind}))
    first = events(spec)
    assert first == events(spec)
    assert first[0]["event"] == "Started"
    assert first[-1]["reason"] == "completed"


@pytest.mark.parametrize("sampling", ["shuffled", "replacement"])
def test_another_seed_gives_other_events(sampling: str) -> None:
    spec = PLAIN.replace(sampling=sampling)
    assert events(spec)[1:] != events(spec.replace(seed=7))[1:]


def test_dropout_changes_neither_the_first_weights_nor_the_batches() -> None:
    dropped = PLAIN.replace(layers=(Flatten(), Dense(units=6), ReLU(), Dropout(ratio=0.3), Dense(units=3)))
    one, two = Trainer(PLAIN, DATA), Trainer(dropped, DATA)
    assert one.parameters.theta.tolist() == two.parameters.theta.tolist()
    for _ in range(6):
        x, labels = one.next_batch()
        y, others = two.next_batch()
        assert labels.tolist() == others.tolist()
        assert x.tolist() == y.tolist()

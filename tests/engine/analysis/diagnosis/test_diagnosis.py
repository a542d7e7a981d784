"""Every rule fires on a run made to have its fault, with the number that shows it, and is silent on the recipes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine import datasets, recipes
from engine.analysis.diagnosis import Evidence, Finding, diagnose, rules
from engine.analysis.diagnosis.examination import examined
from engine.analysis.model import Model
from engine.data.dataset import Dataset, Split
from engine.errors import EngineError
from engine.initializers.normal import Normal
from engine.initializers.zeros import Zeros
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.mean_squared_error import MeanSquaredError
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.engine.analysis.diagnosis.evidence import DATA, PLAIN, answers, epochs, pixels, quarters, run, whole

FAULTY = {"init-zeros", "init-one", "init-small", "sigmoid-mlp"}  # recipes made to show a fault


def unscaled() -> Evidence:
    """A network whose weights fit outputs thinned by dropout: two equal units are more than the bias together only."""
    spec = replace(PLAIN, layers=(Flatten(), Dense(units=2), ReLU(), Dropout(ratio=0.5), Dense(units=2)))
    network = spec.network(DATA.image_shape)
    parameters = network.parameters()
    for views in parameters.views:
        for name, view in views.items():
            view[...] = 1.0 if name == "b" and view.shape == (2,) else 0.0
    last = parameters.views[-1]
    last["W"][:, 1], last["b"][...] = 1.0, (1.9, 0.0)
    two = replace(DATA, test=Split(DATA.test.images, np.zeros(len(DATA.test), np.int64)))
    found = examined(spec, Model(network, parameters, spec.loss), two, classes=2)
    assert found is not None
    return found


QUARTERS = quarters()
ADAM = Adam(learning_rate=0.01)
WIDE = replace(
    PLAIN, layers=(Flatten(), Dense(units=64), ReLU(), Dense(units=4)), optimizer=ADAM, batch_size=20, epochs=40
)


def slow(rate: float, **changes: Any) -> ExperimentSpec:
    return replace(PLAIN, optimizer=SGD(learning_rate=rate), batch_size=10, **changes)


def deep(count: int, activation: Layer, sigma: float) -> ExperimentSpec:
    hidden = (layer for _ in range(count) for layer in (Dense(units=8), activation))
    layers = (Flatten(), *hidden, Dense(units=4))
    return replace(PLAIN, layers=layers, initializer=Normal(sigma=sigma), epochs=1)


def labels(change: Callable[[np.ndarray], np.ndarray]) -> Dataset:
    """The quarters, with other labels on the digits that are learned."""
    return replace(QUARTERS, train=Split(QUARTERS.train.images, change(QUARTERS.train.labels)))


def without(k: int) -> Dataset:
    return replace(QUARTERS, train=QUARTERS.train.take(np.flatnonzero(QUARTERS.train.labels != k)))


FAULTS: dict[str, Callable[[], Evidence]] = {
    "dead-units": lambda: whole(slow(10.0, epochs=8)),
    "saturated": lambda: whole(deep(1, Sigmoid(), 10.0)),
    "vanishing-gradient": lambda: whole(deep(9, Sigmoid(), 0.1)),
    "exploding-gradient": lambda: whole(deep(3, ReLU(), 10.0)),
    "equal-units": lambda: whole(replace(PLAIN, initializer=Zeros(), epochs=1)),
    "shrinking-signal": lambda: whole(deep(4, ReLU(), 0.01)),
    "diverged": lambda: run(
        replace(
            PLAIN,
            layers=(Flatten(), Dense(units=8), Dense(units=4)),
            loss=MeanSquaredError(),
            optimizer=SGD(learning_rate=10.0),
            epochs=60,
        )
    ),
    "rate-too-high": lambda: Evidence(PLAIN, losses=np.r_[np.full(180, 1.0), np.full(20, 2.0)]),
    "rate-too-low": lambda: whole(slow(1e-6, epochs=12)),
    "weights-still": lambda: whole(slow(1e-6, epochs=2)),
    "noisy-loss": lambda: whole(replace(slow(1.0, epochs=2), batch_size=1), quarters(0.9)),
    "over-fitting": lambda: whole(WIDE),
    "under-fitting": lambda: whole(slow(0.03, epochs=10), QUARTERS),
    "guessing": lambda: whole(replace(PLAIN, initializer=Zeros(), epochs=3)),
    "still-improving": lambda: whole(slow(0.05, epochs=5), QUARTERS),
    "worse-since": lambda: whole(replace(WIDE, epochs=80), quarters(1.2)),
    "too-much-dropout": lambda: whole(
        slow(0.1, layers=(Flatten(), Dense(units=8), ReLU(), Dropout(ratio=0.9), Dense(units=4)), epochs=6), QUARTERS
    ),
    "wrong-scale": lambda: Evidence(PLAIN, data=pixels(lambda s: Split(s.images * 255, s.labels))),
    "imbalanced": lambda: Evidence(
        PLAIN, data=pixels(lambda s: s.take(np.flatnonzero((s.labels < 3) | (s.images[:, 0, 0, 0] > 0.8))))
    ),
    "missing-class": lambda: Evidence(PLAIN, data=pixels(lambda s: s.take(np.flatnonzero(s.labels != 2)))),
    "duplicates": lambda: Evidence(PLAIN, data=pixels(lambda s: s, lambda _: DATA.train)),
    "blank": lambda: Evidence(
        PLAIN, data=pixels(lambda s: Split(s.images * (np.arange(100) > 9)[:, None, None, None], s.labels))
    ),
    "few-tests": lambda: Evidence(PLAIN, data=pixels(lambda s: s, lambda s: s.head(20))),
    "over-confident": lambda: whole(replace(WIDE, epochs=80)),
    "under-confident": lambda: whole(
        replace(WIDE, loss=CrossEntropy(label_smoothing=0.4), batch_size=10, epochs=4), QUARTERS
    ),
    "confused-pair": lambda: whole(
        replace(WIDE, batch_size=10, epochs=4), labels(lambda given: np.where(given == 3, 2, given))
    ),
    "never-answered": lambda: whole(slow(0.3, epochs=10), without(2)),
    "batch-norm-mode": lambda: whole(
        replace(
            slow(0.1, epochs=2),
            layers=(Flatten(), Dense(units=8), BatchNorm(momentum=0.999), ReLU(), Dense(units=4)),
            batch_size=20,
        ),
        QUARTERS,
    ),
    "dropout-mode": unscaled,
}


def test_every_rule_has_a_run_that_is_made_to_have_its_fault() -> None:
    assert len(rules) >= 20
    assert set(FAULTS) == set(rules)


@pytest.mark.parametrize("key", list(FAULTS))
def test_rule_fires_on_its_fault_and_says_number_reason_and_remedy(key: str) -> None:
    evidence = FAULTS[key]()
    found = {finding.rule: finding for finding in diagnose(evidence)}
    assert key in found
    finding = found[key]
    said = finding.text.format(**finding.values)
    assert any(character.isdigit() for character in said) or finding.values
    assert "{" not in said
    assert finding.why.endswith(".")
    assert finding.state in ("error", "warning")
    try:
        finding.remedy.apply(evidence.spec)
    except EngineError as error:
        pytest.fail(f"the remedy of {key} does not fit its own fault: {error}")


@pytest.mark.parametrize("name", [recipe.name for recipe in recipes.recipes() if recipe.name not in FAULTY])
def test_rules_are_silent_on_a_shipped_recipe(name: str, sample: Dataset) -> None:
    spec = recipes.load(name).spec
    brief = spec.replace(
        gradient="backprop",
        data="mnist-sample",
        epochs=0,
        steps=4,
        batch_size=20,
        validation=0.0,
        patience=0,
        keep_best=False,
    )
    if name == "postal-cnn":  # eleven answers: the sample has ten
        brief = brief.replace(layers=(*brief.layers[:-1], Dense(units=10)))
    events = Trainer(brief, sample, probe_every=2).events()
    assert [finding.rule for finding in diagnose(Evidence.of(spec, events, data=sample))] == []


@pytest.mark.parametrize("name", ["init-zeros", "sigmoid-mlp"])
def test_recipes_that_show_a_fault_are_diagnosed(name: str, sample: Dataset) -> None:
    spec = recipes.load(name).spec.replace(epochs=0, steps=2)
    findings: list[Finding] = diagnose(Evidence.of(spec, Trainer(spec, sample).events()))
    assert findings


@pytest.fixture(scope="module")
def sample() -> Dataset:
    whole = datasets.load("mnist-sample")
    return replace(whole, train=whole.train.head(400), test=whole.test.head(120))


def test_a_class_that_is_not_answered_yet_is_no_fault_of_a_network_that_hardly_learned() -> None:
    """As two-layer-numerical after its ten steps: a fifth is right, and 0 is never answered."""
    labels, shares = np.arange(200) % 10, np.full((200, 10), 0.05)
    shares[np.arange(200), np.where(np.arange(200) % 5 == 0, np.maximum(labels, 1), 7)] = 0.55
    read = answers(shares, labels)
    assert not read.matrix().sum(axis=0)[0]
    untrained = Evidence(PLAIN, answers=read)
    assert not {"never-answered", "over-confident"} & {one.rule for one in diagnose(untrained)}
    shares[np.arange(200), labels] = np.where(labels == 0, 0.0, 2.0)
    assert "never-answered" in {one.rule for one in diagnose(replace(untrained, answers=answers(shares, labels)))}


def test_errors_stand_before_warnings() -> None:
    evidence = replace(FAULTS["over-confident"](), epochs=epochs([0.1, 0.11], [0.1, 0.1]))
    states = [finding.state for finding in diagnose(evidence)]
    assert states == sorted(states)

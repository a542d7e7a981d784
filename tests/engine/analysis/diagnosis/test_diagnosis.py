"""Every rule fires on a run made to have its fault, with the number that shows it, and is silent on the recipes."""

from collections.abc import Callable
from dataclasses import replace

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
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.losses.mean_squared_error import MeanSquaredError
from engine.optimizers.sgd import SGD
from engine.training.trainer import Trainer
from tests.engine.analysis.diagnosis.evidence import DATA, PLAIN, answers, ended, epochs, pixels, probed, run, sure

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


TANGLED = np.repeat([[0.6, 0.4, 1e-9]], 120, axis=0)
WEIGHTY = {"kind": "dense", "gradient_rms": 1.0, "weight_rms": 1.0}
FAULTS: dict[str, Callable[[], Evidence]] = {
    "dead-units": lambda: Evidence(PLAIN, probes=(probed({"dead": 0.8}, WEIGHTY),)),
    "saturated": lambda: run(
        replace(
            PLAIN,
            layers=(Flatten(), Dense(units=30), Sigmoid(), Dense(units=4)),
            initializer=Normal(sigma=10.0),
            epochs=1,
        )
    ),
    "vanishing-gradient": lambda: run(
        replace(
            PLAIN,
            layers=(Flatten(), *(layer for _ in range(9) for layer in (Dense(units=8), Sigmoid())), Dense(units=4)),
            initializer=Normal(sigma=0.1),
            epochs=1,
        )
    ),
    "exploding-gradient": lambda: Evidence(PLAIN, probes=(probed({**WEIGHTY, "gradient_rms": 50.0}, WEIGHTY, step=0),)),
    "equal-units": lambda: run(replace(PLAIN, initializer=Zeros(), epochs=1)),
    "shrinking-signal": lambda: Evidence(
        PLAIN, probes=(probed(WEIGHTY, {**WEIGHTY, "spread": 1e-5}, WEIGHTY, step=0),)
    ),
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
    "rate-too-low": lambda: run(replace(PLAIN, optimizer=SGD(learning_rate=1e-6), batch_size=10, epochs=12)),
    "weights-still": lambda: run(replace(PLAIN, optimizer=SGD(learning_rate=1e-6), batch_size=10, epochs=2)),
    "noisy-loss": lambda: Evidence(replace(PLAIN, batch_size=1), losses=np.tile([0.01, 3.0, 0.01, 0.01], 50)),
    "over-fitting": lambda: Evidence(PLAIN, epochs=epochs([0.9, 0.99], [0.8, 0.85])),
    "under-fitting": lambda: Evidence(PLAIN, epochs=epochs([0.4, 0.5], [0.4, 0.5]), finished=ended()),
    "guessing": lambda: Evidence(PLAIN, epochs=epochs([0.1, 0.11], [0.1, 0.1])),
    "still-improving": lambda: Evidence(PLAIN, epochs=epochs([0.8] * 3, [0.7, 0.8, 0.85]), finished=ended()),
    "worse-since": lambda: Evidence(
        PLAIN, epochs=epochs([0.95] * 7, [0.95] + [0.93] * 6, [0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26])
    ),
    "too-much-dropout": lambda: Evidence(
        replace(PLAIN, layers=(Flatten(), Dense(units=8), Dropout(ratio=0.9), Dense(units=4))),
        epochs=epochs([0.5, 0.5], [0.6, 0.6]),
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
    "over-confident": lambda: Evidence(PLAIN, answers=sure(0.99, 0.8)),
    "under-confident": lambda: Evidence(PLAIN, answers=sure(0.55, 1.0)),
    "confused-pair": lambda: Evidence(PLAIN, answers=answers(TANGLED, np.arange(120) % 2)),
    "never-answered": lambda: Evidence(PLAIN, answers=answers(TANGLED, np.arange(120) % 3)),
    "batch-norm-mode": lambda: Evidence(
        replace(PLAIN, layers=(Flatten(), Dense(units=8), BatchNorm(momentum=0.999), ReLU(), Dense(units=4))),
        answers=sure(0.6, 0.5),
        training_mode_accuracy=0.9,
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

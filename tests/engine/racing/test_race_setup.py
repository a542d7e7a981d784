"""How a comparison was set up, as plain data."""

import json

from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing.race_setup import race_setup
from engine.racing.variations import value_at, variations
from engine.spec import ExperimentSpec


def test_components_become_tables_and_come_back() -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=4)), steps=30)
    runs = [("SGD", SGD(learning_rate=0.5), 1), ("Adam", Adam(), 3)]
    setup = json.loads(json.dumps(race_setup(spec, "optimizer", runs, seeds=2)))
    variation = next(v for v in variations(spec) if v.path == "optimizer")
    assert [variation.from_plain(value) for value in setup["values"]] == [SGD(learning_rate=0.5), Adam()]
    assert (setup["names"], setup["series"], setup["steps"], setup["seeds"]) == (["SGD", "Adam"], [1, 3], 30, 2)
    assert ExperimentSpec.from_dict(setup["spec"]) == spec


def test_a_dotted_path_finds_settings_components_and_layers() -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=4)))
    assert value_at(spec, "layers.2.units") == 4
    assert value_at(spec, "optimizer") == spec.optimizer
    assert value_at(spec, "optimizer.learning_rate") == spec.optimizer.learning_rate

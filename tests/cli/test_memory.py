"""A large run is said before it takes its memory, and one larger than the machine is refused everywhere."""

from __future__ import annotations

import pytest

from cli.memory import say_memory
from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.numerics import machine
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from gui.labs.train.experiment.layer_plan import plan_layers
from tests.small import small_dataset

DATA = small_dataset(shape=(1, 28, 28), classes=10)
HUGE = ExperimentSpec(layers=(Flatten(), Dense(units=16384), Dense(units=16384), Dense(units=10)), optimizer=SGD())
SMALL = ExperimentSpec(layers=(Flatten(), Dense(units=10)), optimizer=SGD())


def test_a_large_network_is_said(monkeypatch, capsys):
    monkeypatch.setattr(machine, "memory_bytes", lambda: 64_000_000_000)
    say_memory(HUGE, DATA)
    assert "takes 3.4 GB of memory" in capsys.readouterr().err
    say_memory(SMALL, DATA)
    assert capsys.readouterr().err == ""


def test_one_larger_than_the_machine_is_refused(monkeypatch):
    monkeypatch.setattr(machine, "memory_bytes", lambda: 2_000_000_000)
    with pytest.raises(SpecError, match=r"takes 3\.4 GB of memory and this machine has 2\.0 GB"):
        HUGE.check(DATA.image_shape, 10)
    plan = plan_layers(HUGE, DATA.image_shape, 10)
    assert "fewer units" in str(plan.problem)
    assert plan_layers(SMALL, DATA.image_shape, 10).problem is None


def test_where_the_system_does_not_say_nothing_is_refused(monkeypatch):
    monkeypatch.setattr(machine, "memory_bytes", lambda: None)
    assert HUGE.check(DATA.image_shape, 10).size > 2e8


def test_an_optimizer_that_keeps_more_takes_more():
    network = HUGE.network(DATA.image_shape)
    assert HUGE.with_setting("optimizer", Adam()).memory_bytes(network) == 7 * 4 * network.size
    assert HUGE.memory_bytes(network) == 3 * 4 * network.size

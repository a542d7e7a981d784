"""A large run is said before it takes its memory, and one larger than the machine is refused everywhere."""

from __future__ import annotations

import re

import pytest

from cli.memory import say_memory
from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.numerics import machine
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from gui.labs.train.experiment.layer_plan import plan_layers
from tests.small import small_dataset

DATA = small_dataset(shape=(1, 28, 28), classes=10)
HUGE = ExperimentSpec(layers=(Flatten(), Dense(units=16384), Dense(units=16384), Dense(units=10)), optimizer=SGD())
SMALL = ExperimentSpec(layers=(Flatten(), Dense(units=10)), optimizer=SGD())


def test_a_large_network_is_said_with_its_memory_and_its_time(monkeypatch, capsys):
    monkeypatch.setattr(machine, "free_bytes", lambda: 64_000_000_000)
    say_memory(HUGE, DATA)
    assert re.search(r"takes 3\.\d GB of memory, and the run about \d+:\d\d", capsys.readouterr().err)
    say_memory(SMALL, DATA)
    assert capsys.readouterr().err == ""


def test_one_larger_than_what_is_free_is_refused(monkeypatch):
    monkeypatch.setattr(machine, "free_bytes", lambda: 2_000_000_000)
    with pytest.raises(SpecError, match=r"takes 3\.\d GB of memory and 2\.0 GB are free"):
        HUGE.check(DATA.image_shape, 10)
    plan = plan_layers(HUGE, DATA.image_shape, 10)
    assert "fewer units" in str(plan.problem)
    assert plan_layers(SMALL, DATA.image_shape, 10).problem is None


def test_where_the_system_does_not_say_nothing_is_refused(monkeypatch):
    monkeypatch.setattr(machine, "free_bytes", lambda: None)
    assert HUGE.check(DATA.image_shape, 10).size > 2e8

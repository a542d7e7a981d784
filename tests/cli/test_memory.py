"""A run that takes more memory than there is is refused before it is taken."""

from __future__ import annotations

import pytest

from cli import memory
from cli.terminal import Refusal
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from tests.small import small_dataset

DATA = small_dataset(shape=(1, 28, 28), classes=10)
HUGE = ExperimentSpec(layers=(Flatten(), Dense(units=16384), Dense(units=16384), Dense(units=10)), optimizer=SGD())


def test_a_large_network_is_said_and_one_larger_than_the_machine_refused(monkeypatch, capsys):
    monkeypatch.setattr(memory, "of_this_machine", lambda: 64_000_000_000)
    memory.check_memory(HUGE, DATA)
    assert f"{memory.needed(HUGE, DATA) / 1e9:.1f} GB" in capsys.readouterr().err
    monkeypatch.setattr(memory, "of_this_machine", lambda: 2_000_000_000)
    with pytest.raises(Refusal, match="GB of memory and the machine has 2"):
        memory.check_memory(HUGE, DATA)


def test_an_optimizer_that_keeps_more_takes_more():
    assert memory.needed(HUGE.with_setting("optimizer", Adam()), DATA) > 2 * memory.needed(HUGE, DATA)

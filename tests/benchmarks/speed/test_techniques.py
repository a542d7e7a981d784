"""What each technique buys: without one, a step computes the same, and afterwards the engine is as before."""

from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks.speed.techniques import TECHNIQUES, Without, changed, one_by_one, textbook_adam
from cli.measuring.bench_engine import WORKLOADS
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.small import small_dataset

DATA = small_dataset()
SPEC = ExperimentSpec(
    layers=(Conv2D(filters=3, kernel=3), ReLU(), MaxPool2D(), Flatten(), Dense(units=len(DATA.classes))),
    optimizer=Adam(),
    batch_size=8,
)


def learned(without: Without | None) -> np.ndarray:
    trainer = Trainer(SPEC, DATA)
    if without is not None:
        with without(trainer):
            trainer.learn(*trainer.next_batch())
    else:
        trainer.learn(*trainer.next_batch())
    return trainer.parameters.theta


@pytest.mark.parametrize("without", [one_by_one, textbook_adam])
def test_a_step_without_a_technique_is_the_same_step(without: Without) -> None:
    assert learned(without) == pytest.approx(learned(None), abs=1e-5)
    assert np.array_equal(learned(None), learned(None))


def test_what_was_changed_is_put_back_also_after_an_error() -> None:
    owner = SimpleNamespace(name=1)
    with pytest.raises(ZeroDivisionError), changed(owner, "name", 0):
        1 / owner.name
    assert owner.name == 1


def test_every_technique_is_measured_on_a_workload_that_there_is() -> None:
    assert {workload for _, workload, _, _ in TECHNIQUES} <= {one.name for one in WORKLOADS}

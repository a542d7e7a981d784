"""Settings altered while a run trains wait for its next step, in the order they were asked for."""

import pytest

from engine.errors import SpecError
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from engine.training.live_changes import Change, LiveChanges

SPEC = ExperimentSpec(optimizer=SGD(learning_rate=0.5), batch_size=20)


def test_each_change_gives_the_spec_after_it_and_what_it_replaced() -> None:
    changes = LiveChanges()
    changes.ask(SPEC, "optimizer.learning_rate", 0.25)
    changes.ask(SPEC, "batch_size", 40)
    changes.ask(SPEC, "batch_size", 60)
    specs, found = zip(*changes.apply(SPEC), strict=True)
    assert found == (
        Change("optimizer.learning_rate", 0.5, 0.25),
        Change("batch_size", 20, 40),
        Change("batch_size", 40, 60),
    )
    assert [spec.batch_size for spec in specs] == [20, 40, 60]
    assert specs[-1].optimizer == SGD(learning_rate=0.25)
    assert SPEC.batch_size == 20


def test_what_was_applied_or_changes_nothing_does_not_come_again() -> None:
    changes = LiveChanges()
    changes.ask(SPEC, "batch_size", 20)
    assert list(changes.apply(SPEC)) == []
    changes.ask(SPEC, "batch_size", 21)
    assert len(list(changes.apply(SPEC))) == 1
    assert list(changes.apply(SPEC)) == []


@pytest.mark.parametrize(("setting", "value"), [("layers", ()), ("batch_size", 0), ("optimizer.momentum", 0.9)])
def test_what_cannot_be_is_refused_where_it_is_asked_for(setting: str, value: object) -> None:
    changes = LiveChanges()
    with pytest.raises(SpecError):
        changes.ask(SPEC, setting, value)
    assert list(changes.apply(SPEC)) == []

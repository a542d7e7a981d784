"""What a run reports, and its way through a line of JSON."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import (
    EVENTS,
    Changed,
    EpochEnded,
    Event,
    Finished,
    LayerProbe,
    Probed,
    Started,
    StepEnded,
    from_dict,
)

HEAD: dict[str, Any] = {"run": "a", "step": 3, "epoch": 1, "elapsed_s": 0.25}
LAYER = LayerProbe(1, "relu", 0.5, 0.25, 0.75, 0.0, 0.125)
STEP = StepEnded(**HEAD, loss=0.5, learning_rate=0.1, batch_size=32)


def through_json(event: Event) -> Event:
    return from_dict(json.loads(json.dumps(event.to_dict())))


def test_an_event_is_its_name_and_its_facts() -> None:
    facts = {"event": "StepEnded", **HEAD, "loss": 0.5, "learning_rate": 0.1, "batch_size": 32}
    assert STEP.to_dict() == facts
    assert through_json(STEP) == STEP


@pytest.mark.parametrize(
    "event",
    [
        Started(
            **HEAD,
            spec={"layers": [{"kind": "relu"}]},
            data="mnist",
            digest="0a",
            parameters=7,
            total_steps=9,
            steps_per_epoch=3,
        ),
        Probed(**HEAD, layers=(LAYER, LAYER), step_length=0.01),
        EpochEnded(**HEAD, train_loss=0.1, train_accuracy=1.0, test_loss=0.2, test_accuracy=0.9),
        Changed(**HEAD, setting="optimizer.learning_rate", before=0.1, after=1),
        Finished(**HEAD, reason="failed", test_accuracy=None, best_accuracy=None, best_epoch=0, message="no room"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_every_kind_comes_back_from_a_line_of_json(event: Event) -> None:
    assert through_json(event) == event


@given(st.floats())
def test_numbers_that_are_not_finite_come_back_as_nan(loss: float) -> None:
    back = through_json(StepEnded(**HEAD, loss=loss, learning_rate=0.1, batch_size=1))
    assert isinstance(back, StepEnded)
    assert back.loss == loss if math.isfinite(loss) else math.isnan(back.loss)


def test_none_stays_none_where_it_may_stand() -> None:
    epoch = through_json(EpochEnded(**HEAD, train_loss=0.1, train_accuracy=1.0, test_loss=0.2, test_accuracy=0.9))
    assert isinstance(epoch, EpochEnded)
    assert epoch.validation_loss is None


def test_seven_events_have_names_of_their_own() -> None:
    assert list(EVENTS) == ["Started", "Probed", "StepEnded", "Evaluated", "EpochEnded", "Changed", "Finished"]


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "Guessed"}, {"event": None}, {"event": ["StepEnded"]}, {"step": "3"}, {"step": True}, {"step": 2.5},
        {"loss": "0.5"}, {"loss": [0.5]}, {"batch_size": None}, {"run": None}, {"more": 1},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_event_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError)):
        from_dict({**STEP.to_dict(), **changes})


@pytest.mark.parametrize("name", ["event", "loss", "run"])
def test_a_missing_fact_is_refused(name: str) -> None:
    facts = STEP.to_dict()
    del facts[name]
    with pytest.raises((KeyError, TypeError)):
        from_dict(facts)


@pytest.mark.parametrize(
    "layers", [None, 7, "relu", ["relu"], [[1, 2, 3]], [{"layer": 1}], [{**vars(LAYER), "mean": "0"}]]
)
def test_a_probe_of_something_else_than_layers_is_refused(layers: Any) -> None:
    with pytest.raises((KeyError, TypeError)):
        from_dict({**Probed(**HEAD, layers=(LAYER,), step_length=0.0).to_dict(), "layers": layers})

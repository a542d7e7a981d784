"""The plain form of a comparison: what can be set up again, and what is refused by name."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing.race_setup import race_setup
from engine.racing.setup_schema import checked_setup
from engine.racing.variations import variations
from engine.spec import ExperimentSpec
from engine.text.schema import Malformed

SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=10)), steps=30)
SETUP = race_setup(SPEC, "optimizer", [("SGD", SGD(), 1), ("Adam", Adam(), 2)])
RATES = race_setup(SPEC, "optimizer.learning_rate", [("0.1", 0.1, 1), ("5000", 5000.0, 2)])


@pytest.mark.parametrize("setup", [SETUP, RATES])
def test_what_race_setup_gave_fits(setup: dict[str, Any]) -> None:
    assert checked_setup(setup)["names"] == setup["names"]  # a rate out of bounds is marked at its run


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("names", ["SGD", "SGD"], "same name"),
        ("names", ["SGD"], "each with a name"),
        ("values", [{"kind": "sgd"}, {"kind": "none"}], "values"),
        ("values", [{"kind": "sgd"}, 3], "expected a record"),
        ("series", [1, 99], "series"),
        ("varies", "nothing", "varies"),
        ("spec", {"layers": 3}, "spec"),
        ("recipe", "none-such", "recipe"),
        ("seeds", 0, "seeds"),
        ("seed", -1, "seed"),
    ],
)
def test_what_does_not_fit_is_named(field: str, value: Any, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        checked_setup({**SETUP, field: value})


@given(draw=st.data())
def test_any_value_of_any_type_is_a_setup_or_malformed(draw: st.DataObject) -> None:
    anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4)
    value = draw.draw(anything | st.lists(anything, max_size=2) | st.dictionaries(st.text(max_size=4), anything))
    path = draw.draw(st.sampled_from([one.path for one in variations(SPEC)]))
    for crafted in ({**SETUP, name: value} for name in SETUP):
        with contextlib.suppress(Malformed):
            checked_setup(crafted)
    with contextlib.suppress(Malformed):
        checked_setup({**SETUP, "varies": path, "values": [value, value]})

"""Named random streams."""

import json

import numpy as np
import pytest

from engine.rng import restored, state_of, stream


def test_the_first_numbers_of_a_stream_are_the_same_on_every_machine_and_in_every_version() -> None:
    """Saved runs are continued by them: where NumPy changes its generator, this must be noticed."""
    drawn = stream(0, "init").integers(0, 1000, 6).tolist()
    assert drawn == [891, 939, 614, 414, 751, 333]
    assert stream(0, "init").standard_normal() == pytest.approx(0.5186792097983821, rel=1e-15)


@pytest.mark.parametrize(("seed", "name"), [(1, "init"), (0, "shuffle"), (0, "Init")])
def test_another_seed_or_name_is_another_stream(seed: int, name: str) -> None:
    assert stream(seed, name).random(4).tolist() != stream(0, "init").random(4).tolist()


def test_what_one_stream_draws_changes_no_other() -> None:
    dropout, init = stream(5, "dropout"), stream(5, "init")
    dropout.random(1000)
    assert init.random(3).tolist() == stream(5, "init").random(3).tolist()


def test_a_stream_continues_from_its_state_after_a_way_through_json() -> None:
    generator = stream(7, "augment")
    generator.standard_normal(5)
    generator.integers(0, 2**32, 3, np.uint32)  # half of a 64-bit number may be left over
    state = json.loads(json.dumps(state_of(generator)))
    expected = generator.integers(0, 2**32, 4, np.uint32).tolist()
    assert restored(state).integers(0, 2**32, 4, np.uint32).tolist() == expected


def test_looking_at_a_state_draws_nothing() -> None:
    generator = stream(7, "augment")
    assert state_of(generator) == state_of(generator)

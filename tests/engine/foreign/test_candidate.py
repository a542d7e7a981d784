"""What one hypothesis made of digits: how sure it is of itself, and by how much another is less sure."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np

from engine.foreign.candidate import Candidate, beaten, standard_errors
from engine.foreign.evidence import losses_of
from engine.types import Array

LABELS = np.arange(5000) % 10
HYPOTHESIS: Any = SimpleNamespace(loaded=lambda squared: squared, scaling=None)


def reading(outputs: Array) -> Candidate:
    """A candidate that gives these outputs."""
    answers = outputs.argmax(axis=1)
    return Candidate(HYPOTHESIS, answers, answers == LABELS, losses_of(outputs, LABELS))


def sound(seed: int = 2) -> Array:
    """Outputs that are right in most cases and about as sure as they should be."""
    outputs: Array = np.random.default_rng(seed).normal(0, 1, (5000, 10)) + 2 * np.eye(10)[LABELS]
    return 2 * outputs


def test_its_certainty_is_too_high_or_too_low_only_if_digits_show_it() -> None:
    right, sure, hesitant = (reading(factor * sound()) for factor in (1.0, 3.0, 0.3))
    assert (right.overconfident, right.underconfident) == (False, False)
    assert (sure.overconfident, sure.underconfident) == (True, False)
    assert (hesitant.overconfident, hesitant.underconfident) == (False, True)


def test_how_sure_a_hesitant_network_is_as_it_stands_does_not_speak_for_another() -> None:
    smoothed = reading(0.3 * sound())
    noise = np.random.default_rng(1).normal(0, 1.0, (5000, 10))
    worse = reading(sound() + noise)
    assert worse.as_it_is.mean() < smoothed.as_it_is.mean()  # though it reads fewer
    assert beaten(worse, smoothed)
    assert standard_errors(worse, smoothed) > 3
    assert standard_errors(worse, reading(sound())) > 3


def test_with_pixels_of_another_scale_it_still_speaks_for_it() -> None:
    smoothed, noise = reading(0.3 * sound()), np.random.default_rng(1).normal(0, 1.0, (5000, 10))
    other = replace(reading(sound() + noise), hypothesis=SimpleNamespace(scaling="bytes"))  # type: ignore[arg-type]  # all that is asked of it
    assert standard_errors(other, smoothed) < 0


def test_what_was_trained_on_a_squared_error_is_not_called_hesitant() -> None:
    assert not reading(0.05 * sound()).underconfident


def test_only_counts_the_digits_that_the_other_does_not_read() -> None:
    one, other = reading(sound()), reading(sound(3))
    assert one.only(other) - other.only(one) == one.count - other.count
    assert one.head(10).count <= 10


def test_no_digits_say_nothing() -> None:
    empty = Candidate(HYPOTHESIS, np.zeros(0, np.int64), np.zeros(0, bool), np.zeros((0, 11)))
    assert (empty.accuracy, empty.overconfident, empty.underconfident) == (0.0, False, False)
    loaded: object = Candidate(HYPOTHESIS, empty.answers, empty.right, empty.losses, squared=True).loaded()
    assert loaded is True

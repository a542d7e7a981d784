"""How the settings of a recipe are chosen: the simplest of those that are as good, judged by what was kept aside."""

import numpy as np
import pytest

from benchmarks.reader.choose import (
    CANDIDATES,
    CLOSE,
    Result,
    calibration_error,
    experiments,
    honest_temperature,
    table,
    winner,
)
from engine.data.dataset import Split


def test_of_candidates_that_are_close_the_first_wins() -> None:
    assert winner({"plain": 0.99, "rich": 0.99 + CLOSE}) == "plain"
    assert winner({"plain": 0.99, "rich": 0.991}) == "rich"


def test_certainty_that_is_right_as_often_as_it_says_has_no_calibration_error() -> None:
    sure = np.tile([[0.75, 0.25]], (4, 1))
    assert calibration_error(sure, np.array([0, 0, 0, 1])) == pytest.approx(0)
    assert calibration_error(sure, np.array([1, 1, 1, 1])) == pytest.approx(0.75)


def test_the_honest_temperature_makes_certainty_as_large_as_accuracy() -> None:
    logits = np.tile(np.array([[2.0, 0.0]], np.float32), (4, 1))
    split = Split(np.zeros((4, 1, 1, 1), np.float32), np.array([0, 0, 0, 1]))
    assert honest_temperature(logits, split) == pytest.approx(2 / np.log(3), abs=0.01)
    assert honest_temperature(10 * logits, split) == 3.0  # the largest that is looked at


@pytest.mark.parametrize("name", list(CANDIDATES))
def test_every_candidate_is_an_experiment_that_keeps_no_digits_aside_itself(name: str) -> None:
    found = experiments(name)
    seeds, candidates = CANDIDATES[name]
    assert len(found) == len(seeds) * len(candidates)
    assert {spec.validation for _, spec in found} == {0.0}
    assert len({str(spec.to_dict()) for _, spec in found}) == len(found)


def test_the_table_has_the_winner_in_bold() -> None:
    results = [Result("r", name, {}, accuracy, 1.2, 0.01, 0.005, 3) for name, accuracy in (("a", 0.98), ("b", 0.99))]
    rows = table("r", results).splitlines()
    assert rows[2].startswith("| a | 98.00 %")
    assert rows[3].startswith("| **b** | **99.00 %**")

"""What a comparison is about: what its runs have alike, and what of them differs."""

from __future__ import annotations

import pytest

from gui.labs.compare.race_plan import RacePlan
from gui.labs.datasets import Datasets
from gui.labs.driving import Inline, Newest
from tests.small import small_dataset


@pytest.fixture
def plan() -> RacePlan:
    return RacePlan(Datasets(Newest(Inline()), lambda: None, lambda *_, **__: small_dataset(20)))


@pytest.mark.parametrize(
    ("path", "weights", "batches"),
    [
        ("optimizer", True, True),
        ("optimizer.learning_rate", True, True),
        ("weight_decay", True, True),
        ("initializer", False, True),
        ("batch_size", True, False),
    ],
)
def test_what_the_runs_have_alike_follows_from_their_specs(
    plan: RacePlan, path: str, weights: bool, batches: bool
) -> None:
    plan.choose_variation(path)
    assert (plan.same_weights, plan.same_batches) == (weights, batches)

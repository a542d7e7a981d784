"""What is tried next follows from the seed and from the trials that may be known, and from nothing else."""

import pytest

from engine.errors import EngineError
from engine.study.proposals import LAG, Proposer, distributions, frozen, importances
from engine.study.space import Values, grid
from engine.study.trial import Outcome
from tests.engine.study.examples import SPACE


def outcome(number: int, accuracy: float, state: str = "done", reports: int = 8) -> Outcome:
    return Outcome(number, state, accuracy, (accuracy,) * reports, 30, 0.1)


def done(proposer: Proposer, count: int) -> dict[int, tuple[Values, Outcome]]:
    """Trials that are the better the closer the rate is to 0.1."""
    found: dict[int, tuple[Values, Outcome]] = {}
    for number in range(count):
        values = proposer.values(number, found)
        found[number] = values, outcome(number, 1 / (1 + abs(values["optimizer.learning_rate"] - 0.1)))
    return found


@pytest.mark.parametrize("by", ["tpe", "random"])
def test_a_proposal_is_the_same_whatever_came_after_its_lag(by: str) -> None:
    proposer = Proposer(SPACE, by, 7)
    known = done(proposer, 22)
    late = {k: pair for k, pair in known.items() if k <= 20 - LAG}
    assert proposer.values(20, late) == proposer.values(20, known)
    assert proposer.values(20, dict(reversed(known.items()))) == proposer.values(20, known)


def test_tpe_learns_from_what_is_done() -> None:
    random, tpe = Proposer(SPACE, "random", 7), Proposer(SPACE, "tpe", 7)
    known = done(tpe, 30)
    assert random.values(30, known) != tpe.values(30, known)


def test_another_seed_tries_other_values() -> None:
    assert Proposer(SPACE, "random", 1).values(0, {}) != Proposer(SPACE, "random", 2).values(0, {})


def test_a_grid_is_tried_in_its_order_and_ends() -> None:
    proposer = Proposer(SPACE, "grid", 7)
    rows = grid(SPACE)
    assert [proposer.values(k, {}) for k in range(proposer.limit(1000))] == rows
    assert proposer.limit(5) == 5


def test_the_median_of_those_that_came_so_far_is_the_cutoff() -> None:
    proposer = Proposer(SPACE, "random", 7)
    known: dict[int, tuple[Values, Outcome]] = {k: ({}, outcome(k, k / 10)) for k in range(10)}
    assert proposer.cutoffs(12, known, None) == {}
    assert proposer.cutoffs(11, known, "median") == {}  # of 4 trials nothing is learned
    assert proposer.cutoffs(12, known, "median") == dict.fromkeys(range(1, 9), 0.2)
    assert proposer.cutoffs(12, known, "halving") == dict.fromkeys((1, 2, 4, 8), 0.2)


def test_a_pruned_trial_counts_as_far_as_it_came() -> None:
    proposer = Proposer(SPACE, "random", 7)
    known: dict[int, tuple[Values, Outcome]] = {k: ({}, outcome(k, 0.5)) for k in range(5)}
    known |= {k: ({}, outcome(k, 0.1, "pruned", reports=1)) for k in range(5, 12)}
    cutoffs = proposer.cutoffs(20, known, "median")
    assert (cutoffs[1], cutoffs[2]) == (0.1, 0.5)


def test_what_makes_the_difference_matters_most() -> None:
    known = done(Proposer(SPACE, "random", 3), 40)
    found = importances(SPACE, known)
    assert max(found, key=lambda path: found[path]) == "optimizer.learning_rate"
    assert importances(SPACE, dict(list(known.items())[:14])) == {}


def test_optuna_takes_every_state_of_a_trial() -> None:
    values = Proposer(SPACE, "random", 3).values(0, {})
    for state in ("done", "pruned", "failed"):
        trial = frozen(values, outcome(0, 0.5, state), distributions(SPACE))
        assert trial.user_attrs["outcome"]["state"] == state


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(EngineError, match="tpe, random, grid"):
        Proposer(SPACE, "luck", 1)

"""When digits decide between two hypotheses, and when the user is asked."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.foreign import decision as rules
from engine.foreign.candidate import Candidate, beaten, standard_errors
from engine.foreign.decision import (
    FIRST,
    UndecidedError,
    decide,
    likeliest_first,
    more_may_decide,
    outranked,
    settle,
)
from engine.foreign.evidence import losses_of
from engine.foreign.hypotheses import candidate_activations
from engine.foreign.search import CandidateSearch, Said
from engine.foreign.tensors import Blocks
from engine.types import Array


def candidate(right: list[bool] | np.ndarray[Any, Any], nats: float, penalty: float = 0.0, **kind: object) -> Candidate:
    """A candidate with these answers; what it assumes is only how usual it is."""
    known = {
        "rare": False,
        "mixed": False,
        "family": object(),
        "inferred": True,
        "linear": False,
        "various": False,
        **kind,
    }
    hypothesis: Any = SimpleNamespace(penalty=penalty, loaded=lambda squared: None, **known)
    marks = np.asarray(right, bool)
    return Candidate(hypothesis, np.where(marks, 1, 0), marks, np.full((len(marks), 11), nats))


def reads(count: int, of: int = 1000, first: int = 0) -> np.ndarray[Any, Any]:
    """The first digits are right, but for some at the start."""
    right = np.zeros(of, bool)
    right[first : first + count] = True
    return right


def test_one_that_reads_much_more_and_is_surer_decides() -> None:
    best, other = candidate(reads(950), 0.2), candidate(reads(850), 0.5)
    decision = decide(Path("w.pt"), likeliest_first([other, best]))
    assert decision.best.count == 950
    assert decision.decided


def test_a_slightly_better_reader_does_not_decide_over_something_as_usual() -> None:
    best, other = candidate(reads(950), 0.2), candidate(reads(940), 0.21)
    assert beaten(other, best)  # significantly, but with hardly more mistakes
    decision = decide(Path("w.pt"), likeliest_first([best, other]))
    assert not decision.decided
    with pytest.raises(UndecidedError, match=r"2 ways read almost alike, the best 95\.0% of 1,000 digits"):
        raise UndecidedError(decision)


def test_what_is_rarer_and_gains_nothing_is_out() -> None:
    best, rare = candidate(reads(950), 0.2), candidate(reads(949), 0.25, penalty=2, rare=True)
    assert decide(Path("w.pt"), [best, rare]).decided
    surer = candidate(reads(949), 0.15, penalty=2, rare=True)
    assert not decide(Path("w.pt"), [best, surer]).decided


def test_digits_read_alike_decide_only_if_there_are_many() -> None:
    few, many = [candidate(reads(count, of), 0.2) for count, of in ((4990, 5000), (29_960, 30_000))]
    assert not decide(Path("w.pt"), [few, candidate(reads(4988, 5000), 0.2, penalty=2)]).decided
    nearly = decide(Path("w.pt"), [many, candidate(reads(29_950, 30_000), 0.19, penalty=2)])
    assert nearly.decided
    assert nearly.otherwise(nearly.rivals[0]) == 10
    assert not decide(Path("w.pt"), [many, candidate(reads(29_920, 30_000), 0.199)]).decided


def test_what_answers_alike_but_with_other_shares_is_asked_about() -> None:
    best, surer = candidate(reads(29_960, 30_000), 0.2), candidate(reads(29_958, 30_000), 0.12, penalty=2)
    assert not decide(Path("w.pt"), [best, surer]).decided


def test_what_is_rarer_is_out_after_many_digits_only_if_it_gained_nothing_on_a_well_trained_network() -> None:
    best = candidate(reads(29_700, 30_000), 0.05)
    rarer = candidate(reads(29_650, 30_000), 0.0499, penalty=2)
    assert decide(Path("w.pt"), [best, rarer]).decided
    assert not decide(Path("w.pt"), [best, candidate(reads(29_650, 30_000), 0.045, penalty=2)]).decided
    assert not decide(Path("w.pt"), [best, candidate(reads(29_750, 30_000), 0.0499, penalty=2)]).decided
    hardly = candidate(reads(28_000, 30_000), 0.2)
    assert not decide(Path("w.pt"), [hardly, candidate(reads(27_950, 30_000), 0.1999, penalty=2)]).decided


def test_a_slope_of_a_hundredth_is_not_out_however_many_digits_are_read() -> None:
    best, leaky = (candidate(reads(n, 30_000), 0.05, p, family=("relu",)) for n, p in ((29_700, 0), (29_650, 2)))
    assert not decide(Path("w.pt"), [best, leaky]).decided


def test_a_few_digits_put_nothing_out_that_luck_may_have_parted() -> None:
    rng = np.random.default_rng(0)
    best, other = candidate(reads(249, 250), 0.1), candidate(reads(248, 250), 0.1, penalty=2)
    noise = rng.exponential(0.1, (2, 250, 1))
    best, other = (dataclasses.replace(c, losses=c.losses * n * 10) for c, n in zip((best, other), noise, strict=True))
    assert not outranked(other, best, early=True)
    assert standard_errors(other, best) < 4


def test_what_is_too_sure_of_digits_that_networks_are_trained_on_is_asked_about() -> None:
    outputs = np.random.default_rng(2).normal(0, 1, (5000, 10)) + 2 * np.eye(10)[np.arange(5000) % 10]
    sound, sure = (
        dataclasses.replace(candidate(reads(4900, 5000), 0.1), losses=losses_of(scale * outputs, np.arange(5000) % 10))
        for scale in (0.7, 4.0)
    )
    assert decide(Path("w.pt"), [sound]).decided
    decision = decide(Path("w.pt"), [sure])
    assert not decision.decided
    with pytest.raises(UndecidedError, match="surer of itself than a network that was trained so"):
        raise UndecidedError(decision)
    sure.hypothesis.inferred = False  # type: ignore[misc]  # a plain namespace here
    assert decide(Path("w.pt"), [sure]).decided  # its layers are known


def test_layers_with_nothing_between_them_are_asked_about() -> None:
    decision = decide(Path("w.pt"), [candidate(reads(950), 0.2, linear=True)])
    assert not decision.decided
    with pytest.raises(UndecidedError, match="no activation between its layers"):
        raise UndecidedError(decision)


def test_various_activations_are_asked_about_however_well_they_read() -> None:
    decision = decide(Path("w.pt"), [candidate(reads(990), 0.05, various=True)])
    assert not decision.decided
    with pytest.raises(UndecidedError, match="another activation in each place"):
        raise UndecidedError(decision)


def test_what_is_rarer_and_reads_more_by_luck_only_is_out() -> None:
    best, rare = candidate(reads(950), 0.2), candidate(reads(952), 0.25, penalty=2)
    assert decide(Path("w.pt"), [best, rare]).decided
    assert not decide(Path("w.pt"), [best, candidate(reads(952), 0.205, penalty=2)]).decided
    assert not decide(Path("w.pt"), [best, candidate(reads(970), 0.25, penalty=2)]).decided


def test_where_no_digit_is_read_the_reason_is_named() -> None:
    with pytest.raises(UndecidedError, match="its classes are not the ten digits"):
        raise UndecidedError(decide(Path("w.pt"), [candidate([], 0.2)]))


def test_the_next_best_of_fewer_digits_is_compared_on_those() -> None:
    right = np.tile(reads(9, 10), 100)
    best, fewer = candidate(right, 0.2), candidate(reads(450, 500), 0.3)
    assert decide(Path("w.pt"), [best, fewer]).reads(fewer) == pytest.approx(0.9)


def test_what_reads_fewer_digits_but_is_surer_of_them_is_asked_about() -> None:
    best, original = candidate(reads(900), 0.4), candidate(reads(850), 0.3, penalty=2)
    assert not decide(Path("w.pt"), [best, original]).decided


def test_under_four_fifths_nothing_is_opened_unasked() -> None:
    decision = decide(Path("w.pt"), [candidate(reads(790), 0.5)])
    assert not decision.decided
    with pytest.raises(UndecidedError, match="none of the ways tried reads 80 %"):
        raise UndecidedError(decision)
    assert decide(Path("w.pt"), [candidate(reads(810), 0.5)]).decided
    assert dataclasses.replace(decision, certain=True).decided  # the user said everything


def test_a_search_that_ran_out_of_time_asks() -> None:
    decision = decide(Path("w.pt"), [candidate(reads(990), 0.1)], complete=False)
    assert not decision.decided
    with pytest.raises(UndecidedError, match="too large to try every way in time"):
        raise UndecidedError(decision)


def test_candidates_that_answer_alike_are_one() -> None:
    alike = candidate(reads(950), 0.2, penalty=2)
    assert decide(Path("w.pt"), [candidate(reads(950), 0.2), alike]).decided


def test_more_digits_are_read_only_where_they_may_decide() -> None:
    """A rival as usual as the best that makes as many mistakes will not make a quarter more, however many are read."""
    best = candidate(reads(900), 0.30)
    assert not more_may_decide(decide(Path("w.pt"), [best, candidate(reads(898), 0.301)]))
    assert more_may_decide(decide(Path("w.pt"), [best, candidate(reads(880), 0.301)]))  # 120 to 100: perhaps
    well = candidate(reads(970), 0.1)
    assert more_may_decide(decide(Path("w.pt"), [well, candidate(reads(969), 0.1001)]))  # there rarity may decide


@pytest.mark.parametrize("dear", [True, False])
def test_where_the_likeliest_are_not_decided_between_the_others_read_a_few_digits_only(
    dear: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "DEAR", 1_000 if dear else 1_000_000)
    draw = np.random.default_rng(0)
    images = draw.random((1200, 1, 28, 28), np.float32)
    split = Split(images, draw.integers(0, 10, 1200))
    arrays: dict[str, Array] = {"W1": draw.normal(0, 0.1, (784, 4)), "W2": draw.normal(0, 0.1, (4, 10))}
    found = CandidateSearch(Blocks(Path("w.npz"), arrays), None, Said(), (1, 28, 28), math.inf)
    some = [found.first()[0].replaced(activations=(name,)) for name in candidate_activations()]
    candidates, complete = settle(some, split)
    assert complete
    assert (sum(len(one.right) == 1200 for one in candidates) <= FIRST) is dear


def test_what_is_usual_is_asked_about_though_something_rare_makes_a_quarter_fewer_mistakes() -> None:
    """A LeNet with ReLU that was hardly trained read 92.7 % with its own activation and 94.4 % with Mish."""

    def hardly(count: int, nats: float, penalty: float) -> Candidate:
        one = candidate(reads(count), nats, penalty)
        spread = np.linspace(0.99, 1.01, 1000)[:, None]
        return dataclasses.replace(one, losses=one.losses * spread)

    usual = hardly(927, 0.233, 0)
    assert decide(Path("w.pt"), [hardly(944, 0.184, 2), usual]).rivals == [usual]
    assert decide(Path("w.pt"), [hardly(944, 0.184, 0), usual]).rivals == []  # as usual as the other
    assert decide(Path("w.pt"), [hardly(970, 0.1, 2), usual]).rivals == []  # not even half as many


def test_the_list_goes_from_what_is_likely_to_what_is_rare() -> None:
    best, common = candidate(reads(940), 0.20), candidate(reads(930, first=9), 0.201)
    mixed = candidate(reads(938, first=5), 0.199, penalty=5)
    assert decide(Path("w.pt"), [best, mixed, common]).rivals == [common, mixed]

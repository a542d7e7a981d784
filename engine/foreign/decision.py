"""Which of several hypotheses is right: those that read digits are compared, digit by digit.

Two that answer differently are compared by the digits that only one of them reads (the paired sign test). One that
is significantly worse than the best is out; if any other is left, the digits do not decide, and the user is asked.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Split
from engine.errors import StoreError
from engine.foreign.candidate import LEVEL, SURER, Candidate, beaten, standard_errors
from engine.foreign.evidence import losses_of
from engine.foreign.hypotheses import Hypothesis, Trials
from engine.types import Array

EARLY_LEVEL = 1e-4  # of a look before all digits are read
EARLY_SURER = 4.0
MISTAKES = 0.8  # times those of another candidate: a network that was hardly trained may read better as another one
RARER_MISTAKES = 0.95  # times those of a rarer one
USUAL_MISTAKES = 0.5  # times those of one that is more usual by this much: ReLU networks with convolutions that were
USUAL = 1.5  # hardly trained make up to 29 % fewer mistakes with Mish than with what they were trained with
TWICE = 2.0  # times the nll of the best: so much more is as good as those fewer mistakes
MANY = 20_000  # digits after which what is rarer must have gained something
NEARLY = 1.06  # times the nll of the best: a rarer assumption that is as sure is not out
EARLY_NEARLY = 1.25  # the same before all digits are read
GAINED = 0.99  # the same after many digits, where the best was trained so well that its own way shows:
WELL_READ = 0.97
NEAR_WELL = 0.01  # below that: with more digits it may be reached
GAIN = 0.97  # times the nll of the best: what a mixture with a rare activation must reach
GAIN_LEVEL = 0.2  # or it reads so much more, by the sign test
ABSURD = (8.0, 1.0)  # times the nll of the best, and nats a digit more: so sure of its mistakes is no network
SAME = 0.001  # of many digits: what is read otherwise less often is used without asking
APART = 0.02  # of the share of the right digit: so much is otherwise
EQUAL = 1e-5  # of the nll: what also answers alike is one candidate
LEAST_READ = 0.8  # of the digits: a network that reads fewer may be another one
SLICE = 250  # digits read at once
GRACE_S = 1.0  # after the deadline, for what is being read
LOOKS = (250, 1_000, 5_000, 25_000)  # after this many digits those that are out are read no further
FIRST = 8  # candidates that read all digits first: where these are not decided between, the others need not read them,
DEAR = 500_000  # if a digit takes one of them more multiplications than this
TEXTS = {
    "few": "{name} does not say how its layers are used, and none of the ways tried reads 80 % of {digits} digits (the "
    "best {best}); say the activations, the pixels or the layers",
    "alike": "{name} does not say how its layers are used: {count} ways read almost alike, the best {best} of {digits} "
    "digits; say the activations, the pixels or the layers",
    "doubt": "{name} does not say how its layers are used: the best way found reads {best} of {digits} digits, but is "
    "surer of itself than a network that was trained so; say the activations, the pixels or the layers",
    "linear": "{name} does not say how its layers are used: the best way found reads {best} of {digits} digits, but "
    "has no activation between its layers; say the activations, the pixels or the layers",
    "various": "{name} does not say how its layers are used: the best way found reads {best} of {digits} digits, but "
    "has another activation in each place, which digits do not show for certain; say the activations, the pixels or "
    "the layers",
    "unread": "{name} does not say how its layers are used, and its classes are not the ten digits, so reading digits "
    "does not show it; say the activations, the pixels or the layers",
    "time": "{name} does not say how its layers are used, and is too large to try every way in time (the best so far "
    "reads {best} of {digits} digits); say the activations, the pixels or the layers",
}
RARITY = 0.15  # of the logarithm of the nll: a loss lower by that much makes up for a penalty of 1 in the list
SMALL = 1e-6
PRICE = (0.0002, 0.02)  # of a penalty: nats a digit, and a share of the nll


@dataclass(frozen=True, eq=False)
class Decision:
    """What came out for one file: every candidate, the best first, and which are left beside it.

    A rival that answers one of a thousand digits otherwise at most does not keep the best from being used, if many
    digits say so.
    """

    path: Path
    candidates: list[Candidate]
    rivals: list[Candidate]
    digits: int
    certain: bool = False  # nothing had to be inferred
    complete: bool = True  # there was time to read all digits
    labeled: Split | None = None  # the digits that were read
    classes: tuple[str, ...] = ()  # what the file calls them, where they are no digits

    @property
    def best(self) -> Candidate:
        """The first of the candidates."""
        return self.candidates[0]

    @property
    def decided(self) -> bool:
        """Whether the best may be used without asking."""
        same = SAME if self.digits >= MANY else 0.0
        differ = any(_unlike(one, self.best) > same for one in self.rivals)
        read = self.best.accuracy >= LEAST_READ
        return self.certain or (self.complete and not differ and read and not self.doubted)

    @property
    def doubted(self) -> bool:
        """Whether the best cannot be what was trained, where its activations are inferred.

        It is too sure of itself; or it has nothing at all between its layers, as no one trains them; or it has various
        activations, of which more mixtures are possible than can be tried.
        """
        hypothesis = self.best.hypothesis
        return hypothesis.inferred and (hypothesis.linear or hypothesis.various or self.best.overconfident)

    @property
    def next_best(self) -> Candidate | None:
        """The best of those that answer differently, on the digits that both have read."""
        others = [one for one in self.candidates[1:] if _differ(one, self.best) >= SAME]
        return max(others, key=self.reads, default=None)

    def reads(self, one: Candidate) -> float:
        """The share of all digits that a candidate reads; of one that read fewer it is what the others suggest."""
        return self.best.accuracy + one.accuracy - self.best.head(len(one.right)).accuracy

    def otherwise(self, one: Candidate) -> int:
        """How many of the digits a candidate answers otherwise than the best."""
        n = min(len(one.answers), len(self.best.answers))
        return int((one.answers[:n] != self.best.answers[:n]).sum())


class UndecidedError(StoreError):
    """The file does not say enough, and reading digits does not decide; `decision` holds the candidates."""

    def __init__(self, decision: Decision) -> None:
        best, rivals = decision.best, decision.rivals
        kind = "linear" if best.hypothesis.linear else "various" if best.hypothesis.various else "doubt"
        kind = kind if decision.doubted and not rivals else "alike" if decision.complete else "time"
        few = "few" if decision.digits else "unread"
        super().__init__(
            TEXTS[few if best.accuracy < LEAST_READ else kind],
            path=decision.path,
            name=decision.path.name,
            digits=f"{decision.digits:,}",
            best=f"{best.accuracy:.1%}",
            count=1 + len(rivals),
        )
        self.decision = decision


def outranked(one: Candidate, best: Candidate, early: bool = False) -> bool:
    """Whether one is out beside the best, after as many digits as both have read.

    It is absurdly sure of its mistakes; or it reads significantly fewer digits and is significantly less sure of the
    right ones, with a quarter more mistakes at least (less if it is rarer): a network that was not trained to the end
    may well read a little better in another way than in its own. Or it is rarer and gains nothing.
    """
    n = min(len(one.right), len(best.right))
    early = early or n < len(best.right)
    one, best = one.head(n), best.head(n)
    if one.nll > ABSURD[0] * best.nll + ABSURD[1] and not beaten(best, one):
        return True
    less_sure = standard_errors(one, best) > (EARLY_SURER if early else SURER)
    rarer = one.hypothesis.penalty > best.hypothesis.penalty
    fewer = beaten(one, best, EARLY_LEVEL if early else LEVEL)
    margin = _margin(one, best)
    many = n - best.count <= margin * (n - one.count) or one.nll >= TWICE * best.nll
    return (fewer and less_sure and many) or (rarer and _gains_nothing(one, best, less_sure, early))


def _margin(one: Candidate, best: Candidate) -> float:
    """The share of the mistakes of one that the best may make at most, so that one is out by its mistakes."""
    more_usual = best.hypothesis.penalty - one.hypothesis.penalty
    return RARER_MISTAKES if more_usual < 0 else USUAL_MISTAKES if more_usual >= USUAL else MISTAKES


def more_may_decide(decision: Decision) -> bool:
    """Whether more digits may put out every rival: none of them makes about as many mistakes, as far as luck shows.

    Where the best reads well, rarer ones that gain nothing are out, too, so there is always something to hope for.
    """
    best = decision.best
    if best.accuracy >= WELL_READ - NEAR_WELL:
        return True
    for one in decision.rivals:
        n = min(len(one.right), len(best.right))
        mine, theirs = n - one.head(n).count, n - best.head(n).count
        luck = 2 * math.sqrt(one.only(best) + best.only(one))
        margin = _margin(one, best)
        if mine + luck < theirs / margin and one.head(n).nll < 1.03 * best.head(n).nll:
            return False
    return True


def _gains_nothing(one: Candidate, best: Candidate, less_sure: bool, early: bool) -> bool:
    """Whether one assumes something rarer than the best without reading the better for it."""
    if one.hypothesis.mixed and not beaten(best, one, GAIN_LEVEL):
        gained = one.nll < GAIN * best.nll
        if not gained and (less_sure or not early):
            return True
    if beaten(best, one, GAIN_LEVEL):
        return False
    if len(one.right) >= MANY and best.accuracy >= WELL_READ and one.hypothesis.family != best.hypothesis.family:
        as_it_is = float(one.as_it_is.mean()) >= GAINED * float(best.as_it_is.mean())
        return as_it_is and one.nll >= GAINED * best.nll
    return less_sure and one.nll >= (EARLY_NEARLY if early else NEARLY) * best.nll


def settle(
    hypotheses: Sequence[Hypothesis], labeled: Split, deadline: float = math.inf
) -> tuple[list[Candidate], bool]:
    """How these read the digits, the best first; those that are out are read no further. And whether there was time.

    `deadline` is a time of `time.monotonic`: when it has passed, the digits read so far must do.
    """
    reading = [_Reading(one) for one in hypotheses if one.row is not None]
    if not _read_on(reading, labeled, min(LOOKS[0], len(labeled)), deadline):
        return likeliest_first([one.candidate() for one in reading if one.count]), False
    likely = _likeliest(reading)
    many = FIRST if max(one.hypothesis.work for one in reading) > DEAR else len(likely)
    first, others = likely[:many], likely[many:]
    for part in (first, others):
        for end in (*(end for end in LOOKS[1:] if end < len(labeled)), len(labeled)):
            best = likeliest_first([one.candidate() for one in reading])[0]
            left = [one for one in part if not _settled(one.candidate(), best)]
            if not _read_on(left, labeled, end, deadline):
                return likeliest_first([one.candidate() for one in reading]), False
        found = likeliest_first([one.candidate() for one in reading])
        if part is first and others and _undecidable([one.candidate() for one in first], found[0]):
            return found, True  # whatever the others read
    while True:  # what was put out by one that was put out itself
        found = likeliest_first([one.candidate() for one in reading])
        left = [one for one in reading if one.count < len(labeled) and not _alike(one.candidate(), found[0])]
        left = [one for one in left if not outranked(one.candidate(), found[0])]
        if not left:
            return found, True
        if not _read_on(left, labeled, len(labeled), deadline):
            return likeliest_first([one.candidate() for one in reading]), False


def _likeliest(reading: Sequence[_Reading]) -> list[_Reading]:
    """Those that suit the digits best, the best first; what is out from the start stands at the end."""
    candidates = [one.candidate() for one in reading]
    order = sorted(range(len(reading)), key=lambda i: candidates[i].nll + _price(candidates[i]))
    return [reading[i] for i in order]


def _undecidable(candidates: Sequence[Candidate], best: Candidate) -> bool:
    """Whether one of these is left that has read as many digits as the best and is something else."""
    n = len(best.right)
    same = SAME if n >= MANY else 0.0
    left = [one for one in candidates if len(one.right) == n and not _equal(one, best) and not outranked(one, best)]
    return any(_unlike(one, best) > same for one in left)


def _settled(one: Candidate, best: Candidate) -> bool:
    """Whether one need not read on: it is out, or nothing but a rarer name for what answers alike."""
    n = min(len(one.right), len(best.right))
    return n > 0 and (outranked(one, best, early=True) or _alike(one, best))


def _alike(one: Candidate, best: Candidate) -> bool:
    """Whether one is nothing but a rarer name for what answers many digits alike."""
    rarer = one.hypothesis.penalty > best.hypothesis.penalty and len(one.right) > LOOKS[1]
    return rarer and _equal(one, best)


def decide(
    path: Path,
    candidates: list[Candidate],
    labeled: Split | None = None,
    certain: bool = False,
    complete: bool = True,
) -> Decision:
    """Which candidates are left beside the best."""
    best = candidates[0]
    rivals = [one for one in candidates[1:] if not _equal(one, best) and not outranked(one, best)]
    rivals = distinct(sorted(rivals, key=_plausible))
    return Decision(path, candidates, rivals, len(best.right), certain, complete, labeled)


def _plausible(one: Candidate) -> float:
    """How unlikely it seems to be the original: by its losses, and by how rarely networks are made so."""
    return math.log(max(one.nll, SMALL)) + RARITY * one.hypothesis.penalty


def distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of those that give the same answers the first."""
    found: list[Candidate] = []
    for one in candidates:
        if not any(_equal(one, other) for other in found):
            found.append(one)
    return found


def _equal(one: Candidate, other: Candidate) -> bool:
    """Whether two give the same answers, and are as sure of them."""
    n = min(len(one.right), len(other.right))
    one, other = one.head(n), other.head(n)
    return _differ(one, other) == 0 and math.isclose(one.nll, other.nll, rel_tol=EQUAL)


def _differ(one: Candidate, other: Candidate) -> float:
    """The share of digits that two answer differently."""
    n = min(len(one.answers), len(other.answers))
    return float(np.mean(one.answers[:n] != other.answers[:n])) if n else 1.0


def _unlike(one: Candidate, other: Candidate) -> float:
    """The share of digits that two answer differently, or give another share of the right one."""
    n = min(len(one.answers), len(other.answers))
    shares = np.abs(np.exp(-one.losses[:n, 0]) - np.exp(-other.losses[:n, 0])) > APART
    return float(np.mean(shares | (one.answers[:n] != other.answers[:n]))) if n else 1.0


def likeliest_first(found: Sequence[Candidate]) -> list[Candidate]:
    """Of those that no other significantly beats the one whose certainty fits best, then the others as they read."""
    ranked = sorted(found, key=lambda one: (-len(one.right), -one.accuracy, one.nll))
    finished = [one for one in ranked if len(one.right) == len(ranked[0].right)]
    contenders = [one for one in finished if not beaten(one, finished[0])]
    best = min(contenders, key=lambda one: one.nll + _price(one))
    return [best, *(one for one in ranked if one is not best)]


def _price(one: Candidate) -> float:
    return one.hypothesis.penalty * (PRICE[0] + PRICE[1] * one.nll)


class _Reading:
    """What one hypothesis has answered so far."""

    def __init__(self, hypothesis: Hypothesis) -> None:
        self.hypothesis = hypothesis
        self.answers: list[Array] = []
        self.right: list[Array] = []
        self.losses: list[Array] = []
        self.sums = self.near = 0.0  # of the outputs of a digit, and how many are near 0 and 1

    @property
    def count(self) -> int:
        """How many digits it has read."""
        return sum(map(len, self.right))

    def add(self, outputs: Array, labels: NDArray[np.int64]) -> None:
        answers = outputs.argmax(axis=1)
        self.answers.append(answers)
        self.right.append(answers == labels)
        self.losses.append(losses_of(outputs, labels, self.hypothesis.shares))
        self.sums += float(outputs.sum())
        self.near += float(np.mean((outputs > -1) & (outputs < 2))) * len(labels)

    def candidate(self) -> Candidate:
        answers, right = np.concatenate(self.answers), np.concatenate(self.right)
        count = max(len(right), 1)
        squared = abs(self.sums / count - 1) < 0.3 and self.near / count > 0.99
        return Candidate(self.hypothesis, answers, right, np.concatenate(self.losses), squared)


def _read_on(readings: Sequence[_Reading], labeled: Split, end: int, deadline: float) -> bool:
    """Have these read on to this many digits; False if the time was over before."""
    first = min((one.count for one in readings), default=end)
    while first < end:
        if first and time.monotonic() > deadline:
            return False
        last = min(first + SLICE, end)
        some = labeled.take(np.arange(first, last))
        trials = Trials(some.images)
        now = [one for one in readings if one.count == first]
        with np.errstate(all="ignore"):
            for one in sorted(now, key=lambda one: Trials.order(one.hypothesis)):
                if time.monotonic() > deadline + GRACE_S and any(one.count for one in readings):
                    return False
                one.add(trials.outputs(one.hypothesis), some.labels)
        first = last
    return True

"""Every candidate for a file, run on digits: what its shapes leave open is tried out.

A few digits leave some hypotheses, more digits fewer, and small changes are made to the best of them until none makes
it better. `decision.py` then has the finalists read all digits.
"""

from __future__ import annotations

import dataclasses
import itertools
import time
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from engine.data.dataset import Split
from engine.foreign.architectures import Chain, chains
from engine.foreign.decision import Decision, decide, more_may_decide, settle
from engine.foreign.evidence import losses_of, nll
from engine.foreign.hypotheses import (
    LEARNED,
    LIKELY,
    PLACES,
    Body,
    ChainBody,
    Hypothesis,
    Trials,
    candidate_activations,
)
from engine.foreign.orders import ORDERS, Order
from engine.foreign.scalings import PIXELS, RIMMED, SCALINGS, STANDARDIZED, UNIT
from engine.foreign.tensors import Blocks
from engine.layers.base import Layer
from engine.types import Shape

LIKELY_CHAINS = 32  # looked at first
GLANCE = 20  # labeled digits for the first look
GLANCE_WORK = 5_000_000_000  # multiplications for that: of very large networks fewer are looked at
LIKELIEST = 8  # chains that are tried with every scale of pixels
PROMISING = 24  # hypotheses that are worth a second look
LOOKS = ((60, 12), (150, 6))  # then this many digits are read by that many of the best
CLIMB = 200  # digits for which small changes are tried, until none makes it better
STEP = 60  # of these, before it is known which changes are near
MOST_NEAR = 20
FAR = 0.2  # of the digits that a change may cost
CLIMB_WORK = 30_000_000  # multiplications that each of them may take
MOST_CLIMBS = 4
READ = 0.6  # of the first few: if none reads that many, rarer assumptions are made
WELL_READ = 0.9  # of many digits: if none reads that many, unlikely hypotheses are looked at
RARER = (0.02, 0.05)  # what a rare assumption must gain to be believed: nats a digit, and a share of the nll
FINALISTS = 24
LESS = 0.06  # of the digits that a sibling of the best may read less
MORE_S = 3.0  # that must be left for more digits


@dataclasses.dataclass(frozen=True)
class Said:
    """What the user says of a network, so that it need not be inferred.

    `activations`: one name for all gaps between layers with weights, or one for each; `pixels`: a name of `PIXELS`;
    `architecture`: all layers in order; `layout`: the number of one way to string the arrays together
    (`ChainBody.layout`); `sideways`: whether rows and columns of the images are exchanged.
    """

    activations: tuple[str, ...] = ()
    pixels: str = ""
    architecture: tuple[Layer, ...] = ()
    layout: int = 0
    sideways: bool = False


@dataclasses.dataclass(frozen=True, eq=False)
class _Looked:
    """A hypothesis and how it reads a few digits: `nats` a digit, and with a `price` for what is rare."""

    hypothesis: Hypothesis
    accuracy: float
    nats: float

    @property
    def price(self) -> float:
        return self.nats + self.hypothesis.penalty * (RARER[0] + RARER[1] * self.nats)


class CandidateSearch:
    """All candidates for one file: bodies that are known, or arrays to be strung together."""

    def __init__(
        self, blocks: Blocks | None, bodies: Sequence[Body] | None, said: Said, shape: Shape, deadline: float
    ) -> None:
        self.blocks = blocks
        self.bodies = bodies
        self.said = said
        self.shape = shape
        self.deadline = deadline
        self.order: Order | None = None  # of the answers, if the file says it
        self.ordered = False  # whether it does
        self.more: Callable[[], Split | None] = lambda: None  # digits for where these do not decide
        self.chains = chains(blocks, shape, deadline) if blocks is not None and bodies is None else []
        self.places: tuple[int, ...] = tuple(range(len(PLACES))) if blocks is not None and blocks.norms else (0,)
        if said.layout and self.chains:
            chain, place = divmod(said.layout - 1, len(self.places))
            self.chains = self.chains[chain : chain + 1] if chain >= 0 else []
            self.places = (place,)

    # -- hypotheses --------------------------------------------------------------------------------------------------
    def first(self, start: int = 0, end: int | None = LIKELY_CHAINS) -> list[Hypothesis]:
        """The likeliest hypotheses for images as the user says, or as they are."""
        scaling = PIXELS[self.said.pixels or UNIT]
        if self.bodies is not None:
            return [Hypothesis(body, scaling, self.said.sideways, self.order) for body in self.bodies]
        if self.blocks is None:
            return []
        found = []
        for chain, place in itertools.product(self.chains[start:end], self.places):
            for names in self.fillings(chain):
                if place == self.places[0] or names == next(iter(self.fillings(chain))):
                    body = ChainBody(self.blocks, chain, self.shape, names, place)
                    found.append(Hypothesis(body, scaling, self.said.sideways, self.order))
        return [one for one in found if one.row is not None]

    def fillings(self, chain: Chain) -> list[tuple[str, ...]]:
        """The activations that are tried first: the same in every gap, but where a slope was learned."""
        gaps = len(chain.convolutions) + len(chain.dense) - 1
        slopes = self.blocks.slopes if self.blocks is not None else {}
        said = self.said.activations
        if len(said) > 1:
            return [said] if len(said) == gaps else []
        names = said or (tuple(LIKELY) if gaps > len(slopes) else LIKELY_ONE)
        fill = [tuple(LEARNED if i in slopes else name for i in range(gaps)) for name in names]
        depthwise = [i for i, stage in enumerate(chain.convolutions) if stage.depthwise]
        if depthwise and not said:  # many put nothing between a depthwise convolution and the next one
            fill += [tuple("identity" if i in depthwise else name for i, name in enumerate(row)) for row in fill]
        bare = {i for i, stage in enumerate((*chain.convolutions, *chain.dense)) if stage.bare}
        fill = (
            [tuple("identity" if i in bare else name for i, name in enumerate(row)) for row in fill] if bare else fill
        )
        return list(dict.fromkeys(fill))

    @property
    def scalings(self) -> list[str]:
        """The names of the ways to give pixels that may be tried."""
        return [self.said.pixels] if self.said.pixels else list(PIXELS)

    def close(self, best: Hypothesis) -> list[Hypothesis]:
        """Hypotheses that differ from this one in one small thing."""
        found = [best.replaced(scaling=PIXELS[name]) for name in self.scalings]
        body = best.body
        if not isinstance(body, ChainBody) or self.blocks is None:
            return found
        if len(self.places) > 1:
            found += [best.replaced(place=place) for place in self.places]
        found += [best.replaced(chain=chain) for chain in self.chains[:PROMISING] if chain is not body.chain]
        if not self.said.activations:
            for gap, now in enumerate(body.activations):
                if now == LEARNED:
                    continue
                for name in MIXED:
                    row = (*body.activations[:gap], name, *body.activations[gap + 1 :])
                    found.append(best.replaced(activations=row))
            if body.activations:
                rows = [
                    tuple(LEARNED if i in self.blocks.slopes else n for i in range(len(body.activations)))
                    for n in candidate_activations()
                ]
                others = [PIXELS[name] for name in self.scalings if name in USUAL and not body.chain.convolutions]
                scalings = dict.fromkeys((best.scaling, *others))
                found += [best.replaced(activations=row, scaling=one) for row in rows for one in scalings]
        return found

    def strange(self, found: list[_Looked]) -> list[Hypothesis]:
        """Hypotheses that take their images in rarer ways; only answer in another order, if the user said the rest."""
        nothing_between = self.blocks is not None and self.blocks.count == 1
        if self.said.pixels and (self.said.activations or nothing_between):
            return [one.hypothesis.replaced(order=order) for one in found[:2] for order in self.orders(one.hypothesis)]
        likely = self.first(0, PROMISING // 3)
        strange = [one.replaced(scaling=PIXELS[name]) for one in likely for name in self.scalings]
        for one in (looked.hypothesis for looked in found[:PROMISING]):
            strange += [one.replaced(sideways=True), *(one.replaced(order=order) for order in self.orders(one))]
        return strange

    def orders(self, hypothesis: Hypothesis) -> tuple[Order, ...]:
        """The orders in which its answers may stand, unless the file says it."""
        if self.ordered:
            return ()
        row = hypothesis.row or []
        units = next((len(tensors["b"]) for _, tensors in reversed(row) if "b" in tensors), 0)
        return tuple(order for order in ORDERS if len(order.digits) == units)

    # -- reading digits ----------------------------------------------------------------------------------------------
    def decision(self, labeled: Split) -> Decision:
        """Every candidate, and whether the digits decide."""
        finalists = self.finalists(labeled)
        in_time = time.monotonic() < self.deadline
        candidates, complete = settle(finalists, labeled, self.deadline)
        path, certain = candidates[0].hypothesis.body.path, self.said_all(candidates[0].hypothesis)
        decision = decide(path, candidates, labeled, certain, complete and in_time)
        settled = decision.decided and not decision.rivals
        if settled or certain or not decision.complete or decision.best.accuracy < READ:
            return decision
        if not more_may_decide(decision):
            return decision
        more = self.more() if time.monotonic() < self.deadline - MORE_S else None
        if more is None:
            return decision
        left = [one.hypothesis for one in (decision.best, *decision.rivals)]
        again, complete = settle(left, more, self.deadline)
        if not complete:
            return decision
        others = [one for one in candidates if one.hypothesis not in left]
        return dataclasses.replace(decide(path, again, more, certain), candidates=[*again, *others])

    def said_all(self, hypothesis: Hypothesis) -> bool:
        """Whether nothing was left to infer."""
        body = hypothesis.body
        if not self.said.pixels:
            return False
        if not isinstance(body, ChainBody):
            return self.bodies is not None and len(self.bodies) == 1
        known = bool(self.said.activations) or not [name for name in body.activations if name != LEARNED]
        return known and len(self.chains) == 1 and len(self.places) == 1

    def finalists(self, labeled: Split) -> list[Hypothesis]:
        """What is worth reading all digits: the best few, and what is close to the best."""
        if self.bodies is not None:
            found = [one.replaced(scaling=PIXELS[name]) for one in self.first() for name in self.scalings]
            looked = _look(found, labeled.head(GLANCE))
            if looked and looked[0].accuracy < READ and not self.said.pixels:
                few = found[:2]
                found += [one.replaced(sideways=True) for one in few]
                found += [one.replaced(order=order) for one in few for order in self.orders(one)]
            return found
        looked = self.glance(labeled, self.first())
        if looked[0].accuracy < READ:
            looked += self.glance(labeled, self.first(LIKELY_CHAINS, None))
            strange = self.glance(labeled, self.strange(looked)) if max(one.accuracy for one in looked) < READ else []
            looked += [one for one in strange if one.accuracy >= READ or self.order or not one.hypothesis.order]
            return self.narrowed(labeled, looked)
        found = self.narrowed(labeled, looked)
        if _look(found[:1], labeled.head(CLIMB))[0].accuracy < WELL_READ and len(self.chains) > LIKELY_CHAINS:
            looked += self.glance(labeled, self.first(LIKELY_CHAINS, None))
            found = self.narrowed(labeled, looked)
        return found

    def glance(self, labeled: Split, hypotheses: list[Hypothesis]) -> list[_Looked]:
        """How these read a few digits; with standardized pixels, too, and the likeliest with pixels of all kinds."""
        few = labeled.head(GLANCE)
        if not self.said.pixels:
            likely = {id(chain) for chain in self.chains[:LIKELIEST]}
            of_likely = [one for one in hypotheses if isinstance(one.body, ChainBody) and id(one.body.chain) in likely]
            scaled = [one.replaced(scaling=scaling) for one in of_likely for scaling in (*SCALINGS[1:3], *RIMMED)]
            hypotheses = [*hypotheses, *(one.replaced(scaling=STANDARDIZED) for one in hypotheses), *scaled]
        most = GLANCE_WORK // (GLANCE * max(hypotheses[0].work, 1)) + PROMISING if hypotheses else 0
        found = _look(hypotheses[:most], few, self.deadline)
        if not self.said.pixels:
            more = [one.hypothesis.replaced(scaling=scaling) for one in found[:4] for scaling in (*SCALINGS, *RIMMED)]
            found = _ranked([*found, *_look(more, few, self.deadline)])
        return found

    def narrowed(self, labeled: Split, found: list[_Looked]) -> list[Hypothesis]:
        """The best few on more digits, and what a few changes make of the best."""
        for digits, most in LOOKS:
            found = _look(_best(found, most), labeled.head(digits), self.deadline)
        work = max((one.hypothesis.work for one in found), default=1)
        few = labeled.head(int(np.clip(CLIMB_WORK // max(work, 1), digits, CLIMB)))
        tried = _look([one.hypothesis for one in found], few, self.deadline)
        done: set[str] = set()
        for _ in range(MOST_CLIMBS):
            best = next((one for one in tried[:3] if _key(one.hypothesis) not in done), None)
            if best is None or time.monotonic() > self.deadline:
                break
            done.add(_key(best.hypothesis))
            known = {_key(one.hypothesis) for one in tried}
            close = [one for one in self.close(best.hypothesis) if _key(one) not in known]
            tried = _ranked([*tried, *self.climbed(best, close, few)])
        by_nats = sorted(tried, key=lambda one: one.nats)[:FINALISTS]
        siblings = [one for one in tried if _siblings(one, tried[0]) or _siblings(one, by_nats[0])]
        wanted = [*_best(tried, FINALISTS // 2), *(one.hypothesis for one in (*by_nats, *siblings))]
        different: dict[str, Hypothesis] = {}
        for one in wanted:
            different.setdefault(_key(one), one)
        return list(different.values())

    def climbed(self, best: _Looked, close: Sequence[Hypothesis], few: Split) -> list[_Looked]:
        """How small changes of the best read: all of them some digits, and of those all that are not worse by far."""
        some = _look(close, few.head(STEP), self.deadline)
        near = [one for one in some[:MOST_NEAR] if one.accuracy > best.accuracy - FAR]
        near += [one for one in some[MOST_NEAR:] if _siblings(one, best)]
        return _look([one.hypothesis for one in near], few, self.deadline)


LIKELY_ONE = ("relu",)
MIXED = (*LIKELY, "elu", "gelu", "leaky-relu", "identity")  # that may stand beside another one
USUAL = (UNIT, "standardized", "signed", "bytes")


def _look(hypotheses: Iterable[Hypothesis], labeled: Split, deadline: float = float("inf")) -> list[_Looked]:
    """How these read, the best first; of equals the likelier, which came first."""
    hypotheses = [one for one in hypotheses if one.row is not None]
    trials = Trials(labeled.images)
    found: dict[int, _Looked] = {}
    with np.errstate(all="ignore"):
        for i in sorted(range(len(hypotheses)), key=lambda i: Trials.order(hypotheses[i])):
            if found and time.monotonic() > deadline:
                break
            outputs = trials.outputs(hypotheses[i])
            accuracy = float(np.mean(outputs.argmax(axis=1) == labeled.labels))
            nats = nll(losses_of(outputs, labeled.labels, hypotheses[i].shares))
            found[i] = _Looked(hypotheses[i], accuracy, nats)
    return _ranked([found[i] for i in sorted(found)])


def _key(hypothesis: Hypothesis) -> str:
    chain = id(hypothesis.body.chain) if isinstance(hypothesis.body, ChainBody) else id(hypothesis.body)
    return f"{chain} {hypothesis.words}"


def _siblings(one: _Looked, best: _Looked) -> bool:
    """Whether two differ in their activation alone, one for all places, and read about as well."""
    a, b = one.hypothesis, best.hypothesis
    if (
        not isinstance(a.body, ChainBody)
        or not isinstance(b.body, ChainBody)
        or len({*a.body.activations} - {LEARNED}) > 1
    ):
        return False
    alike = (a.body.chain, a.body.place, a.scaling, a.sideways, a.order)
    return alike == (b.body.chain, b.body.place, b.scaling, b.sideways, b.order) and one.accuracy > best.accuracy - LESS


def _best(found: Sequence[_Looked], most: int) -> list[Hypothesis]:
    """That many of the best, each once, however often it was tried."""
    different = {_key(one.hypothesis): one.hypothesis for one in reversed(_ranked(found))}
    return list(reversed(different.values()))[:most]


def _ranked(found: Sequence[_Looked]) -> list[_Looked]:
    return sorted(found, key=lambda one: one.price)

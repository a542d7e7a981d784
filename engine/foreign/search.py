"""The trained networks of others: arrays without a plan, from which the network is worked out.

What the shapes say is taken from them (`chains.py`). What they cannot say, the activation between the layers, how
convolutions were padded and pooled, how pixels were scaled, is tried out on labeled digits: the network that reads them
is the right one. Where none does, the activation is asked for.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from engine import datasets
from engine.data.dataset import Split
from engine.errors import StoreError, nearest
from engine.foreign.architectures import Chain, chains
from engine.foreign.arrays import read_arrays
from engine.foreign.hypotheses import LIKELY, PLACES, SCALINGS, STANDARDIZED, Guess, Trials, candidate_activations
from engine.foreign.tensors import Blocks
from engine.store.weights import LoadedNetwork, load_weights
from engine.types import Array, Shape

LIKELY_CHAINS = 32  # looked at first
GLANCE = 20  # labeled digits for the first look
GLANCE_WORK = 5_000_000_000  # multiplications for that: of very large networks fewer guesses are looked at
PROMISING = 24  # guesses that are worth a second one
LOOKS = ((60, 12), (150, 6))  # then so many digits are read by so many of the best
LAST, JUDGED = 4, 500  # and at the end; a network so large that this would take long reads fewer digits
WORK = 1_500_000_000  # multiplications that each of the last may take
LEAST_READ = 0.3  # of the digits: a network that reads fewer was not made for them, or is none of the candidates
READ = 0.6  # of the first few: if none reads so many, rarer assumptions are made
WELL_READ = 0.9  # of many digits: if none reads so many, unlikely guesses are looked at
RARER = (0.02, 0.05)  # what a rare assumption must gain to be believed: nats a digit, and a share of the surprise
TEMPERATURES = np.exp2(np.linspace(-1.0, 1.0, 7))
AS_IT_IS = 0.2


def open_network(
    path: Path | str,
    *,
    activation: str | None = None,
    judge: Split | None = None,
    input_shape: Shape = (1, 28, 28),
) -> LoadedNetwork:
    """Any trained network: our own file, or plain arrays as a pickle, .npz, .safetensors or PyTorch's .pt.

    `activation` (of the hidden layers) matters for foreign files only. What the file leaves open is found by reading
    the labeled digits of `judge` (if not given: of the embedded sample); `metadata.note` says what was found, and
    how sure that is.

    Raises: StoreError: not readable, or no network of ours has these shapes; or the activation must be said.
    """
    path = Path(path)
    if activation and activation not in candidate_activations():
        raise StoreError(
            "there is no activation called {got}; did you mean {nearest}?",
            path=path,
            got=repr(activation),
            nearest=nearest(activation, list(candidate_activations())),
        )
    arrays = read_arrays(path)
    if arrays is None:
        return load_weights(path)
    if judge is None and input_shape == (1, 28, 28):
        judge = datasets.load("mnist-sample").train
    if judge is not None:
        judge = _alternating(judge)
        input_shape = tuple(judge.images.shape[1:])
    blocks = Blocks(path, arrays)
    names = (activation,) if activation else LIKELY if blocks.count > 1 else ("relu",)
    search = _Search(blocks, chains(blocks, input_shape), names, input_shape)
    guesses = search.guesses()
    likeliest = next((found for guess in guesses if (found := guess.loaded()) is not None), None)
    if likeliest is None:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in list(arrays.items())[:12])
        raise StoreError(
            "no network for images of {shape} has the shapes in {name}: {shapes}",
            path=path,
            name=path.name,
            shape="×".join(map(str, input_shape)),
            shapes=shapes + ", …" * (len(arrays) > 12),
        )
    if judge is not None and judge.labels.max() < len(likeliest.metadata.classes):
        found = search.judged(judge, others=len(names) > 1)
        if found is not None:
            return found
    if activation or blocks.count == 1:
        return likeliest
    raise StoreError(
        "{name} does not say which activation its hidden layers use, and with none of {activations} it reads digits; "
        "if it was not made for them, say the activation",
        path=path,
        name=path.name,
        activations=", ".join(LIKELY),
    )


@dataclasses.dataclass(frozen=True, eq=False)
class _Judged:
    """A guess and how it reads: `surprise` in nats a digit, with a price for rarity."""

    guess: Guess
    accuracy: float
    surprise: float


@dataclasses.dataclass(frozen=True, eq=False)
class _Search:
    """All candidates for one file."""

    blocks: Blocks
    chains: list[Chain]
    activations: tuple[str, ...]
    shape: Shape

    def guesses(self, first: int = 0, last: int | None = None) -> list[Guess]:
        """The candidates of these chains for images as they are, the likeliest first."""
        places = range(len(PLACES)) if self.blocks.norms else (0,)
        every = itertools.product(self.chains[first:last], self.activations, places)
        likely = (one for one in every if not one[2] or one[1] == self.activations[0])
        guesses = (Guess(self.blocks, chain, self.shape, name, place=place) for chain, name, place in likely)
        return [guess for guess in guesses if guess.row is not None]

    def judged(self, judge: Split, others: bool) -> LoadedNetwork | None:
        """The candidate that reads the labeled digits best, if it reads them at all.

        A glance at the likely ones on a few digits leaves some, of which fewer and fewer read more and more digits.
        Only if none of them reads well, the unlikely ones are looked at too. The best is also tried with small changes:
        where `others` may be, with rarer activations.
        """
        found = self.glance(judge, self.guesses(0, LIKELY_CHAINS))
        if found[0].accuracy < READ:
            found += self.glance(judge, self.guesses(LIKELY_CHAINS))
            found += self.glance(judge, self.strange(found)) if max(one.accuracy for one in found) < READ else []
            ranked = self.narrowed(judge, found, others)
        else:
            ranked = self.narrowed(judge, found, others)
            if ranked[0].accuracy < WELL_READ and len(self.chains) > LIKELY_CHAINS:
                found += self.glance(judge, self.guesses(LIKELY_CHAINS))
                ranked = self.narrowed(judge, found, others)
        network = ranked[0].guess.loaded()
        return _told(network, ranked, judge) if network is not None and ranked[0].accuracy >= LEAST_READ else None

    def glance(self, judge: Split, guesses: list[Guess]) -> list[_Judged]:
        """How these read a few digits, and the best of them with standardized pixels, too."""
        few = judge.head(GLANCE)
        guesses = guesses[: GLANCE_WORK // (GLANCE * max(guesses[0].work, 1)) + PROMISING] if guesses else []
        found = _look(guesses, few)
        more = [one.guess.but(scaling=STANDARDIZED) for one in found[:PROMISING] if one.guess.scaling is None]
        return _ranked([*found, *_look(more, few)])

    def strange(self, found: list[_Judged]) -> list[Guess]:
        """Guesses that take their images in rarer ways."""
        likely = self.guesses(0, PROMISING // 3)
        strange = [guess.but(scaling=scaling) for guess in likely for scaling in SCALINGS[1:]]
        for guess in (one.guess for one in found[:PROMISING]):
            strange += [guess.but(sideways=True), guess.but(rolled=True)]
        return strange

    def narrowed(self, judge: Split, found: list[_Judged], others: bool) -> list[_Judged]:
        """The best few on many digits."""
        before = None
        for digits, most in LOOKS:
            found = _look(_best(found, most), judge.head(digits))
            if found[0].guess.words != before:
                before = found[0].guess.words
                found = _ranked([*found, *_look(self.close(found[0].guess, others), judge.head(digits))])
        work = max(found[0].guess.work, 1)
        return _look(_best(found, LAST), judge.head(int(np.clip(WORK // work, digits, JUDGED))))

    def close(self, best: Guess, others: bool) -> list[Guess]:
        """Guesses that differ from the best in one small thing."""
        found = [best.but(scaling=scaling) for scaling in (None, *SCALINGS)]
        if self.blocks.norms:
            both = itertools.product(range(len(PLACES)), dict.fromkeys((None, STANDARDIZED, best.scaling)))
            found += [best.but(place=place, scaling=scaling) for place, scaling in both]
        if others:
            found += [best.but(activation=name, dense="") for name in candidate_activations()]
            if best.chain.convolutions and len(best.chain.dense) > 1:
                found += [best.but(dense=name) for name in LIKELY if name != best.activation]
        return found


def _look(guesses: Iterable[Guess], judge: Split) -> list[_Judged]:
    """How these guesses read, the best first; of equals the likelier, which came first."""
    guesses = [guess for guess in guesses if guess.row is not None]
    trials = Trials(judge.images)
    found: dict[int, _Judged] = {}
    with np.errstate(all="ignore"):
        for i in sorted(range(len(guesses)), key=lambda i: Trials.order(guesses[i])):
            outputs = trials.outputs(guesses[i])
            accuracy = float(np.mean(outputs.argmax(axis=1) == judge.labels))
            surprise = _surprise(outputs, judge) if np.isfinite(outputs).all() else math.inf
            price = guesses[i].rarity * (RARER[0] + RARER[1] * surprise)
            found[i] = _Judged(guesses[i], accuracy, surprise + price)
    return _ranked([found[i] for i in range(len(guesses))])


def _surprise(outputs: Array, judge: Split) -> float:
    """The cross-entropy of the answers at the temperature that suits them best, and a share of what it is without.

    The right network is about as sure as it should be; one that only resembles it seldom is. But one that was trained
    for a short time, or with another loss, is not either.
    """
    scores = outputs - outputs.max(axis=1, keepdims=True)
    right = scores[np.arange(len(judge)), judge.labels]
    at = [float(np.mean(np.log(np.exp(scores / t).sum(axis=1)) - right / t)) for t in (1.0, *TEMPERATURES)]
    return (1 - AS_IT_IS) * min(at) + AS_IT_IS * at[0]


def _best(found: Sequence[_Judged], most: int) -> list[Guess]:
    """So many of the best, each once, however often it was tried."""
    different = {(id(one.guess.chain), one.guess.words): one.guess for one in _ranked(found)}
    return list(different.values())[:most]


def _ranked(found: Sequence[_Judged]) -> list[_Judged]:
    return sorted(found, key=lambda one: one.surprise)


def _told(network: LoadedNetwork, found: list[_Judged], judge: Split) -> LoadedNetwork:
    """The winner, with a note that says how much better it reads than the next guess that assumes something else."""
    best = found[0]
    others = [one.accuracy for one in found if one.guess.words != best.guess.words]
    next_best = f"{max(others):.0%}" if others else "none"
    note = f"{network.metadata.note}: it reads {best.accuracy:.0%} of {len(judge)} labeled digits, "
    note += f"the next best guess {next_best}"
    return dataclasses.replace(network, metadata=dataclasses.replace(network.metadata, note=note))


def _alternating(judge: Split) -> Split:
    """The first digits of each class in turn, so that few of them ask for every class."""
    judge = judge.head(10 * JUDGED)
    rank = np.zeros(len(judge), np.int64)
    for label in np.unique(judge.labels):
        own = judge.labels == label
        rank[own] = np.arange(own.sum())
    return judge.take(np.lexsort((judge.labels, rank))[:JUDGED])

"""The trained networks of others: arrays without a plan, from which the network is worked out.

What the shapes say is taken from them (`guesses.py`). What they cannot say, the activation between the layers, how
convolutions were padded and pooled, how pixels were scaled, is tried out on labeled digits: the network that reads them
is the right one. Where none does, the activation is asked for.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.data import sources
from engine.data.dataset import Split
from engine.errors import StoreError, nearest
from engine.layers import layers
from engine.store.arrays import read_arrays
from engine.store.guesses import ACTIVATIONS, SCALINGS, STANDARDIZED, Blocks, Chain, Scaling, assembled, chains
from engine.store.weights import LoadedNetwork, load_weights
from engine.types import Array, Shape

OTHERS = ("leaky-relu", "swish", "softplus")  # activations tried where the likely ones have found the rest
GLANCE = 64  # labeled digits for a first look at every candidate
JUDGED = 500  # for the final choice between the best
FINALISTS = 6
PROMISING = 12  # candidates of the first look that are tried with standardized pixels as well
LEAST_READ = 0.3  # of the digits: a network that reads fewer was not made for them, or is none of the candidates
WELL_READ = 0.8  # a network that reads so many was given pixels as they are, or standardized
RARER = 0.02  # what a rare assumption must gain, in nats a digit, to be believed
TEMPERATURES = np.exp2(np.linspace(-1.0, 0.5, 7))  # a little too sure or too modest is no sign of a wrong guess


def open_network(
    path: Path | str,
    *,
    activation: str | None = None,
    judge: Split | None = None,
    input_shape: Shape = (1, 28, 28),
) -> LoadedNetwork:
    """Any trained network: our own file, or plain arrays as a pickle, .npz, .safetensors or PyTorch's .pt.

    `activation` (of the hidden layers) matters for foreign files only. What the file leaves open is found by reading
    the labeled digits of `judge` (if not given: of the embedded sample); `facts.note` says what was found, and how sure
    that is.

    Raises: StoreError: not readable, or no network of ours has these shapes; or the activation must be said.
    """
    path = Path(path)
    if activation and activation not in layers:
        raise StoreError(
            "there is no activation called {got}; did you mean {nearest}?",
            path=path,
            got=repr(activation),
            nearest=nearest(activation, list(ACTIVATIONS)),
        )
    arrays = read_arrays(path)
    if arrays is None:
        return load_weights(path)
    if judge is not None:
        judge = judge.head(JUDGED)
        input_shape = tuple(judge.images.shape[1:])
    shapes = ", ".join(f"{name} {array.shape}" for name, array in list(arrays.items())[:12])
    blocks = Blocks(path, arrays)
    names = (activation,) if activation else ACTIVATIONS if len(blocks.weights) > 1 else ACTIVATIONS[:1]
    search = _Search(blocks, chains(blocks, input_shape), names, input_shape)
    likeliest = next(search.candidates(), None)
    if likeliest is None:
        raise StoreError(
            "no network for images of {shape} has the shapes in {name}: {shapes}",
            path=path,
            name=path.name,
            shape="×".join(map(str, input_shape)),
            shapes=shapes,
        )
    if judge is None and input_shape == (1, 28, 28):
        judge = sources.load("mnist-sample").train.head(JUDGED)
    found = search.judged(judge, others=len(names) > 1) if judge is not None and _can_judge(likeliest, judge) else None
    if found is not None:
        return found
    if activation or len(blocks.weights) == 1:
        return likeliest
    raise StoreError(
        "{name} does not say which activation its hidden layers use; say it: {activations}",
        path=path,
        name=path.name,
        activations=", ".join(ACTIVATIONS),
    )


@dataclasses.dataclass(frozen=True, eq=False)
class _Guess:
    """A candidate with what it assumes, and how it reads: `surprise` in nats a digit, with a price for rarity."""

    chain: Chain
    activation: str
    norm_last: bool
    scaling: Scaling | None
    network: LoadedNetwork
    accuracy: float = 0.0
    surprise: float = math.inf

    def judged(self, judge: Split) -> _Guess:
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = self.network.outputs(judge.images)
        accuracy = float(np.mean(outputs.argmax(axis=1) == judge.labels))
        surprise = _surprise(outputs, judge) + RARER * self.rarity if np.isfinite(outputs).all() else math.inf
        return dataclasses.replace(self, accuracy=accuracy, surprise=surprise)

    @property
    def rarity(self) -> float:
        """How much of it is unusual."""
        scaling = 0.0 if self.scaling is None else 0.25 if self.scaling is STANDARDIZED else 3.0
        return scaling + (self.activation in OTHERS) + self.norm_last + self.chain.oddity / 2


def _surprise(outputs: Array, judge: Split) -> float:
    """The cross-entropy of the answers, at the temperature that suits them best."""
    scores = outputs - outputs.max(axis=1, keepdims=True)
    right = scores[np.arange(len(judge)), judge.labels]
    return min(float(np.mean(np.log(np.exp(scores / t).sum(axis=1)) - right / t)) for t in TEMPERATURES)


@dataclasses.dataclass(frozen=True, eq=False)
class _Search:
    """All candidates for one file."""

    blocks: Blocks
    chains: list[Chain]
    activations: tuple[str, ...]
    shape: Shape

    def candidates(self) -> Iterator[LoadedNetwork]:
        return (guess.network for guess in self.guesses())

    def guesses(self, scaling: Scaling | None = None) -> Iterator[_Guess]:
        """Every candidate for images scaled so, the likeliest first."""
        for chain in self.chains:
            for activation in self.activations:
                for norm_last in (False, True) if self.blocks.norms else (False,):
                    yield from self.guess(chain, activation, norm_last, scaling)

    def guess(self, chain: Chain, activation: str, norm_last: bool, scaling: Scaling | None) -> Iterator[_Guess]:
        network = assembled(self.blocks, chain, activation, self.shape, norm_last=norm_last, first=scaling)
        if network is not None:
            yield _Guess(chain, activation, norm_last, scaling, network)

    def variants(self, guess: _Guess, scaling: Scaling | None, activation: str = "") -> Iterator[_Guess]:
        """The same network for images scaled so, perhaps with another activation."""
        return self.guess(guess.chain, activation or guess.activation, guess.norm_last, scaling)

    def judged(self, judge: Split, others: bool) -> LoadedNetwork | None:
        """The candidate that reads the labeled digits best, if it reads them at all.

        A glance at all finds the finalists; the best of them is also tried with other scalings of the pixels and, where
        `others` may be, with rarer activations.
        """
        few = judge.head(GLANCE)
        glanced = _ranked([guess.judged(few) for guess in self.guesses()])
        if max(guess.accuracy for guess in glanced) >= WELL_READ:
            other = [guess for found in glanced[:PROMISING] for guess in self.variants(found, STANDARDIZED)]
        else:
            other = [guess for scaling in SCALINGS for guess in self.guesses(scaling)]
        glanced += [guess.judged(few) for guess in other]
        finalists = [guess.judged(judge) for guess in _ranked(glanced)[:FINALISTS]]
        best = _ranked(finalists)[0]
        close = [
            guess.judged(judge)
            for scaling in (None, *SCALINGS)
            for activation in (best.activation, *(OTHERS if others else ()))
            for guess in self.variants(best, scaling, activation)
        ]
        ranked = _ranked([*finalists, *close])
        return _told(ranked, judge) if ranked[0].accuracy >= LEAST_READ else None


def _ranked(guesses: list[_Guess]) -> list[_Guess]:
    """The best first; of equals the likelier, which came first."""
    return sorted(guesses, key=lambda guess: guess.surprise)


def _told(ranked: list[_Guess], judge: Split) -> LoadedNetwork:
    """The winner, with a note that says how much better it reads than the next guess that assumes something else."""
    best = ranked[0]
    others = [guess.accuracy for guess in ranked if guess.network.facts.note != best.network.facts.note]
    next_best = f"{max(others):.0%}" if others else "none"
    note = f"{best.network.facts.note}: it reads {best.accuracy:.0%} of {len(judge)} labeled digits, "
    note += f"the next best guess {next_best}"
    return dataclasses.replace(best.network, facts=dataclasses.replace(best.network.facts, note=note))


def _can_judge(network: LoadedNetwork, judge: Split) -> bool:
    return network.network.input_shape == judge.images.shape[1:] and judge.labels.max() < len(network.facts.classes)

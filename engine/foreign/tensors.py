"""Which array of a foreign file is what: kernels and matrices with their biases, and batch normalizations.

Names say it where a program gave any; where there are none (`np.savez(path, *model.get_weights())`) the order of the
arrays does. An array that would have to be used and cannot be is an error: a network without it reads something else.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import StoreError
from engine.foreign.class_names import Named
from engine.foreign.hints import hints_of
from engine.types import Array

MOST_LAYERS = 40

WORDS = {
    "W": re.compile(r"weights?|kernel|coefs?|(?<=vars[./])0|w(?![a-z])", re.IGNORECASE),
    "b": re.compile(r"bias(es)?|intercepts?|(?<=vars[./])1|b(?![a-z])", re.IGNORECASE),
    "gamma": re.compile(r"gamma|weight", re.IGNORECASE),
    "beta": re.compile(r"beta|bias", re.IGNORECASE),
    "mean": re.compile(r"(running|moving)_mean|(?<=\d\.)mean$", re.IGNORECASE),  # the last is how we write it
    "variance": re.compile(r"(running|moving)_var(iance)?|(?<=\d\.)variance$", re.IGNORECASE),
}
SLOPE = re.compile(r"p_?re_?lu|alpha|slope", re.IGNORECASE)  # what a vector of learned slopes is called
PART = re.compile(r"[./](weight|bias|scale|mean|std)$", re.IGNORECASE)  # what a part of a network calls its arrays
NUMBERED = re.compile(r".*vars[./]\d+")  # Keras 3 names the arrays of a layer by number: kernel 0, bias 1
OF_A_NORM = ("gamma", "beta", "mean", "variance")  # in the order in which Keras lists them
EPSILON, KERAS_EPSILON = 1e-5, 1e-3  # PyTorch's and Keras' own


@dataclass(frozen=True, eq=False)
class Weights:
    """A weight tensor of a layer with its bias, as they came."""

    name: str
    W: Array
    b: Array | None

    @property
    def output_first(self) -> bool:
        """Whether the name is PyTorch's, which keeps matrices as (outputs, inputs)."""
        return "weight" in self.name.lower()


@dataclass(frozen=True, eq=False)
class Norm:
    """A batch normalization: gamma, beta, mean and variance, and the ε that its program uses."""

    tensors: dict[str, Array]
    epsilon: float

    @property
    def units(self) -> int:
        """How many values it normalizes."""
        return len(self.tensors["mean"])


class Blocks:
    """Arrays sorted into convolutions, dense layers and batch normalizations, each in the order of their names.

    Raises: StoreError: too many, not finite, or one that no network of ours has a place for.
    """

    def __init__(self, path: Path, arrays: dict[str, Array]) -> None:
        self.path = path
        self.order = list(arrays)  # as the file has them
        idle = arrays.idle if isinstance(arrays, Named) else ()
        arrays = {name: self._as_single(name, arrays[name]) for name in sorted(arrays, key=_natural)}
        self.norms = [*self._take_named_norms(arrays), *self._take_numbered_norms(arrays)]
        kernels = {n: a for n, a in arrays.items() if a.ndim == 4}
        matrices = {n: a for n, a in arrays.items() if a.ndim == 2 and min(a.shape) > 1}
        if len(kernels) + len(matrices) > MOST_LAYERS:
            raise StoreError(
                "{name} holds more than {most} layers; choose a smaller network",
                path=path,
                name=path.name,
                most=MOST_LAYERS,
            )
        large = {**kernels, **matrices}
        vectors = {n: a.ravel() for n, a in arrays.items() if n not in large and a.size == max(a.shape)}
        owner = self._biases(list(arrays), large, vectors)
        sides = {1, *(side for array in large.values() for side in array.shape)}
        left = [name for name in arrays if name not in large and name not in owner.values()]
        left = [
            name
            for name in left
            if arrays[name].size in sides
            or (arrays[name].ndim > 1 and name not in vectors)
            or SLOPE.search(name)
            or PART.search(name)
        ]
        self.slopes = self._slopes(list(arrays), large, {name: vectors[name] for name in left if name in vectors})
        if len(left) > len(self.slopes):  # whatever reads digits has no array too many
            raise self._refusal(left[0])
        biases = {name: vectors[bias] for name, bias in owner.items()}
        self.convolutions = [Weights(name, W, biases.get(name)) for name, W in kernels.items()]
        self.dense = [Weights(name, W, biases.get(name)) for name, W in matrices.items()]
        self.hints = hints_of(self.order, list(large), idle)

    @property
    def count(self) -> int:
        """How many layers learn, normalizations aside."""
        return len(self.convolutions) + len(self.dense)

    def _as_single(self, name: str, array: Array) -> Array:
        with np.errstate(over="ignore"):
            single = np.asarray(array, np.float32)
        if not np.isfinite(single).all():
            raise StoreError(
                "{name} is damaged: {tensor} holds something else than finite numbers; use another copy, or train it "
                "again",
                path=self.path,
                name=self.path.name,
                tensor=name,
            )
        return single

    def _refusal(self, name: str) -> StoreError:
        return StoreError(
            "{name} holds a part that no network here has ({array}), and reads wrongly without it; only dense, "
            "convolution, pooling, dropout and batch normalization layers can be opened",
            path=self.path,
            name=self.path.name,
            array=name,
        )

    def _no_statistics(self, name: str) -> StoreError:
        return StoreError(
            "{name} holds batch normalization ({array}) without its running mean and variance, so it cannot read; "
            "save those too",
            path=self.path,
            name=self.path.name,
            array=name,
        )

    def _slopes(self, order: list[str], large: dict[str, Array], left: dict[str, Array]) -> dict[int, Array]:
        """The learned slopes of PReLUs by their places: 0 is the one behind the first layer with weights."""
        found: dict[int, Array] = {}
        for name, vector in left.items():
            before = [other for other in order[: order.index(name)] if other in large]
            named = SLOPE.search(name) or (len(vector) == 1 and WORDS["W"].search(name))
            if not before or len(before) - 1 in found or not named or len(vector) not in (1, *large[before[-1]].shape):
                raise self._refusal(name)
            found[len(before) - 1] = vector
        return found

    def _biases(self, order: list[str], large: dict[str, Array], vectors: dict[str, Array]) -> dict[str, str]:
        """The name of the bias of each kernel or matrix: by its own name, else by its place among the others."""
        by_stem = {_stem(name, "b"): name for name in vectors}
        named = {name: by_stem[_stem(name, "W")] for name in large if _stem(name, "W") in by_stem}
        if named:
            return named
        if len(vectors) == len(large):
            first = sorted(large, key=lambda name: -large[name].ndim)  # convolutions before dense layers
            return dict(zip(first, vectors, strict=True))
        behind = itertools.pairwise(order)
        return {a: b for a, b in behind if a in large and b in vectors and len(vectors[b]) in large[a].shape}

    def _take_named_norms(self, arrays: dict[str, Array]) -> list[Norm]:
        """Batch normalizations, taken out of `arrays`: whatever shares its name with a running mean."""
        found = []
        for name in list(arrays):
            if name not in arrays or not WORDS["mean"].search(name):
                continue
            stem = _stem(name, "mean")
            parts = {
                role: next((n for n in arrays if arrays[n].ndim == 1 and _stem(n, role) == stem), None)
                for role in OF_A_NORM
            }
            if parts["variance"] is None:
                continue
            units = arrays[name].shape
            plain = {"gamma": np.ones(units, np.float32), "beta": np.zeros(units, np.float32)}
            norm = {role: plain[role] if n is None else arrays[n] for role, n in parts.items()}
            if len({tensor.shape for tensor in norm.values()}) == 1:
                found.append(Norm(norm, KERAS_EPSILON if "moving" in name.lower() else EPSILON))
                for n in parts.values():
                    if n is not None:
                        del arrays[n]
        left = [n for n, a in arrays.items() if a.ndim == 1 and a.size > 1 and re.search(r"gamma|beta(?![a-z])", n)]
        if left:
            raise self._no_statistics(left[0])
        return found

    def _take_numbered_norms(self, arrays: dict[str, Array]) -> list[Norm]:
        """The same where arrays have no names: four equal vectors of one layer, or in a row behind a weight tensor."""
        rows: list[list[str]] = []
        if all(NUMBERED.fullmatch(name) for name in arrays):
            layers: dict[str, list[str]] = {}
            for name in arrays:
                layers.setdefault(name.rpartition("vars")[0], []).append(name)
            rows = [row for row in layers.values() if all(arrays[name].ndim == 1 for name in row)]
        elif len({re.sub(r"\d+", "#", name) for name in arrays}) == 1:
            large = sum(array.ndim > 1 for array in arrays.values())
            if len(arrays) != 2 * large:  # else it is one bias for each
                rows = [[]]
                for name, array in arrays.items():
                    same = rows[-1] and arrays[rows[-1][0]].shape == array.shape
                    if array.ndim == 1 and (same or not rows[-1]):
                        rows[-1].append(name)
                    else:
                        rows.append([name] if array.ndim == 1 else [])
        found = []
        for row in rows:
            if len(row) in (2, 3):
                raise self._no_statistics(row[0])
            if len(row) >= len(OF_A_NORM):
                tensors = [arrays.pop(name) for name in row[-len(OF_A_NORM) :]]
                found.append(Norm(dict(zip(OF_A_NORM, tensors, strict=True)), KERAS_EPSILON))
        return found


def _stem(name: str, role: str) -> str:
    """The name without the word for its role: `fc1.weight` and `fc1.bias` are both `fc1.`"""
    found = list(WORDS[role].finditer(name))
    return name[: found[-1].start()] + name[found[-1].end() :] if found else name


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts W2 before W10."""
    return [(int(part[:18]), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name) if part]

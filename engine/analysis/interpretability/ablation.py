"""Parts of a network switched off, scaled, shaken or frozen, and what that costs: how much does it need them?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.analysis.interpretability.feature_maps import Block, activations, blocks
from engine.analysis.model import Model
from engine.layers.base import Cache, Layer, Mode, Plan
from engine.network import Network
from engine.rng import stream
from engine.types import Array, Labels, Shape, Views

FEW_UNITS = 256  # dense blocks with more are not tried unit by unit


@dataclass(frozen=True)
class Alteration:
    """What is done to one block.

    `off`: maps or units that give 0; `scale`: factor of its weights; `noise`: standard deviation of what is added to
    each weight, as a share of the weights' own; `frozen`: it gives its mean over the digits, whatever it sees.
    """

    off: frozenset[int] = frozenset()
    scale: float = 1.0
    noise: float = 0.0
    frozen: bool = False

    def toggled(self, unit: int) -> Alteration:
        """The same with one map or unit switched."""
        return replace(self, off=self.off ^ {unit})

    @property
    def changes_nothing(self) -> bool:
        """Whether the block works as it did."""
        return self == Alteration()


@dataclass(frozen=True, kw_only=True, eq=False)
class Gated(Layer[Cache]):
    """A layer whose output is multiplied by `gate` and moved by `offset`, unit by unit; 0 and 0 switch it off.

    Not registered: no one chooses it, `altered` puts it in the place of a block's last layer. Shapes: as the layer's
    """

    inner: Layer[Cache]
    gate: Array
    offset: Array

    def __post_init__(self) -> None: ...  # arrays are no hyperparameters

    def plan(self, shape: Shape) -> Plan:
        return self.inner.plan(shape)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        y, cache = self.inner.forward(p, x, mode)
        return y * self.gate + self.offset, cache

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        return self.inner.backward(p, grad, cache, dy * self.gate)


def altered(model: Model, changes: Mapping[int, Alteration], images: Array | None = None, seed: int = 0) -> Model:
    """The same network with blocks (by number) altered; every other study can be made of it.

    `images` (N, C, H, W) give the mean that a frozen block holds.
    """
    layers = list(model.network.layers)
    parameters = model.parameters.copy()
    for block in blocks(model.network):
        change = changes.get(block.number, Alteration())
        if change.changes_nothing:
            continue
        weights = parameters.views[block.first]["W"]
        if change.noise:
            grain = stream(seed, f"ablation {block.number}").standard_normal(weights.shape)
            weights += change.noise * float(weights.std()) * grain.astype(weights.dtype)
        weights *= change.scale
        if change.off or change.frozen:
            layers[block.last] = _gated(model, block, change, images)
    return replace(model, network=Network(layers, model.network.input_shape), parameters=parameters)


def _gated(model: Model, block: Block, change: Alteration, images: Array | None) -> Gated:
    dtype = model.parameters.theta.dtype
    gate, offset = np.ones(block.units, dtype), np.zeros(block.shape, dtype)
    if change.frozen and images is not None:
        offset = activations(model, images, [block.last])[0].mean(axis=0)
    if change.frozen:
        gate[:] = 0
    off = sorted(change.off)
    gate[off] = 0
    offset[off] = 0
    gate = gate.reshape(block.units, *(1 for _ in block.shape[1:]))
    return Gated(inner=model.network.layers[block.last], gate=gate, offset=offset)


@dataclass(frozen=True)
class UnitCost:
    """The share of digits (0…1) that is lost when one map or unit alone gives 0; below 0: it reads better without."""

    block: int
    unit: int
    lost: float


def unit_costs(model: Model, images: Array, labels: Labels, known: Collection[int] = frozenset()) -> Iterator[UnitCost]:
    """Switch off every map, and every unit of a small dense block, one at a time; the last block first.

    What comes before a block does not change: it is computed once. Blocks whose numbers are `known` are left out.
    """
    before = model.accuracy(images, labels)
    for block in reversed(blocks(model.network)):
        if block.is_output or block.number in known or not (block.has_maps or block.units <= FEW_UNITS):
            continue
        given = activations(model, images, [block.last])[0]
        rest = model.part(block.last + 1, len(model.network.layers))
        for unit in range(block.units):
            kept = given[:, unit].copy()
            given[:, unit] = 0
            lost = before - rest.accuracy(given, labels)
            given[:, unit] = kept
            yield UnitCost(block.number, unit, lost)

"""A trained network as every exporter walks through it: one stage a layer, with its tensors and shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.errors import StoreError
from engine.layers.base import Layer
from engine.store.weights import LoadedNetwork
from engine.types import Array, Shape

# Layers that do nothing when a network only reads.
SILENT = ("identity", "dropout")


@dataclass(frozen=True, eq=False)
class ExportedLayer:
    """One layer of a trained network: `number` counts from 1, shapes are without the batch axis."""

    number: int
    layer: Layer
    tensors: Mapping[str, Array]
    takes: Shape
    gives: Shape

    @property
    def kind(self) -> str:
        """The layer's name in the registry, as a Python name."""
        return self.layer.kind.replace("-", "_")

    def title(self, tensor: str) -> str:
        """The name of one of its tensors in files: `2.W`."""
        return f"{self.number}.{tensor}"


def stages(loaded: LoadedNetwork) -> Iterator[ExportedLayer]:
    """Every layer that does something when the network reads, in order."""
    shape = loaded.network.input_shape
    rows = zip(loaded.network.layers, loaded.network.plans, loaded.parameters.views, strict=True)
    for number, (layer, plan, views) in enumerate(rows, start=1):
        if layer.kind not in SILENT:
            yield ExportedLayer(number, layer, views, shape, plan.output)
        shape = plan.output


def refusal(stage: ExportedLayer, target: str) -> StoreError:
    """The error for a layer that a format cannot hold."""
    return StoreError(
        "layer {layer} ({kind}) cannot be written as {target}; export it as npz or safetensors, which hold any network",
        path=target,
        layer=stage.number,
        kind=stage.layer.kind,
        target=target,
    )

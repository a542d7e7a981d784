"""Keras' models: the layers as its configuration says them, with the arrays from its HDF5 file.

A .keras file is a zip of that configuration as JSON and of the arrays; an .h5 file keeps the configuration as an
attribute. A .weights.h5 file has none: its arrays are all there is. A configuration is data; nothing of it is run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.errors import SpecError, StoreError
from engine.foreign.class_names import Named
from engine.foreign.formats.archives import DAMAGED as DAMAGED_ZIP
from engine.foreign.formats.archives import open_archive
from engine.foreign.formats.described import Builder, Described, UnplayedError, unplayed
from engine.foreign.formats.hdf5 import DAMAGED, Hdf5Error, Hdf5Group, read_hdf5
from engine.foreign.formats.hdf5_library import read_with_library
from engine.foreign.formats.keras_layers import Arrays, Config, add_layer
from engine.types import Array

SQUARED = ("mean_squared_error", "mse", "MeanSquaredError")
MOST_LAYERS = 200


def read_keras(path: Path, data: bytes | None = None) -> Described | dict[str, Array]:
    """The network that a Keras file describes; where it holds weights only, their arrays by name.

    Raises: StoreError: damaged, a part of HDF5 or a layer that is not read here.
    """
    try:
        if data is None:
            return _from_zip(path)
        return _from_hdf5(path, _tree(data, path))
    except Hdf5Error as error:
        raise StoreError(
            "{name} is an HDF5 file that is not read here: {reason}; save the weights with "
            "numpy.savez('weights.npz', *model.get_weights())",
            path=path,
            name=path.name,
            reason=error,
        ) from None
    except (UnplayedError, SpecError) as error:  # a layer of ours that cannot be like it
        raise unplayed(path, error) from None
    except (*DAMAGED, *DAMAGED_ZIP, TypeError, AttributeError) as error:
        raise StoreError(
            "{name} is damaged, or no file of Keras; save or copy it again", path=path, name=path.name
        ) from error


def _tree(data: bytes, path: Path) -> Hdf5Group:
    """The arrays by our own reader, or by the library where a file is newer or compressed.

    Raises: Hdf5Error, ValueError: neither reads it. MissingExtraError: the library is not installed.
    """
    try:
        return read_hdf5(data)
    except Hdf5Error as error:
        if not error.needs_library:
            raise
    return read_with_library(data, path)


def _from_zip(path: Path) -> Described:
    with open_archive(path) as archive:
        config = json.loads(archive.read("config.json"))
        root = _tree(archive.read("model.weights.h5"), path)
        about = json.loads(archive.read("metadata.json")) if "metadata.json" in archive.namelist() else {}
    layers = root.at("layers") or root.at("_layer_checkpoint_dependencies") or Hdf5Group()
    counts: dict[str, int] = {}

    def arrays(layer: Config) -> Arrays:
        """The arrays of a layer, which the file calls by its class and a number: `dense`, `dense_1`."""
        name = _snake(str(layer["class_name"]))
        number = counts[name] = counts.get(name, -1) + 1
        group = layers.at(f"{name}_{number}/vars" if number else f"{name}/vars")
        return [] if group is None else [a for _, a in sorted(group.arrays(), key=lambda pair: int(pair[0]))]

    loss = (config.get("compile_config") or {}).get("loss")
    return _built(path, config, arrays, loss, str(about.get("keras_version", "")))


def _from_hdf5(path: Path, root: Hdf5Group) -> Described | dict[str, Array]:
    text = root.attributes.get("model_config")
    if not isinstance(text, str):
        top = root.at("model_weights") or root
        found = Named({name: array for name, array in top.arrays() if not name.startswith("optimizer")})
        found.idle = _idle(top)
        return found
    weights = root.at("model_weights") or Hdf5Group()

    def arrays(layer: Config) -> Arrays:
        group = weights.at(str(layer["config"]["name"]))
        names = group.attributes.get("weight_names", []) if group is not None else []
        found = dict(group.arrays()) if group is not None else {}
        return [found[str(name)] for name in names]

    training = root.attributes.get("training_config")
    loss = json.loads(training).get("loss") if isinstance(training, str) else None
    return _built(path, json.loads(text), arrays, loss, str(root.attributes.get("keras_version", "")))


def _idle(top: Hdf5Group) -> tuple[str, ...]:
    """The names of the layers without arrays in a file of weights, which Keras gives by their classes."""
    layers = top.at("layers") or top
    groups = {name: member for name, member in layers.members.items() if isinstance(member, Hdf5Group)}
    return tuple(name for name, group in groups.items() if name != "vars" and not any(True for _ in group.arrays()))


def _built(path: Path, config: Config, arrays: Callable[[Config], Arrays], loss: Any, version: str) -> Described:
    builder: Builder | None = None
    for layer in _in_a_row(config):
        name, settings = str(layer["class_name"]), layer["config"]
        if builder is None:
            shape = _input_shape(layer, config)
            if shape is None:
                raise UnplayedError("it does not say the shape of its inputs")
            first = settings.get("data_format") == "channels_first" and len(shape) == 3
            oriented = shape if first or len(shape) != 3 else (shape[2], shape[0], shape[1])
            builder = Builder(oriented, channels_last=not first)
        if settings.get("activation") == "hard_sigmoid":  # its slope depends on the version
            settings = {**settings, "activation": f"hard_sigmoid of Keras {version[:1] or '?'}"}
        own = arrays(layer)
        add_layer(builder, name, settings, own)
    if builder is None:
        raise UnplayedError("it has no layers")
    kind = loss.get("class_name", loss.get("config", "")) if isinstance(loss, dict) else loss
    return builder.described(path, squared=None if kind is None else kind in SQUARED)


def _in_a_row(config: Config) -> Iterator[Config]:
    """The layers of a Sequential, or of a Functional model whose layers form one row.

    Raises: UnplayedError: layers beside each other, as in a residual network.
    """
    kind, inner = config["class_name"], config["config"]
    layers = inner["layers"] if isinstance(inner, dict) else inner
    if len(layers) > MOST_LAYERS:
        raise UnplayedError("it has more than {most} layers", most=MOST_LAYERS)
    if kind in ("Functional", "Model"):
        before = None
        for layer in layers:
            sources = list(dict.fromkeys(_sources(layer.get("inbound_nodes", []))))
            if before is not None and sources != [before]:
                raise UnplayedError(
                    "{layer} takes more than the layer before it, as in a residual network, which no network here does",
                    layer=str(layer["config"].get("name", layer["class_name"]))[:40],
                )
            before = layer.get("name", layer["config"].get("name"))
    elif kind != "Sequential":
        raise UnplayedError("it is a model of the class {kind}; only layers in a row are played", kind=str(kind)[:40])
    for layer in layers:
        if layer["class_name"] in ("Sequential", "Functional"):
            raise UnplayedError("it has a model inside the model; only layers in a row are played")
        yield layer


def _sources(nodes: Any) -> Iterator[str]:
    """The names of the layers that a layer takes its inputs from, in either way of writing them."""
    if isinstance(nodes, dict):
        history = nodes.get("keras_history") or (nodes.get("config") or {}).get("keras_history")
        if nodes.get("class_name") == "__keras_tensor__" and history:
            yield str(history[0])
        else:
            for value in nodes.values():
                yield from _sources(value)
    elif isinstance(nodes, list):
        if len(nodes) >= 3 and isinstance(nodes[0], str) and all(isinstance(n, int) for n in nodes[1:3]):
            yield nodes[0]
        else:
            for value in nodes:
                yield from _sources(value)


def _input_shape(layer: Config, config: Config) -> tuple[int, ...] | None:
    settings = layer["config"]
    found = settings.get("batch_shape") or settings.get("batch_input_shape")
    found = found or config["config"].get("build_input_shape") or (layer.get("build_config") or {}).get("input_shape")
    if not found or not all(type(side) is int for side in found[1:]):
        return None
    return tuple(found[1:])


def _snake(name: str) -> str:
    """`BatchNormalization` is `batch_normalization`, as Keras writes names.

    Source: Keras, src/utils/naming.py, «to_snake_case».
    """
    name = re.sub(r"\W+", "", name)
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()

"""Weights and the digits to read with them: what `evaluate` and `inspect` need before they can say anything."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.experiment import add_data_option, add_threads_option, load_data
from cli.foreign import add_network_options, network_of
from cli.terminal import Parser, Refusal, say
from engine import datasets
from engine.data import sources
from engine.data.dataset import Dataset
from engine.store.weights import LoadedNetwork


def add_options(parser: Parser) -> None:
    """WEIGHTS, the data set, and which part of it."""
    parser.add_argument("weights", type=Path, metavar="WEIGHTS", help="a network: ours, .pt, .npz, .keras, .h5, .onnx")
    add_data_option(parser)
    add_threads_option(parser)
    parser.add_argument("--part", choices=("test", "train"), default="test", help="which digits (test)")
    add_network_options(parser)


def opened(args: argparse.Namespace) -> tuple[LoadedNetwork, Dataset]:
    """The network and the data set that the options name.

    Raises: EngineError, Refusal: one cannot be opened, or they do not belong together.
    """
    data = load_data(args.data, args.download) if args.data else None
    labeled = (data or load_data("mnist-sample")).train  # for files of others; never the digits they are tested on
    loaded = network_of(args.weights, args, labeled)
    if data is None:
        data = load_data(known_data(args.weights, loaded), args.download)
    classes, names = loaded.network.output_shape[0], data.classes
    more = loaded.metadata.classes[: len(names)] == names  # a reader may also know what is no digit: that is not asked
    if classes != len(names) and not more:
        raise Refusal(f"{args.weights} distinguishes {classes} classes, {data.name} has {len(data.classes)}")
    if not more:
        theirs, ours = (", ".join(classes[:4]) for classes in (loaded.metadata.classes, names))
        say(f"The classes differ: {args.weights} was trained on {theirs}, …; {data.name} has {ours}, … in their place.")
    return loaded, data


def known_data(path: Path, loaded: LoadedNetwork) -> str:
    """The data set that the weights were trained on, own data by its path; the sample where the file does not say.

    It is the sample too, and said so, where handwriting cannot be had: nothing downloads it.

    Raises: Refusal: trained on data that has no name here.
    """
    own = loaded.spec.data
    if own not in sources.SOURCES and Path(own).exists():
        return own
    name = loaded.metadata.data or "mnist-sample"
    if name not in sources.SOURCES:
        raise Refusal(f"{path} was trained on '{name}', which is no data set by name; say which with --data")
    if not datasets.available()[name] and not sources.SOURCES[name].downloads:
        say(
            f"{sources.SOURCES[name].title}, which it was trained on, is not on this computer: "
            f"this is its accuracy on the {sources.SOURCES['mnist-sample'].title}."
        )
        return "mnist-sample"
    return name

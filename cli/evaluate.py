"""evaluate: how well trained weights read a data set."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from cli.experiment import add_data_option, load_data
from cli.terminal import Parser, Refusal, emit, percent, say, table, whole
from engine import datasets
from engine.analysis.confusion import confusion
from engine.data import sources
from engine.foreign.search import open_network
from engine.store.weights import LoadedNetwork


def run(argv: list[str]) -> int:
    parser = Parser("evaluate", "Accuracy, accuracy of each class and confusion matrix of trained weights.")
    parser.add_argument("weights", type=Path, metavar="WEIGHTS", help="a trained network: ours, .pt, .npz, .pkl, .json")
    add_data_option(parser)
    parser.add_argument("--part", choices=("test", "train"), default="test", help="which digits (test)")
    parser.add_argument("--activation", metavar="NAME", help="of a file of others; else it is tried out")
    parser.add_argument("--batch", type=whole, default=0, metavar="N", help="read so many at once; 1: one by one")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    if args.batch < 0:
        parser.error("--batch must not be negative")
    data = load_data(args.data, args.download) if args.data else None
    judge = (data or load_data("mnist-sample")).train  # for files of others; never the digits they are tested on
    loaded = open_network(args.weights, activation=args.activation, judge=judge)
    if data is None:
        data = load_data(known_data(args.weights, loaded), args.download)
    classes = loaded.network.output_shape[0]
    names = data.classes
    more = loaded.metadata.classes[: len(names)] == names  # a reader may also know what is no digit: that is not asked
    if classes != len(names) and not more:
        raise Refusal(f"{args.weights} tells {classes} classes apart, {data.name} has {len(data.classes)}")
    if loaded.metadata.note and not args.json:
        say(loaded.metadata.note)
    split = data.test if args.part == "test" else data.train
    begun = time.perf_counter()
    loaded.network.check_input(split.images)
    outputs = loaded.network.predict(loaded.parameters, split.images, chunk=args.batch)[:, : len(names)]
    seconds = time.perf_counter() - begun
    matrix = confusion(outputs, split.labels)
    each = [int(row[k]) / int(row.sum()) if row.any() else None for k, row in enumerate(matrix)]
    result: dict[str, Any] = {
        "weights": str(args.weights),
        "data": data.name,
        "part": args.part,
        "images": len(split),
        "right": int(np.trace(matrix)),
        "accuracy": int(np.trace(matrix)) / len(split),
        "loss": loaded.spec.loss.value(outputs, split.labels),
        "per_class": dict(zip(names, each, strict=True)),
        "confusion": matrix.tolist(),
        "seconds": round(seconds, 3),
    }
    if args.json:
        emit(result)
        return 0
    say(f"{result['right']:,} of {result['images']:,} right: {percent(result['accuracy'])}, loss {result['loss']:.3g}")
    shares = [percent(share) for share in each]
    rows = [[c, share, *map(str, row)] for c, share, row in zip(names, shares, matrix.tolist(), strict=True)]
    print(table(["true \\ read", "accuracy", *names], rows))
    return 0


def known_data(path: Path, loaded: LoadedNetwork) -> str:
    """The data set that the weights were trained on; the embedded sample where the file does not tell.

    It is the sample too, and said so, where handwriting cannot be had: nothing downloads it.

    Raises: Refusal: trained on data that has no name here.
    """
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

"""evaluate: how well trained weights read a data set."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cli.experiment import check_writable, load_data
from cli.foreign import network_of
from cli.opening import add_options, opened
from cli.terminal import Parser, emit, percent, say, table, whole
from engine.analysis.confusion import confusion
from engine.data import sources
from engine.files import expanded, write_atomically
from engine.types import Labels
from engine.userdata.collection import Collection
from engine.userdata.conversion import Conversion, converted
from engine.userdata.reading import read_collection
from engine.userdata.tables import is_table


def run(argv: list[str]) -> int:
    parser = Parser("evaluate", "Accuracy, accuracy of each class and confusion matrix of trained weights.")
    add_options(parser)
    parser.add_argument("--batch", type=whole, default=0, metavar="N", help="read this many at once; 1: one by one")
    parser.add_argument("--answers", type=Path, metavar="FILE", help="write what was read as CSV: number and label")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    if args.batch < 0:
        parser.error("--batch must not be negative")
    unlabelled = without_labels(args.data)
    if unlabelled is not None:
        return answer(args, unlabelled)
    loaded, data = opened(args)
    names = data.classes
    if loaded.metadata.note and not args.json:
        say(loaded.metadata.note)
    split = data.test if args.part == "test" else data.train
    started = time.perf_counter()
    loaded.network.check_input(split.images)
    outputs = loaded.network.predict(loaded.parameters, split.images, chunk=args.batch)[:, : len(names)]
    seconds = time.perf_counter() - started
    if args.answers is not None:
        write_answers(args.answers, outputs.argmax(axis=1), names)
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


def without_labels(name: str | None) -> Collection | None:
    """Pictures of the user's own that have no labels; None for any other data.

    Raises: EngineError: a file that cannot be read.
    """
    path = expanded(name or "")
    if not name or name in sources.SOURCES or not path.is_file() or not is_table(path):
        return None
    found = read_collection(path)
    return None if found.labelled else found


def answer(args: argparse.Namespace, data: Collection) -> int:
    """Read pictures without labels and write the answers.

    Raises: EngineError, Refusal: the weights cannot be opened, or do not fit the pictures.
    """
    loaded = network_of(args.weights, args, load_data("mnist-sample").train)
    images, kept = converted(data, Conversion(gray=loaded.network.input_shape[0] != 3).decided(data))
    loaded.network.check_input(images)
    outputs = loaded.network.predict(loaded.parameters, images, chunk=args.batch)
    names = loaded.metadata.classes or tuple(map(str, range(outputs.shape[1])))
    answers = np.zeros(len(data), np.int64)  # an empty picture is answered with the first class
    answers[kept] = outputs.argmax(axis=1)
    if args.answers is not None:
        write_answers(args.answers, answers, names)
    if args.json:
        emit(
            {
                "weights": str(args.weights),
                "data": data.name,
                "images": len(data),
                "answers": [names[i] for i in answers],
            }
        )
        return 0
    say(f"{len(data):,} pictures read. They have no labels, so there is no accuracy.")
    if args.answers is None:
        print(answers_text(answers, names), end="")
    return 0


def write_answers(path: Path, answers: Labels, names: Sequence[str]) -> None:
    """Write a file as competition sites take it.

    Raises: StoreError: it cannot be written.
    """
    check_writable(path)
    write_atomically(path, answers_text(answers, names).encode())
    say(f"Answers written to {path}.")


def answers_text(answers: Labels, names: Sequence[str]) -> str:
    """One line a picture: its number from 1, and its label."""
    return "ImageId,Label\n" + "".join(f"{i},{names[k]}\n" for i, k in enumerate(answers, start=1))

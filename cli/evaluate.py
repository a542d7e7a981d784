"""evaluate: how well trained weights read a data set."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from cli.opening import add_options, opened
from cli.terminal import Parser, emit, percent, say, table, whole
from engine.analysis.confusion import confusion


def run(argv: list[str]) -> int:
    parser = Parser("evaluate", "Accuracy, accuracy of each class and confusion matrix of trained weights.")
    add_options(parser)
    parser.add_argument("--batch", type=whole, default=0, metavar="N", help="read so many at once; 1: one by one")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    if args.batch < 0:
        parser.error("--batch must not be negative")
    loaded, data = opened(args)
    names = data.classes
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

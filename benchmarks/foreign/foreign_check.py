"""Opens the networks that `foreign_zoo.py` saved and compares each with the answers of the original.

    python3 -m benchmarks.foreign.foreign_check FOLDER [--show] [--seconds 60]

right: opened, and it answers as the original does (its shares within 0.02, one answer in 500 apart at most); asked: the
file and the digits do not decide; refused: a part of it is not played here; wrong: opened, and it is another network.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from engine import datasets
from engine.errors import EngineError
from engine.foreign import opening
from engine.foreign.decision import UndecidedError
from engine.foreign.opening import open_network
from engine.losses.cross_entropy import CrossEntropy
from engine.types import Array


def shares(outputs: Array) -> Array:
    """The original's answers as shares: as they are if they are some, else after a softmax."""
    if outputs.min() >= 0 and abs(outputs.sum(axis=1) - 1).max() < 1e-3:
        return outputs
    return CrossEntropy().probabilities(outputs)


def verdict(path: Path, expected: Array, images: Array) -> tuple[str, str]:
    """What becomes of one file, and what was said of it."""
    try:
        loaded = open_network(path)
    except UndecidedError as error:
        left = [error.decision.best, *error.decision.rivals]
        for place, one in enumerate(left, start=1):
            if (own := one.loaded()) and agrees(own.outputs(images), expected):
                return "asked", f"the original is candidate {place} of {len(left)}; {error}"
        return "asked, not in the list", str(error)
    except EngineError as error:
        return "refused", str(error)
    return ("right" if agrees(loaded.outputs(images), expected) else "WRONG"), loaded.metadata.note


def agrees(outputs: Array, expected: Array) -> bool:
    """Whether two give the same answers: nearly all digits alike, and their numbers, up to a shift, nearly equal."""
    same = float((outputs.argmax(axis=1) == expected.argmax(axis=1)).mean())
    if outputs.min() >= 0 and outputs.max() <= 1 and expected.min() >= 0 and expected.max() <= 1:
        return same >= 0.998 and float(np.abs(outputs - expected).max()) < 0.02
    return same >= 0.998 and float(np.abs(shares(outputs) - shares(expected)).max()) < 0.02


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="what was said of each")
    parser.add_argument("--seconds", type=float, help="for each, instead of what the window takes; on a busy machine")
    args = parser.parse_args()
    opening.BUDGET_S = args.seconds or opening.BUDGET_S
    images = datasets.load("mnist").test.images[:500]
    counts: Counter[str] = Counter()
    for answers in sorted(args.folder.glob("*.expected.npy")):
        stem = answers.name.removesuffix(".expected.npy")
        files = [p for p in args.folder.glob(f"{stem}.*") if not p.name.endswith((".npy", ".data", ".json"))]
        for path in files:
            started = time.perf_counter()
            found, said = verdict(path, np.load(answers), images)
            counts[found] += 1
            seconds = time.perf_counter() - started
            print(f"{path.name:24} {found:8} {seconds:5.1f} s", said if args.show else "", flush=True)
    print(dict(counts))


if __name__ == "__main__":
    main()

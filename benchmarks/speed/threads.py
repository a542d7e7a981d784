"""What more cores would give: how much of a step the threads of engine/fast/pool.py share, and a model made from that.

    OPENBLAS_NUM_THREADS=1 python benchmarks/speed/threads.py [--rounds 9]

Steps run on one thread. Every piece of work that the pool could hand out is timed by itself, in processor time, so that
other programs matter little. For T threads the model lets T workers take the pieces of each call in order, adds what a
hand-over costs, and leaves the rest serial; all cores are taken to be as fast as one, and memory to be fast enough.
"""

from __future__ import annotations

import argparse
import dataclasses
import heapq
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cli.measuring.bench_engine import WORKLOADS
from engine import datasets, recipes
from engine.fast import pool, products
from engine.training.trainer import Trainer

COUNTS = (2, 4, 8, 16)
RECIPES = ("small-cnn", "postal-cnn", "simple-cnn-bn")
HAND_OVER_S = 20e-6  # measured: 13 to 28 µs until a sleeping helper works
CALLS: list[list[float]] = []  # of each call to the pool, what each of its pieces took


def timed(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started


def each(self: pool.Pool, work: Callable[[Any], None], items: Iterable[Any]) -> None:
    """In the place of `Pool.each`: one after the other, each piece timed."""
    CALLS.append([timed(lambda item=item: work(item)) for item in items])  # type: ignore[misc]  # a lambda's default


def product(a: Any, b: Any, out: Any = None) -> Any:
    """In the place of `products.product`: a large one counts as sixteen equal pieces."""
    found: list[Any] = []
    took = timed(lambda: found.append(a @ b if out is None else np.matmul(a, b, out=out)))
    if a.shape[0] * a.shape[1] * b.shape[1] >= products.LARGE:
        CALLS.append([took / 16] * 16)
    return found[0]


def with_threads(pieces: list[float], count: int) -> float:
    """How long a call takes when `count` workers take its pieces in order."""
    if len(pieces) < 2:
        return sum(pieces)
    ends = [0.0] + [HAND_OVER_S] * (min(count, len(pieces)) - 1)
    for piece in pieces:
        heapq.heapreplace(ends, ends[0] + piece)
    return max(ends)


@contextmanager
def taken_apart() -> Iterator[None]:
    """Steps on one thread, every piece that the pool could hand out timed by itself."""
    kept = pool.Pool.each, products.product
    pool.set_threads(1)
    pool.Pool.each = each  # type: ignore[method-assign]
    products.product = product
    try:
        yield
    finally:
        pool.Pool.each, products.product = kept  # type: ignore[method-assign]


def modelled(trainer: Trainer, rounds: int, counts: Sequence[int] = COUNTS) -> tuple[float, float, list[float]]:
    """Milliseconds of a step on one thread, the share that can be divided, and the speed-up for these `counts`."""
    batch = trainer.next_batch()
    trainer.learn(*batch)
    rows = []
    for _ in range(rounds):
        CALLS.clear()
        whole = timed(lambda: trainer.learn(*batch))
        divisible = sum(sum(pieces) for pieces in CALLS if len(pieces) > 1)
        serial = whole - sum(map(sum, CALLS))
        steps = [serial + sum(with_threads(pieces, count) for pieces in CALLS) for count in counts]
        rows.append([1e3 * whole, divisible / whole, *(whole / step for step in steps)])
    medians = [statistics.median(column) for column in zip(*rows, strict=True)]
    return medians[0], medians[1], medians[2:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    data = datasets.load("mnist-sample")
    cases = {w.name: w.specs()[0] for w in WORKLOADS if not w.infer and len(w.optimizers) == 1}
    cases |= {name: recipes.load(name).spec.replace(validation=0.0) for name in RECIPES}
    print(f"{'network':14s} {'step':>9s}  divisible " + "".join(f"{count:>6d}" for count in COUNTS))
    for name, spec in cases.items():
        (classes,) = spec.network(data.image_shape).output_shape
        fitting = dataclasses.replace(data, classes=tuple(map(str, range(classes))))
        with taken_apart():
            step_ms, share, gains = modelled(Trainer(spec, fitting), args.rounds)
        print(f"{name:14s} {step_ms:6.2f} ms  {share:8.0%}  " + "".join(f"{gain:6.2f}" for gain in gains))


if __name__ == "__main__":
    main()

"""What each technique of the engine buys: one training step with it and without it, in turn, on the same network.

    OPENBLAS_NUM_THREADS=1 python benchmarks/speed/techniques.py [--rounds 9] [--only WORD]

Prints CPU milliseconds per step (the median over the rounds) and the factor. docs/PERFORMANCE.md holds a table of it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cli.measuring.bench_engine import WORKLOADS
from engine.datasets import load
from engine.fast import pixels, products, sparse_dense
from engine.fast.sparse_dense import SparseDense
from engine.layers import batch_norm, dropout
from engine.network import Network
from engine.optimizers import adam
from engine.optimizers import base as optimizer_base
from engine.training.trainer import Trainer

Without = Callable[[Trainer], AbstractContextManager[None]]
NEVER = 10**9


@contextmanager
def changed(owner: Any, name: str, value: Any) -> Iterator[None]:
    """An attribute as it would be without the technique."""
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


def one_by_one(trainer: Trainer) -> AbstractContextManager[None]:
    return changed(trainer.network, "_steps", list(enumerate(trainer.network.layers)))


def fresh_memory(trainer: Trainer) -> AbstractContextManager[None]:
    return changed(trainer, "_mode", replace(trainer._mode, workspace=None))


def first_dx(trainer: Trainer) -> AbstractContextManager[None]:
    """Ask the first layer for the gradient of the pixels, too."""

    def backward(self: Network, parameters: Any, trace: Any, dy: Any) -> None:
        for i, layer, cache in reversed(trace):
            dy = layer.backward(parameters.views[i], parameters.grads[i], cache, dy)

    return changed(Network, "backward", backward)


def tensor_by_tensor(trainer: Trainer) -> AbstractContextManager[None]:
    """Update every tensor by itself, as if each were an array of its own."""
    whole = type(trainer.live.optimizer).update

    def update(self: Any, theta: Any, grad: Any, memory: Any, t: int) -> None:
        for slot in trainer.parameters.layout.slots:
            if slot.param.trained:
                place = slice(slot.start, slot.stop)
                whole(self, theta[place], grad[place], {name: v[place] for name, v in memory.items()}, t)

    return changed(type(trainer.live.optimizer), "update", update)


def textbook_adam(trainer: Trainer) -> AbstractContextManager[None]:
    """The formula as it is printed, with a fresh array for every term."""

    def update(self: Any, theta: Any, grad: Any, memory: Any, t: int) -> None:
        m, v = memory["m"], memory["v"]
        m += (1 - self.beta1) * (grad - m)
        v += (1 - self.beta2) * (grad * grad - v)
        theta -= self.learning_rate * (m / (1 - self.beta1**t)) / (np.sqrt(v / (1 - self.beta2**t)) + self.epsilon)

    return changed(adam.Adam, "update", update)


def plain_bias_sum(trainer: Trainer) -> AbstractContextManager[None]:
    def fill(self: Any, p: Any, grad: Any, cache: Any, dy: Any) -> None:
        _, read, some = cache
        if some is None:
            products.weights_gradient(read, dy, grad["W"])
        else:
            grad["W"][...] = 0
            grad["W"][some] = read.T @ dy
        np.sum(dy, axis=0, out=grad["b"])

    return changed(SparseDense, "fill_gradients", fill)


def float_draws(trainer: Trainer) -> AbstractContextManager[None]:
    return changed(dropout, "sixteen_bits", lambda generator, x: generator.random(x.shape, np.float32) * 2**16)


def plain_sums(trainer: Trainer) -> AbstractContextManager[None]:
    return changed(batch_norm, "unit_sums", lambda x: x.sum(axis=(0, *range(2, x.ndim))))


# title, workload, without it, and what it is compared with where that is not the engine as it stands
TECHNIQUES: tuple[tuple[str, str, Without, Without | None], ...] = (
    ("rows of layers fused", "D", one_by_one, None),
    ("rows of layers fused", "E", one_by_one, None),
    ("Winograd for 3×3", "E", lambda t: changed(pixels, "FEW_CHANNELS", NEVER), None),
    ("memory used again", "D", fresh_memory, None),
    ("memory used again", "E", fresh_memory, None),
    ("small products in pieces", "A", lambda t: changed(products, "pieces", lambda length, rest: 1), None),
    ("small products in pieces", "E", lambda t: changed(products, "pieces", lambda length, rest: 1), None),
    ("dead inputs left out", "B_sgd", lambda t: changed(sparse_dense, "MANY_UNITS", NEVER), None),
    ("dead inputs left out", "C", lambda t: changed(sparse_dense, "MANY_UNITS", NEVER), None),
    ("no dx for the first layer", "B_sgd", first_dx, None),
    ("Adam in place, by parts", "C", textbook_adam, None),
    ("Adam by parts", "C", lambda t: changed(optimizer_base, "optimizer_part", lambda vectors: NEVER), None),
    ("one flat θ", "F_A", tensor_by_tensor, None),
    ("bias gradient by a product", "A", plain_bias_sum, None),
    ("batch sums by a product", "F_C", plain_sums, None),
    ("dropout from 16 bits", "F_C", float_draws, None),
)


def measure(workload: str, without: Without, base: Without | None, rounds: int) -> tuple[float, float]:
    """CPU seconds per step with and without a technique: medians of rounds taken in turn."""
    chosen = next(w for w in WORKLOADS if w.name == workload)
    trainer = Trainer(chosen.specs()[0], load("mnist-sample"))
    batch = trainer.next_batch()
    count = 1
    took: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for way, context in enumerate((base, without)):
            with context(trainer) if context else changed(trainer, "run", trainer.run):
                trainer.learn(*batch)
                started = time.process_time()
                for _ in range(count):
                    trainer.learn(*batch)
                spent = (time.process_time() - started) / count
            if turn:
                took[way].append(spent)
        if not turn:
            count = max(1, round(0.15 / spent))
    return statistics.median(took[0]), statistics.median(took[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="a word of the technique's title")
    args = parser.parse_args()
    print(f"{'technique':36s} {'network':8s} {'with':>9s} {'without':>9s}   factor")
    for title, workload, without, base in TECHNIQUES:
        if args.only in title:
            a, b = (1e3 * spent for spent in measure(workload, without, base, args.rounds))
            print(f"{title:36s} {workload:8s} {a:7.2f}ms {b:7.2f}ms   {b / a:.2f}", flush=True)


if __name__ == "__main__":
    main()

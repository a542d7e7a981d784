"""What training a network takes on this machine, before it is taken: bytes of memory, and roughly the seconds.

Measured against real runs in docs/PERFORMANCE.md, «What a run takes».
"""

from __future__ import annotations

import math
import time
from functools import cache

import numpy as np

from engine.fast import pool
from engine.network import Network
from engine.optimizers import Optimizer

LARGE_BYTES = 1_000_000_000  # less is there on every machine; more is worth a word before the start
NUMBER_BYTES = 4
PER_ACTIVATION = 2  # numbers that a step keeps for one: itself, and its gradient or the patches of a convolution
BESIDES = 1.1  # arrays that live for a moment
ALWAYS_BYTES = 30_000_000  # batches, events and digits that are read
PASSES = 3  # forward, back to the weights, back to the inputs
EFFICIENCY = 0.35  # of a large product: layers are smaller, and do more than multiply
SIDE, TRIES = 512, 5  # of the product whose speed is measured
BYTES_PER_S = 4e9  # at which one core goes over all weights in an update


def memory_bytes(network: Network, optimizer: Optimizer, batch_size: int) -> int:
    """Bytes that a run takes at its highest.

    Weights and what the optimizer keeps, each with its copy for a checkpoint, and the gradient; what every layer gives
    for a batch, and for the chunks of test digits that each thread reads.
    """
    weights = network.size * (2 * (1 + len(optimizer.memory)) + 1)
    outputs = sum(math.prod(plan.output) for plan in network.plans)
    batch = PER_ACTIVATION * outputs * batch_size
    reading = PER_ACTIVATION * outputs * network.chunk() * pool.threads()
    return round(BESIDES * NUMBER_BYTES * (weights + batch + reading)) + ALWAYS_BYTES


def step_s(network: Network, optimizer: Optimizer, batch_size: int) -> float:
    """Roughly the seconds of one step on this machine."""
    products = 2 * PASSES * batch_size * sum(_products(network))
    update = NUMBER_BYTES * network.size * (3 + 2 * len(optimizer.memory))
    return products / (EFFICIENCY * _product_speed()) + update / BYTES_PER_S


def _products(network: Network) -> list[int]:
    """Multiplications of each layer for one image: every weight at every place where it is used."""
    found = []
    for plan in network.plans:
        shapes = [param.shape for name, param in plan.params.items() if name == "W"]
        places = math.prod(plan.output[1:]) if len(plan.output) == 3 else 1
        found.append(sum(math.prod(shape) for shape in shapes) * places)
    return found


@cache
def _product_speed() -> float:
    """Operations a second in a large product of matrices, measured once."""
    matrix = np.ones((SIDE, SIDE), np.float32)
    best = math.inf
    for _ in range(TRIES):
        start = time.perf_counter()
        matrix @ matrix
        best = min(best, time.perf_counter() - start)
    return float(2 * SIDE**3 / max(best, 1e-9))

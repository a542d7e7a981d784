"""Small things that many tests need: a data set of random pictures, a network in one line."""

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.layers.base import Layer
from engine.network import Network
from engine.parameters import Parameters
from engine.rng import stream


def small_dataset(
    count: int = 60, *, shape: tuple[int, ...] = (1, 6, 6), classes: int = 4, test: int = 20, seed: int = 0
) -> Dataset:
    """Random pictures with random labels, some pixels black as in MNIST."""
    generator = stream(seed, "small")

    def split(n: int) -> Split:
        images = generator.random((n, *shape), np.float32)
        images *= generator.random((n, *shape)) < 0.6
        return Split(images, generator.integers(0, classes, n))

    return Dataset("small", split(count), split(test), classes=tuple("0123456789"[:classes]))


def filled(layers: list[Layer], shape: tuple[int, ...], *, seed: int = 0) -> tuple[Network, Parameters]:
    """A network and a float64 state in which nothing is 0 or 1 by default."""
    network = Network(layers, shape)
    parameters = network.parameters(np.float64)
    generator = stream(seed, "filled")
    parameters.theta[...] = generator.normal(0, 0.5, parameters.theta.shape)
    parameters.statistics[...] = generator.uniform(0.5, 1.5, parameters.statistics.shape)
    return network, parameters

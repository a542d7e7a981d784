"""Small trained-looking networks that hold every layer an export may meet, with images to read."""

import numpy as np

from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.global_average_pool2d import GlobalAveragePool2D
from engine.layers.hard_sigmoid import HardSigmoid
from engine.layers.hard_swish import HardSwish
from engine.layers.hardtanh import Hardtanh
from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.mish import Mish
from engine.layers.prelu import PReLU
from engine.layers.relu import ReLU
from engine.layers.selu import SELU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.softplus import Softplus
from engine.layers.softsign import Softsign
from engine.layers.step import Step
from engine.layers.stochastic_pool2d import StochasticPool2D
from engine.layers.swish import Swish
from engine.layers.tanh import Tanh
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata
from engine.types import Array

SHAPE = (2, 9, 9)
ELEMENTWISE: tuple[Layer, ...] = (
    ReLU(), LeakyReLU(slope=0.2), PReLU(), Sigmoid(), Sigmoid(beta=3.0), Tanh(), Tanh(beta=1.0), Softplus(),
    Softplus(beta=2.0), Swish(), Swish(beta=2.0), Mish(), GELU(), GELU(formula="tanh"), ELU(alpha=0.7), SELU(),
    Hardtanh(lower=-0.5, upper=2.0), HardSigmoid(), HardSigmoid(slope=0.2), HardSwish(), Softsign(),
    Step(), Identity(), Dropout(),
)  # fmt: skip
DENSE: dict[str, tuple[Layer, ...]] = {
    f"{layer.kind}-{i}": (Flatten(), Dense(units=7), layer, Dense(units=3), Softmax())
    for i, layer in enumerate(ELEMENTWISE)
}
CONVOLUTIONS: dict[str, tuple[Layer, ...]] = {
    "pooled": (Conv2D(filters=4, kernel=3, padding=1), BatchNorm(), ReLU(), MaxPool2D(), Flatten(), Dense(units=3)),
    "strided": (Conv2D(filters=4, kernel=3, stride=2), Tanh(), AveragePool2D(), Flatten(), BatchNorm(), Dense(units=3)),
    "dilated": (Conv2D(filters=4, kernel=3, dilation=2, groups=2), ReLU(), GlobalAveragePool2D(), Dense(units=3)),
}
RIMMED: dict[str, tuple[Layer, ...]] = {
    "ceil": (Conv2D(filters=4, kernel=2), MaxPool2D(kernel=3, stride=2, ceil_mode=True), Flatten(), Dense(units=3)),
    "ceil mean": (Conv2D(filters=2, kernel=2), AveragePool2D(kernel=3, ceil_mode=True), Flatten(), Dense(units=3)),
    "padded": (MaxPool2D(kernel=3, padding=1), PReLU(shared=False), Flatten(), Dense(units=3)),
}
STOCHASTIC: dict[str, tuple[Layer, ...]] = {
    "stochastic": (Conv2D(filters=2, kernel=2), ReLU(), StochasticPool2D(), Flatten(), Dense(units=3)),
}


def trained(layers: tuple[Layer, ...]) -> LoadedNetwork:
    """A network whose every tensor, running statistics too, holds numbers of its own."""
    spec = ExperimentSpec(layers=layers)
    network = spec.network(SHAPE)
    parameters = network.parameters()
    generator = np.random.default_rng(4)
    parameters.theta[...] = 0.4 * generator.standard_normal(len(parameters.theta))
    parameters.statistics[...] = 0.5 + generator.random(len(parameters.statistics))
    return LoadedNetwork(spec, network, parameters, Metadata(input_shape=SHAPE, classes=("a", "b", "c")))


def images(count: int = 5) -> Array:
    """Images (N, *SHAPE) with numbers 0…1."""
    return np.random.default_rng(1).random((count, *SHAPE)).astype(np.float32)

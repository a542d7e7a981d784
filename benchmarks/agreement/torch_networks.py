"""The networks on which training here and in PyTorch is compared: every component takes part in one of them."""

from __future__ import annotations

from typing import Any

from engine.layers import layers
from engine.losses import losses
from engine.optimizers import optimizers
from engine.schedules import schedules
from engine.spec import ExperimentSpec

Layer = dict[str, Any] | str


def dense(units: int) -> Layer:
    return {"kind": "dense", "units": units}


def conv(filters: int, **more: int) -> Layer:
    return {"kind": "conv2d", "filters": filters, **more}


HEAD: list[Layer] = ["flatten", dense(10)]
NETWORKS: dict[str, dict[str, Any]] = {
    "two-layer": {
        "layers": ["flatten", dense(50), "relu", dense(10)],
        "optimizer": {"kind": "sgd", "learning_rate": 0.1},
    },
    "smoothed, leaky, momentum": {
        "layers": ["flatten", dense(50), {"kind": "leaky-relu", "slope": 0.1}, dense(50), "tanh", dense(10)],
        "loss": {"kind": "cross-entropy", "label_smoothing": 0.1},
        "optimizer": {"kind": "momentum", "learning_rate": 0.01},
        "weight_decay": 0.001,
    },
    "softplus, swish, nesterov": {
        "layers": [
            "flatten",
            dense(50),
            {"kind": "softplus", "beta": 2.0},
            dense(50),
            {"kind": "swish", "beta": 1.5},
            "identity",
            dense(10),
        ],
        "optimizer": {"kind": "nesterov", "learning_rate": 0.01},
        "clip_norm": 1.0,
    },
    "elu, selu, mish": {
        "layers": [
            "flatten",
            dense(50),
            {"kind": "elu", "alpha": 0.7},
            dense(50),
            "selu",
            dense(50),
            "mish",
            dense(10),
        ],
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
    },
    "hard sigmoid, hard swish, softsign": {
        "layers": [
            "flatten",
            dense(50),
            {"kind": "hard-sigmoid", "slope": 0.5},
            dense(50),
            "hard-swish",
            dense(50),
            "softsign",
            dense(10),
        ],
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
    },
    "gelu, hard tanh, learned slopes": {
        "layers": [
            "flatten",
            dense(50),
            "gelu",
            dense(50),
            {"kind": "hardtanh", "lower": 0.0, "upper": 6.0},
            dense(50),
            {"kind": "prelu", "shared": False},
            dense(50),
            {"kind": "gelu", "formula": "tanh"},
            dense(10),
        ],
        "optimizer": {"kind": "momentum", "learning_rate": 0.01},
    },
    "mean squared error on softmax": {
        "layers": ["flatten", dense(128), {"kind": "tanh", "beta": 1.0}, dense(10), "softmax"],
        "loss": "mean-squared-error",
        "optimizer": "adam",
        "initializer": {"kind": "xavier", "average": True},
    },
    "half squared error on sigmoid": {
        "layers": ["flatten", dense(50), {"kind": "sigmoid", "beta": 2.0}, dense(10), "sigmoid"],
        "loss": "half-squared-error",
        "optimizer": "adagrad",
        "initializer": "lecun",
    },
    "binary cross-entropy, rmsprop": {
        "layers": ["flatten", dense(50), "swish", dense(10)],
        "loss": {"kind": "binary-cross-entropy", "label_smoothing": 0.05},
        "optimizer": {"kind": "rmsprop", "learning_rate": 3e-4},
    },
    "batch norm, dropout, adamw": {
        "layers": [
            "flatten",
            dense(50),
            "batch-norm",
            "relu",
            {"kind": "dropout", "ratio": 0.15},
            dense(100),
            "batch-norm",
            "sigmoid",
            dense(10),
        ],
        "optimizer": {"kind": "adamw", "weight_decay": 0.05, "epsilon": 1e-5},
    },
    "convolution, max pooling": {
        "layers": [conv(30), "relu", "max-pool2d", "flatten", dense(100), "relu", dense(10)],
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
    },
    "strides and padding, batch norm": {
        "layers": [
            conv(8, kernel=3, padding=1),
            "batch-norm",
            "relu",
            "average-pool2d",
            conv(12, kernel=4, stride=2, padding=2),
            "tanh",
            {"kind": "max-pool2d", "kernel": 3, "stride": 1},
            *HEAD,
        ],
        "optimizer": {"kind": "momentum", "learning_rate": 0.002},
    },
    "deep convolutions, adam": {
        "layers": [
            conv(8, kernel=3, padding=1),
            "relu",
            conv(8, kernel=3, padding=1),
            "relu",
            "max-pool2d",
            conv(16, kernel=3, padding=1),
            "relu",
            conv(16, kernel=3, padding=1),
            "relu",
            "max-pool2d",
            "flatten",
            dense(50),
            "relu",
            {"kind": "dropout", "ratio": 0.5},
            dense(10),
        ],
        "optimizer": {"kind": "adam", "learning_rate": 1e-4, "epsilon": 1e-6},
    },
    "rim of zeros, mean of each channel": {
        "layers": [
            {"kind": "zero-pad2d", "before": 1, "after": 3},
            conv(8),
            "prelu",
            conv(12),
            "global-average-pool2d",
            dense(10),
        ],
        "optimizer": {"kind": "adam", "learning_rate": 1e-3},
    },
    "stochastic pooling": {
        "layers": [
            conv(6, kernel=3),
            "relu",
            "stochastic-pool2d",
            conv(8, kernel=3),
            "softplus",
            {"kind": "stochastic-pool2d", "kernel": 3, "stride": 2},
            *HEAD,
        ],
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
    },
}
for rule in optimizers.names():  # one network on which every rule can be seen
    NETWORKS[f"784-50-100-10, {rule}"] = {
        "layers": ["flatten", dense(50), "tanh", dense(100), "sigmoid", dense(10)],
        "optimizer": {
            "kind": rule,
            "learning_rate": 0.01 if rule in ("sgd", "momentum", "nesterov", "adagrad") else 0.001,
        },
    }
for curve in schedules.names():
    NETWORKS[f"784-50-10, {curve} schedule"] = {
        "layers": ["flatten", dense(50), "tanh", dense(10)],
        "optimizer": {"kind": "adam", "learning_rate": 1e-3},
        "schedule": curve,
    }


def left_out(specs: list[ExperimentSpec]) -> list[str]:
    """Components that no network above uses."""
    used = {("layer", part.kind) for spec in specs for part in spec.layers}
    used |= {("loss", spec.loss.kind) for spec in specs}
    used |= {("optimizer", spec.optimizer.kind) for spec in specs}
    used |= {("schedule", spec.schedule.kind) for spec in specs}
    known = [(family.family, cls.kind) for family in (layers, losses, optimizers, schedules) for cls in family]
    return [f"{family} {kind}" for family, kind in known if (family, kind) not in used and kind != "step"]

"""How each network of a blind check is made: drawn by a seed, so that a check can be repeated with networks never seen.

The names of activations are those of `ACTIVATIONS` in foreign_blind.py.
"""

from __future__ import annotations

import random
from typing import Any

COMMON = ["relu"] * 8 + ["tanh"] * 3 + ["sigmoid"] * 3 + ["leaky"] * 3 + ["gelu"] * 3 + ["elu"] * 2 + ["silu"] * 2
COMMON += ["leaky01", "leaky02", "leaky03", "selu", "mish", "softplus", "hardsigmoid", "khardsigmoid", "softsign"]
COMMON += ["hardswish", "relu6", "hardtanh"]
ODD = ["celu2", "atan", "lecun", "sqrelu", "logsigmoid", "tanhshrink", "leaky005", "softsign", "hardswish"]
ODD += ["hardsigmoid", "khardsigmoid"]
SIZES = [
    [784, 32, 10], [784, 64, 10], [784, 128, 10], [784, 256, 10], [784, 100, 50, 10], [784, 128, 64, 10],
    [784, 256, 128, 10], [784, 64, 64, 10], [784, 64, 32, 16, 10], [784, 512, 10], [784, 50, 100, 10],
]  # fmt: skip
RATES = {"adam": 1e-3, "adamw": 1e-3, "rmsprop": 1e-3, "sgd": 0.05}

Recipe = dict[str, Any]


def draw(dice: random.Random, kind: str, odd: bool) -> Recipe:
    """How one network is made."""
    recipe: Recipe = {
        "kind": kind,
        "act": [dice.choice(ODD if odd else COMMON)],
        "scale": dice.choice(["unit"] * 5 + ["standardized"] * 4 + ["signed"] * 2 + ["bytes", "inverted"]),
        "opt": dice.choice(["adam"] * 5 + ["sgd"] * 3 + ["adamw", "rmsprop"]),
        "wd": dice.choice([0, 0, 0, 1e-4, 1e-3]),
        "drop": dice.choice([0, 0, 0, 0.2, 0.5]),
        "norm": dice.random() < 0.15,
        "loss": dice.choice(["ce"] * 7 + ["mse", "softmax-mse", "bce"]),
        "batch": dice.choice([64, 128, 256]),
        "smooth": dice.choice([0] * 6 + [0.1]),
    }
    if dice.random() < 0.15:
        recipe["act"].append(dice.choice(COMMON))
    if kind == "mlp":
        recipe["sizes"] = dice.choice(SIZES)
        recipe["epochs"] = dice.choice([1, 2, 3, 4, 6])
        recipe["count"] = dice.choice([60000, 60000, 60000, 20000, 8000])
    else:
        recipe["filters"] = dice.choice([[8], [8, 16], [6, 16], [16, 16], [8, 8, 16]])
        recipe["kernel"] = dice.choice([3, 3, 5])
        recipe["pad"] = dice.choice([0, "same"])
        recipe["pool"] = dice.choice(["max"] * 4 + ["avg"])
        recipe["tail"] = dice.choice([0, 32, 64])
        recipe["epochs"] = dice.choice([1, 2, 3])
        recipe["count"] = dice.choice([10000, 20000, 20000])
    recipe["names"] = dice.choice(["seq", "fc", "layers", "net"])
    recipe["ext"] = dice.choice(["pt", "safetensors", "npz"])
    return recipe

"""Layers, activations among them: one a file, forward and backward side by side.

Read first: `dense.py`, then `relu.py`.
May not enter: weights (they live in `parameters.py`), losses, anything that knows of training.
"""

import sys

from engine.layers.base import Layer, Mode, Param, Plan, layers
from engine.registry import load_family

load_family(sys.modules[__name__])

COMMON_ACTIVATIONS = ("sigmoid", "tanh", "relu")  # those of the course, which lists offer first


def activations() -> list[type[Layer]]:
    """Every activation that can be trained through, the common ones first."""
    found = [cls for cls in layers if cls.activation and not cls.cannot_train and cls.kind not in COMMON_ACTIVATIONS]
    return [*(layers.get(kind) for kind in COMMON_ACTIVATIONS), *found]


__all__ = ["COMMON_ACTIVATIONS", "Layer", "Mode", "Param", "Plan", "activations", "layers"]

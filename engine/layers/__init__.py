"""Layers, activations among them: one a file, forward and backward side by side.

Read first: `dense.py`, then `relu.py`.
May not enter: weights (they live in `parameters.py`), losses, anything that knows of training.
"""

import sys

from engine.layers.base import Layer, Mode, Param, Plan, layers
from engine.registry import load_family

load_family(sys.modules[__name__])

__all__ = ["Layer", "Mode", "Param", "Plan", "layers"]

"""Optimizers: how a gradient becomes a step, one rule a file.

Read first: `sgd.py`, then `adam.py`.
May not enter: layers, batches; an optimizer sees two flat vectors and its own memory.
"""

import sys

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import load_family

load_family(sys.modules[__name__])

__all__ = ["Optimizer", "optimizers"]

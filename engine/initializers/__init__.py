"""First weights: one scheme a file.

Read first: `normal.py`, then `xavier.py` and `he.py`, which only choose its spread.
May not enter: anything that knows of layers or training.
"""

import sys

from engine.initializers.base import Initializer, initializers
from engine.registry import load_family

load_family(sys.modules[__name__])

__all__ = ["Initializer", "initializers"]

"""Schedules: how the learning rate changes during a run, one curve a file.

Read first: `constant.py`, then `cosine.py`.
May not enter: optimizers; a schedule only says a factor.
"""

import sys

from engine.registry import load_family
from engine.schedules.base import Schedule, schedules

load_family(sys.modules[__name__])

__all__ = ["Schedule", "schedules"]

"""Augmentations: small random changes of training images, one a file.

Read first: `shift.py`, then `rotation.py`; what bends pictures is shared in numerics/warp.py.
May not enter: OpenCV (that is `vision/`'s), labels.
"""

import sys

from engine.augmentations.base import Augmentation, augmentations
from engine.registry import load_family

load_family(sys.modules[__name__])

__all__ = ["Augmentation", "augmentations"]

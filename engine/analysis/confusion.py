"""The confusion matrix: how often each true class was read as each class."""

from __future__ import annotations

import numpy as np

from engine.types import Array, Labels


def confusion(outputs: Array, labels: Labels) -> Array:
    """How often each true class (row) was read as each class (column)."""
    classes = outputs.shape[1]
    pairs = labels * classes + outputs.argmax(axis=1)
    counts: Array = np.bincount(pairs, minlength=classes**2)
    return counts.reshape(classes, classes)

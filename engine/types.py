"""Names for the arrays that travel through the engine."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]  # float32 in training, float64 in gradient checks
Labels: TypeAlias = NDArray[np.int64]  # (N,), 0…K−1, not one-hot
Shape: TypeAlias = tuple[int, ...]  # without the batch axis
Views: TypeAlias = dict[str, Array]  # one layer's parameters, as views into the flat vector
Memory: TypeAlias = dict[str, Array]  # an optimizer's vectors, each shaped like θ

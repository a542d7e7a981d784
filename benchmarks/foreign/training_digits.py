"""The digits that networks of other programs are trained on here, and the scales that people give their pixels."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np

SCALES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "unit": lambda x: x,
    "standardized": lambda x: (x - 0.1307) / 0.3081,
    "signed": lambda x: 2 * x - 1,
    "bytes": lambda x: 255 * x,
}


def digits(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Training and test digits, 0…1, and their labels."""

    def read(name: str, head: int) -> np.ndarray:
        path = folder / name
        raw = (path if path.exists() else folder / f"{name}.gz").read_bytes()
        return np.frombuffer(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw, np.uint8, offset=head)

    pairs = []
    for part in ("train", "t10k"):
        pairs.append(read(f"{part}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).astype(np.float32) / 255)
        pairs.append(read(f"{part}-labels-idx1-ubyte", 8).astype(np.int64))
    return pairs[0], pairs[1], pairs[2], pairs[3]

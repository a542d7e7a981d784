"""Fixtures of this room."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Four tiny originals: two pen digits, two envelopes, three MNIST digits."""
    pen, usps, images, labels = (tmp_path / name for name in ("pen.gz", "usps.gz", "images", "labels"))
    strokes = [[100, 400, 150, 300, 120, 100], [200, 300, 300, 300]]
    with gzip.open(pen, "wt") as lines:
        for label in (4, 7):
            lines.write(json.dumps({"label": label, "writer": 1, "seq": label, "strokes": strokes}) + "\n")
    ink = -np.ones((16, 16))
    ink[3:13, 7:9] = 1
    with gzip.open(usps, "wt") as lines:
        for label in (1, 1):
            lines.write(" ".join(str(v) for v in (label, *ink.ravel())) + "\n")
    digits = np.zeros((3, 28, 28), np.uint8)
    digits[:, 5:23, 13:16] = 255
    images.write_bytes(bytes([0, 0, 8, 3]) + b"".join(n.to_bytes(4, "big") for n in digits.shape) + digits.tobytes())
    labels.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 3, 1, 1, 1]))
    return [pen, usps, images, labels]

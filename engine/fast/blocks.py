"""How much is worked on at a time, so that what is passed over several times stays in the processor's cache.

One table for all kinds of machine; counts are numbers, 4 bytes each. No count changes a number of a run. Where kinds of
processor ask for different counts, the maker decides, not the size of a cache: the third-level cache of AMD's cores is
about as fast as their second (1 MB), that of Intel's Xeons runs at a third of theirs (2 MB).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PATCHES_BLOCK = 200_000  # of a product of patches
NORM_BLOCK, NORM_RUN = 45_000, 6_000  # of a batch normalization; of its inner loop, shorter ones are half as fast
READ_AT_ONCE, READ_NARROW = 500, 200  # images, at most; networks of narrow dense layers read 200 a tenth faster
PICTURES_PART = 20_000  # pixels that are warped at a time, about 50 bytes each
OPTIMIZER_PARTS = {"AuthenticAMD": 524_288}  # of θ, its gradient and two memories; measured on Zen 4
OTHERWISE = 131_072  # measured on a Xeon: four vectors of that length are its 2 MB


def maker() -> str:
    """The processor's maker as it names itself, such as GenuineIntel; empty where the system does not say."""
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith("vendor_id"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return os.environ.get("PROCESSOR_IDENTIFIER", "").rpartition(", ")[2]  # Windows


OPTIMIZER_PART = OPTIMIZER_PARTS.get(maker(), OTHERWISE)


def parts(size: int, length: int) -> Iterator[slice]:
    """0…size in pieces of a length that stays in the processor's cache while they are passed over a dozen times."""
    for start in range(0, size, length):
        yield slice(start, start + length)

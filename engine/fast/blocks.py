"""How much is worked on at a time, so that what is passed over several times stays in the processor's cache.

One table for all kinds of machine: about 1 MB at most, which is the second-level cache of today's cores or less. Counts
are numbers of 4 bytes. No count changes a number of a run.
"""

from __future__ import annotations

from collections.abc import Iterator

WORKING_SET = 2**20  # bytes
PATCHES_BLOCK = 200_000  # of a product of patches
NORM_BLOCK, NORM_RUN = 45_000, 6_000  # of a batch normalization; of its inner loop, shorter ones are half as fast
READ_AT_ONCE, READ_NARROW = 500, 200  # images, at most; networks of narrow dense layers read 200 a tenth faster
PICTURES_PART = 20_000  # pixels that are warped at a time, about 50 bytes each


def optimizer_part(vectors: int) -> int:
    """How many numbers of θ an optimizer passes over at a time, with `vectors` of that length in its hands."""
    return WORKING_SET // (4 * vectors)


def parts(size: int, length: int) -> Iterator[slice]:
    """0…size in pieces of a length that stays in the processor's cache while they are passed over a dozen times."""
    for start in range(0, size, length):
        yield slice(start, start + length)

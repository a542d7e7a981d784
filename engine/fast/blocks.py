"""How much is worked on at a time, so that what is passed over several times stays in the processor's cache.

One table for all kinds of machine. The second-level cache of a core holds 1 MB (AMD Zen 4) or 2 MB (Intel Xeon with
AVX-512); what lies beyond it runs at a third of the speed there. Counts are numbers, 4 bytes each.
"""

OPTIMIZER_PART = 131_072  # of θ, its gradient and two memories: 2 MB
PATCHES_BLOCK = 200_000  # of a product of patches

"""What this machine has, as far as its system says."""

from __future__ import annotations

import os


def memory_bytes() -> int | None:
    """Bytes of memory that the machine has; None where the system does not say (Windows)."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None

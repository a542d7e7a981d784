"""What this machine has, as far as its system says."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

MEMINFO = Path("/proc/meminfo")
GROUPS = Path("/sys/fs/cgroup")
FIRST = GROUPS / "memory"
LIMITS = (  # of a container, in the second and in the first version of control groups: limit, used, and what for
    (GROUPS / "memory.max", GROUPS / "memory.current", GROUPS / "memory.stat"),
    (FIRST / "memory.limit_in_bytes", FIRST / "memory.usage_in_bytes", FIRST / "memory.stat"),
)
CACHED = ("inactive_file", "active_file", "total_inactive_file", "total_active_file")


class _Status(ctypes.Structure):
    """Windows' MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("total", "free", "page", "page_free", "own", "own_free", "extended")),
    )


def memory_bytes() -> int | None:
    """Bytes of memory that the machine has; None where the system does not say."""
    if sys.platform == "win32":
        status = _windows_status()
        return None if status is None else int(status.total)
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def free_bytes() -> int | None:
    """Bytes of memory that a program can still take; None where the system does not say.

    Linux counts what it would give up for it, and a container's limit; macOS does not say, so it is all that is built
    in.
    """
    if sys.platform == "win32":
        status = _windows_status()
        return None if status is None else int(status.free)
    found = [size for size in (_meminfo(), *(_room(*files) for files in LIMITS)) if size is not None]
    return min(found) if found else memory_bytes()


def _meminfo() -> int | None:
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in MEMINFO.read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return None


def _room(limit: Path, used: Path, stat: Path) -> int | None:
    """What a control group may still take; None where it has no limit. Cached files count as used, but are given up."""
    with contextlib.suppress(OSError, ValueError):
        return max(int(limit.read_text()) - int(used.read_text()) + _cached(stat), 0)
    return None


def _cached(stat: Path) -> int:
    """Bytes of files that a control group holds in memory; those of its children count once, in the totals."""
    found = {}
    with contextlib.suppress(OSError, ValueError):
        for name, size in (line.split() for line in stat.read_text().splitlines()):
            if name in CACHED:
                found[name] = int(size)
    return sum(found.get(f"total_{name}", found.get(name, 0)) for name in CACHED[:2])


def _windows_status() -> _Status | None:
    status = _Status(length=ctypes.sizeof(_Status))
    kernel = getattr(getattr(ctypes, "windll", None), "kernel32", None)
    if kernel is None or not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return status

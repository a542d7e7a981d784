"""Numbers from repeated measurements, and the machine they were taken on."""

from __future__ import annotations

import ctypes
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.fast import pool


@dataclass(frozen=True)
class Figure:
    """The median of several measurements, with the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        """The figure of some measurements."""
        return cls(statistics.median(values), min(values), max(values))

    def to_dict(self, digits: int = 3) -> dict[str, float]:
        """As plain values for JSON."""
        return {name: round(getattr(self, name), digits) for name in ("median", "low", "high")}


def machine() -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "processor": processor(),
        "caches": caches(),
        "cores": pool.cores(),
        "threads": pool.threads(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": blas_kernel(),
        "blas_threads": os.environ.get("OPENBLAS_NUM_THREADS", "all"),
    }


def processor() -> str:
    """The processor's name, as far as the system reports it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def caches() -> str:
    """The first core's caches, as far as the system says: L1 32K, L2 1024K, L3 32768K."""
    found = {}
    for index in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        try:
            level, kind, size = (
                (index / name).read_text(encoding="ascii").strip() for name in ("level", "type", "size")
            )
        except (OSError, ValueError):
            continue
        if kind != "Instruction":
            found[f"L{level}"] = size
    return ", ".join(f"{level} {size}" for level, size in sorted(found.items())) or "unknown"


def blas_kernel() -> str:
    """The kind of processor whose kernels NumPy's BLAS has chosen, such as SkylakeX or Zen; empty if it cannot say."""
    for library in Path(np.__file__).parents[1].glob("numpy.libs/libscipy_openblas*"):
        try:
            ask = ctypes.CDLL(str(library)).scipy_openblas_get_corename64_
        except (OSError, AttributeError):
            continue
        ask.restype = ctypes.c_char_p
        return str((ask() or b"").decode("ascii", "replace"))
    return ""


def resident_mb() -> float:
    """Memory this process holds now, in MB; 0 where the system does not report it."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0

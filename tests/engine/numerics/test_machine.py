"""What the machine has: read where the system says it, None where it does not."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.numerics import machine


def test_less_is_free_than_is_built_in() -> None:
    built_in, free = machine.memory_bytes(), machine.free_bytes()
    assert built_in is not None
    assert free is not None
    assert 0 < free <= built_in


def test_linux_says_what_is_available_and_a_container_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 8000000 kB\nMemAvailable:    2000000 kB\n")
    (tmp_path / "max").write_text("1500000000")
    (tmp_path / "current").write_text("500000000")
    monkeypatch.setattr(machine, "MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(machine, "LIMITS", ((tmp_path / "none",) * 3,))
    assert machine.free_bytes() == 2_048_000_000
    monkeypatch.setattr(machine, "LIMITS", ((tmp_path / "max", tmp_path / "current", tmp_path / "stat"),))
    assert machine.free_bytes() == 1_000_000_000
    (tmp_path / "stat").write_text("anon 100000000\ninactive_file 300000000\nactive_file 50000000\n")
    assert machine.free_bytes() == 1_350_000_000  # files in memory are given up for a program
    (tmp_path / "stat").write_text("active_file 5\ntotal_inactive_file 200000000\ntotal_active_file 0\n")
    assert machine.free_bytes() == 1_200_000_000
    (tmp_path / "current").write_text("1500000000")
    (tmp_path / "stat").write_text("inactive_file 1400000000\n")
    assert machine.free_bytes() == 1_400_000_000  # not 0: a container that has read much is full of files
    (tmp_path / "max").write_text("max")
    assert machine.free_bytes() == 2_048_000_000


def test_where_linux_says_nothing_all_that_is_built_in_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "MEMINFO", tmp_path / "none")
    monkeypatch.setattr(machine, "LIMITS", ())
    assert machine.free_bytes() == machine.memory_bytes()


def test_windows_is_asked_by_its_own_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(pointer: object) -> int:
        status = pointer._obj  # type: ignore[attr-defined]  # what byref points at
        assert status.length == 64
        status.total, status.free = 16_000_000_000, 5_000_000_000
        return 1

    kernel = SimpleNamespace(GlobalMemoryStatusEx=answer)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert machine.memory_bytes() == 16_000_000_000
    assert machine.free_bytes() == 5_000_000_000
    kernel.GlobalMemoryStatusEx = lambda _: 0
    assert machine.free_bytes() is None

"""Every format of foreign networks survives damage; `benchmarks/foreign/foreign_fuzz.py` does a million of these."""

from __future__ import annotations

from pathlib import Path

from benchmarks.foreign.foreign_fuzz import WRITERS, fuzz


def test_thousands_of_damaged_files_end_in_our_errors_or_a_network(tmp_path: Path) -> None:
    opened = fuzz(tmp_path, 300, seed=1)
    assert set(opened) == set(WRITERS)
    assert set(tmp_path.iterdir()) == {tmp_path / f"{start}{name}" for name in WRITERS for start in ("", "fuzzed-")}

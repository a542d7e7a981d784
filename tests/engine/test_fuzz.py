"""Every reader survives damage: 20,000 damaged files here; `python -m benchmarks.checks.fuzz` does a million."""

from __future__ import annotations

from pathlib import Path

from benchmarks.checks.fuzz import FORMATS, fuzz


def test_twenty_thousand_damaged_files_end_in_our_errors_or_what_they_still_hold(tmp_path: Path) -> None:
    found = fuzz(tmp_path, 20_000, seed=1)  # raises on hangs, floods, files that run something or write elsewhere
    assert list(found) == [one.name for one in FORMATS]
    assert sum(opened for opened, _ in found.values()) > 200  # what was damaged is not all refused at the door

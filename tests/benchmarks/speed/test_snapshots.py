"""What share of a run's time its snapshots take: of a kept run, in percent."""

import re
import sys

import pytest

from benchmarks.speed import snapshots
from engine.fast import pool


def test_the_share_and_the_moments_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pool.threads()
    monkeypatch.setattr(sys, "argv", ["snapshots.py", "two-layer", "1"])
    try:
        snapshots.main()
    finally:
        pool.set_threads(before)
    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"[\d.]+ ms of [\d.]+ s: [\d.]+ %; [\d.]+ MB", first)
    assert second.startswith("epochs: ")

"""Does memory stay where it is: a short soak prints resident memory on the way and says by how much it grew."""

import sys

import pytest

from benchmarks.checks import soak


@pytest.mark.parametrize(("grows", "status"), [(False, 0), (True, 1)])
def test_growth_of_a_hundredth_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], grows: bool, status: int
) -> None:
    seen: list[float] = []

    def resident() -> float:
        seen.append(100.0 + len(seen) * grows)
        return seen[-1]

    monkeypatch.setattr(soak, "resident_mb", resident)
    monkeypatch.setattr(sys, "argv", ["soak.py", "two-layer", "--steps", "40"])
    assert soak.main() == status
    said = capsys.readouterr().out.splitlines()
    assert len([line for line in said if line.startswith("step")]) == 20
    assert said[-1].startswith(f"grown by {20 * grows:.2f} %")

"""What a run is said to take beside what it took: the cases can be trained, and memory is read from the system."""

from pathlib import Path

import pytest

from benchmarks.checks import run_cost
from engine import datasets, recipes


def test_every_case_is_a_network_for_the_digits() -> None:
    digits = datasets.load("mnist-sample")
    for name, _, _ in run_cost.CASES:
        spec = run_cost.WIDE if name == "wide" else recipes.load(name).spec
        assert spec.check(digits.image_shape, len(digits.classes)).size > 0


def test_memory_is_read_in_bytes_from_the_status_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = tmp_path / "status"
    status.write_text("Name:\tpython\nVmHWM:\t   90000 kB\nVmRSS:\t   80000 kB\n")
    monkeypatch.setattr(run_cost, "STATUS", status)
    assert (run_cost.memory("VmRSS"), run_cost.memory("VmHWM")) == (80_000 * 1024, 90_000 * 1024)

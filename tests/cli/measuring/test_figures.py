"""Figures of repeated measurements, and the machine they were taken on."""

from pathlib import Path

import numpy as np
import pytest

from cli.measuring import figures
from cli.measuring.figures import Figure, machine, processor, resident_mb


def test_figures_are_medians_with_their_spread() -> None:
    assert figures.Figure.of([3.0, 1.0, 2.0]).to_dict() == {"median": 2.0, "low": 1.0, "high": 3.0}


def test_caches_and_kernel_are_said_in_a_word() -> None:
    assert figures.caches()
    assert "\n" not in figures.caches() + figures.blas_kernel()


def test_a_figure_is_rounded_for_json_only() -> None:
    figure = Figure.of([1.23456])
    assert figure.median == 1.23456
    assert figure.to_dict(1) == {"median": 1.2, "low": 1.2, "high": 1.2}


def test_the_machine_says_what_figures_depend_on() -> None:
    found = machine()
    assert {"processor", "caches", "cores", "threads", "system", "python", "numpy", "blas"} <= found.keys()
    assert all(str(value) == str(value).strip() for value in found.values())
    assert found["cores"] >= 1


def test_memory_that_is_taken_is_resident() -> None:
    before = resident_mb()
    taken = np.ones(8_000_000)  # 64 MB, every page of it written
    assert resident_mb() > before + 40 or before == 0  # 0 where the system does not report it
    assert taken[-1] == 1


def test_a_processor_without_a_name_is_called_by_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda path: False)
    assert processor()
    assert resident_mb() == 0

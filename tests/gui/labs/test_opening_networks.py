"""Networks of any program: taken as they are where they are ours, copied or kept as a run where not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.foreign.opening import open_network
from engine.store.run_list import WEIGHTS_FILE, list_runs
from engine.store.weights import load_weights
from gui.labs.opening_networks import OpeningNetwork, as_weights_file, kept_as_run


def test_a_file_of_ours_is_taken_as_it_is(weights: Path) -> None:
    (opened,) = OpeningNetwork(weights).events()
    assert opened.path == weights
    assert as_weights_file(opened.loaded, weights) == weights


def test_a_network_of_another_program_becomes_a_weights_file_with_the_same_numbers(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    loaded = open_network(weights)
    theirs = tmp_path / "their net!.npz"
    theirs.write_bytes(b"no file of ours")
    ours = as_weights_file(loaded, theirs)
    assert ours.parent.name == "opened"
    assert ours.name.startswith("their-net-")
    assert np.array_equal(load_weights(ours).parameters.theta, loaded.parameters.theta)


def test_a_network_is_kept_as_a_run_of_its_own_and_never_over_another(weights: Path, tmp_path: Path) -> None:
    loaded = open_network(weights)
    first, second = (kept_as_run(loaded, Path("mine.pt"), tmp_path) for _ in range(2))
    assert first != second
    assert len(list_runs(tmp_path)) == 2
    assert np.array_equal(load_weights(first / WEIGHTS_FILE).parameters.theta, loaded.parameters.theta)

"""Networks that can be chosen to read: their names, their order, which are offered, and the file that keeps one."""

import dataclasses
from pathlib import Path

import pytest

from engine.data import drawings
from engine.errors import EngineError, StoreError
from engine.handwriting.dataset import CLASSES
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.store.weights import Metadata, load_weights, save_weights
from gui.labs.postal import networks
from gui.labs.postal.networks import RUNS_LISTED, KnownNetwork, file_of, kept_runs, opened, origin, shipped, woken
from tests.gui.written import SPEC, keep_run


def dense(units: int) -> ExperimentSpec:
    return ExperimentSpec(layers=(Flatten(), Dense(units=units)))


def test_a_kept_run_is_named_by_its_folder_and_any_other_file_by_itself() -> None:
    assert origin("/home/me/runs/monday/weights.safetensors") == "monday"
    assert origin("/home/me/postal-cnn.safetensors") == "postal-cnn"


def test_the_best_readers_of_the_shipped_come_first_then_the_alphabet(tmp_path: Path) -> None:
    for name in ("zebra", "deep-mlp", "alpha", "postal-cnn"):
        (tmp_path / f"{name}.safetensors").touch()
    (tmp_path / "notes.txt").touch()
    found = shipped(tmp_path)
    assert [known.name for known in found] == ["postal-cnn", "deep-mlp", "alpha", "zebra"]
    assert all(known.reader is None for known in found)


def test_runs_whose_networks_answer_ten_digits_or_no_digit_are_offered_the_newest_first(weights: Path) -> None:
    for answers in (9, 10, 11, 12):
        keep_run(str(answers), weights, dense(answers))
    keep_run("for rows", weights, ExperimentSpec(layers=(Dense(units=10),)))
    assert [known.name for known in kept_runs()] == ["11", "10"]
    assert len(CLASSES) == 11
    for number in range(RUNS_LISTED):
        keep_run(f"run {number}", weights)
    assert [known.name for known in kept_runs()] == [f"run {number}" for number in reversed(range(RUNS_LISTED))]


def test_a_network_that_learned_the_users_hand_keeps_its_first_name(weights: Path) -> None:
    taught = dataclasses.replace(SPEC, start="/nets/postal-cnn.safetensors", data=drawings.NAMES[0])
    keep_run("taught", weights, taught)
    (known,) = kept_runs()
    assert known.taught
    assert known.name == "postal-cnn"
    assert not KnownNetwork("k", "n", spec=dataclasses.replace(taught, data="mnist-sample")).taught
    assert not KnownNetwork("k", "n", spec=dataclasses.replace(SPEC, data=drawings.NAMES[0])).taught
    assert not KnownNetwork("k", "n").taught


def test_opening_a_chosen_network_keeps_its_place_and_its_name(weights: Path) -> None:
    sleeping = KnownNetwork("key", "my name", path=weights, started=5.0)
    awake = woken(sleeping)
    assert (awake.key, awake.name, awake.started) == ("key", "my name", 5.0)
    assert awake.reader is not None
    assert awake.accuracy == load_weights(weights).metadata.test_accuracy
    assert woken(awake) is awake
    nowhere = KnownNetwork("key", "gone")
    assert woken(nowhere) is nowhere


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(b"nothing")
    with pytest.raises(StoreError):
        opened(bad)


def test_a_network_of_our_own_file_needs_no_second_one(weights: Path) -> None:
    known = opened(weights)
    assert known.reader is not None
    assert known.spec is not None
    assert file_of(known, known.reader, known.spec) == weights


@pytest.mark.parametrize("path", [None, "gone.safetensors", "damaged.safetensors"])
def test_a_network_without_a_usable_file_gets_one_named_by_its_weights(
    path: str | None, weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "data_folder", lambda: tmp_path / "home")
    (tmp_path / "damaged.safetensors").write_bytes(b"nothing")
    found = opened(weights)
    reader, spec = found.reader, found.spec
    assert reader is not None
    assert spec is not None
    known = KnownNetwork("k", "of mine / 2", 0.5, tmp_path / path if path else None)
    file = file_of(known, reader, spec)
    assert file.parent == tmp_path / "home" / "taught"
    assert file.name.startswith("of-mine-2-")
    kept = load_weights(file)
    assert (kept.metadata.test_accuracy, kept.metadata.classes) == (0.5, tuple(CLASSES[:10]))
    assert (kept.parameters.theta == reader.parameters.theta).all()
    assert file_of(known, reader, spec) == file  # the same weights, the same file
    reader.parameters.theta[0] += 1
    assert file_of(known, reader, spec) != file


def test_a_network_that_cannot_read_digits_is_no_choice(tmp_path: Path) -> None:
    spec = dense(3)
    path = tmp_path / "three.safetensors"
    save_weights(path, spec, spec.network((1, 28, 28)).parameters(), Metadata())
    with pytest.raises(EngineError):
        opened(path)

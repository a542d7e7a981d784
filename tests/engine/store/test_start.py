"""Runs that begin with trained weights."""

from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from engine.errors import SpecError, StoreError
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.racing.race import Race
from engine.spec import ExperimentSpec
from engine.store import start as beginning
from engine.store.start import begin, first_network, first_weights, metadata_of
from engine.store.weights import Metadata, load_weights, save_weights
from engine.training.trainer import Trainer

SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=6), BatchNorm(), Dense(units=3)), batch_size=4, epochs=1)


@pytest.fixture
def data() -> Dataset:
    rng = np.random.default_rng(1)
    split = Split(rng.random((12, 1, 4, 4), dtype=np.float32), np.arange(12) % 3)
    return Dataset("few", split, split, classes=("a", "b", "c"))


@pytest.fixture
def trained(tmp_path: Path, data: Dataset) -> Path:
    trainer = Trainer(SPEC.replace(seed=7), data)
    list(trainer.events())
    path = tmp_path / "first.safetensors"
    save_weights(path, trainer.live, trainer.parameters, Metadata.of(data, temperature=1.7))
    return path


def test_a_run_begins_with_the_weights_and_statistics_of_the_file(trained: Path, data: Dataset) -> None:
    first = load_weights(trained).parameters
    trainer = begin(SPEC.replace(start=str(trained)), data)
    assert np.array_equal(trainer.parameters.theta, first.theta)
    assert np.array_equal(trainer.parameters.statistics, first.statistics)
    assert first.statistics.any()
    list(trainer.events())
    assert not np.array_equal(trainer.parameters.theta, load_weights(trained).parameters.theta)


def test_without_a_start_new_weights_are_drawn(data: Dataset) -> None:
    assert first_network(SPEC) is None
    assert np.array_equal(begin(SPEC, data).parameters.theta, Trainer(SPEC, data).parameters.theta)


def test_the_first_weights_reach_a_run_in_double_precision_too(trained: Path, data: Dataset) -> None:
    spec = SPEC.replace(start=str(trained), gradient="numerical")
    theta = begin(spec, data).parameters.theta
    assert theta.dtype == np.float64
    assert np.array_equal(theta, load_weights(trained).parameters.theta)


def test_the_start_survives_the_way_through_toml() -> None:
    spec = SPEC.replace(start="weights/mine.safetensors")
    assert ExperimentSpec.from_toml(spec.to_toml()) == spec
    assert SPEC.with_setting("start", "mine.safetensors").start == "mine.safetensors"


@pytest.mark.parametrize(
    ("layers", "tensor", "sizes"),
    [
        ((Flatten(), Dense(units=5), BatchNorm(), Dense(units=3)), "2.W", ("16×5", "16×6")),
        ((Flatten(), Dense(units=6), Dense(units=3)), "3.W", ("6×3", "–")),
    ],
)
def test_weights_of_another_network_are_refused_by_the_first_tensor_that_differs(
    trained: Path, data: Dataset, layers: tuple[Dense, ...], tensor: str, sizes: tuple[str, str]
) -> None:
    with pytest.raises(SpecError, match="draw new weights") as caught:
        begin(SPEC.replace(start=str(trained), layers=layers), data)
    assert caught.value.field == "start"
    assert caught.value.values["tensor"] == tensor
    assert (caught.value.values["expected"], caught.value.values["got"]) == sizes


def test_a_shipped_network_is_known_by_its_name(trained: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(beginning, "SHIPPED", tmp_path)
    assert first_weights("first") == trained
    with pytest.raises(SpecError, match="or a shipped network: first") as caught:
        first_weights("frist")
    assert caught.value.field == "start"


def test_a_missing_or_damaged_file_is_named(tmp_path: Path, data: Dataset) -> None:
    with pytest.raises(SpecError, match=r"no weights file gone\.safetensors"):
        begin(SPEC.replace(start="gone.safetensors"), data)
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(b"nothing")
    with pytest.raises(StoreError, match=r"bad\.safetensors"):
        begin(SPEC.replace(start=str(bad)), data)


def test_the_runs_of_a_race_begin_with_the_file_as_well(trained: Path, data: Dataset) -> None:
    specs = SPEC.replace(start=str(trained)).vary(batch_size=(2, 4))
    first = load_weights(trained).parameters.theta
    assert all(np.array_equal(racer.parameters.theta, first) for racer in Race(specs, data).runs.values())


def test_a_checkpoint_is_taken_up_though_the_first_weights_are_gone(trained: Path, data: Dataset) -> None:
    spec = SPEC.replace(start=str(trained))
    whole = begin(spec, data)
    list(whole.events())
    parted = begin(spec, data)
    parted.learn(*parted.next_batch())
    checkpoint = parted.checkpoint()
    trained.unlink()
    again = Trainer(spec, data)
    again.restore(checkpoint)
    list(again.events())
    assert np.array_equal(again.parameters.theta, whole.parameters.theta)


def test_the_temperature_of_the_first_weights_goes_along(trained: Path, data: Dataset) -> None:
    trainer = begin(SPEC.replace(start=str(trained)), data)
    assert metadata_of(trainer).test_accuracy is None
    list(trainer.events())
    facts = metadata_of(trainer)
    assert facts.temperature == 1.7
    assert trainer.state.score is not None
    assert facts.test_accuracy == trainer.state.score.accuracy
    assert (facts.steps, facts.epochs, facts.data) == (3, 1, "few")
    trained.unlink()
    assert metadata_of(trainer, 0.5).temperature == 1.0
    assert metadata_of(trainer, 0.5).test_accuracy == 0.5

"""Which networks are offered, and how one is opened with its digits."""

import dataclasses
from pathlib import Path

import pytest

from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.store.weights import load_weights
from gui.labs.handover import Trained
from gui.labs.inspect.subject import from_file, handed_over, opening, own_data, shipped
from tests.gui.inspecting import DATA, write_networks
from tests.small import small_dataset


def test_shipped_networks_stand_in_the_house_s_order() -> None:
    assert [c.name for c in shipped(Path("weights"))][:2] == ["small-cnn", "deep-mlp"]


def test_a_network_is_opened_with_the_digits_that_are_named(tmp_path: Path) -> None:
    write_networks(tmp_path)
    (subject,) = opening(from_file(tmp_path / "cnn.safetensors"), "small", "train", lambda _: DATA)(bool)
    assert subject.digits is DATA.train
    assert subject.candidate.accuracy == 0.3
    assert subject.shape_words[:2] == (2, 2)


def test_handed_over_network_is_planned_for_the_digits(tmp_path: Path) -> None:
    write_networks(tmp_path)
    loaded = load_weights(tmp_path / "mlp.safetensors")
    candidate = handed_over(Trained("mine", loaded.spec, loaded.parameters, 0.5))
    (subject,) = opening(candidate, "small", "test", lambda _: DATA)(bool)
    assert subject.model.network.input_shape == (1, 8, 8)
    assert subject.candidate.name == "mine"


def test_digits_of_another_shape_or_more_classes_are_refused(tmp_path: Path) -> None:
    write_networks(tmp_path)
    candidate = from_file(tmp_path / "mlp.safetensors")
    with pytest.raises(EngineError, match="takes inputs of shape"):
        list(opening(candidate, "x", "test", lambda _: small_dataset(shape=(1, 6, 6)))(bool))
    with pytest.raises(EngineError, match="4 classes, the data has 6"):
        list(opening(candidate, "x", "test", lambda _: small_dataset(shape=(1, 8, 8), classes=6))(bool))


def test_data_that_is_not_here_gives_way_to_the_sample() -> None:
    assert own_data("fashion-mnist") == "mnist-sample"
    assert own_data("/no/such/folder") == "mnist-sample"
    assert own_data("mnist-sample") == "mnist-sample"


def test_a_network_that_says_no_data_is_looked_at_with_the_sample() -> None:
    assert own_data("") == "mnist-sample"


def test_digits_are_read_again_by_what_they_were_asked_for(tmp_path: Path) -> None:
    write_networks(tmp_path)
    asked: list[str] = []

    def load(name: str) -> Dataset:
        asked.append(name)
        return DATA

    loaded = load_weights(tmp_path / "mlp.safetensors")
    trained = handed_over(Trained("mine", loaded.spec.replace(data="/no/such"), loaded.parameters))
    for candidate in (trained, from_file(tmp_path / "mlp.safetensors")):
        for data, name in (("/my/leaves", "/my/leaves"), ("", "mnist-sample")):
            (subject,) = opening(candidate, data, "test", load)(bool)
            assert asked[-1] == name
            assert subject.data_name == name
            assert dataclasses.replace(subject, named="").data_name == DATA.name

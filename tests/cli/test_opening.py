"""Weights and the digits to read with them."""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cli import opening
from cli.opening import add_options, known_data, opened
from cli.terminal import Parser, Refusal
from engine.data.dataset import Dataset
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata, load_weights, save_weights
from tests.small import small_dataset

SHAPE = (1, 6, 6)
SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=4)))


def saved(path: Path, data: str = "mnist-sample", classes: tuple[str, ...] = tuple("0123")) -> Path:
    """A small network, trained on the data of that name."""
    parameters = SPEC.network(SHAPE).parameters()
    parameters.theta[...] = np.linspace(-1, 1, len(parameters.theta))
    save_weights(path, SPEC, parameters, Metadata(input_shape=SHAPE, classes=classes, data=data))
    return path


def options(*argv: object) -> argparse.Namespace:
    parser = Parser("evaluate", "Evaluate.")
    add_options(parser)
    return parser.parse_args([str(part) for part in argv])


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The data that every name stands for."""
    found = small_dataset()
    monkeypatch.setattr(opening, "load_data", lambda name, fetch=False: found)
    return found


def test_a_network_is_read_with_the_data_that_it_was_trained_on(tmp_path: Path, data: Dataset) -> None:
    loaded, found = opened(options(saved(tmp_path / "w.safetensors")))
    assert found is data
    assert loaded.network.output_shape == (4,)
    assert options("w").part == "test"


def test_own_data_is_found_again_by_its_path(tmp_path: Path, data: Dataset) -> None:
    loaded = load_weights(saved(tmp_path / "w.safetensors", data="fruit"))
    own = replace(loaded, spec=loaded.spec.replace(data=str(tmp_path)))
    assert known_data(tmp_path / "w.safetensors", own) == str(tmp_path)
    gone = replace(loaded, spec=loaded.spec.replace(data=str(tmp_path / "gone")))
    with pytest.raises(Refusal, match="trained on 'fruit'"):
        known_data(tmp_path / "w.safetensors", gone)


def test_classes_of_other_names_are_said_and_of_another_number_refused(
    tmp_path: Path, data: Dataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path / "w.safetensors", classes=("a", "b", "c", "d"))
    opened(options(path))
    assert "was trained on a, b, c, d, …; small has 0, 1, 2, 3, … in their place" in capsys.readouterr().err
    monkeypatch.setattr(opening, "load_data", lambda name, fetch=False: replace(data, classes=("x", "y")))
    with pytest.raises(Refusal, match="distinguishes 4 classes, small has 2"):
        opened(options(path))


def test_a_reader_that_also_knows_what_is_no_digit_is_asked_for_digits_only(
    tmp_path: Path, data: Dataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening, "load_data", lambda name, fetch=False: replace(data, classes=tuple("012")))
    opened(options(saved(tmp_path / "w.safetensors", classes=("0", "1", "2", "no digit"))))
    assert capsys.readouterr().err == ""


def known(path: Path) -> LoadedNetwork:
    return load_weights(path)


def test_data_without_a_name_has_to_be_said(tmp_path: Path) -> None:
    path = saved(tmp_path / "w.safetensors", data="/home/me/pictures")
    with pytest.raises(Refusal, match="'/home/me/pictures', which is no data set by name; say which with --data"):
        known_data(path, known(path))
    nowhere = saved(tmp_path / "v.safetensors", data="")
    assert known_data(nowhere, known(nowhere)) == "mnist-sample"


def test_handwriting_that_cannot_be_had_is_replaced_by_the_sample_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path / "w.safetensors", data="handwriting")
    monkeypatch.setattr(opening.datasets, "available", lambda: {"handwriting": False, "mnist": False})
    assert known_data(path, known(path)) == "mnist-sample"
    assert "is not on this computer: this is its accuracy on the" in capsys.readouterr().err
    fetched = saved(tmp_path / "v.safetensors", data="mnist")
    assert known_data(fetched, known(fetched)) == "mnist"  # a download would help

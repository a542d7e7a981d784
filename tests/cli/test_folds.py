"""train --folds: the same experiment on every part."""

import signal
import statistics
from pathlib import Path

import pytest

from cli import folds
from cli.folds import cross_validate
from engine.analysis.cross_validation import CrossValidation
from engine.data.dataset import Dataset
from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from tests.cli.conftest import Command
from tests.small import small_dataset


def test_cross_validation_gives_mean_and_spread_over_the_folds(command: Command, small: Path) -> None:
    answer = command("train", small, "--folds", 4, "--json")
    assert answer.status == 0
    ends = [fact for fact in answer.facts if fact["event"] == "EpochEnded"]
    assert [fact["run"] for fact in ends] == ["fold 1", "fold 2", "fold 3", "fold 4"]
    last = answer.facts[-1]
    each = [fact["validation_accuracy"] for fact in ends]
    assert last["event"] == "CrossValidated"
    assert last["each"] == each
    assert last["validation_accuracy"] == pytest.approx(sum(each) / 4)
    assert last["spread"] == pytest.approx(statistics.stdev(each))
    assert "4 folds: validation" in answer.err


def spec_and_data() -> tuple[ExperimentSpec, Dataset]:
    data = small_dataset()
    return ExperimentSpec(layers=(Flatten(), Dense(units=4)), epochs=1, batch_size=10), data


def test_every_fold_is_said_when_it_ends_and_the_last_one_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert cross_validate(*spec_and_data(), 3, json=False) == 0
    found = capsys.readouterr()
    assert found.out == ""
    assert [line.partition(":")[0] for line in found.err.splitlines()] == ["fold 1", "fold 2", "fold 3", "3 folds"]


def test_an_interrupted_validation_says_so_and_gives_no_mean(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = folds.watch

    def interrupted(validation: CrossValidation, json: bool) -> None:
        signal.raise_signal(signal.SIGINT)
        real(validation, json)

    monkeypatch.setattr(folds, "watch", interrupted)
    assert cross_validate(*spec_and_data(), 3, json=True) == 130
    found = capsys.readouterr()
    assert "Interrupted." in found.err
    assert "CrossValidated" not in found.out


def test_too_many_folds_are_refused() -> None:
    with pytest.raises(SpecError):
        cross_validate(*spec_and_data(), 1, json=False)

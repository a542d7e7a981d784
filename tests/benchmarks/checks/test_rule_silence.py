"""The silence of the rules: a recipe as it is fitted to other digits, and the row that says what was found."""

from dataclasses import replace

import pytest

from benchmarks.checks import rule_silence
from engine import datasets, recipes
from engine.data.dataset import Dataset
from engine.layers.dense import Dense

load = datasets.load


def few(name: str) -> Dataset:
    whole = load(name)
    return replace(whole, train=whole.train.head(400), test=whole.test.head(120))


def test_the_last_layer_answers_as_many_classes_as_there_are() -> None:
    reader = recipes.load("postal-cnn").spec
    fitted = rule_silence.fitted(reader, "mnist-sample", 10)
    assert (reader.layers[-1], fitted.layers[-1]) == (Dense(units=11), Dense(units=10))
    assert fitted.layers[:-1] == reader.layers[:-1]
    assert fitted.data == "mnist-sample"


def test_the_findings_are_those_of_the_whole_run() -> None:
    spec = recipes.load("init-zeros").spec.replace(epochs=0, steps=60)
    found, events = rule_silence.in_full(spec, few("mnist-sample"))
    assert events[-1].step == 60
    assert "equal-units" in {finding.rule for finding in found}


def test_the_command_says_a_row_for_each_recipe_and_whether_a_rule_spoke(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(datasets, "load", few)
    monkeypatch.setattr("sys.argv", ["rule_silence", "init-zeros"])
    monkeypatch.setattr(rule_silence, "fitted", lambda spec, data, classes: spec.replace(epochs=0, steps=60, data=data))
    assert rule_silence.main() == 1
    row = capsys.readouterr().out.splitlines()[-1]
    assert row.startswith("| init-zeros | 60 |")
    assert "silent" not in row

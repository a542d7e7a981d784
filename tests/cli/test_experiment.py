"""The options that describe an experiment."""

from pathlib import Path

import pytest

from cli import experiment
from cli.experiment import (
    add_options,
    assignment,
    check_writable,
    chosen_spec,
    fitted,
    literal,
    load_data,
    with_settings,
)
from cli.terminal import Parser, Refusal
from engine import recipes
from engine.errors import SpecError, StoreError
from engine.spec import ExperimentSpec
from tests.cli.conftest import Command
from tests.small import small_dataset


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that only seems writable")
def test_place_that_takes_no_file_is_refused_before_training(command: Command, small: Path) -> None:
    answer = command("train", small, "--json", "--out", "/proc/x.safetensors")
    assert answer.status == 2
    assert "x.safetensors" in answer.err
    assert "x.safetensors" in answer.facts[-1]["error"]


def test_checking_a_place_leaves_nothing_in_it(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "w.safetensors")
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("optimizer=adam", "optimizer", "adam"),
        ("seed=7", "seed", 7),
        ("weight_decay=1e-3", "weight_decay", 0.001),
        ("weight_decay=.5", "weight_decay", ".5"),
        ("keep_best=true", "keep_best", True),
        ("optimizer={kind='sgd', learning_rate=1}", "optimizer", {"kind": "sgd", "learning_rate": 1}),
        ("data=a=b", "data", "a=b"),
    ],
)
def test_setting_values_are_read_as_toml_and_else_as_names(text: str, name: str, value: object) -> None:
    assert assignment(text) == (name, value)


@pytest.mark.parametrize(
    ("settings", "outcome"),
    [
        (["epochs=1e2"], 100),
        (["epochs=二"], "must be a whole number"),
        (["epochs=１２"], 12),
        (["weight_decay=0,001"], "write 0.001 with a point"),
    ],
)
def test_numbers_are_read_as_in_the_window(
    command: Command, small: Path, settings: list[str], outcome: int | str
) -> None:
    if isinstance(outcome, int):
        (setting,) = settings
        assert ExperimentSpec().with_setting(*assignment(setting)).epochs == outcome
    else:
        assert outcome in command("train", small, "--set", *settings).err


def test_a_name_of_300_characters_is_refused_in_one_short_sentence(command: Command, small: Path) -> None:
    for options in (["--out", "x" * 300], ["--data", "x" * 300], ["--set", f"{'x' * 3000}=1"]):
        answer = command("train", small, *options)
        assert (answer.status, answer.err.count("\n")) == (2, 1)
        assert len(answer.err) <= 312
    answer = command("train", "x" * 300 + ".toml")
    assert answer.status == 2
    assert len(answer.err) <= 312


def test_setting_without_a_name_is_refused() -> None:
    with pytest.raises(Refusal):
        assignment("=3")


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("[1, 2]", [1, 2]), ("relu", "relu"), ("1" * 5000, "1" * 5000), ("[" * 3000, "[" * 3000)],
)
def test_a_value_is_toml_or_a_name(text: str, value: object) -> None:
    assert literal(text) == value


def test_a_setting_may_stand_before_the_one_that_it_needs() -> None:
    spec = with_settings(ExperimentSpec(), [("keep_best", True), ("validation", 0.1)])
    assert (spec.keep_best, spec.validation) == (True, 0.1)
    with pytest.raises(SpecError, match="batch_size"):
        with_settings(ExperimentSpec(), [("batch_size", 0), ("seed", 3)])


def options(*argv: str) -> ExperimentSpec:
    parser = Parser("train", "Train.")
    add_options(parser)
    return chosen_spec(parser.parse_args(["two-layer", *argv]))


def test_steps_or_epochs_alone_decide_the_length_and_both_together_hold() -> None:
    assert (options("--steps", "7").steps, options("--steps", "7").epochs) == (7, 0)
    assert (options("--epochs", "3").steps, options("--epochs", "3").epochs) == (0, 3)
    both = options("--epochs", "3", "--steps", "7")
    assert (both.steps, both.epochs) == (7, 3)


def test_settings_and_options_change_the_recipe_and_nothing_else() -> None:
    recipe = recipes.load("two-layer").spec
    assert options() == recipe
    changed = options("--set", "optimizer=adam", "optimizer.learning_rate=0.05", "--set", "seed=4", "--data", "mnist")
    assert (changed.optimizer.kind, changed.optimizer.learning_rate, changed.seed) == ("adam", 0.05, 4)
    assert changed.replace(optimizer=recipe.optimizer, seed=recipe.seed, data=recipe.data) == recipe


def test_the_last_layer_fits_the_classes_of_data_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    spec = recipes.load("two-layer").spec
    own = spec.replace(data="/my/pictures")
    four = small_dataset(shape=(1, 28, 28), classes=4)
    assert fitted(own, four).network((1, 28, 28)).output_shape == (4,)
    assert "The last layer has 4 units, one for each class." in capsys.readouterr().err
    assert fitted(spec, four) is spec  # a data set by name has the recipe's classes


def test_a_folder_or_a_place_that_takes_no_file_is_refused_before_training(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is a folder; name a file in it"):
        check_writable(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError):
        check_writable(tmp_path / "file" / "inside")


def test_data_that_is_not_there_is_fetched_only_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(experiment.sources, "find", lambda name: None)
    monkeypatch.setattr(experiment, "fetch_data", fetched.append)
    monkeypatch.setattr(experiment.datasets, "load", lambda name, found: name)
    with pytest.raises(Refusal, match=r"fetch it with: python3 main\.py download mnist"):
        load_data("mnist")
    assert fetched == []
    assert load_data("mnist", fetch=True) == "mnist"  # type: ignore[comparison-overlap]  # stands for the data
    assert fetched == ["mnist"]

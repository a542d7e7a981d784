"""reproduce: trains recipes and keeps one table."""

from pathlib import Path

import pytest

from cli.commands import reproduce
from cli.commands.reproduce import COURSE, TOO_SLOW
from engine import datasets, recipes
from engine.data.dataset import Dataset
from engine.recipes import Recipe
from engine.spec import ExperimentSpec
from tests.cli.conftest import SMALL, Command


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two recipes that take a moment."""
    spec = ExperimentSpec.from_toml(SMALL)
    known = tuple(Recipe(name, name.title(), "Backpropagation", "Look.", spec) for name in ("two-layer", "three-layer"))
    monkeypatch.setattr(recipes, "recipes", lambda: known)


def test_every_figure_of_the_course_belongs_to_a_recipe() -> None:
    assert {*COURSE, *TOO_SLOW} <= {recipe.name for recipe in recipes.recipes()}


@pytest.mark.usefixtures("quick")
def test_table_holds_the_courses_figure_beside_ours(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "docs" / "RESULTS.md"
    answer = command("reproduce", "--out", path, "--json")
    assert answer.status == 0
    assert [fact["recipe"] for fact in answer.facts] == ["two-layer", "three-layer"]
    assert answer.facts[0]["course"] == "97.22 %"
    assert answer.facts[0]["test_accuracy"] > 0.5
    rows = [line for line in path.read_text().splitlines() if line.startswith("| ")]
    assert len(rows) == 4
    assert rows[2].startswith("| two-layer | 97.22 % | ")
    assert rows[3].startswith("| three-layer | 96.95 % | ")


@pytest.mark.usefixtures("quick")
def test_later_run_replaces_its_row_and_leaves_the_rest(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    command("reproduce", "--out", path)
    path.write_text("Written by hand.\n" + path.read_text() + "So is this.\n")
    before = path.read_text()
    command("reproduce", "three-layer", "--seed", 7, "--out", path)
    after = path.read_text()
    assert after.startswith("Written by hand.\n")
    assert after.endswith("So is this.\n")
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].startswith("| three-layer |")
    assert " | 7 | " in changed[0][1]


def test_recipe_with_data_of_its_own_is_left_out_unless_named(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = ExperimentSpec.from_toml(SMALL)
    both = [Recipe("two-layer", "", "", "", spec), Recipe("reader", "", "", "", spec.replace(data="handwriting"))]
    monkeypatch.setattr(recipes, "recipes", lambda: both)
    asked: list[str] = []

    def load(name: str, fetch: bool) -> Dataset:
        asked.append(name)
        return datasets.load("mnist-sample")

    monkeypatch.setattr(reproduce, "load_data", load)
    answer = command("reproduce", "--data", "mnist", "--out", tmp_path / "R.md", "--json")
    assert [fact["recipe"] for fact in answer.facts] == ["two-layer"]
    command("reproduce", "reader", "--data", "mnist", "--out", tmp_path / "R.md")
    assert asked == ["mnist", "handwriting"]


def test_table_is_added_to_a_file_without_one(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text("Only words.\n")
    result = {
        "recipe": "x", "course": "", "test_accuracy": None, "best_accuracy": None, "best_epoch": 0, "steps": 3,
        "seed": 1, "reason": "diverged", "cpu_s": 1.0, "data": "mnist", "machine": "m", "day": "d",
    }  # fmt: skip
    reproduce.write_row(path, result)
    assert path.read_text().startswith("Only words.\n")
    assert "| x | – | – (diverged) | – (0) | 3 | 1 | 1 | mnist | m, d |" in path.read_text()


def test_unknown_recipe_suggests_the_nearest(command: Command) -> None:
    answer = command("reproduce", "two-lyer")
    assert answer.status == 2
    assert "did you mean two-layer" in answer.err

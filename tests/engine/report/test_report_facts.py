"""What differs from the recipe, and the command that repeats a run."""

from pathlib import Path

import numpy as np
import pytest

from engine import recipes
from engine.layers.tanh import Tanh
from engine.report.report_facts import RunFacts, recipe_of
from engine.spec import ExperimentSpec
from engine.store.run_list import RunSummary


def facts_of(spec: ExperimentSpec, title: str = "Three layers") -> RunFacts:
    """A run of that spec, as far as its settings count."""
    summary = RunSummary(Path("r"), title, spec, spec.data, 0.0)
    nothing = np.zeros(0)
    return RunFacts(summary, recipe_of(summary), nothing, nothing, (), (), (), 0)


def test_a_run_of_the_recipe_differs_in_nothing() -> None:
    facts = facts_of(recipes.load("three-layer").spec)
    assert facts.differences() == {}
    assert facts.command() == "python3 main.py train three-layer --seed 42"


def test_settings_that_were_changed_stand_in_the_command() -> None:
    spec = recipes.load("three-layer").spec
    changed = spec.with_setting("data", "mnist").with_setting("seed", 7).with_setting("layers.2.units", 30)
    facts = facts_of(changed.with_setting("optimizer.learning_rate", 0.05))
    assert facts.differences() == {
        "data": ("mnist-sample", "mnist"),
        "seed": (42, 7),
        "layers.2.units": (50, 30),
        "optimizer.learning_rate": (0.1, 0.05),
    }
    assert facts.command() == (
        "python3 main.py train three-layer --data mnist --seed 7 --set layers.2.units=30 optimizer.learning_rate=0.05"
    )


def test_another_kind_of_layer_needs_the_file() -> None:
    spec = recipes.load("three-layer").spec
    layers = (*spec.layers[:2], Tanh(), *spec.layers[3:])
    assert facts_of(spec.replace(layers=layers)).command() is None


@pytest.mark.parametrize(
    ("title", "name"), [("three-layer", "three-layer"), ("Three layers · SGD", "three-layer"), ("Mine", None)]
)
def test_the_recipe_is_known_by_the_title_of_the_run(title: str, name: str | None) -> None:
    recipe = facts_of(ExperimentSpec(), title).recipe
    assert (recipe.name if recipe else None) == name

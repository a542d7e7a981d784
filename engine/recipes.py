"""Experiments by name: the course's networks, as data in `assets/recipes/`."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from engine.errors import SpecError, nearest
from engine.spec import ExperimentSpec
from engine.text.toml_text import text_of

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "recipes"
CHAPTERS: dict[str, tuple[str, ...]] = {  # in the order of the course; a recipe not named here comes last
    "Learning from data": ("two-layer-numerical",),
    "Backpropagation": ("two-layer", "three-layer", "three-layer-wide", "three-layer-sigmoid", "sigmoid-mlp"),
    "Optimizers": (
        "optimizer-sgd",
        "optimizer-momentum",
        "optimizer-adagrad",
        "optimizer-adam",
        "optimizer-sgd-he",
        "optimizer-momentum-he",
        "optimizer-adagrad-he",
        "optimizer-adam-he",
        "keras-sgd",
        "keras-adam",
    ),
    "First weights": ("init-zeros", "init-one", "init-small", "init-xavier", "init-he"),
    "Batch normalization": ("batch-norm",),
    "Over-fitting": ("dropout", "dropout-plain", "weight-decay", "weight-decay-plain"),
    "Convolution": ("simple-cnn", "simple-cnn-bn", "simple-cnn-bn-once", "simple-cnn-two", "deep-cnn"),
    "For the postal code": ("deep-mlp", "small-cnn", "postal-cnn"),
}


@dataclass(frozen=True)
class Recipe:
    """An experiment with its name, its title, its chapter of the course, and one sentence on what to look at."""

    name: str
    title: str
    chapter: str
    note: str
    spec: ExperimentSpec


@functools.cache
def recipes() -> tuple[Recipe, ...]:
    """Every recipe, in the order of the course."""
    return tuple(sorted((_read(path) for path in FOLDER.glob("*.toml")), key=_place))


def load(name: str) -> Recipe:
    """The recipe of that name.

    Raises: SpecError: there is none; names the nearest.
    """
    for recipe in recipes():
        if recipe.name == name:
            return recipe
    known = [recipe.name for recipe in recipes()]
    raise SpecError(
        "there is no recipe called {got}; did you mean {nearest}?",
        field="recipe",
        got=repr(name),
        nearest=nearest(name, known),
    )


def open_file(path: Path) -> ExperimentSpec:
    """The experiment of a TOML file.

    Raises: StoreError: cannot be read, or no text; SpecError: no experiment.
    """
    return ExperimentSpec.from_toml(text_of(path))


def _read(path: Path) -> Recipe:
    text = path.read_text("utf-8")
    table = tomllib.loads(text)
    return Recipe(path.stem, table["title"], table["chapter"], table["note"], ExperimentSpec.from_toml(text))


def _place(recipe: Recipe) -> tuple[int, int, str]:
    chapters, names = list(CHAPTERS), CHAPTERS.get(recipe.chapter, ())
    chapter = chapters.index(recipe.chapter) if recipe.chapter in chapters else len(chapters)
    return chapter, names.index(recipe.name) if recipe.name in names else len(names), recipe.name

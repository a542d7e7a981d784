"""What the plain form of a comparison must look like: in the settings, in the manifest of a race, in saved files."""

from __future__ import annotations

from typing import Any

from engine import recipes
from engine.errors import EngineError
from engine.racing.variations import Variation, variations
from engine.spec import ExperimentSpec, plain_spec
from engine.text.schema import (
    Malformed,
    checked,
    flag,
    list_of,
    number,
    one_of,
    record,
    record_of,
    text,
    whole_within,
)

MOST_RUNS, MOST_SEEDS = 8, 20
MOST_NUMBER = 2**31 - 1  # of a seed, of steps and of epochs
SHOWN = ("test", "train", "both", "length")  # in the second plot


def known_recipe(value: Any) -> Any:
    """The name of a recipe, or none.

    Raises: Malformed: there is no such recipe.
    """
    return one_of("", *(recipe.name for recipe in recipes.recipes()))(value)


def anything(value: Any) -> Any:
    """A value whose meaning depends on another field."""
    return value


SETUP = {
    "recipe": known_recipe,
    "title": text,
    "spec": plain_spec,
    "data": text,
    "varies": text,
    "values": list_of(anything),
    "names": list_of(text),
    "series": list_of(whole_within(1, MOST_RUNS)),
    "steps": whole_within(0, MOST_NUMBER),
    "epochs": whole_within(0, MOST_NUMBER),
    "seed": whole_within(0, MOST_NUMBER),
    "seeds": whole_within(1, MOST_SEEDS),
    "same_start": flag,
    "figure": text,
    "guests": list_of(text),
    "shown": one_of(*SHOWN),
    "kept": record_of(text),
}
GIVEN: dict[str, Any] = {"title": "", "figure": "", "guests": [], "shown": "test", "kept": {}}
"""What older files do not say."""


def checked_setup(plain: Any) -> dict[str, Any]:
    """A comparison that can be set up again; its values are those of the runs, components made.

    Raises: Malformed: a field is missing or does not fit, or the fields do not fit each other.
    """
    setup = checked(plain, SETUP, GIVEN)
    runs = len(setup["names"])
    if not 1 <= runs <= MOST_RUNS or not runs == len(setup["values"]) == len(setup["series"]):
        raise Malformed(f"expected 1 to {MOST_RUNS} runs, each with a name, a value and a series")
    if len(set(setup["names"])) != runs:
        raise Malformed("two runs have the same name")
    base = ExperimentSpec.from_dict(setup["spec"])
    variation = next((one for one in variations(base) if one.path == setup["varies"]), None)
    if variation is None:
        raise Malformed(f"varies: the experiment has no {setup['varies'][:40]}")
    for value in setup["values"]:
        _check_value(variation, value)
    return setup


def _check_value(variation: Variation, value: Any) -> None:
    """Raise Malformed where this cannot be the value of a run; one out of bounds can, and is marked at its run."""
    if variation.family is not None:
        try:
            variation.from_plain(record(value))
        except EngineError as error:
            raise Malformed(f"values: {error}") from error
        except (AttributeError, ArithmeticError, LookupError) as error:
            raise Malformed(f"values: {type(error).__name__}") from error
        return
    kind = type(variation.values[0])
    {bool: flag, str: text}.get(kind, number)(value)

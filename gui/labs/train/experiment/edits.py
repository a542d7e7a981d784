"""What a choice on the Train page changes in the experiment: functions from spec to spec, or to an edit."""

from __future__ import annotations

from typing import Any

from engine import recipes
from engine.data import sources
from engine.fitting import fitted_to
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork
from gui.labs.datasets import DataFacts
from gui.labs.train.advice import with_dropout

FIRST_DATA = "mnist-sample"


def with_recipe(spec: ExperimentSpec, name: str) -> ExperimentSpec:
    """The recipe with the data and seed of this experiment, unless one of the two is made for data of its own."""
    recipe = recipes.load(name)
    own = recipe.spec.data
    special = {r.spec.data for r in recipes.recipes()}
    data = own if own != ExperimentSpec().data or spec.data in special else spec.data
    return recipe.spec.replace(data=data, seed=spec.seed)


def recipe_of(spec: ExperimentSpec, held: str) -> str:
    """The recipe that this experiment is, whatever its data and seed: the held one if it fits; empty for none."""
    plain = _plain(spec)
    if held and _plain(recipes.load(held).spec) == plain:
        return held
    return next((r.name for r in recipes.recipes() if _plain(r.spec) == plain), "")


def _plain(spec: ExperimentSpec) -> ExperimentSpec:
    return spec.replace(data=FIRST_DATA, seed=0)


def live_changes(before: ExperimentSpec, after: ExperimentSpec, running: ExperimentSpec) -> dict[str, Any]:
    """The live settings that an edit changed, as far as the running experiment has the same."""
    old = before.live_settings()
    same_kind = type(running.optimizer) is type(after.optimizer)
    return {
        path: value
        for path, value in after.live_settings().items()
        if old.get(path) != value and (same_kind or "." not in path)
    }


def data_changes(spec: ExperimentSpec, name: str, facts: DataFacts) -> dict[str, Any]:
    """The edit that trains on this data, with as many units in the last layer as it has classes."""
    fitted = fitted_to(spec, facts.image_shape, facts.classes)
    return {"data": name} if fitted is spec else {"data": name, "layers": fitted.layers, "start": ""}


def data_for(loaded: LoadedNetwork, chosen: str, facts: DataFacts) -> str:
    """The data for opened weights: the chosen data where it fits them, else what they were trained on, if known."""
    own = loaded.metadata
    fits = (own.input_shape, len(own.classes)) == (facts.image_shape, facts.classes)
    return own.data if own.data in sources.SOURCES and not fits else chosen


def advised(spec: ExperimentSpec, action: str) -> dict[str, Any]:
    """The edit that a piece of advice offers: `dropout` or `decay`."""
    return {"layers": with_dropout(spec.layers)} if action == "dropout" else {"weight_decay": 1e-4}

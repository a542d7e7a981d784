"""How a comparison was set up, as plain data: the file that keeps it carries this, and the window sets it up again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.registry import Component
from engine.spec import ExperimentSpec


def race_setup(
    spec: ExperimentSpec,
    varies: str,
    runs: Sequence[tuple[str, Any, int]],
    *,
    recipe: str = "",
    title: str = "",
    seeds: int = 1,
    same_start: bool = True,
    figure: str = "",
) -> dict[str, Any]:
    """A base experiment, the path of what differs, and of each run its name, its value and its place in the plot."""
    return {
        "recipe": recipe,
        "title": title,
        "spec": spec.to_dict(),
        "data": spec.data,
        "varies": varies,
        "values": [value.to_dict() if isinstance(value, Component) else value for _, value, _ in runs],
        "names": [name for name, _, _ in runs],
        "series": [series for _, _, series in runs],
        "steps": spec.steps,
        "epochs": spec.epochs,
        "seed": spec.seed,
        "seeds": seeds,
        "same_start": same_start,
        "figure": figure,
        "guests": [],
        "shown": "test",
    }

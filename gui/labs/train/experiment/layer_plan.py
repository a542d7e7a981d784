"""What each layer of a network gives and learns, and which one is at fault where the network cannot be."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError, ShapeError, SpecError
from engine.network import Network
from engine.spec import ExperimentSpec
from engine.types import Shape


@dataclass(frozen=True)
class LayerState:
    """One layer as the network plans it: output shape, trained parameters, and what is wrong, if anything."""

    output: Shape | None = None
    parameters: int | None = None
    error: EngineError | None = None


@dataclass(frozen=True)
class LayerPlan:
    """The layers of a network in order; `parameters` of all is None, and `problem` says why, where it cannot be."""

    layers: tuple[LayerState, ...] = ()
    parameters: int | None = None
    problem: EngineError | None = None
    network: Network | None = None  # where it can be trained


def plan_layers(spec: ExperimentSpec, image_shape: Shape, classes: int) -> LayerPlan:
    """Output shape and parameters of every layer, up to the first that cannot take what reaches it."""
    states: list[LayerState] = []
    shape = image_shape
    for number, layer in enumerate(spec.layers, start=1):
        try:
            plan = layer.plan(shape)
        except EngineError as error:
            refusal = error.at(number, layer.kind) if isinstance(error, ShapeError) else error
            behind = [LayerState()] * (len(spec.layers) - number)
            return LayerPlan((*states, LayerState(error=refusal), *behind), None, refusal)
        shape = plan.output
        states.append(LayerState(shape, sum(math.prod(p.shape) for p in plan.params.values() if p.trained)))
    total = sum(state.parameters or 0 for state in states)
    if spec.start and len(shape) == 1 and shape != (classes,):  # trained weights cannot be given another width
        return LayerPlan(
            tuple(states),
            total,
            SpecError(
                "{name} needs data of {got} classes, not {expected}; it reads on the postal code page",
                field="start",
                name=Path(spec.start).stem,
                got=shape[0],
                expected=classes,
            ),
        )
    problem: EngineError | None = None
    network = None
    try:
        network = spec.check(image_shape, classes)
    except EngineError as error:
        problem = error
        place = int(error.values.get("layer", len(states))) - 1
        if 0 <= place < len(states):
            states[place] = dataclasses.replace(states[place], error=error)
    return LayerPlan(tuple(states), total, problem, network)

"""How much memory and time a large run takes, said before they are taken."""

from __future__ import annotations

from cli.terminal import duration, say
from engine.data.dataset import Dataset
from engine.network_cost import LARGE_BYTES
from engine.spec import ExperimentSpec, planned_steps


def say_memory(spec: ExperimentSpec, data: Dataset) -> None:
    """Say what a large run takes.

    Raises: SpecError, ShapeError: the network cannot be, or takes more than is free.
    """
    network = spec.check(data.image_shape, len(data.classes))
    asked = spec.memory_bytes(network)
    if asked > LARGE_BYTES:
        time_s = spec.run_s(network, planned_steps(spec, len(data.train)))
        say(f"This network takes {asked / 1e9:.1f} GB of memory, and the run about {duration(time_s)}.")

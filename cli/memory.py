"""How much memory a run takes, said before it is taken."""

from __future__ import annotations

from cli.terminal import say
from engine.data.dataset import Dataset
from engine.spec import ExperimentSpec

WORTH_SAYING = 1e9  # bytes; less is there on every machine


def say_memory(spec: ExperimentSpec, data: Dataset) -> None:
    """Say what a large run takes.

    Raises: SpecError, ShapeError: the network cannot be, or takes more than the machine has.
    """
    asked = spec.memory_bytes(spec.check(data.image_shape, len(data.classes)))
    if asked > WORTH_SAYING:
        say(f"This network takes {asked / 1e9:.1f} GB of memory.")

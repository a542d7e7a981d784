"""How much memory a run takes, said before it is taken."""

from __future__ import annotations

import os

from cli.terminal import Refusal, say
from engine.data.dataset import Dataset
from engine.spec import ExperimentSpec

NUMBER = 4  # bytes of a float32
WORTH_SAYING = 1e9  # bytes; less is there on every machine


def needed(spec: ExperimentSpec, data: Dataset) -> int:
    """Bytes of the weights, their gradient and what the optimizer keeps, and of the copy for a checkpoint."""
    size = spec.check(data.image_shape, len(data.classes)).size
    kept = len(spec.optimizer.memory)
    return NUMBER * size * (2 * (1 + kept) + 1)


def of_this_machine() -> int | None:
    """Bytes of memory that the machine has; None where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return None


def check_memory(spec: ExperimentSpec, data: Dataset) -> None:
    """Say what a large run takes.

    Raises: Refusal: more than the machine has; SpecError, ShapeError: the network cannot be.
    """
    asked, there = needed(spec, data), of_this_machine()
    if there is not None and asked > there:
        raise Refusal(
            f"this network takes {asked / 1e9:.1f} GB of memory and the machine has {there / 1e9:.1f} GB; "
            "give its layers fewer units"
        )
    if asked > WORTH_SAYING:
        say(f"This network takes {asked / 1e9:.1f} GB of memory.")

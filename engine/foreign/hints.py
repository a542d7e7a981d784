"""What the names in a file say of layers that have no arrays: activations, poolings, dropouts.

PyTorch numbers the parts of a Sequential: between `0.weight` and `3.weight` stand two parts without arrays. Keras lists
every layer of a model by its class, those without arrays, too.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

NUMBERED = re.compile(r"((?:.*[./])?)(\d+)[./]([A-Za-z]\w*)")  # `features.3.weight`
POOLING = re.compile(r"(max|average)_pooling2d(_\d+)?")
MEANS = re.compile(r"global_average_pooling2d(_\d+)?")
UNPOOLED = 1.0  # how much rarer it is that nothing is pooled where there is room for it

Prices = tuple[float, float]  # how rare it is that nothing is pooled behind a convolution, and that something is
FREE: Prices = (0.0, 0.0)


@dataclass(frozen=True)
class Hints:
    """What is known of the layers without arrays.

    `rooms`: by the name of a weight tensor how many parts without arrays stand behind it, before the next one. `idle`:
    the classes of all layers without arrays, as Keras writes them; none if the file does not list them.
    """

    rooms: dict[str, int] = field(default_factory=dict)
    idle: tuple[str, ...] = ()

    @property
    def poolings(self) -> int | None:
        """How many windows are pooled in the whole network."""
        return sum(POOLING.fullmatch(name) is not None for name in self.idle) if self.idle else None

    @property
    def average(self) -> bool | None:
        """Whether they are pooled by their means, where all are pooled in one way."""
        kinds = {found[1] for name in self.idle if (found := POOLING.fullmatch(name))}
        return kinds == {"average"} if len(kinds) == 1 else None

    @property
    def means(self) -> bool | None:
        """Whether the mean of each channel is taken at the end."""
        return any(MEANS.fullmatch(name) for name in self.idle) if self.idle else None

    def prices(self, names: Sequence[str]) -> list[Prices]:
        """For each convolution in a row how rare it is that nothing is pooled behind it, and that something is.

        An activation takes one place, and flattening takes one more behind the last convolution.
        """
        found = []
        for name, following in itertools.zip_longest(names, names[1:]):
            room = self.rooms.get(name)
            if room is None:
                found.append(FREE)
                continue
            room -= following is None
            found.append((0.0, math.inf) if room < 2 else (UNPOOLED, 0.0))
        return found


def hints_of(names: Iterable[str], weights: Sequence[str], idle: Sequence[str] = ()) -> Hints:
    """What the names of all arrays say, `weights` being those of kernels and matrices.

    Numbers without any gap say nothing: people number lists of layers so, and apply the rest in between by themselves.
    """
    groups: dict[str, dict[int, set[str]]] = {}
    for name in names:
        if found := NUMBERED.fullmatch(name):
            groups.setdefault(found[1], {}).setdefault(int(found[2]), set()).add(found[3])
    rooms: dict[str, int] = {}
    for prefix, parts in groups.items():
        numbers = sorted(parts)
        if all(after - before == 1 for before, after in itertools.pairwise(numbers)):
            continue
        norms = [number for number in numbers if any("mean" in own for own in parts[number])]
        own = {int(found[2]): name for name in weights if (found := NUMBERED.fullmatch(name)) and found[1] == prefix}
        for before, after in itertools.pairwise(sorted(own)):
            rooms[own[before]] = after - before - 1 - sum(before < number < after for number in norms)
    return Hints(rooms, tuple(idle))

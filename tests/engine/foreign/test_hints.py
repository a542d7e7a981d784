"""What the names of arrays say of layers without arrays."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from engine.foreign.architectures import chains
from engine.foreign.hints import FREE, UNPOOLED, Hints, hints_of
from engine.foreign.hypotheses import ChainBody
from engine.foreign.opening import examine
from engine.foreign.search import Said
from engine.foreign.tensors import Blocks
from engine.store.weights import LoadedNetwork
from engine.types import Array


def arrays(**shapes: tuple[int, ...]) -> dict[str, Array]:
    draw = np.random.default_rng(4).normal
    return {name.replace("__", "."): draw(0, 0.1, shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.mark.parametrize(
    ("names", "rooms"),
    [
        (["0.weight", "2.weight", "5.weight"], {"0.weight": 1, "2.weight": 2}),
        (["net.1.weight", "net.4.weight"], {"net.1.weight": 2}),
        (["0.weight", "1.weight", "1.running_mean", "4.weight"], {"0.weight": 2}),  # a normalization has arrays
        (["layers.0.weight", "layers.1.weight", "layers.2.weight"], {}),  # a list without gaps says nothing
        (["fc1.weight", "fc3.weight"], {}),
        (["features.0.weight", "features.3.weight", "classifier.1.weight"], {"features.0.weight": 2}),
        (["0.weight", "1.weight", "3.weight"], {"0.weight": 0, "1.weight": 1}),
    ],
)
def test_numbers_show_how_many_parts_without_arrays_stand_between(names: list[str], rooms: dict[str, int]) -> None:
    norms = {name.removesuffix("running_mean") + "weight" for name in names if name.endswith("running_mean")}
    weights = [name for name in names if name.endswith("weight") and name not in norms]
    assert hints_of(names, weights).rooms == rooms


def test_a_slope_that_was_learned_is_a_part_of_its_own() -> None:
    assert hints_of(["0.weight", "1.weight", "2.weight", "4.weight"], ["0.weight", "2.weight", "4.weight"]).rooms == {
        "0.weight": 1,
        "2.weight": 1,
    }


def test_where_there_is_no_room_nothing_is_pooled() -> None:
    names = ["0.weight", "2.weight", "5.weight"]
    hints = hints_of([*names, "9.weight"], [*names, "9.weight"])
    # 2.weight: two parts; behind 5.weight an activation, a pooling and the flattening
    assert hints.prices(names) == [(0.0, math.inf), (UNPOOLED, 0.0), (UNPOOLED, 0.0)]
    assert Hints().prices(["a", "b"]) == [FREE, FREE]


def test_keras_lists_its_poolings() -> None:
    hints = Hints(idle=("dropout", "max_pooling2d", "max_pooling2d_1", "global_average_pooling2d"))
    assert (hints.poolings, hints.average, hints.means) == (2, False, True)
    assert (Hints().poolings, Hints().average, Hints().means) == (None, None, None)
    assert Hints(idle=("flatten",)).poolings == 0
    assert Hints(idle=("max_pooling2d", "average_pooling2d")).average is None


def test_a_layer_with_nothing_behind_it_has_no_activation() -> None:
    """Two matrices in a row, as `0.weight` and `1.weight` beside a `3.weight` say."""
    found = arrays(**{"0__weight": (20, 784), "1__weight": (20, 20), "3__weight": (10, 20)})
    blocks = Blocks(Path("w.npz"), found)
    assert [stage.bare for stage in chains(blocks, (1, 28, 28))[0].dense] == [True, False, False]


def test_names_that_fit_no_network_are_left_aside(tmp_path: Path) -> None:
    """Its second convolution takes maps of 13 pixels, though there is no room for pooling."""
    found = arrays(**{"0__weight": (4, 1, 3, 3), "1__weight": (4, 4, 3, 3), "3__weight": (10, 4 * 121)})
    path = tmp_path / "w.npz"
    np.savez(path, **found)  # type: ignore[arg-type]  # its stub takes a setting for an array
    decision = examine(path, Said(("relu",), "unit"))
    assert not isinstance(decision, LoadedNetwork)
    assert isinstance(decision.best.hypothesis.body, ChainBody)
    assert decision.best.hypothesis.body.image == (4, 11, 11)

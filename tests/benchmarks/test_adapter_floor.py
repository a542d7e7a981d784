"""The matrix products of a training step and nothing else: their number, their shapes, and no other work."""

from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks.adapter_floor import Engine, Floor, ones

MLP = {"kind": "mlp", "batch": 6, "opt": "adam", "lr": 0.01}
PARAMS = [(np.ones((8, 5)), np.ones(5)), (np.ones((5, 3)), np.ones(3))]
DATA = SimpleNamespace(x=np.ones((20, 8), np.float32))


def test_the_first_layer_has_no_product_for_its_inputs() -> None:
    floor = Floor(MLP, DATA, PARAMS, threads=1)
    assert [out.shape for _, _, out in floor.forward] == [(6, 5), (6, 3)]
    assert [out.shape for _, _, out in floor.backward] == [(8, 5), (5, 3), (5, 6)]
    assert floor.step(0) == 0.0
    assert floor.forward[0][2][0, 0] == 8.0


def test_inputs_that_are_black_in_the_whole_batch_are_left_out_of_wide_layers() -> None:
    half = ones(20, 8)
    half[:, ::2] = 0
    floor = Floor(MLP, SimpleNamespace(x=half), [(np.ones((8, 256)), np.ones(256))], threads=1)
    assert floor.forward[0][0].shape == (6, 4)


def test_an_optimizer_passes_over_all_parameters_where_it_is_asked_for() -> None:
    floor = Floor(MLP, DATA, PARAMS, threads=1, variant="optimizer")
    floor.step(0)
    assert floor.t == 1
    assert (floor.theta < 1).all()
    assert Floor(MLP, DATA, PARAMS, threads=1).optimizer is None


def test_what_it_has_no_products_for_is_not_implemented() -> None:
    for spec, variant in (({**MLP, "kind": "conve"}, ""), (MLP, "other")):
        with pytest.raises(NotImplementedError):
            Engine(spec, DATA, PARAMS, 1, variant)

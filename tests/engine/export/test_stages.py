"""A trained network as every exporter walks through it."""

import numpy as np
import pytest

from engine.errors import StoreError
from engine.export.stages import SILENT, refusal, stages
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.max_pool2d import MaxPool2D
from tests.engine.export.networks import SHAPE, trained

ROW = (Conv2D(filters=4, kernel=3), LeakyReLU(), MaxPool2D(), Dropout(), Flatten(), Identity(), Dense(units=3))


def test_layers_that_do_nothing_are_left_out_and_the_others_keep_their_number() -> None:
    found = list(stages(trained(ROW)))
    assert [(stage.number, stage.kind) for stage in found] == [
        (1, "conv2d"), (2, "leaky_relu"), (3, "max_pool2d"), (5, "flatten"), (7, "dense"),
    ]  # fmt: skip
    assert not {stage.layer.kind for stage in found} & set(SILENT)


def test_each_takes_what_the_one_before_gives() -> None:
    found = list(stages(trained(ROW)))
    assert found[0].takes == SHAPE
    assert [stage.gives for stage in found] == [(4, 7, 7), (4, 7, 7), (4, 3, 3), (36,), (3,)]
    assert [stage.takes for stage in found[1:]] == [stage.gives for stage in found[:-1]]


def test_its_tensors_are_those_of_the_network_under_the_names_of_our_files() -> None:
    loaded = trained(ROW)
    last = list(stages(loaded))[-1]
    assert last.title("W") == "7.W"
    np.testing.assert_array_equal(last.tensors["W"], loaded.parameters.views[6]["W"])


def test_a_layer_that_a_format_cannot_hold_is_named_with_the_way_out() -> None:
    error = refusal(list(stages(trained(ROW)))[1], "Keras")
    assert isinstance(error, StoreError)
    with pytest.raises(StoreError, match=r"layer 2 \(leaky-relu\) cannot be written as Keras; export it as npz or"):
        raise error

"""What every layer is given: its tensors, and the mode of a pass."""

import numpy as np
import pytest

from engine.errors import EngineError
from engine.initializers.zeros import Zeros
from engine.layers import Layer, Mode
from engine.layers.base import NO_GRAD, PREDICT, Param, Plan
from engine.numerics.workspace import Workspace
from engine.rng import stream


def test_weight_decay_pulls_on_what_has_no_initializer_of_its_own() -> None:
    assert Param((3, 2)).decays
    assert not Param((2,), Zeros()).decays
    assert not Param((2,), trained=False).decays


def test_a_layer_says_the_shape_it_gets_unless_it_changes_it() -> None:
    assert Layer().plan((1, 28, 28)) == Plan((1, 28, 28), {})


def test_a_pass_without_a_workspace_takes_new_memory_each_time() -> None:
    assert PREDICT.empty is np.empty
    workspace = Workspace()
    first = Mode(workspace=workspace).empty((300, 300), np.float32)
    workspace.restart()
    assert np.shares_memory(first, Mode(workspace=workspace).empty((300, 300), np.float32))


def test_reading_has_no_stream_and_training_without_one_says_the_way_out() -> None:
    generator = stream(0, "dropout")
    assert Mode(training=True, generator=generator).stream() is generator
    with pytest.raises(EngineError, match=r"give the mode a generator, as from rng\.stream"):
        Mode(training=True).stream()


def test_the_two_modes_of_reading_differ_in_what_may_follow() -> None:
    assert (PREDICT.training, PREDICT.needs_backward) == (False, True)
    assert (NO_GRAD.training, NO_GRAD.needs_backward) == (False, False)

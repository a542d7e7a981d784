"""Every candidate for a file, run on digits."""

import math
import time

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.foreign.hypotheses import LIKELY, ChainBody
from engine.foreign.scalings import PIXELS, SIGNED, UNIT
from engine.foreign.search import CandidateSearch, Said
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.tanh import Tanh
from engine.optimizers.adam import Adam
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.types import Array
from tests.engine.foreign.tried import blocks, draw
from tests.small import small_dataset

SHAPE = (1, 6, 6)


def searched(arrays: dict[str, Array], said: Said | None = None) -> CandidateSearch:
    return CandidateSearch(blocks(**arrays), None, said or Said(), SHAPE, math.inf)


def two(units: int = 7) -> dict[str, Array]:
    return {"W1": draw(36, units), "b1": draw(units), "W2": draw(units, 4), "b2": draw(4)}


def activations(found: list) -> list[tuple[str, ...]]:
    return [one.body.activations for one in found if isinstance(one.body, ChainBody)]


def test_the_likely_activations_are_tried_first_in_every_gap() -> None:
    assert activations(searched(two()).first()) == [(name,) for name in LIKELY]
    three = {**two(), "W3": draw(4, 4)}
    assert activations(searched(three).first())[:3] == [(name, name) for name in LIKELY]


def test_what_is_said_is_not_tried() -> None:
    one = searched(two(), Said(activations=("tanh",), pixels="signed"))
    (found,) = one.first()
    assert activations([found]) == [("tanh",)]
    assert found.scaling is SIGNED
    assert one.scalings == ["signed"]
    assert one.said_all(found)
    assert not searched(two(), Said(activations=("tanh",))).said_all(found)  # not of the pixels


def test_activations_for_another_number_of_gaps_fit_nothing() -> None:
    assert searched(two(), Said(activations=("tanh", "relu", "relu"))).first() == []


def test_where_a_slope_was_learned_it_is_taken() -> None:
    arrays = {"0.weight": draw(7, 36), "1.weight": np.array([0.25], np.float32), "2.weight": draw(4, 7)}
    assert activations(searched(arrays).first()) == [("prelu",)]


def test_close_hypotheses_differ_in_one_thing() -> None:
    one = searched(two())
    best = one.first()[0]
    found = one.close(best)
    others = [other for other in found if isinstance(other.body, ChainBody)]
    assert {other.scaling.name if other.scaling else UNIT for other in found} == set(PIXELS)
    assert all(other.scaling is best.scaling or activations([other]) == activations([best]) for other in others[:5])
    assert len(set(activations(others))) > 5


def test_rarer_ways_of_taking_images_are_left_out_where_all_is_said() -> None:
    known = searched(two(), Said(activations=("tanh",), pixels="unit"))
    assert known.strange([]) == []
    assert searched(two()).strange([])


def learned() -> tuple[dict[str, Array], Split]:
    """A small network with tanh that has learned noisy pictures, and digits to find that out by."""
    plain = small_dataset(400, test=10)
    pictures = stream(0, "pictures").uniform(0, 1, (4, *SHAPE)).astype(np.float32)
    images = np.clip(0.7 * pictures[plain.train.labels] + 0.3 * plain.train.images, 0, 1)
    split = Split(images, plain.train.labels)
    spec = ExperimentSpec(
        layers=(Flatten(), Dense(units=12), Tanh(), Dense(units=4)), optimizer=Adam(learning_rate=0.01)
    )
    trainer = Trainer(spec.replace(epochs=8, batch_size=20), type(plain)("p", split, split, classes=tuple("0123")))
    list(trainer.events())
    first, last = trainer.parameters.views[1], trainer.parameters.views[3]
    return {"W1": first["W"], "b1": first["b"], "W2": last["W"], "b2": last["b"]}, split


def test_digits_show_what_stood_between_the_layers() -> None:
    arrays, split = learned()
    one = searched(arrays)
    decision = one.decision(split)
    assert decision.best.accuracy > 0.95
    left = [decision.best, *decision.rivals]
    assert ("tanh",) in activations([candidate.hypothesis for candidate in left])


@pytest.mark.parametrize("late", [True, False])
def test_a_search_that_is_out_of_time_is_not_complete(late: bool) -> None:
    arrays, split = learned()
    deadline = time.monotonic() - 1 if late else math.inf
    decision = CandidateSearch(blocks(**arrays), None, Said(), SHAPE, deadline).decision(split.head(60))
    assert decision.complete is not late

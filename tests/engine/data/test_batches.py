"""Which images come next."""

import itertools
import json

import numpy as np
import pytest

from engine.data.batches import Batches
from engine.rng import stream


def drawing(sampling: str = "shuffled", count: int = 10) -> Batches:
    return Batches(count, sampling, stream(3, "shuffle"))


def test_a_shuffled_epoch_draws_every_image_once_and_ends_with_a_smaller_batch() -> None:
    batches = drawing()
    epochs = [[batches.draw(4).tolist() for _ in range(3)] for _ in range(2)]
    for epoch in epochs:
        assert [len(batch) for batch in epoch] == [4, 4, 2]
        assert sorted(itertools.chain(*epoch)) == list(range(10))
    assert epochs[0] != epochs[1]


def test_with_replacement_every_batch_is_whole_and_images_come_more_than_once() -> None:
    batches = drawing("replacement")
    drawn = [batches.draw(4) for _ in range(50)]
    assert {len(batch) for batch in drawn} == {4}
    assert set(np.concatenate(drawn)) == set(range(10))
    assert any(len(set(batch)) < 4 for batch in drawn)


@pytest.mark.parametrize("sampling", ["shuffled", "replacement"])
def test_an_epoch_is_over_when_as_many_were_drawn_as_there_are(sampling: str) -> None:
    batches = drawing(sampling)
    ends = []
    for _ in range(6):
        batches.draw(4)
        ends.append(batches.epoch_over)
    assert ends == [False, False, True] * 2


@pytest.mark.parametrize("sampling", ["shuffled", "replacement"])
@pytest.mark.parametrize("before", [0, 1, 3, 4])
def test_drawing_continues_where_its_state_was_taken(sampling: str, before: int) -> None:
    whole = drawing(sampling)
    for _ in range(before):
        whole.draw(4)
    state = whole.state()
    order = state.pop("order").tolist()
    later = Batches(10, sampling, stream(99, "shuffle"))
    later.restore({**json.loads(json.dumps(state)), "order": order})
    for _ in range(7):
        assert later.draw(4).tolist() == whole.draw(4).tolist()
        assert later.epoch_over == whole.epoch_over


def test_the_size_may_change_within_an_epoch() -> None:
    batches = drawing()
    found = [batches.draw(size).tolist() for size in (3, 1, 100)]
    assert [len(batch) for batch in found] == [3, 1, 6]
    assert sorted(itertools.chain(*found)) == list(range(10))

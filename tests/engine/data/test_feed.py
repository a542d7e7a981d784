"""The feed: batches in order, the same whether they are prepared beside the step or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from engine.augmentations.elastic import Elastic
from engine.augmentations.shift import Shift
from engine.data import feed as feed_module
from engine.data.dataset import Split
from engine.data.feed import Batch, Feed
from engine.fast import pool
from engine.rng import stream

AUGMENTATION = (Shift(pixels=1), Elastic())


@pytest.fixture(autouse=True)
def _threads() -> Iterator[None]:
    before = pool.threads()
    yield
    pool.set_threads(before)


def digits(count: int = 50) -> Split:
    images = stream(0, "digits").random((count, 1, 8, 8), np.float32)
    return Split(images, np.arange(count) % 10)


def copied(batch: Batch) -> tuple[Any, Any]:
    return batch[0].copy(), batch[1].copy()


def batches(threads: int, count: int, sampling: str = "shuffled") -> list[Any]:
    """Batches of 20, the next one prepared each time before this one is looked at."""
    pool.set_threads(threads)
    feed, found = Feed(digits(), sampling, seed=3), []
    for _ in range(count):
        batch = feed.next(20, AUGMENTATION)
        feed.prepare(20, AUGMENTATION)
        found.append((*copied(batch), feed.drawn, feed.epoch_over))
    return found


def equal(one: list[Any], two: list[Any]) -> bool:
    return all(np.array_equal(a, b) for x, y in zip(one, two, strict=True) for a, b in zip(x, y, strict=True))


@pytest.mark.parametrize("sampling", ["shuffled", "replacement"])
def test_prepared_batches_are_those_that_come_without_preparing(sampling: str) -> None:
    assert equal(batches(1, 7, sampling), batches(3, 7, sampling))


def test_a_batch_in_use_is_not_overwritten_by_the_one_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_module, "LARGE", 0)  # also without augmentation
    pool.set_threads(2)
    feed = Feed(digits(), "shuffled", seed=3)
    x, _ = feed.next(20)
    before = x.copy()
    feed.prepare(20)
    following, _ = feed.next(20)
    assert np.array_equal(x, before)
    assert not np.shares_memory(x, following)


def test_another_batch_than_the_prepared_one_puts_it_back() -> None:
    pool.set_threads(1)
    plain = Feed(digits(), "shuffled", seed=3)
    expected = [copied(plain.next(20, AUGMENTATION)), copied(plain.next(7, AUGMENTATION))]
    pool.set_threads(2)
    feed = Feed(digits(), "shuffled", seed=3)
    found = [copied(feed.next(20, AUGMENTATION))]
    feed.prepare(20, AUGMENTATION)
    found.append(copied(feed.next(7, AUGMENTATION)))
    assert equal(found, expected)


def test_skipping_leaves_out_the_batch_that_was_prepared_and_no_other() -> None:
    pool.set_threads(2)
    feed, plain = Feed(digits(), "replacement", seed=3), Feed(digits(), "replacement", seed=3)
    for one in (feed, plain):
        one.next(20, AUGMENTATION)
    feed.prepare(20, AUGMENTATION)
    for one in (feed, plain):
        one.skip(20)
    assert equal([feed.next(20, AUGMENTATION)], [plain.next(20, AUGMENTATION)])


def test_a_checkpoint_knows_nothing_of_a_batch_that_was_prepared() -> None:
    pool.set_threads(2)
    feed = Feed(digits(), "shuffled", seed=3)
    feed.next(20, AUGMENTATION)
    state, arrays = feed.state()
    feed.prepare(20, AUGMENTATION)
    assert feed.state()[0] == state
    assert np.array_equal(feed.state()[1]["order"], arrays["order"])
    state, arrays = feed.state()
    expected = [copied(feed.next(20, AUGMENTATION)) for _ in range(3)]
    feed.prepare(20, AUGMENTATION)
    feed.restore(state, arrays)
    assert equal([copied(feed.next(20, AUGMENTATION)) for _ in range(3)], expected)


def test_small_batches_without_augmentation_are_not_handed_over() -> None:
    pool.set_threads(2)
    feed = Feed(digits(), "shuffled", seed=3)
    feed.prepare(20)
    assert feed.drawn == 0
    assert feed._ahead is None

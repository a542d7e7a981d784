"""The same numbers whatever the number of threads: every recipe trains to the same bits with 1 to 4."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator

import numpy as np
import pytest

from engine import recipes
from engine.augmentations import Augmentation, augmentations
from engine.data import feed
from engine.data.dataset import Dataset, Split
from engine.events import EpochEnded, Evaluated, StepEnded
from engine.fast import pool, products
from engine.network import Network
from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing import team
from engine.racing.race import Race
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

RECIPES = {recipe.name: recipe.spec for recipe in recipes.recipes() if recipe.spec.gradient == "backprop"}
STEPS, COUNT = 2, 100


@pytest.fixture(autouse=True)
def _threads() -> Iterator[None]:
    before = pool.threads()
    yield
    pool.set_threads(before)


def digits() -> Dataset:
    """Images with a black rim, as MNIST's."""
    images = np.zeros((COUNT, 1, 28, 28), np.float32)
    images[:, :, 4:24, 4:24] = stream(0, "digits").random((COUNT, 1, 20, 20), np.float32)
    split = Split(images, stream(0, "labels").integers(0, 10, COUNT))
    return Dataset("digits", split, split)


DATA = digits()


def fitting(spec: ExperimentSpec) -> Dataset:
    (classes,) = spec.network((1, 28, 28)).output_shape
    return dataclasses.replace(DATA, classes=tuple(map(str, range(classes))))


def digest_of(trainer: Trainer, *more: bytes) -> str:
    bits = hashlib.sha256(trainer.parameters.theta.tobytes() + trainer.parameters.statistics.tobytes())
    for part in more:
        bits.update(part)
    return bits.hexdigest()


def digest(spec: ExperimentSpec, threads: int) -> str:
    """θ after two steps, and what the network then reads, as one number."""
    pool.set_threads(threads)
    trainer = Trainer(spec.replace(validation=0.0), fitting(spec))
    losses = [trainer.learn(*trainer.next_batch()) for _ in range(STEPS)]
    read = trainer.network.predict(trainer.parameters, DATA.test.images, chunk=30)
    return digest_of(trainer, np.array(losses).tobytes(), read.tobytes())


@pytest.mark.parametrize("name", RECIPES)
def test_threads_change_no_bit_of_a_recipe(name: str) -> None:
    assert len({digest(RECIPES[name], threads) for threads in (1, 2, 3, 4)}) == 1


AUGMENTED: dict[str, tuple[Augmentation, ...]] = {
    "one of each": tuple(kind() for kind in augmentations),
    "none": (),
}


@pytest.mark.parametrize("chosen", AUGMENTED)
def test_threads_change_no_bit_of_batches_that_are_prepared_beside_the_steps(
    chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "LARGE", 0)  # these batches are small
    spec = RECIPES["two-layer"].replace(augmentation=AUGMENTED[chosen], batch_size=30, epochs=2, validation=0.0)

    def trained(threads: int) -> tuple[str, list[float]]:
        pool.set_threads(threads)
        trainer = Trainer(spec, DATA, evaluate_every=3)
        found = []
        for event in trainer.events():
            found += [event.loss] if isinstance(event, StepEnded) else []
            found += [event.test_loss] if isinstance(event, Evaluated | EpochEnded) else []
        return digest_of(trainer), found

    first, *others = (trained(threads) for threads in (1, 2, 3, 4))
    assert all(one == first for one in others)


@pytest.mark.parametrize("name", ["optimizer-sgd", "batch-norm", "simple-cnn"])  # a stack, and two that are none
def test_runs_of_a_race_have_the_bits_of_each_alone_with_every_number_of_threads(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team, "WORTH_S", -1.0)  # however short their steps are
    spec = RECIPES[name].replace(epochs=0, steps=2, validation=0.0)
    specs = spec.vary(optimizer=(SGD(), Adam(), AdaGrad()))

    def raced(threads: int) -> list[str]:
        pool.set_threads(threads)
        contest = Race(specs, DATA)
        list(contest.events())
        return [digest_of(racer) for racer in contest.runs.values()]

    alone = []
    for one in specs:
        trainer = Trainer(one, DATA)
        list(trainer.events())
        alone.append(digest_of(trainer))
    assert all(raced(threads) == alone for threads in (1, 3))


def test_a_large_product_in_parts_has_the_bits_of_the_whole() -> None:
    a, b = (stream(0, name).standard_normal((300, 300)).astype(np.float32) for name in "ab")
    whole = a @ b
    assert products.LARGE <= 300**3
    for threads in (1, 2, 3, 4):
        pool.set_threads(threads)
        for _ in range(2):  # the first of a shape compares, the next is divided
            assert np.array_equal(products.product(a, b), whole)
            assert np.array_equal(products.product(a.T, b.T), a.T @ b.T)


def test_reading_that_is_stopped_gives_what_comes_before_the_first_chunk_left_out() -> None:
    pool.set_threads(3)
    network = Network(RECIPES["two-layer"].layers, (1, 28, 28))
    parameters = network.parameters()
    asked = iter([False] * 3 + [True] * 100)
    read = network.predict(parameters, DATA.test.images, chunk=10, stopped=lambda: next(asked))
    assert len(read) == 30

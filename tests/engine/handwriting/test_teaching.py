"""The user's drawings as a data set to teach a network with."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import datasets
from engine.data import drawings
from engine.data.dataset import Split
from engine.data.drawings import NAME, NO_DIGIT_NAME
from engine.errors import DataError
from engine.handwriting import teaching
from engine.handwriting.dataset import NOT_A_DIGIT
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.store.start import begin
from engine.store.weights import Metadata, save_weights
from engine.training.trainer import Trainer
from engine.vision.normalize import Normalizer
from tests import hand

FEW = Split(np.zeros((20, 1, 28, 28), np.float32), np.arange(20) % 10)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of drawings of which few pictures are made."""
    for name, count in (("PICTURES", 60), ("FEWEST", 2), ("MOST", 12), ("NON_DIGITS", 30), ("REPLAY", 200)):
        monkeypatch.setattr(teaching, name, count)
    return tmp_path / "drawings.jsonl"


def draw(path: Path, *labels: int, seed: int = 1) -> list[drawings.Drawing]:
    rng = np.random.default_rng(seed)
    for when, label in enumerate(labels):
        drawings.keep(hand.kept(label, rng, float(when)), path)
    return drawings.kept(path)


def test_the_third_drawing_of_a_digit_and_then_every_fourth_is_kept_aside(path: Path) -> None:
    found = draw(path, 7, 7, 9, 7, 7, 9, 7, 7, 7, 9)
    learned, aside = teaching.parts(found)
    assert aside == [3, 8, 9]
    assert sorted(learned + aside) == list(range(10))


def test_which_drawings_are_kept_aside_does_not_change_as_they_grow(path: Path) -> None:
    found = draw(path, 7, 7, 7, 9, 7, 9, 9, 7, 7)
    whole = teaching.parts(found)[1]
    assert teaching.parts(found[:5])[1] == [place for place in whole if place < 5]


def test_the_test_part_holds_the_kept_aside_drawings_alone_and_training_none_of_them(path: Path) -> None:
    found = draw(path, 7, 7, 7, 9, 9)
    data = teaching.dataset(FEW, path=path)
    assert data.test.labels.tolist() == [7]
    np.testing.assert_allclose(data.test.images[0, 0], found[2].image, atol=1e-6)
    assert not any(np.array_equal(image, data.test.images[0]) for image in data.train.images)
    for place in (0, 1, 3, 4):  # the drawings themselves are learned from too
        assert any(np.allclose(image[0], found[place].image, atol=1e-6) for image in data.train.images)


def test_with_too_few_of_each_digit_every_drawing_trains_and_tests(path: Path) -> None:
    draw(path, 7, 9)
    data = teaching.dataset(FEW, path=path)
    assert sorted(data.test.labels.tolist()) == [7, 9]
    assert set(data.train.labels.tolist()) == set(range(10))


def test_fewer_than_two_drawings_are_refused(path: Path) -> None:
    draw(path, 7)
    with pytest.raises(DataError, match="there is 1 drawing of yours"):
        teaching.dataset(FEW, path=path)


def test_the_digits_that_must_not_be_forgotten_train_along(path: Path) -> None:
    draw(path, 7, 9)
    sample = datasets.load("mnist-sample").train
    data = teaching.dataset(sample, path=path)
    taught = 2 * teaching.MOST
    assert len(data.train) == taught + teaching.REPLAY
    counts = np.bincount(data.train.labels)
    assert counts.min() > 8
    assert counts[[7, 9]].min() > teaching.MOST + 8
    assert data.classes == tuple("0123456789")
    assert 0 <= data.train.images.min() <= data.train.images.max() <= 1


def test_a_reader_with_an_eleventh_answer_gets_things_that_are_no_digit(path: Path) -> None:
    draw(path, 7, 9)
    data = teaching.dataset(FEW, no_digit=True, path=path)
    assert data.classes[-1] == "no digit"
    assert np.count_nonzero(data.train.labels == NOT_A_DIGIT) == teaching.NON_DIGITS
    assert NOT_A_DIGIT not in data.test.labels


def test_drawings_without_strokes_are_bent_instead(path: Path) -> None:
    for found in draw(path.with_name("other"), 7, 9):
        drawings.keep(replace(found, strokes=()), path)
    data = teaching.dataset(FEW, no_digit=True, path=path)
    assert np.count_nonzero(data.train.labels == 7) == teaching.MOST + 2


def test_the_same_drawings_give_the_same_data(path: Path) -> None:
    draw(path, 7, 9)
    assert teaching.dataset(FEW, path=path).digest == teaching.dataset(FEW, path=path).digest


def test_many_drawings_are_varied_less_often(path: Path) -> None:
    draw(path, *[7] * 60)
    data = teaching.dataset(FEW, path=path)
    assert len(data.train) == 45 * teaching.FEWEST + len(FEW)


def test_a_line_of_two_points_gets_points_to_bend_and_a_tap_stays_a_tap() -> None:
    line = teaching.even(np.array([(0.0, -0.5), (0.0, 0.5)]))
    assert len(line) == 26
    np.testing.assert_allclose(np.diff(line[:, 1]), 0.04)
    tap = drawings.Drawing(1, np.zeros((28, 28), np.float32), (((5.0, 5.0),),))
    (found,) = teaching.pen_digit(tap).strokes
    np.testing.assert_array_equal(found, np.zeros((2, 2)))


def test_variants_are_the_drawing_itself_and_others_that_are_like_it() -> None:
    drawing = hand.kept(7, np.random.default_rng(2))
    first, *others = teaching.variants(drawing, 12, stream(1, "test"), Normalizer())
    np.testing.assert_array_equal(first, drawing.image)
    likeness = [float((first * other).sum() / np.sqrt((first**2).sum() * (other**2).sum())) for other in others]
    assert min(likeness) > 0.3
    assert max(likeness) < 0.999


# -- what it is for ----------------------------------------------------------------------------------------------------
READER = ExperimentSpec(
    layers=(Flatten(), Dense(units=100), ReLU(), Dense(units=10)),
    optimizer=Adam(learning_rate=2e-3),
    batch_size=50,
    epochs=4,
)


def accuracy(trainer: Trainer, split: Split) -> float:
    score = trainer.evaluate(split)
    assert score is not None
    return score.accuracy


def test_a_lesson_keeps_the_network_and_suits_the_number_of_its_answers() -> None:
    spec = teaching.lesson(READER, "reader.safetensors", 10)
    assert (spec.layers, spec.loss, spec.start, spec.data) == (READER.layers, READER.loss, "reader.safetensors", NAME)
    assert teaching.lesson(READER, "reader.safetensors", 11).data == NO_DIGIT_NAME


def test_a_reader_taught_some_drawings_reads_the_next_ones_of_that_hand(tmp_path: Path) -> None:
    sample = datasets.load("mnist-sample")
    trainer = Trainer(READER, sample)
    list(trainer.events())
    save_weights(tmp_path / "reader.safetensors", READER, trainer.parameters, Metadata.of(sample))
    rng = np.random.default_rng(3)
    path = drawings.drawings_path()
    for when in range(3):
        for label in hand.ODD:
            drawings.keep(hand.kept(label, rng, float(when)), path)
    next_ones = [hand.kept(label, rng) for label in hand.ODD for _ in range(20)]
    unseen = Split(np.stack([d.image for d in next_ones])[:, None], np.array([d.label for d in next_ones]))
    spec = teaching.lesson(READER, str(tmp_path / "reader.safetensors"), 10)
    taught = begin(spec, datasets.load(spec.data))
    before, knew = accuracy(taught, unseen), accuracy(taught, sample.test)
    list(taught.events())
    assert before < 0.7
    assert accuracy(taught, unseen) > 0.9
    assert accuracy(taught, sample.test) > knew - 0.01
    assert len(taught.dataset.test) == 5  # one of each digit was kept aside

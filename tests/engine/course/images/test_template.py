from pathlib import Path

import numpy as np
import pytest

from engine.course.images.template import Counts, Template, counted, mean_images, nearest_template, roc, train
from engine.data.dataset import Split
from engine.datasets import load
from engine.rng import stream


def two_digits() -> Split:
    """Two eights, which cover everything, and two ones."""
    eight, one = np.zeros((1, 4, 4), np.float32), np.zeros((1, 4, 4), np.float32)
    eight[0] = 1
    one[0, :, 1] = 1
    return Split(np.stack([eight, one, eight, one]), np.array([8, 1, 8, 1]))


def test_the_template_is_the_mean_of_its_digit_and_asks_how_much_of_it_is_covered() -> None:
    split = two_digits()
    template = Template.of(split, 8, threshold=10)
    assert template.weights.tolist() == split.images[0].tolist()
    np.testing.assert_allclose(template.certainty(split.images[:2]), 1 / (1 + np.exp([-6.0, 6.0])), rtol=1e-5)
    assert template.accuracy(split) == 1
    assert Template.of(split, 8).accuracy(split) == pytest.approx(0.5)  # the course's 45 is meant for 28×28


def test_precision_and_recall_count_what_was_said_and_what_was_there() -> None:
    products = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
    is_digit = np.array([True, False, True, False, True])
    counts = counted(products, is_digit, 2.5)
    assert counts == Counts(2, 1, 1, 1)
    assert (counts.accuracy, counts.precision, counts.recall, counts.always_no) == (0.6, 2 / 3, 2 / 3, 0.4)
    nothing = counted(products, is_digit, 9)
    assert (nothing.precision, nothing.recall) == (0, 0)
    assert Counts(0, 0, 0, 0).accuracy == Counts(0, 0, 0, 0).always_no == 0


def test_the_area_under_the_roc_curve_is_the_chance_of_the_right_order() -> None:
    products = stream(0, "roc").normal(size=40)
    is_digit = products + stream(1, "roc").normal(size=40) > 0
    false, found, area = roc(products, is_digit)
    pairs = products[is_digit][:, None] > products[~is_digit]
    assert area == pytest.approx(pairs.mean())
    assert (false[0], found[0], false[-1], found[-1]) == (0, 0, 1, 1)
    assert (np.diff(false) >= 0).all()
    assert (np.diff(found) >= 0).all()


def test_the_dot_product_prefers_much_ink_and_the_cosine_does_not() -> None:
    split = two_digits()
    templates = np.stack([split.images[1], split.images[0]])  # a one and an eight
    assert nearest_template(split.images[1:2], templates * [[[[0.9]]], [[[1.0]]]]).tolist() == [1]
    assert nearest_template(split.images[1:2], templates, cosine=True).tolist() == [0]
    assert mean_images(Split(split.images, np.array([1, 0, 1, 0])), 2).shape == (2, 1, 4, 4)


def test_training_starts_from_the_template_and_improves_on_it() -> None:
    split = load("mnist-sample").train.take(np.arange(0, 4000, 10))
    units = list(train(Template.of(split, 8), split, steps=60))
    assert units[0].accuracy(split) < 0.8
    assert units[-1].accuracy(split) > 0.9
    assert len(units) == 61


def test_one_step_of_training_follows_the_gradient_of_cross_entropy() -> None:
    split = two_digits()
    before = Template(8, np.full((1, 4, 4), 0.1), 0.2)
    after = list(train(before, split, rate=0.5, steps=1, batch=4000))[1]

    def loss(c: float) -> float:
        y = Template(8, before.weights, c).certainty(split.images)
        return float(-np.log(np.where(split.labels == 8, y, 1 - y)).mean())

    slope = (loss(0.201) - loss(0.199)) / 0.002
    assert after.threshold - 0.2 == pytest.approx(-0.5 * slope, rel=0.1)  # but for which images were drawn


def test_the_numbers_of_the_notes_on_the_whole_of_mnist(needs_data: Path) -> None:
    mnist = load("mnist")
    template = Template.of(mnist.train, 8)
    products = template.products(mnist.train.images[[2, 17]])
    np.testing.assert_allclose(products, [20.095, 54.532], atol=5.1e-4)
    np.testing.assert_allclose(1 / (1 + np.exp(45 - products)), [1.53e-11, 0.99993], rtol=4e-3)
    on_train, on_test = template.count(mnist.train), template.count(mnist.test)
    assert on_train.found + on_train.refused == 40_920
    assert on_test.found + on_test.refused == 6_694
    assert (on_test.found, on_test.found + on_test.missed) == (798, 974)
    assert on_test.found + on_test.false_alarms == 3_928
    assert on_test.precision == pytest.approx(0.203, abs=5e-4)
    assert on_test.always_no == pytest.approx(0.9026, abs=5e-5)
    templates = mean_images(mnist.train)
    for cosine, expected in ((False, 0.6310), (True, 0.8216)):
        chosen = nearest_template(mnist.test.images, templates, cosine=cosine)
        assert (chosen == mnist.test.labels).mean() == pytest.approx(expected, abs=5e-5)

"""Templates in the lab: on the sample, and the numbers of the notes where all of MNIST is there (COURSE section 7)."""

from pathlib import Path

import numpy as np
import pytest

from gui.labs.course.exercises.template_exercise import TemplateExercise
from gui.labs.course.parts.data_sources import images
from gui.labs.course.words import plain
from gui.labs.driving import Inline


def test_always_no_is_better_than_the_template_until_the_threshold_is_moved() -> None:
    lab = TemplateExercise()
    lab.choose_example("threshold")
    lab.go_to(1)
    counts = lab.counts()
    assert counts.accuracy < counts.always_no == pytest.approx(0.9)
    assert "Always saying no would be right in 90.00 %" in plain(lab.words().note)
    lab.edit(threshold=70.0)
    assert lab.counts().accuracy > lab.counts().always_no
    assert "drag" in lab.solved


def test_the_two_digits_are_compared_one_after_the_other() -> None:
    lab = TemplateExercise()
    lab.choose_example("two")
    lab.forward()
    assert plain(lab.words().caption) == "a 4"
    lab.forward()
    assert plain(lab.words().caption) == "a 8"
    products = [float(plain(row.cells[1])) for row in lab.table().rows]
    assert products[1] > products[0]


def test_ten_templates_are_better_by_cosine() -> None:
    lab = TemplateExercise()
    lab.choose_example("ten")
    lab.go_to(2)
    dot, cosine = (float(plain(row.cells[1]).removesuffix(" %")) for row in lab.table().rows)
    assert cosine > dot + 10


def test_training_passes_always_no() -> None:
    lab = TemplateExercise()
    lab.choose_example("train")
    lab.go_to(len(lab.steps))
    assert lab.counts().accuracy > lab.counts().always_no
    assert lab.accuracies()[-1] == pytest.approx(lab.counts().accuracy)
    assert "train" in lab.solved


def test_histogram_and_roc_cover_all_images() -> None:
    lab = TemplateExercise()
    edges, own, rest = lab.histogram()
    assert (len(edges), own.sum(), rest.sum()) == (41, pytest.approx(1), pytest.approx(1))
    false, found, area = lab.roc()
    assert 0.7 < area < 1
    assert (false[-1], found[-1]) == (1, 1)


def test_an_image_that_is_not_there_is_marked() -> None:
    lab = TemplateExercise()
    assert not lab.type("first", "4000")
    assert "first" in lab.errors


def test_all_of_mnist_is_prepared_by_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    images.cache_clear()
    driver = Inline()
    lab = TemplateExercise(driver)
    assert lab.edit(data="mnist")
    assert lab.preparing
    driver.run()
    assert not lab.preparing
    assert lab.settings.data == "mnist-sample"
    assert "data" in lab.errors


def test_the_numbers_of_the_notes(needs_data: Path) -> None:
    driver = Inline()
    lab = TemplateExercise(driver)
    lab.choose_example("two")
    lab.edit(data="mnist")
    driver.run()
    lab.go_to(2)
    products = [float(plain(row.cells[1])) for row in lab.table().rows]
    assert products == [20.095, 54.532]
    np.testing.assert_allclose(products, [20.095, 54.532])
    lab.edit(example="threshold")
    counts = lab.counts()
    assert (counts.found + counts.refused, counts.found, counts.found + counts.missed) == (6_694, 798, 974)
    assert plain(lab.table().rows[3].cells[1]) == "90.26 %"
    lab.edit(example="ten")
    driver.run()
    lab.go_to(2)
    assert [plain(row.cells[1]) for row in lab.table().rows] == ["63.10 %", "82.16 %"]

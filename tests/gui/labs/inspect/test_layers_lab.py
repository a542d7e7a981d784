"""Layers: the path of a digit, what is switched off, and what that costs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.interpretability.ablation import Alteration
from engine.analysis.interpretability.feature_maps import activations
from engine.vision.normalize import Normalizer
from gui.labs.driving import Inline
from gui.labs.inspect.layers_lab import LayersLab
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.written import written
from tests.gui.inspecting import DATA, Bench
from tests.small import small_dataset


@pytest.fixture
def lab(bench: Bench) -> LayersLab:
    bench.lab.show("layers")
    bench.settle()
    return bench.lab.layers


def test_path_is_what_every_block_gives_for_the_digit(bench: Bench, lab: LayersLab) -> None:
    lab.follow(7)
    bench.settle()
    path, subject = lab.path, lab.subject
    assert path is not None
    assert subject is not None
    given = activations(subject.model, DATA.test.images[7:8], [block.last for block in lab.blocks])
    for found, expected in zip(path.outputs, given, strict=True):
        np.testing.assert_allclose(found, expected[0])
    assert path.digit.label == DATA.test.labels[7]
    np.testing.assert_array_equal(path.before, path.now)


def test_map_switched_off_gives_nothing_and_its_cost_is_measured_on_all_digits(bench: Bench, lab: LayersLab) -> None:
    lab.toggle(1, 2)
    bench.settle()
    path, effect, model = lab.path, lab.effect, lab.model
    assert path is not None
    assert effect is not None
    assert model is not None
    assert not path.outputs[0][2].any()
    assert effect.digits == 120
    assert effect.after == model.accuracy(DATA.test.images, DATA.test.labels)
    assert lab.words[0].key == "cost"
    lab.act("restore")
    bench.settle()
    assert lab.effect is None
    assert not lab.changes


def test_toggling_twice_is_nothing(bench: Bench, lab: LayersLab) -> None:
    lab.toggle(2, 0)
    lab.toggle(2, 0)
    bench.settle()
    assert not lab.changes


def test_frozen_block_answers_the_same_for_every_digit(bench: Bench, lab: LayersLab) -> None:
    lab.alter(2, Alteration(frozen=True))
    bench.settle()
    first = lab.path
    lab.follow(5)
    bench.settle()
    assert first is not None
    assert lab.path is not None
    np.testing.assert_allclose(first.now, lab.path.now)


def test_every_map_and_small_dense_unit_gets_its_worth(lab: LayersLab) -> None:
    assert len(lab.costs) == 3 + 4 + 12
    order = lab.units_of(lab.blocks[0])
    worth = [lab.costs[1, unit] for unit in order]
    assert worth == sorted(worth, reverse=True)


def test_orders_are_by_need_by_strength_and_by_number(lab: LayersLab) -> None:
    path = lab.path
    assert path is not None
    lab.edit(order="number")
    assert lab.units_of(lab.blocks[1]) == [0, 1, 2, 3]
    lab.edit(order="strongest")
    strength = path.outputs[1].reshape(4, -1).max(axis=1)
    assert [strength[unit] for unit in lab.units_of(lab.blocks[1])] == sorted(strength, reverse=True)


def test_pixels_tell_for_and_against_on_one_scale(lab: LayersLab) -> None:
    found = lab.pixels
    assert found is not None
    assert found.cover.shape == found.gradient.shape == (8, 8)
    assert 0 <= found.lowest <= 1


def test_selected_map_knows_the_digits_that_light_it(bench: Bench, lab: LayersLab) -> None:
    lab.select(2, 1)
    bench.settle()
    assert 1 <= len(lab.lit[2, 1]) <= 6
    spot = lab.lit[2, 1][0]
    field = lab.field_of(lab.blocks[1], spot.row, spot.column)
    assert field is not None
    assert lab.field_of(lab.blocks[2], 0, 0) is None


def test_made_picture_is_followed_and_read_as_its_class(bench: Bench, lab: LayersLab) -> None:
    lab.make(3)
    bench.settle()
    assert lab.digit is not None
    assert lab.digit.source == "made"
    assert lab.path is not None
    assert lab.path.now.argmax() == 3


def test_drawing_needs_pictures_of_28_pixels(bench: Bench, lab: LayersLab) -> None:
    assert not lab.can_draw
    lab.draw(True)
    assert not lab.drawing_on


def test_digit_stays_when_the_network_changes(bench: Bench, lab: LayersLab) -> None:
    lab.follow(9)
    bench.lab.choose(bench.lab.candidates[1].key)
    bench.settle()
    assert lab.path is not None
    assert len(lab.path.outputs) == 2
    assert lab.digit is not None
    assert lab.digit.number == 9


def test_digit_of_the_mistakes_is_taken_on(bench: Bench, lab: LayersLab) -> None:
    bench.lab.show("mistakes")
    bench.settle()
    bench.lab.mistakes.choose_digit(int(bench.lab.mistakes.gallery[2]))
    bench.lab.follow()
    bench.settle()
    assert bench.lab.view == "layers"
    assert lab.digit is not None
    assert lab.digit.number == bench.lab.mistakes.digit


def test_table_has_a_row_for_every_map(lab: LayersLab) -> None:
    assert len(lab.table()) == 1 + 3 + 4 + 12 + 4


@pytest.fixture
def postal(tmp_path: Path) -> Iterator[PostalLab]:
    """The Postal code page's lab; afterwards nothing is written."""
    lab = PostalLab(desk=tmp_path / "desk")
    yield lab
    written.take(())


def stroke(lab: PostalLab, box: int, x: float) -> None:
    lab.drawing.press(box, x, 20)
    lab.drawing.move(x, 80)
    lab.drawing.release()


def test_a_digit_of_the_postal_page_is_followed_as_it_is_there_now(tmp_path: Path, postal: PostalLab) -> None:
    bench = Bench(tmp_path, small_dataset(60, shape=(1, 28, 28), classes=4))
    bench.lab.begin()
    layers = bench.settle().layers
    assert layers.boxes_written == []
    stroke(postal, 1, 50)
    assert layers.boxes_written == [1]
    layers.follow_box(1)
    bench.settle()
    assert layers.box == 1
    assert layers.digit is not None
    first = layers.digit.image
    assert (first == written.picture(1)).all()
    layers.look_at_boxes()
    assert layers.digit.image is first  # nothing was drawn meanwhile
    stroke(postal, 1, 30)
    layers.look_at_boxes()
    bench.settle()
    assert layers.path is not None
    assert layers.path.digit.image is layers.digit.image is not first
    layers.follow(3)
    assert layers.box is None


def test_networks_of_other_pictures_do_not_offer_the_postal_page(bench: Bench, postal: PostalLab) -> None:
    stroke(postal, 0, 50)
    assert bench.lab.layers.boxes_written == []
    bench.lab.layers.follow_box(4)  # and it is empty
    assert bench.lab.layers.box is None


@pytest.fixture
def drawable(tmp_path: Path) -> Bench:
    """A network that takes what is drawn, with its layers in view and nothing to measure."""
    bench = Bench(tmp_path, small_dataset(60, shape=(1, 28, 28), classes=4))
    bench.lab.begin()
    bench.settle()
    bench.lab.show("layers")
    bench.settle()
    bench.lab.layers.draw(True)
    bench.settle()
    return bench


def test_strokes_do_not_queue_and_the_newest_is_followed_after_the_one_on_its_way(drawable: Bench) -> None:
    layers = drawable.lab.layers
    driver = layers.path_measurer._newest.driver
    assert isinstance(driver, Inline)
    works: list[object] = []
    driver.changed.connect(lambda: works.append(driver._work) if driver._work not in works else None)
    works.append(driver._work)
    known = len(works)
    before = layers.path
    layers.drawing.press(0, 20, 20)
    for x in range(21, 80):
        layers.drawing.move(x, x)
    assert len(works) == known + 1  # sixty points, one study
    assert layers.path is before  # the old picture stays meanwhile
    driver.run(1)
    assert layers.path is not before  # what was on its way is shown, though newer is there
    drawable.settle()
    assert len(works) == known + 2
    wanted = layers.drawing.boxes[0].normalized(Normalizer()).pixels
    assert layers.digit is not None
    assert layers.path is not None
    assert layers.path.digit is layers.digit
    np.testing.assert_array_equal(layers.digit.image[0], wanted.reshape(28, 28))


def test_pixels_are_measured_once_the_pen_is_lifted(drawable: Bench) -> None:
    layers = drawable.lab.layers
    before = layers.pixels
    layers.drawing.press(0, 20, 20)
    layers.drawing.move(70, 70)
    drawable.settle()
    assert layers.pixels is before
    layers.drawing.release()
    drawable.settle()
    assert layers.pixels is not before


def test_a_drawing_on_its_way_is_dropped_when_drawing_ends(drawable: Bench) -> None:
    layers = drawable.lab.layers
    layers.draw(False)
    drawable.settle()
    layers.draw(True)
    layers.draw(False)
    drawable.settle()
    assert layers.digit is not None
    assert layers.digit.source == "data"


def test_the_first_unit_has_its_digits_before_anything_is_clicked(bench: Bench, lab: LayersLab) -> None:
    assert lab.selected is not None
    assert lab.selected in lab.lit

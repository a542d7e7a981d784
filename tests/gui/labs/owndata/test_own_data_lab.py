"""Own data is looked at, changed by hand and named before a run uses it."""

import cv2
import numpy as np
import pytest

from engine import datasets, recipes
from gui.labs.driving import Inline
from gui.labs.owndata import own_data_lab
from gui.labs.owndata.own_data_lab import OwnDataLab


def write(folder, label, number, paper=255, ink=0):
    path = folder / label / f"{number}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.full((60, 50), paper, np.uint8)
    cv2.putText(pixels, label[0], (8, 48), cv2.FONT_HERSHEY_SIMPLEX, 1.5, ink, 4)
    path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())


@pytest.fixture
def folder(tmp_path):
    for label, count in (("1", 10), ("2", 10), ("plus", 4)):
        for number in range(count):
            write(tmp_path / "mine", label, number, *((20, 240) if number == 3 else (255, 0)))
    (tmp_path / "mine" / "2" / "bad.png").write_bytes(b"nothing")
    return tmp_path / "mine"


class Tried(OwnDataLab):
    """The lab with its driver at hand."""

    def __init__(self, home):
        self.driver = Inline()
        super().__init__(self.driver, home=home, clock=lambda: 0.0)


@pytest.fixture
def lab(folder, tmp_path):
    lab = Tried(tmp_path / "kept")
    lab.open(folder)
    lab.driver.run()
    return lab


def test_what_was_found_is_counted_and_divided(lab):
    assert [(c.name, c.learn, c.test, c.few) for c in lab.counts()] == [
        ("1", 8, 2, False), ("2", 8, 2, False), ("plus", 3, 1, True),
    ]  # fmt: skip
    assert [left.name for left in lab.left_out] == ["2/bad.png"]
    assert lab.image_shape == (1, 28, 28)
    assert lab.problem() is None


def test_one_of_each_shows_every_class_before_and_after(lab):
    assert [pair.label for pair in lab.pairs[:3]] == ["1", "2", "plus"]
    assert lab.pairs[0].inverted
    assert lab.pairs[0].after.max() > 0.9
    lab.show("all")
    assert lab.place == (1, 16, 24)
    assert [p.inverted for p in lab.pairs[:5]] == [True, True, True, False, True]
    lab.turn(1)
    assert lab.place == (17, 24, 24)
    lab.turn(5)
    assert lab.place == (17, 24, 24)


def test_the_hardest_are_those_least_like_their_class(lab, folder, tmp_path):
    write(folder, "1", 99, 255, 0)
    odd = np.full((60, 50), 255, np.uint8)
    cv2.circle(odd, (25, 30), 20, 0, 4)
    (folder / "1" / "99.png").write_bytes(cv2.imencode(".png", odd)[1].tobytes())
    lab.open(folder)
    lab.driver.run()
    lab.show("hardest")
    lab.driver.run()
    assert lab.pairs[0].name == "1/99.png"


def test_changes_by_hand_reach_the_run_that_uses_them(lab, folder):
    assert lab.data_name() == str(folder)
    lab.select("1/0.png")
    assert lab.chosen.label == "1"
    lab.invert_selected()
    assert not lab.chosen.inverted
    lab.invert_selected()
    lab.move_selected("2")
    assert lab.counts()[1].total == 11
    lab.leave_out_selected()
    assert lab.counts()[1].total == 10
    assert lab.selected not in ("", "1/0.png")
    lab.edit(size_px=20, test_share=0.5)
    data = datasets.load(lab.data_name())
    assert data.image_shape == (1, 20, 20)
    assert len(data.train) + len(data.test) == 23
    again = OwnDataLab(driver := Inline())
    again.open(lab.data_name())
    driver.run()
    assert again.description == lab.description


def test_the_change_of_a_network_is_said_before(lab):
    change = lab.network_change(recipes.load("three-layer").spec)
    assert change.last == (10, 3)
    assert change.parameters[1] < change.parameters[0]
    assert not change.new_weights
    assert lab.network_change(recipes.load("three-layer").spec.replace(start="deep-mlp")).new_weights


def test_what_cannot_be_read_or_learned_from_is_said(tmp_path):
    lab = OwnDataLab(driver := Inline())
    lab.open(tmp_path / "none")
    driver.run()
    assert "none" in str(lab.problem())
    write(tmp_path / "one", "7", 0)
    write(tmp_path / "one", "7", 1)
    lab.open(tmp_path / "one")
    driver.run()
    assert "one class only" in str(lab.problem())
    assert lab.pairs == ()


def test_pictures_that_are_there_twice_are_named_and_used_once(lab):
    assert lab.doubles[0].name == "1/1.png"
    assert str(lab.doubles[0].reason) == "1/1.png is the same picture as 1/0.png"
    lab.leave_out_doubles()
    assert lab.doubles == ()
    assert len(lab.collection) == 6  # of each class one on light and one on dark paper
    lab.open("/nowhere")
    assert lab.doubles == ()


def test_the_last_screen_begins_with_a_picture_even_where_the_screens_are_full(lab, monkeypatch):
    monkeypatch.setattr(own_data_lab, "SHOWN", 12)
    lab.show("all")
    lab.turn(9)
    assert lab.place == (13, 24, 24)
    lab.turn(-9)
    assert lab.place == (1, 12, 24)


def test_what_is_left_out_gives_way_to_the_next_picture_and_the_last_to_the_one_before(lab):
    lab.show("all")
    names = [pair.name for pair in lab.pairs]
    lab.select(names[2])
    lab.leave_out_selected()
    assert lab.selected == names[3]
    lab.turn(1)
    last = [pair.name for pair in lab.pairs]
    lab.select(last[-1])
    lab.leave_out_selected()
    assert lab.selected == last[-2]


def test_the_time_of_reading_is_taken_from_its_start(folder, tmp_path):
    times = iter([5.0, 7.0])
    driver = Inline()
    lab = OwnDataLab(driver, home=tmp_path / "kept", clock=lambda: next(times))
    lab.open(folder)
    driver.run()
    assert lab.seconds == 2.0


def test_pictures_without_labels_change_no_network_and_say_why_they_cannot_be_used(tmp_path):
    """The last layer was asked to have no units, and the sheet broke while it was drawn."""
    rows = [",".join(str(k % 7 * 30) for k in range(i, i + 784)) for i in range(6)]
    (tmp_path / "test.csv").write_text("\n".join(rows))
    lab = Tried(tmp_path / "kept")
    lab.open(tmp_path / "test.csv")
    lab.driver.run()
    assert lab.network_change(recipes.load("two-layer").spec) is None
    assert "no labels" in str(lab.problem())

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercises import exercises
from gui.pages.course.gallery import CARD, Gallery


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    made = Gallery(CourseLab())
    qtbot.addWidget(made)
    made.retranslate()
    made.resize(1366, 640)
    made.show()
    return made


def test_every_lab_has_a_card_of_its_own_with_its_name(gallery: Gallery) -> None:
    assert list(gallery.cards) == exercises.names()
    assert gallery.cards["perceptron"].text() == "Perceptron and gates"
    assert all(card.height() == CARD for card in gallery.cards.values())


@pytest.mark.parametrize(("wide", "columns"), [(1366, 5), (1279, 3), (960, 3), (1920, 5)])
def test_fewer_columns_stand_in_a_smaller_window(gallery: Gallery, qtbot: QtBot, wide: int, columns: int) -> None:
    gallery.resize(wide, 640)
    qtbot.waitUntil(lambda: gallery._columns == columns)
    assert all(block.isVisible() for block in gallery.key_blocks)


@pytest.mark.parametrize("wide", [1366, 1920])
def test_cards_stand_below_each_other_in_every_group(gallery: Gallery, qtbot: QtBot, wide: int) -> None:
    gallery.resize(wide, 640)
    qtbot.waitUntil(lambda: gallery.cards["perceptron"].width() > (wide - 200) / 5)
    lefts = {key: card.mapTo(gallery, QPoint()).x() for key, card in gallery.cards.items()}
    for above, below in (("perceptron", "convolution"), ("activations", "over-fitting"), ("forward", "inspector")):
        assert abs(lefts[above] - lefts[below]) <= 1


def test_the_picture_of_a_lab_is_drawn_by_its_view(gallery: Gallery) -> None:
    for key, card in gallery.cards.items():
        card.paint_thumbnail()
        thumbnail = card.thumbnail()
        assert thumbnail is not None
        picture = thumbnail.toImage()
        colors = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
        assert len(colors) > 2, key


def test_pictures_are_painted_after_the_cards_are_shown(gallery: Gallery, qtbot: QtBot) -> None:
    card = gallery.cards["perceptron"]
    card.grab()
    qtbot.waitUntil(lambda: card.thumbnail() is not None)


def test_enter_opens_and_arrows_walk(gallery: Gallery, qtbot: QtBot) -> None:
    opened: list[str] = []
    gallery.opened.connect(opened.append)
    first = gallery.cards[exercises.names()[0]]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert opened == [first.key]
    if len(gallery.cards) > 1:
        qtbot.keyClick(first, Qt.Key.Key_Right)
        qtbot.keyClick(first, Qt.Key.Key_Down)
        assert gallery.focusWidget() is not first


def test_solved_tasks_and_done_labs_are_marked(gallery: Gallery) -> None:
    card = gallery.cards["perceptron"]
    before = card.grab().toImage()
    gallery.lab.solved("perceptron").add("xor")
    gallery.draw()
    some = card.grab().toImage()
    gallery.lab.solved("perceptron").update(task.key for task in exercises.get("perceptron").tasks)
    done = card.grab().toImage()
    assert before != some != done != before

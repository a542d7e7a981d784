"""The card of the confusion matrix: of thirty classes it scrolls under its heads, or is seen as a whole."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.analysis.answers import Answers
from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.pages.inspect.mistakes.confusion_card import ConfusionCard

NAMES = tuple(f"class {k}" for k in range(30))


@pytest.fixture
def card(qtbot: QtBot) -> ConfusionCard:
    lab = MistakesLab(lambda: None)
    labels = np.repeat(np.arange(30), 4)
    probabilities = np.full((120, 30), 0.01)
    probabilities[np.arange(120), (labels + (np.arange(120) % 4 == 0)) % 30] = 0.71
    lab.answers = Answers(labels, probabilities)
    made = ConfusionCard(lab)
    made.retranslate()
    made.matrix.set_names(NAMES)
    made.resize(498, 510)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.draw("Confusion matrix", "digits")
    return made


def test_bars_scroll_the_cells_and_the_wheel_moves_the_bars(card: ConfusionCard) -> None:
    assert card.down.isVisible()
    card.down.setValue(card.down.maximum())
    assert card.matrix.now.down == card.down.maximum()
    place = QPointF(200, 200)
    turned = QWheelEvent(
        place, card.mapToGlobal(place), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(card.matrix, turned)
    assert card.down.value() == card.down.maximum() - 120


def test_the_chosen_cell_is_scrolled_to(card: ConfusionCard) -> None:
    card.lab.choose(frozenset({(27, 28)}))
    card.draw("Confusion matrix", "digits")
    layout = card.matrix.now
    assert layout.room.adjusted(-1, -1, 1, 1).contains(layout.cell(27, 28))


def test_as_a_whole_nothing_scrolls_and_a_click_still_opens_the_cell(qtbot: QtBot, card: ConfusionCard) -> None:
    card.whole.click()
    assert card.matrix.now.reach == (0, 0)
    assert not card.down.isVisible()
    qtbot.mouseClick(card.matrix, Qt.MouseButton.LeftButton, pos=card.matrix.now.cell(12, 13).center().toPoint())
    assert card.lab.cells == {(12, 13)}
    card.whole.click()
    assert card.whole.isVisible()
    assert card.down.isVisible()


def test_heads_say_the_whole_name_and_its_share(card: ConfusionCard) -> None:
    assert card.matrix.head_words(3, card.lab.found, "{name}: {percent}") == "class 3: 75.0 %"


def test_a_saved_picture_shows_every_class(tmp_path: Path, card: ConfusionCard) -> None:
    card.lab.table = list  # type: ignore[method-assign]  # only the picture is asked for
    card.save_to(str(tmp_path / "matrix.png"))
    picture = QImage(str(tmp_path / "matrix.png"))
    assert picture.width() >= 2 * 30 * 22
    assert picture.width() > 2 * card.width()


def test_other_classes_are_seen_from_the_first(card: ConfusionCard) -> None:
    card.down.setValue(50)
    card.matrix.set_names(tuple("ab"))
    assert card.matrix._offset == (0, 0)

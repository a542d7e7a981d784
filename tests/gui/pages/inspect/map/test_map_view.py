"""The map, by mouse and keys."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.map.map_panel import MapPanel
from gui.pages.inspect.map.map_view import MapView
from gui.pages.inspect.map.scatter import Frame
from tests.gui.inspecting import Bench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, bench: Bench) -> Iterator[MapView]:
    bench.lab.map.edit(count=50)
    bench.lab.show("map")
    bench.settle()
    bench.lab.map.edit(method="pca")
    made = MapView(bench.lab.map)
    made.resize(974, 640)
    qtbot.addWidget(made)
    made.retranslate()
    with qtbot.waitExposed(made):
        made.show()
    bench.lab.changed.connect(made.draw)
    made.draw()
    made.card.scatter.grab()
    yield made
    bench.lab.close()


def test_frame_goes_to_pixels_and_back(view: MapView) -> None:
    positions = np.array([(0.0, 0.0), (4.0, 2.0)])
    frame = Frame(positions, view.rect().toRectF(), 10)
    np.testing.assert_allclose(frame.places(frame.pixels(positions)), positions)
    assert frame.pixels(positions)[1, 1] < frame.pixels(positions)[0, 1]


def test_click_selects_the_digit_under_it_and_hover_tells_of_it(qtbot: QtBot, view: MapView) -> None:
    scatter = view.card.scatter
    away = np.hypot(*(scatter._pixels[:, None] - scatter._pixels).transpose(2, 0, 1)) + 1e6 * np.eye(50)
    lone = int(away.min(axis=1).argmax())  # the digit farthest from all others
    spot = QPoint(*np.rint(scatter._pixels[lone]).astype(int).tolist())
    qtbot.mouseMove(scatter, spot)
    qtbot.mouseClick(scatter, LEFT, pos=spot)
    assert view.lab.digit == lone
    with qtbot.waitSignal(view.accepted):
        qtbot.keyClick(scatter, Qt.Key.Key_Return)
    qtbot.keyClick(scatter, Qt.Key.Key_Escape)
    assert view.lab.digit is None


def test_drag_draws_a_lasso_whose_digits_open_as_a_gallery(qtbot: QtBot, view: MapView) -> None:
    scatter = view.card.scatter
    corners = [(2, 2), (scatter.width() - 2, 2), (scatter.width() - 2, scatter.height() - 2), (2, scatter.height() - 2)]
    qtbot.mousePress(scatter, LEFT, pos=QPoint(*corners[0]))
    for x, y in [*corners[1:], (2, 40), (2, 20)]:
        scatter._lasso.append(QPoint(x, y).toPointF())
    qtbot.mouseRelease(scatter, LEFT, pos=QPoint(2, 10))
    assert len(view.lab.encircled) == 50
    view.show_inside()
    assert len(view.card.gallery.rows.items) == 50
    qtbot.mouseClick(view.card.back, LEFT)
    assert view.card.stack.currentIndex() == 0


def test_number_keys_and_the_strip_choose_the_layer(qtbot: QtBot, view: MapView) -> None:
    qtbot.keyClick(view.card.scatter, Qt.Key.Key_3)
    assert view.lab.layer == 2
    qtbot.keyClick(view.strip, Qt.Key.Key_Down)
    assert view.lab.layer == 3
    qtbot.mouseClick(view.strip, LEFT, pos=QPoint(40, 10))
    assert view.lab.layer == 0
    assert view.card.title_label.text() == "Input"


def test_panel_highlights_classes_and_says_what_it_means(qtbot: QtBot, bench: Bench, view: MapView) -> None:
    panel = MapPanel(view.lab)
    qtbot.addWidget(panel)
    panel.retranslate()
    panel.draw()
    assert len(panel.keys) == 4
    qtbot.mouseClick(panel.keys[2], LEFT)
    qtbot.mouseClick(panel.keys[1], LEFT)
    panel.draw()
    assert view.lab.highlighted == (2, 1)
    assert panel.keys[1].place == 1
    assert panel.chosen.text() == "2 of 4"
    for word in view.lab.words:
        assert panel.sentence(word).endswith(".")
        assert "{" not in panel.sentence(word)
    assert not view.grab().isNull()

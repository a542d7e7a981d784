"""The large map: pixels and back, hover, click and lasso."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.map.map_view import MapView
from gui.pages.inspect.map.scatter import Frame
from tests.gui.pages.inspect.map.mapped import LEFT


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

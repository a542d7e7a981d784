from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.views.template_view import TemplateView
from tests.gui.pages.course.views.opening import opened, segment


def test_the_threshold_is_dragged_on_the_histogram_and_moved_by_keys(qtbot: QtBot) -> None:
    page = opened(qtbot, "template")
    segment(page, qtbot, 2)
    view = page.frame.view
    assert isinstance(view, TemplateView)
    canvas = view.canvas
    plot = canvas._plot
    at = QPoint(round(canvas._x(70.0)), round(plot.center().y()))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert page.exercise is not None
    assert abs(page.exercise.settings.threshold - 70) < 0.5
    assert "drag" in page.exercise.solved
    before = page.exercise.settings.threshold
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert page.exercise.settings.threshold == before - 1


def test_every_segment_is_painted_to_its_end(qtbot: QtBot) -> None:
    page = opened(qtbot, "template")
    assert page.exercise is not None
    for example in page.exercise.examples:
        page.exercise.choose_example(example.key)
        page.exercise.go_to(99)
        assert page.frame.view is not None
        assert not page.frame.view.grab().isNull()

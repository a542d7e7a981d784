from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages.course.views.data_view import DataView
from tests.gui.pages.course.views.opening import opened, segment, steps, table, type_into


def test_a_share_is_typed_and_the_largest_place_follows(qtbot: QtBot) -> None:
    page = opened(qtbot, "data")
    segment(page, qtbot, 2)
    steps(page, qtbot, 7)
    assert table(page) == "axis 0, 3, 0, 1; axis 1, 1, 2, 1, 0"
    view = page.frame.view
    assert isinstance(view, DataView)
    type_into(view.canvas, qtbot, "0.9", "shares", 0, 0)
    assert table(page) == "axis 0, 0, 0, 1; axis 1, 0, 2, 1, 0"


def test_a_switch_of_the_photo_changes_what_is_read(qtbot: QtBot) -> None:
    page = opened(qtbot, "data")
    segment(page, qtbot, 7)
    view = page.frame.view
    assert isinstance(view, DataView)
    assert page.exercise is not None
    page.exercise.go_to(9)
    invert = view.parts["invert"]
    qtbot.mouseClick(invert.switch, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]  # a SettingSwitch
    assert not page.exercise.settings.invert


def test_every_segment_is_painted_to_its_end(qtbot: QtBot) -> None:
    page = opened(qtbot, "data")
    assert page.exercise is not None
    for example in page.exercise.examples:
        page.exercise.choose_example(example.key)
        page.exercise.go_to(99)
        assert page.frame.view is not None
        assert not page.frame.view.grab().isNull()


def test_in_a_large_window_the_ring_holds_both_rows(qtbot: QtBot) -> None:
    page = opened(qtbot, "data")
    segment(page, qtbot, 3)
    steps(page, qtbot, 5)
    page.resize(1800, 1000)
    page.frame.grab()
    view = page.frame.view
    assert isinstance(view, DataView)
    image = view.canvas.grab().toImage()
    (fifth,) = (spot.area for spot in view.canvas.spots if spot.name == "second" and spot.column == 4)
    x = round(fifth.center().x())
    ringed = [y for y in range(image.height()) if image.pixelColor(x, y) == theme.color("accent")]
    assert fifth.bottom() <= ringed[-1] <= fifth.bottom() + 8

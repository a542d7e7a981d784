from pytestqt.qtbot import QtBot

from gui.pages.course.views.forward_view import ForwardView
from tests.gui.pages.course.views.opening import lab, opened, segment, steps, table, type_into


def test_w1_is_typed_cell_by_cell_until_the_digits_agree(qtbot: QtBot) -> None:
    page = opened(qtbot, "forward")
    segment(page, qtbot, 2)
    view = page.frame.view
    assert isinstance(view, ForwardView)
    for column, number in enumerate("246"):
        type_into(view.canvas, qtbot, number, "w1", 1, column)
    assert page.exercise is not None
    assert lab(page).alike() == (9, 9)
    assert "which" in page.exercise.solved
    steps(page, qtbot, 3)
    assert "s1, , 5  11  17" in table(page)


def test_a_cell_under_the_pointer_lights_its_row_and_column(qtbot: QtBot) -> None:
    page = opened(qtbot, "forward")
    view = page.frame.view
    assert isinstance(view, ForwardView)
    view.canvas.over = next(s for s in view.canvas.spots if (s.name, s.column) == ("s1", 2))
    assert view.canvas.lit() == (0, "sum", 0, 2)


def test_every_segment_is_painted_to_its_end(qtbot: QtBot) -> None:
    page = opened(qtbot, "forward")
    assert page.exercise is not None
    for example in page.exercise.examples:
        page.exercise.choose_example(example.key)
        page.exercise.go_to(99)
        assert page.frame.view is not None
        assert not page.frame.view.grab().isNull()

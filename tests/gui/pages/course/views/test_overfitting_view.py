import json

from pytestqt.qtbot import QtBot

from gui.labs.handover import Rivals
from gui.pages.course.views.overfitting_view import OverfittingView
from tests.gui.pages.course.views.opening import lab, opened, segment, steps, type_into


def test_an_activation_is_typed_and_read_at_85_percent(qtbot: QtBot) -> None:
    page = opened(qtbot, "over-fitting")
    steps(page, qtbot, 4)
    view = page.frame.view
    assert isinstance(view, OverfittingView)
    type_into(view.canvas, qtbot, "2", "x", 0, 0)
    assert page.exercise is not None
    assert lab(page).dropout.reading[0] == 1.7


def test_the_button_hands_the_race_to_compare(qtbot: QtBot) -> None:
    page = opened(qtbot, "over-fitting")
    segment(page, qtbot, 5)
    view = page.frame.view
    assert isinstance(view, OverfittingView)
    with qtbot.waitSignal(view.handover_requested) as caught:
        view.race.click()
    key, rivals = caught.args or ("", None)
    assert key == "compare"
    assert isinstance(rivals, Rivals)


def test_every_segment_is_painted_to_its_end(qtbot: QtBot) -> None:
    page = opened(qtbot, "over-fitting")
    assert page.exercise is not None
    rows = [["dropout", "training mode", 0.958, 0.1], ["folds", "mean", 0.93, 0], ["folds", "± deviation", 0.004, 0]]
    for example in page.exercise.examples:
        page.exercise.choose_example(example.key)
        page.exercise.edit(measured=json.dumps(rows))
        page.exercise.go_to(99)
        assert page.frame.view is not None
        assert not page.frame.view.grab().isNull()

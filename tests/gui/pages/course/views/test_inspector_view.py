from pytestqt.qtbot import QtBot

from gui.pages.course.views.inspector_view import InspectorView
from tests.gui.pages.course.views.opening import opened


def test_the_button_opens_inspect_and_solves_the_task(qtbot: QtBot) -> None:
    page = opened(qtbot, "inspector")
    view = page.frame.view
    assert isinstance(view, InspectorView)
    with qtbot.waitSignal(view.handover_requested) as caught:
        view.open.click()
    assert (caught.args or [""])[0] == "inspect"
    assert page.exercise is not None
    assert page.exercise.solved == {"open"}

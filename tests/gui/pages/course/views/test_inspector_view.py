from pytestqt.qtbot import QtBot

from gui.labs.handover import InspectView, Trained
from gui.pages.course.views.inspector_view import InspectorView
from tests.gui.pages.course.views.opening import opened


def test_the_button_opens_inspect_and_solves_the_task(qtbot: QtBot) -> None:
    page = opened(qtbot, "inspector")
    view = page.frame.view
    assert isinstance(view, InspectorView)
    sent: list[tuple[str, object]] = []
    view.handover_requested.connect(lambda page, parcel: sent.append((page, parcel)))
    view.open.click()
    assert [page for page, _ in sent] == ["inspect", "inspect"]
    trained, view_of = (parcel for _, parcel in sent)
    assert isinstance(trained, Trained)
    assert trained.accuracy is not None
    assert view_of == InspectView("layers")
    assert page.exercise is not None
    assert page.exercise.solved == {"open"}

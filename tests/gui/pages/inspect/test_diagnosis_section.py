"""The section Diagnosis: sentences with numbers and reasons, and one remedy each."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from engine.analysis.diagnosis import Finding, Remedy
from gui.labs.handover import ToTrain
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench

BLANK = Finding("blank", "warning", {"percent": "5.0"}, Remedy(action="data"))
SLOW = Finding("rate-too-low", "warning", {"steps": 900, "percent": "0.1"}, Remedy(action="find_rate"))
PAIR = Finding("confused-pair", "warning", {"percent": 60, "count": 30, "is": 4, "read": 9}, Remedy(action="inspect"))
SMALL = Finding("noisy-loss", "warning", {"percent": 130}, Remedy((("batch_size", 100),)))


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> Iterator[InspectPage]:
    made = InspectPage(bench.lab)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()


def said(page: InspectPage) -> list[str]:
    return [line.accessibleName() for line in page.diagnosis.lines if line.isVisible()]


def test_nothing_wrong_is_said_as_such(page: InspectPage) -> None:
    page.lab.diagnosis.findings = ()
    page.draw()
    assert said(page) == [f"{page.lab.diagnosis.rules} rules find nothing wrong with it."]
    page.lab.diagnosis.findings = None
    page.draw()
    assert said(page) == ["The rules are still being asked…"]


def test_findings_say_number_reason_and_remedy(page: InspectPage) -> None:
    page.lab.diagnosis.findings = (SLOW, PAIR, SMALL)
    page.draw()
    slow, pair, small = said(page)
    assert "After 900 steps" in slow
    assert "Find a learning rate" in slow
    assert "30 times class 4 is read as 9" in pair
    assert "Show them" in pair
    assert "Train it with the remedy" in small


def test_remedies_act(page: InspectPage) -> None:
    given: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: given.append((key, parcel)))
    page.lab.diagnosis.findings = (SLOW, PAIR, SMALL)
    page.diagnosis.acted.emit("noisy-loss")
    page.diagnosis.acted.emit("rate-too-low")
    page.lab.show("map")
    page.diagnosis.acted.emit("confused-pair")
    assert [key for key, _ in given] == ["train", "train"]
    first, second = (parcel for _, parcel in given)
    assert isinstance(first, ToTrain)
    assert first.spec.batch_size == 100
    assert isinstance(second, ToTrain)
    assert second.action == "find_rate"
    assert page.lab.view == "mistakes"


def test_a_finding_about_the_data_opens_them_on_train(page: InspectPage) -> None:
    given: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: given.append((key, parcel)))
    page.lab.diagnosis.findings = (BLANK,)
    page.draw()
    assert "Check the data…" in said(page)[0]
    page.diagnosis.acted.emit("blank")
    ((key, parcel),) = given
    assert key == "train"
    assert isinstance(parcel, ToTrain)
    assert parcel.action == "data"
    subject = page.lab.subject
    assert subject is not None
    assert parcel.spec.data == subject.data_name

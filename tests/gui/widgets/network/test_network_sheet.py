"""The sheet «Open a network»: it asks, reads again what is set by hand, and hands over what was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from engine.foreign.hypotheses import ChainBody
from gui import i18n
from gui.labs.network_choice import OWN, NetworkChoice
from gui.widgets.network.network_sheet import NetworkSheet
from tests.gui.labs.test_network_choice import decision  # noqa: F401 (a fixture)


@pytest.fixture
def sheet(qtbot, decision):  # noqa: F811 (the fixture of that name)
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1278, 708)
    page.show()
    found = NetworkSheet(page)
    found.ask(NetworkChoice(decision))
    yield found
    found.shut()


def test_use_it_waits_for_a_choice_and_then_hands_over_the_network(sheet, qtbot):
    assert not sheet.primary.isEnabled()
    sheet.cards[1].click()
    assert sheet.primary.isEnabled()
    with qtbot.waitSignal(sheet.used) as heard:
        sheet.primary.click()
    assert heard.args[0].spec.layers[2].kind == sheet.lab.offered[1].hypothesis.body.row[2][0].kind
    assert sheet.isHidden()


def test_changing_a_row_reads_the_digits_and_picks_set_it_yourself(sheet, qtbot):
    line = next(line for line in sheet._lines if line.setting == "activation0")
    line.edited.emit("activation0", "sigmoid")
    qtbot.waitUntil(sheet.cards[OWN].isChecked)
    assert sheet.lab.chosen == OWN
    body = sheet.lab.own.hypothesis.body
    assert isinstance(body, ChainBody)
    assert body.activations == ("sigmoid",)


def test_cancel_changes_nothing(sheet, qtbot):
    sheet.used.connect(lambda _: pytest.fail("used"))
    sheet.cards[0].click()
    sheet.cancel.click()
    assert sheet.isHidden()


def test_every_control_has_a_name_and_the_language_follows(sheet):
    assert all(card.accessibleName() for card in sheet.cards)
    assert all(line.choice.accessibleName() for line in sheet._lines if line.setting)
    i18n.set_language("ko")
    sheet.retranslate()
    assert sheet.header.title.text() != "Open a network"


def test_on_a_narrow_page_the_digits_go_below(sheet):
    sheet.parentWidget().resize(872, 530)
    place = sheet._lower.getItemPosition(sheet._lower.indexOf(sheet.apart))
    assert place[:2] == (1, 0)

"""Surfaces: a header gives the end of its sentence up first, a panel under a page takes the height it needs."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.layout import Card, PageHeader, Panel, PlainArea, Section


def block(height: int) -> QWidget:
    made = QWidget()
    made.setFixedHeight(height)
    return made


def test_a_header_shows_the_beginning_of_its_sentence_and_says_the_rest_on_hover(qtbot: QtBot) -> None:
    header = PageHeader()
    qtbot.addWidget(header)
    header.set_texts("Train", "The network guesses 100 digits, measures the error and updates its weights.")
    header.resize(240, 72)
    header.show()
    assert header.sentence.text().endswith("…")
    assert header.sentence.toolTip().endswith("updates its weights.")
    header.resize(1200, 72)
    qtbot.waitUntil(lambda: header.sentence.text() == header.sentence.toolTip())


def test_a_card_without_a_title_shows_no_line_for_it(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.title.isHidden()
    card.set_title("Loss")
    assert not card.title.isHidden()
    assert card.accessibleName() == "Loss"


def test_a_panel_beside_a_page_keeps_its_width_and_under_it_takes_its_height(qtbot: QtBot) -> None:
    panel = Panel(264)
    qtbot.addWidget(panel)
    panel.add(block(300), block(200))
    panel.resize(264, 120)
    panel.show()
    assert (panel.minimumWidth(), panel.maximumWidth()) == (264, 264)
    assert panel.minimumHeight() < 100  # it scrolls
    panel.lay_below(True)
    qtbot.waitUntil(lambda: panel.minimumHeight() >= 500)
    assert panel.minimumWidth() == 0
    panel.lay_below(False)
    assert panel.minimumWidth() == 264
    assert panel.minimumHeight() < 100


def test_a_section_says_its_title_to_a_screen_reader_and_keeps_the_order_of_its_rows(qtbot: QtBot) -> None:
    section, rows = Section(), [block(10), block(20)]
    qtbot.addWidget(section)
    section.set_title("Live")
    section.add(*rows)
    assert section.accessibleName() == "Live"
    assert [section.rows.indexOf(row) for row in rows] == [0, 1]


def test_a_plain_area_scrolls_what_is_higher_than_the_window(qtbot: QtBot) -> None:
    area = PlainArea(block(900))
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() >= 700)

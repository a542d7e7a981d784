"""The desk of the postal-code page: pads or picture, its tools, and what is said of each box."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.labs.handover import PostalBox
from gui.labs.postal.sheet import Scan, Sheet
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, draw, settled, write_code
from tests.gui.written import CODE


def names(page: PostalPage) -> list[str]:
    return [pad.accessibleName() for pad in page.desk.pads.pads]


def enabled(page: PostalPage) -> list[bool]:
    desk = page.desk
    buttons = (desk.undo_button, desk.redo_button, desk.erase_button, desk.save_button)
    return [button.isEnabled() for button in buttons]


def test_tools_can_be_used_where_they_change_something(qtbot: QtBot, page: PostalPage) -> None:
    assert enabled(page) == [False, False, False, False]
    draw(qtbot, page, 0, 1)
    settled(qtbot, page)
    assert enabled(page) == [True, False, True, True]
    qtbot.mouseClick(page.desk.undo_button, LEFT)
    settled(qtbot, page)
    assert enabled(page) == [False, True, False, False]
    qtbot.mouseClick(page.desk.redo_button, LEFT)
    settled(qtbot, page)
    qtbot.mouseClick(page.desk.erase_button, LEFT)
    settled(qtbot, page)
    assert page.lab.drawing.empty
    assert enabled(page) == [True, False, False, False]


def test_every_box_says_what_is_in_it_and_the_first_where_to_write(qtbot: QtBot, page: PostalPage) -> None:
    assert names(page) == [f"Box {number}: empty" for number in range(1, 6)]
    write_code(qtbot, page)
    page.lab.edit(threshold=0.0)
    settled(qtbot, page)
    assert [name.partition(",")[0] for name in names(page)] == [f"Box {i}: {digit}" for i, digit in enumerate(CODE, 1)]
    page.lab.edit(threshold=0.999999)
    settled(qtbot, page)
    assert any("not sure, perhaps" in name for name in names(page))


def test_what_the_network_gets_is_shown_in_all_boxes_until_something_is_drawn(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 0, 7)
    settled(qtbot, page)
    page.desk.show_input(True)
    before = page.desk.pads.pads[0].grab().toImage()
    assert page.desk.input_shown
    page.desk.show_input(False)
    assert page.desk.pads.pads[0].grab().toImage() != before


def test_the_legend_drops_its_title_where_there_is_no_room(page: PostalPage) -> None:
    desk = page.desk
    desk.legend.resize(900, 20)
    assert "What the network gets" in desk._legend_words()
    desk.legend.resize(200, 20)
    assert "What the network gets" not in desk._legend_words()
    assert "28×28 input" in desk._legend_words()


@pytest.mark.parametrize(("found", "words"), [(3, "3 digits found"), (5, "5 digits found"), (6, "6 digits found; the")])
def test_more_than_five_digits_are_not_all_read_and_it_says_so(page: PostalPage, found: int, words: str) -> None:
    assert page.desk._found_words(found).startswith(words)


def test_a_sheet_without_its_picture_shows_the_boxes_again(qtbot: QtBot, scanned: PostalPage) -> None:
    desk = scanned.desk
    assert (desk.editor.isVisible(), desk.view_button.isVisible(), desk.view_button.isChecked()) == (True, True, True)
    assert not desk.add_button.isEnabled()  # five cuts are there
    scanned.lab.drawing.erase_all()
    settled(qtbot, scanned)
    assert not desk.editor.isVisible()
    assert not desk.view_button.isVisible()
    desk.show_picture(True)
    assert desk.pads.pads[0].isVisible()  # there is no picture to show


def test_a_cut_can_be_added_until_there_are_five_and_removed_while_there_is_one(page: PostalPage) -> None:
    desk = page.desk
    for count in (0, 1, 5):
        cuts = tuple((10 * k, 0, 10 * k + 8, 20) for k in range(count))
        scan = Scan(np.zeros((40, 80, 3), np.uint8), np.zeros((40, 80), np.float32), 1.0, cuts, count)
        page.lab.drawing.keep(Sheet(scan=scan))
        desk.draw()
        assert (desk.add_button.isEnabled(), desk.remove_button.isEnabled()) == (count < 5, count > 0)


def test_the_menu_of_a_box_does_what_its_keys_do(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 2, 1)
    settled(qtbot, page)
    asked: list[int] = []
    page.desk.asked.connect(asked.append)
    inspect, teach, erase = page.desk.box_menu(2).actions()
    assert [action.shortcut().toString() for action in (inspect, teach, erase)] == ["I", "Return", "Del"]
    teach.trigger()
    erase.trigger()
    assert asked == [2]
    assert page.lab.drawing.boxes[2].empty


def test_picture_and_boxes_are_switched(qtbot: QtBot, scanned: PostalPage) -> None:
    qtbot.mouseClick(scanned.desk.view_button, LEFT)
    assert not scanned.desk.editor.isVisible()
    assert scanned.desk.pads.pads[0].isVisible()
    scanned.toggle_input()
    qtbot.mouseClick(scanned.desk.view_button, LEFT)
    assert scanned.desk.editor.isVisible()


def test_a_box_is_inspected_by_its_key_its_menu_and_its_card(page: PostalPage, qtbot: QtBot) -> None:
    given: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: given.append((key, parcel)))
    pad = page.desk.pads.pads[1]
    qtbot.keyClick(pad, Qt.Key.Key_I)
    assert given == []  # nothing is written
    assert not any(action.isEnabled() for action in page.desk.box_menu(1).actions())
    page.lab.drawing.press(1, 50, 20)
    page.lab.drawing.move(50, 80)
    page.lab.drawing.release()
    page._on_frame()
    qtbot.keyClick(pad, Qt.Key.Key_I)
    page.desk.box_menu(1).actions()[0].trigger()
    page.cards[1].look.click()
    assert given == [("inspect", PostalBox(1))] * 3

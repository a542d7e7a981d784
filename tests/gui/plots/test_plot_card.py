"""The plot card: what is painted, read by hovering, switched in legend and menu, and saved."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.plotting.curves import Curve, Curves, Level
from gui.plots.axis import apart
from gui.plots.items import Text
from tests.gui.plots.plotted import card_of, falling, has_color


@pytest.fixture(params=["light", "dark"])
def mode(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    theme.apply(qapp, request.param)
    return str(request.param)


def test_before_the_first_point_there_are_no_axes_but_a_sentence(qtbot: QtBot, mode: str) -> None:
    card = card_of(qtbot, Curves([Curve("loss")]))
    assert not has_color(card, theme.color("axis"))
    assert card.area.accessibleDescription() == "No run yet"
    card.curves["loss"].extend([0, 1], [2.0, 1.0])
    card.draw(card.curves)
    assert has_color(card, theme.color("axis"))


def test_curves_are_painted_in_the_colors_of_their_series_in_both_themes(qtbot: QtBot, mode: str) -> None:
    card = card_of(qtbot, falling(["SGD", "Adam", "AdaGrad"]))
    for number in (1, 2, 3):
        assert has_color(card, theme.series(number).color)
    assert has_color(card, theme.color("card"))


def test_a_new_theme_repaints_the_plot_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    card = card_of(qtbot, falling(["loss"]))
    light = theme.color("card")
    assert has_color(card, light)
    theme.apply(qapp, "dark")
    assert has_color(card, theme.color("card"))
    assert not has_color(card, light)
    theme.apply(qapp, "light")


def test_one_smoothed_curve_has_a_legend_of_two_and_three_have_names_at_their_ends(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"]))
    assert [entry[0] for entry in card.legend()] == ["each step", "smoothed"]
    card.draw(falling(["SGD", "Adam"]))
    assert [entry[0] for entry in card.legend()] == ["SGD", "Adam"]
    card.draw(falling(["SGD", "Adam", "AdaGrad"]))
    assert card.legend() == []
    assert not card.area.shows_raw(card.curves["SGD"])


def test_pressing_a_legend_entry_hides_and_shows_its_curve(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["SGD", "Adam"]))
    with qtbot.waitSignal(card.toggled) as heard:
        qtbot.mouseClick(card._entries[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["Adam", False]
    assert [curve.name for curve in card.area.shown()] == ["SGD"]
    qtbot.keyClick(card._entries[1], Qt.Key.Key_Space)
    assert card.curves["Adam"].visible


def test_long_names_give_way_at_the_ends_and_in_the_legend(qtbot: QtBot) -> None:
    long = "Adam, learning rate 0.001 · a race of many optimizers with a long name · 30 November"
    card = card_of(qtbot, falling([f"{i}, {long}" for i in range(3)], x_end=3000))
    ends = [text.text() for text in card.area._names]
    assert len(ends) == 3
    assert all(text.startswith(f"{i}, Adam") for i, text in zip("012", sorted(ends), strict=True))
    assert all(text.endswith("…") for text in ends)
    assert card.area.plot_rect().width() > 0.5 * card.area.width()
    card = card_of(qtbot, falling([long, f"SGD · {long}"], x_end=3000))
    entries = [entry for entry in card._entries if entry.isVisible()]
    assert [entry.text() for entry in entries] == [long, f"SGD · {long}"]
    assert max(entry.geometry().right() for entry in entries) < card.menu_button.x()
    assert card.title_label.width() >= card.title_label.sizeHint().width()
    assert long in entries[0].toolTip()


def test_the_right_button_opens_the_menu_where_it_is_pressed_and_released(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"]))
    qtbot.mouseClick(card.area.viewport(), Qt.MouseButton.RightButton, pos=card.area.plot_rect().center().toPoint())
    assert card.menu.isVisible()
    assert not card.area.zoomed
    card.menu.close()


def test_the_log_axis_is_switched_in_the_menu(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["SGD", "Adam"]))
    card._fill_menu()
    assert not card.area.axes()[1].log
    card.log_action.trigger()
    assert card.area.axes()[1].log
    assert [a.text() for a in card.curves_menu.actions()] == ["SGD", "Adam"]
    card.curves_menu.actions()[0].trigger()
    assert not card.curves["SGD"].visible


def test_words_are_taken_again_when_the_language_changes(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"]))
    card.copy_action.setText("")
    QApplication.sendEvent(card, QEvent(QEvent.Type.LanguageChange))
    assert card.copy_action.text() == "Copy"


def test_names_at_the_ends_stand_apart_and_inside() -> None:
    placed = apart([10.0, 12.0, 13.0, 95.0], 16, 0, 100)
    assert all(b - a >= 16 for a, b in itertools.pairwise(placed))
    assert max(apart([98.0, 99.0, 100.0], 16, 0, 100)) == 100
    assert min(apart([98.0, 99.0, 100.0], 16, 0, 100)) == 68


def test_a_level_to_reach_is_drawn_across_and_kept_in_the_range(qtbot: QtBot, mode: str) -> None:
    curves = Curves([Curve("test", 1)], x_end=100)
    curves["test"].extend([10, 50], [0.8, 0.85])
    curves.levels.append(Level(0.97))
    card = card_of(qtbot, curves, percent=True)
    _, y_axis = card.area.axes()
    assert y_axis.low <= 80
    assert y_axis.high >= 97
    assert has_color(card, theme.color("good"))
    texts = [item.text() for item in card.area.scene().items() if isinstance(item, Text) and item.isVisible()]
    assert "goal 97 %" in texts

"""The plot card: what is painted, read by hovering, switched in legend and menu, and saved."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.plotting.curves import Curve, Curves, Level
from gui.plots import CrossHair, PlotCard
from gui.plots.axis import apart
from gui.plots.items import Text


@pytest.fixture(params=["light", "dark"])
def mode(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    theme.apply(qapp, request.param)
    return str(request.param)


def card_of(qtbot: QtBot, curves: Curves, **settings: object) -> PlotCard:
    card = PlotCard(**settings)  # type: ignore[arg-type]  # the test hands settings through
    qtbot.addWidget(card)
    card.resize(555, 300)
    card.set_texts("Loss", "nats", "step")
    card.set_empty("No run yet", "Press Start to see the loss fall here.")
    card.draw(curves)
    with qtbot.waitExposed(card):
        card.show()
    return card


def falling(names: list[str], n: int = 3000, *, window: int = 50, x_end: float | None = None) -> Curves:
    curves = Curves([Curve(name, i + 1, window=window) for i, name in enumerate(names)], x_end=x_end)
    for i, curve in enumerate(curves):
        x = np.arange(n)
        curve.extend(x, (2 + i) * np.exp(-x / 1000) + 0.01)
    return curves


def has_color(card: PlotCard, color: QColor) -> bool:
    picture = card.area.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    return bool((pixels == color.rgb()).any())


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


def test_hovering_reads_the_values_highest_first_and_linked_plots_follow(qtbot: QtBot) -> None:
    one = card_of(qtbot, falling(["SGD", "Adam", "AdaGrad"], x_end=3000))
    other = card_of(qtbot, falling(["SGD", "Adam", "AdaGrad"], x_end=3000))
    CrossHair([one, other], parent=one)
    plot = one.area.plot_rect()
    qtbot.mouseMove(one.area.viewport(), QPoint(int(plot.center().x()), int(plot.center().y())))
    qtbot.waitUntil(lambda: one.area.hover_x is not None)
    x = one.area.hover_x
    assert x is not None
    assert x == pytest.approx(1500, abs=10)
    assert other.area.hover_x == x
    readings = one.area.readings(x)
    assert [r.name for r in readings] == ["AdaGrad", "Adam", "SGD"]
    expected = one.curves["SGD"].smoothed_at(x)
    assert expected is not None
    assert readings[-1].text == f"{expected[1]:.3f}"
    before = one.area.grab().toImage()
    one.area.hover(None)
    assert one.area.grab().toImage() != before


def test_the_keys_move_the_hover_line_and_zoom(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"], x_end=3000))
    card.area.hover(None)
    qtbot.keyClick(card.area, Qt.Key.Key_Right)
    assert card.area.hover_x == pytest.approx(0.52 * 3000)
    qtbot.keyClick(card.area, Qt.Key.Key_Home)
    assert card.area.hover_x == 0
    qtbot.keyClick(card.area, Qt.Key.Key_Plus)
    assert card.area.zoomed
    qtbot.keyClick(card.area, Qt.Key.Key_Minus)
    qtbot.keyClick(card.area, Qt.Key.Key_0)
    assert not card.area.zoomed
    qtbot.keyClick(card.area, Qt.Key.Key_Escape)
    assert card.area.hover_x is None


def test_ctrl_and_wheel_zoom_into_x_and_dragging_moves_the_part(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"], x_end=3000))
    plot = card.area.plot_rect()

    def turn(keys: Qt.KeyboardModifier) -> None:
        wheel = QWheelEvent(
            QPointF(plot.center()),
            QPointF(plot.center()),
            QPoint(0, 0),
            QPoint(0, 480),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(card.area.viewport(), wheel)

    turn(Qt.KeyboardModifier.NoModifier)
    assert not card.area.zoomed
    turn(Qt.KeyboardModifier.ControlModifier)
    low, high = card.area.axes()[0].low, card.area.axes()[0].high
    assert 0 < low < 1500 < high < 3000
    start = plot.center().toPoint()
    qtbot.mousePress(card.area.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(card.area.viewport(), start + QPoint(-40, 0))
    qtbot.mouseRelease(card.area.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(-40, 0))
    assert card.area.axes()[0].low > low
    card.reset_action.trigger()
    assert card.area.axes()[0].low == 0


def drag(qtbot: QtBot, card: PlotCard, button: Qt.MouseButton, by: QPoint) -> None:
    view, start = card.area.viewport(), card.area.plot_rect().center().toPoint()
    qtbot.mousePress(view, button, pos=start)
    for part in (0.5, 1.0):
        at = QPointF(start + by * part)
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, view.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, move)
    qtbot.mouseRelease(view, button, pos=start + by)


def test_plain_dragging_moves_and_the_right_button_zooms(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)  # a hand is slower than a test
    card = card_of(qtbot, falling(["loss"], x_end=3000))
    drag(qtbot, card, Qt.MouseButton.LeftButton, QPoint(-60, 0))
    axis = card.area.axes()[0]
    assert axis.low > 100
    assert axis.high - axis.low == pytest.approx(3000)
    card.area.reset_view()
    drag(qtbot, card, Qt.MouseButton.RightButton, QPoint(60, 0))
    axis = card.area.axes()[0]
    assert axis.high - axis.low < 2900
    assert not card.menu.isVisible()


def test_a_part_chosen_by_hand_stays_while_the_curves_grow_and_shows_the_way_back(qtbot: QtBot) -> None:
    curves = falling(["loss"], 100, x_end=200)
    card = card_of(qtbot, curves)
    button = card.reset_button
    assert not button.isVisibleTo(card)
    card.area._zoom_at(0.5, 0.5)
    part = card.area.axes()
    assert button.isVisibleTo(card)
    assert button.accessibleName() == "Reset view"
    curves.curves[0].extend(range(101, 400), [1.0] * 299)
    card.draw(curves)
    assert card.area.axes() == part
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisibleTo(card)
    assert card.area.axes()[0].high >= 399  # it follows again
    card.area._zoom_at(0.5, 0.5)
    card.draw(Curves([]))  # another run begins
    assert not button.isVisibleTo(card)


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


def test_a_range_steps_instead_of_sliding_while_a_curve_grows(qtbot: QtBot) -> None:
    curves = Curves([Curve("loss")])
    card = card_of(qtbot, curves)
    seen = []
    for i in range(400):
        curves["loss"].append(i, 1 + i / 100)
        card.draw(curves)
        seen.append(card.area.axes())
    assert len({x.high for x, _ in seen}) < 30
    assert len({(y.low, y.high) for _, y in seen}) < 25


@pytest.mark.parametrize("names", [["loss"], ["SGD", "Adam", "AdaGrad"]])
def test_a_curve_drawn_as_it_grows_looks_as_if_drawn_at_once(qtbot: QtBot, names: list[str]) -> None:
    generator = np.random.default_rng(0)
    losses = np.exp(-np.arange(9000) / 3000) + 0.1 * generator.random(9000)
    losses[generator.integers(0, 9000, 40)] = np.nan
    losses[[1, 40, 41, 2000, 8999]] = np.nan
    growing, whole = (Curves([Curve(name, i, window=20) for i, name in enumerate(names)], x_end=9000) for _ in range(2))
    card = card_of(qtbot, growing, y_range=(0, 2))
    done = 0
    while done < 9000:
        stop = min(done + int(generator.choice([1, 2, 7, 60, 500, 3000])), 9000)
        for i, curve in enumerate(growing):
            curve.extend(np.arange(done, stop), losses[done:stop] + i / 3)
        done = stop
        card.draw(growing)
        card.area.grab()
    for i, curve in enumerate(whole):
        curve.extend(np.arange(9000), losses + i / 3)
    other = card_of(qtbot, whole, y_range=(0, 2))
    for area in (card.area, other.area):
        area.hover(None)  # the mouse may still lie where another test left it
    assert card.area.grab().toImage() == other.area.grab().toImage()


def test_values_that_are_not_finite_break_the_line_and_are_said_so(qtbot: QtBot) -> None:
    curves = Curves([Curve("loss", window=1)])
    curves["loss"].extend([0, 1, 2, 3], [1.0, 2.0, np.nan, 3.0])
    card = card_of(qtbot, curves, log=True)
    assert has_color(card, theme.color("axis"))
    assert card.area.readings(2)[0].text == "–"


def test_a_band_shows_mean_and_spread(qtbot: QtBot) -> None:
    curve = Curve("SGD")
    curve.replace([1, 2, 3], [0.9, 0.95, 0.97], spread=[0.01, 0.01, 0.005])
    card = card_of(qtbot, Curves([curve]), percent=True)
    assert card.area.readings(3)[0].text == "97.00 ± 0.50"
    low, high = card.area.axes()[1].low, card.area.axes()[1].high
    assert low <= 89
    assert high == 100


def test_marks_of_changed_settings_are_painted(qtbot: QtBot) -> None:
    curves = falling(["loss"], x_end=3000)
    card = card_of(qtbot, curves)
    before = card.area.grab().toImage()
    curves.mark(1000, "η 0.002 → 0.001")
    curves.mark(1010, "λ 0 → 0.1")
    card.draw(curves)
    assert card.area.grab().toImage() != before


@pytest.mark.parametrize("suffix", ["png", "svg", "csv"])
def test_a_plot_is_saved_whole(qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    card = card_of(qtbot, falling(["SGD", "Adam"], n=20))
    path = tmp_path / f"loss.{suffix}"
    card.save_to(str(path))
    assert card.problem_label.isHidden()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    if suffix == "png":
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (2 * card.width(), 2 * card.height())
    elif suffix == "svg":
        text = "".join(ElementTree.fromstring(path.read_text(encoding="utf-8")).itertext())
        assert "Loss" in text
        assert "SGD" in text
        assert "step" in text
    else:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        assert rows[0] == ["step", "SGD", "Adam"]
        assert len(rows) == 21


def test_a_file_that_cannot_be_written_is_reported_at_the_plot_in_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    card = card_of(qtbot, falling(["loss"]))
    (tmp_path / "file").write_text("no folder")
    card.save_to(str(tmp_path / "file" / "loss.png"))
    assert card.problem_label.isVisible()
    assert "loss.png" in card.problem_label.text()
    card.copy()
    assert card.problem_label.isHidden()


def test_copying_puts_a_picture_on_the_clipboard(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"]))
    card.copy_action.trigger()
    assert QGuiApplication.clipboard().image().width() == 2 * card.width()


def test_saving_asks_where_without_blocking_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    card = card_of(qtbot, falling(["loss"]))
    card.csv_action.trigger()
    dialog = card._dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "x.csv"))
    assert (tmp_path / "x.csv").exists()
    dialog.reject()


def test_the_menu_opens_with_the_keyboard_and_has_a_name(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"]))
    qtbot.keyClick(card.menu_button, Qt.Key.Key_Space)
    qtbot.waitUntil(card.menu.isVisible)
    assert card.menu_button.accessibleName()
    assert card.menu_button.toolTip()
    card.menu.close()


def test_words_are_taken_again_when_the_language_changes(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"]))
    card.copy_action.setText("")
    QApplication.sendEvent(card, QEvent(QEvent.Type.LanguageChange))
    assert card.copy_action.text() == "Copy"


def test_a_line_that_grows_point_by_point_begins_at_its_first_point(qtbot: QtBot) -> None:
    curves = Curves([Curve("Xavier", 1), Curve("He", 2)], x_end=60)
    card = card_of(qtbot, curves, percent=True)
    area = card.area
    for step, values in enumerate(((0.10, 0.45), (0.57, 0.52), (0.66, 0.68), (0.79, 0.79)), start=1):
        for line, value in zip(curves, values, strict=True):
            line.append(10 * step, value)
            card.draw(curves)
            area.arrange()
            for shown, item in zip(area.shown(), area._smooth, strict=False):
                path = item._path
                drawn = [(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
                expected = np.stack(area.pixels(*area.axes(), shown.x, 100 * shown.y), axis=1)
                np.testing.assert_allclose(drawn, expected)


@pytest.mark.parametrize(
    ("names", "window", "dots", "hovered"),
    [
        (["loss"], 50, False, None),
        (["loss"], 50, False, 150.0),
        (["train", "test"], 0, True, None),
        (["train", "test"], 0, False, 200.0),
        (["SGD", "Momentum", "Adam"], 50, False, None),
    ],
)
def test_a_plot_whose_lines_were_led_on_looks_as_one_drawn_at_once(
    qtbot: QtBot, names: list[str], window: int, dots: bool, hovered: float | None
) -> None:
    def empty() -> Curves:
        curves = [Curve(name, i + 1, window=window, dots=dots) for i, name in enumerate(names)]
        return Curves(curves, x_end=3000)

    grown, x = empty(), np.arange(2500)
    card = card_of(qtbot, grown, y_range=(0.0, 4.0))
    led_on = 0
    stops = [0, 5, 130, *range(300, 500, 45), *range(960, 1120, 45), *range(1960, 2300, 45)]
    for start, stop in itertools.pairwise(stops):
        whole = empty()
        for i, (curve, other) in enumerate(zip(grown, whole, strict=True)):
            y = (2 + i) * np.exp(-x[:stop] / 1000) + 0.2 * np.sin(x[:stop] * (i + 1)) ** 2
            curve.extend(x[start:stop], y[start:])
            other.extend(x[:stop], y)
        card.area.hover(hovered)
        led_on += not card.area.draw(grown)
        fresh = card_of(qtbot, whole, y_range=(0.0, 4.0))
        fresh.area.hover(hovered)
        assert card.area.grab().toImage() == fresh.area.grab().toImage()
    assert led_on > 10


@pytest.mark.parametrize(("height", "left_out"), [(150, 3), (300, 0)])
def test_names_that_do_not_fit_are_counted_and_those_shown_stand_inside(
    qtbot: QtBot, height: int, left_out: int
) -> None:
    curves = Curves(x_end=10)
    for series in range(1, 9):
        for thin in (False, True):
            curve = Curve(f"run {series}{', train' if thin else ''}", series, thin=thin)
            curve.extend(np.arange(10), np.full(10, 0.9 + series / 1000))
            curves.add(curve)
    card = card_of(qtbot, curves, percent=True)
    area = card.area
    area.setFixedHeight(height)
    area.arrange()
    shown = [name for name in area._names if name.isVisible()]
    texts = [name.text() for name in shown]
    assert not any("train" in text for text in texts)  # their runs have the same color
    room = int((area.plot_rect().height() - 12) / 16) + 1
    if left_out:
        assert len(texts) == room < 8
        assert texts[0] == f"+{8 - (room - 1)}"
    else:
        assert len(texts) == 8
    assert all(area.mapFromScene(name.sceneBoundingRect().topLeft()).y() >= 0 for name in shown)


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

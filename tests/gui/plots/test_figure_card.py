"""A card saves, copies and says what went wrong."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.plots.figure_card import UnitLabel
from tests.gui.plots.plotted import card_of, falling


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


def test_a_unit_that_does_not_fit_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    long, cut = UnitLabel("nats, smoothed over 50 steps"), UnitLabel()
    for label in (long, cut):
        qtbot.addWidget(label)
        label.resize(90, 20)
    cut.setText(cut.fontMetrics().elidedText(long.text(), Qt.TextElideMode.ElideRight, 90))
    assert cut.text().endswith("…")
    assert long.grab().toImage() == cut.grab().toImage()
    assert long.text() == "nats, smoothed over 50 steps"  # screen readers and exports have all of it

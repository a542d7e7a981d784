"""The panel of a race: its data, what varies, its runs and their fields."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine import datasets
from engine.data import sources
from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from gui.labs.compare.compare_lab import CompareLab
from gui.pages.compare.compare_page import ComparePage
from gui.pages.data_choice import OWN
from gui.runner import Runner
from tests.gui.pages.compare.racing import DATA, LEFT, click, race_to_the_end, texts
from tests.small import small_dataset


def test_a_value_is_typed_a_run_added_removed_and_its_form_opened(page: ComparePage, qtbot: QtBot) -> None:
    row = page.panel.runs.rows[0]
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, "0.05")
    assert page.lab.plan.contenders[0].value == SGD(learning_rate=0.05)
    click(qtbot, page.panel.runs.add)
    assert len(page.panel.runs.rows) == 5
    last = page.panel.runs.rows[-1]
    qtbot.mouseClick(last.name, LEFT)
    qtbot.waitUntil(lambda: last.form is not None and last.form.isVisible())
    assert last.form is not None
    last.form.choice.activated.emit(last.form.choice.findData("adam"))
    assert isinstance(page.lab.plan.contenders[-1].value, Adam)
    assert [c.name for c in page.lab.plan.contenders][3] == "Adam, η 0.001" or len(page.lab.plan.contenders) == 5
    click(qtbot, page.panel.runs.rows[-1].remove)
    assert len(page.panel.runs.rows) == 4
    row = page.panel.runs.rows[0]
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, "99")
    assert row.error.text()
    assert page.lab.plan.contenders[0].value.learning_rate <= 10


def test_no_race_starts_while_a_field_is_wrong(page: ComparePage, qtbot: QtBot) -> None:
    number = page.panel.runs.rows[0].number
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "99")
    assert not page.go.isEnabled()
    assert number.error() in page.go.toolTip()
    assert "run" not in page.commands()
    qtbot.keyClick(number, Qt.Key.Key_Escape)
    assert page.go.isEnabled()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_course_figure_is_one_click(page: ComparePage, qtbot: QtBot, place: int) -> None:
    click(qtbot, list(page.panel.figure_buttons.values())[place])
    names = [c.name for c in page.lab.plan.contenders]
    assert (
        names
        == [
            ["SGD", "Momentum", "AdaGrad", "Adam"],
            ["SGD", "Adam"],
            ["Zeros", "Normal, σ 1", "Normal, σ 0.01", "Xavier", "He"],
        ][place]
    )
    page.lab.edit(epochs=2) if place == 1 else page.lab.edit(steps=60)
    race_to_the_end(qtbot, page)
    assert len(page.lab.board.losses) == len(names)
    if place == 1:
        axis = page.race.accuracy_plot.area.axes()[1]
        assert (axis.low, axis.high) == (70, 100)
        assert page.race.loss_plot.area.x_unit == "epoch"


def test_what_varies_is_chosen_by_name(page: ComparePage, qtbot: QtBot) -> None:
    page.panel.varies.activated.emit(page.panel.varies.findData("batch_norm"))
    assert [row.name.text() for row in page.panel.runs.rows] == ["without", "with"]
    page.panel.varies.activated.emit(page.panel.varies.findData("optimizer.learning_rate"))
    assert len(page.panel.runs.rows) == 3
    page.panel.recipe.activated.emit(page.panel.recipe.findData("dropout"))
    assert page.panel.varies.findData("layers.5.ratio") >= 0
    page.lab.edit(steps=20)
    race_to_the_end(qtbot, page)
    assert page.lab.race.failure is None


def test_same_start_and_repeats(page: ComparePage, qtbot: QtBot) -> None:
    assert page.fact().startswith("Same start")
    qtbot.mouseClick(page.panel.same, LEFT)
    assert not page.lab.plan.same_start
    assert page.fact().startswith("Different")
    qtbot.mouseClick(page.panel.same, LEFT)
    page.lab.edit(seeds=2, steps=50)
    race_to_the_end(qtbot, page)
    assert all("±" in cells[0] for cells in texts(page).values())
    assert all(curve.spread is not None for curve in page.lab.board.losses)


def test_a_network_for_other_classes_is_refused_with_a_link_that_helps(page: ComparePage, qtbot: QtBot) -> None:
    panel = page.panel
    assert not panel.way_out.isVisible()
    panel.recipe.activated.emit(panel.recipe.findData("postal-cnn"))
    assert "11 classes" in panel.misfit.text()
    assert not page.go.isEnabled()
    assert not any(row.error.text() for row in panel.runs.rows)
    click(qtbot, panel.fit)
    assert not panel.misfit.text()
    assert page.go.isEnabled()
    assert panel.recipe.value() == ""


def test_data_that_cannot_be_read_is_reported_at_its_choice(qtbot: QtBot, tmp_path: Path) -> None:
    def broken(_: str, **__: object) -> Dataset:
        raise DataError("no such digits", path="x")

    page = ComparePage(CompareLab(Runner(), load=broken, runs=tmp_path))
    qtbot.addWidget(page)
    page.show()
    page.shown()
    page.go.click()
    qtbot.waitUntil(lambda: page.lab.race.state == "idle")
    assert page.panel.data.line.error.text() == "No such digits"
    assert not page.race.problem.text()
    page.closing()


def test_a_folder_of_pictures_is_chosen_as_on_the_train_page(page: ComparePage, qtbot: QtBot) -> None:
    leaves = small_dataset(shape=(3, 12, 12), classes=4)
    gate = threading.Event()

    def load(name: str, **_: object) -> Dataset:
        gate.wait()
        if name == "/no/pictures":
            raise DataError("{name} holds no pictures", path=name, name=name)
        return leaves if name == "/my/leaves" else DATA

    page.lab.datasets._load = load
    choice, line = page.panel.data.choice, page.panel.data.line
    choice.chosen.emit(OWN)
    assert page.own_data.sheet is not None
    (dialog,) = page.own_data.sheet.findChildren(QFileDialog)
    dialog.close()
    page.own_data.sheet.leave()
    page.lab.choose_data("/no/pictures")
    assert line.text.text() == "Reading the folder…"
    assert not page.go.isEnabled()
    assert "Reading the folder" in page.go.toolTip()
    gate.set()
    qtbot.waitUntil(line.error.isVisible)
    assert line.error.text() == "/no/pictures holds no pictures"
    assert choice.value() == "mnist-sample"  # what held still holds
    assert page.go.isEnabled()
    page.lab.choose_data("/my/leaves")
    qtbot.waitUntil(lambda: page.lab.plan.data == "/my/leaves")
    assert choice.currentText() == "leaves"
    assert not line.isVisible()
    assert not page.panel.misfit.isVisible()  # the last layer has four units now
    page.lab.edit(steps=3)
    race_to_the_end(qtbot, page)
    assert page.lab.race.failure is None
    assert {record.step for record in page.lab.board.comparison.records.values()} == {3}


def test_a_folder_that_went_away_gives_way_to_the_digits_that_are_always_there(page: ComparePage) -> None:
    setup = {**page.lab.race.setup(), "data": "/gone/away"}
    page.restore_state({"setup": setup})
    assert page.lab.plan.data == "mnist-sample"


def test_no_race_starts_before_missing_data_is_fetched(page: ComparePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "available", lambda: {name: name == "mnist-sample" for name in sources.SOURCES})
    page.shown()
    page.panel.data.choice.chosen.emit("mnist")
    assert "12 MB to download" in page.go.toolTip()
    assert not page.go.isEnabled()

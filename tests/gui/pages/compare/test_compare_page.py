"""The Compare page, driven as a teacher drives it in class."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine import datasets, recipes
from engine.data import sources
from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.initializers.he import He
from engine.initializers.zeros import Zeros
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from gui import i18n
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.results_table import best
from gui.labs.compare.surface_lab import NETWORK
from gui.labs.handover import Experiment, Kept, Rivals, Trained
from gui.pages.compare.compare_page import ComparePage
from gui.pages.compare.race_table import Head, Line, RaceTable
from gui.pages.data_choice import OWN
from gui.runner import Runner
from tests.gui.labs.compare.test_compare_lab import digits
from tests.small import small_dataset

LEFT = Qt.MouseButton.LeftButton
DATA = digits(1000)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[ComparePage]:
    made = ComparePage(CompareLab(Runner(), Runner(), load=lambda _, **__: DATA, runs=tmp_path / "runs"))
    made.lab.edit(steps=60)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isEnabled(), button
    qtbot.mouseClick(button, LEFT)


def race_to_the_end(qtbot: QtBot, page: ComparePage) -> None:
    if page.lab.race.state == "idle":
        click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=60_000)


def texts(page: ComparePage) -> dict[str, tuple[str, ...]]:
    return {line.name: (*line.cells, line.word) for line in page.race.table.lines()}


def test_four_optimizers_race_pause_step_go_on_stop_and_continue(page: ComparePage, qtbot: QtBot) -> None:
    page.lab.edit(steps=3000)
    assert page.go.text() == "Start"
    assert not page.halt.isEnabled()
    click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.board.progress[0] > 20, timeout=30_000)
    assert page.go.text() == "Pause"
    job = page.job()
    assert job is not None
    assert job.name == "Racing 4 runs"
    assert "in step" in job.detail
    click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.race.state == "paused")
    counts = {curve.name: len(curve) for curve in page.lab.board.losses}
    assert len(set(counts.values())) <= 2
    click(qtbot, page.step)
    qtbot.waitUntil(lambda: sum(map(len, page.lab.board.losses)) >= sum(counts.values()) + 4)
    qtbot.waitUntil(lambda: page.lab.race.state == "paused")
    qtbot.waitUntil(lambda: page.go.text() == "Continue")
    click(qtbot, page.go)
    click(qtbot, page.halt)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=10_000)
    assert {line.word for line in page.race.table.lines()} == {"stopped"}
    assert page.job() is None
    page.lab.edit(steps=3000)
    assert page.go.text() == "Continue"
    before = page.lab.board.progress[0]
    click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.board.progress[0] > before, timeout=10_000)
    click(qtbot, page.halt)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=10_000)


def test_the_table_tells_what_the_lab_knows(page: ComparePage, qtbot: QtBot) -> None:
    race_to_the_end(qtbot, page)
    assert page.race.accuracy_plot.unit_label.text() == "%, every 10 steps"
    rows = {row.name: row for row in page.lab.board.results()}
    for name, cells in texts(page).items():
        row = rows[name]
        assert cells[0] == f"{row.loss:.3f}"
        assert cells[2] == f"{100 * (row.accuracy or 0):.2f} %"
        assert cells[-1] == "done"
        assert cells[3] == ("not yet" if row.steps_to[0.9] is None else f"{row.steps_to[0.9]:.0f}")
    leader = best("loss", page.lab.board.results())
    assert [line.name for line in page.race.table.lines() if 0 in line.best] == [leader]
    heads = page.race.table._head_buttons
    qtbot.mouseClick(heads[1], LEFT)
    losses = [float(line.cells[0]) for line in page.race.table.lines()]
    assert losses == sorted(losses)
    qtbot.mouseClick(page.race.table._rows[0]._sample, LEFT)
    hidden = page.race.table.lines()[0]
    assert hidden.hidden
    assert not page.lab.board.losses[hidden.name].visible


def test_a_run_at_the_level_of_chance_is_not_called_done(page: ComparePage, qtbot: QtBot) -> None:
    click(qtbot, page.panel.figure_buttons["five-initializers"])
    page.lab.edit(steps=60)
    race_to_the_end(qtbot, page)
    words = {line.name: (line.word, line.state) for line in page.race.table.lines()}
    assert words["Zeros"] == ("only guesses", "warning")
    assert words["He"] == ("done", "good")


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


def test_a_learning_rate_changed_while_it_races_is_marked_on_the_plots(page: ComparePage, qtbot: QtBot) -> None:
    page.lab.edit(steps=4000)
    click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.board.progress[0] > 5, timeout=30_000)
    row = page.panel.runs.rows[0]
    assert row.number.isEnabled()
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, "0.5")
    qtbot.waitUntil(lambda: bool(page.lab.board.losses.marks), timeout=10_000)
    assert "SGD: η" in page.lab.board.losses.marks[0].text
    click(qtbot, page.halt)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=10_000)


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


def test_the_hover_line_moves_in_both_plots(page: ComparePage, qtbot: QtBot) -> None:
    race_to_the_end(qtbot, page)
    area = page.race.loss_plot.area
    middle = area.plot_rect().center()
    qtbot.mouseMove(area.viewport(), QPoint(int(middle.x()), int(middle.y())))
    qtbot.waitUntil(lambda: page.race.accuracy_plot.area.hover_x is not None)
    assert page.race.accuracy_plot.area.hover_x == area.hover_x
    names = {reading.name for reading in area.readings(area.hover_x or 0.0)}
    assert names == {"SGD", "Momentum", "AdaGrad", "Adam"}


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


def test_a_spread_without_room_goes_to_the_tooltip_and_the_mean_stays_whole(qtbot: QtBot) -> None:
    table = RaceTable()
    qtbot.addWidget(table)
    table.set_heads([Head("name", "Run", ""), Head("loss", "Loss", ""), Head("best", "Best", ""), Head("end", "", "")])
    line = Line("SGD", "SGD", 1, ("0.777 ± 0.024", "94.90 ± 0.44 %"), frozenset({0}), frozenset(), 0.5)
    table.set_lines([line])
    table.resize(600, 80)
    with qtbot.waitExposed(table):
        table.show()
    cells = table._rows[0]._cells
    assert [cell.text() for cell in cells] == ["0.777 ± 0.024", "94.90 ± 0.44 %"]
    assert all(cell.fontMetrics().horizontalAdvance(cell.text()) <= cell.width() for cell in cells)
    table.resize(330, 80)
    qtbot.waitUntil(lambda: cells[0].text() == "0.777")
    assert [cell.text() for cell in cells] == ["0.777", "94.90 %"]
    assert cells[1].toolTip() == "94.90 ± 0.44 %"


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


def test_a_race_that_was_broken_off_is_shown_and_continued(page: ComparePage, qtbot: QtBot) -> None:
    page.lab.edit(steps=40)
    click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.board.progress[0] > 2, timeout=60_000)
    click(qtbot, page.halt)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=60_000)
    page.closing()
    other = ComparePage(CompareLab(Runner(), Runner(), load=lambda _, **__: DATA, runs=page.lab.race._runs))
    qtbot.addWidget(other)
    other.restore_state({})
    other.shown()
    assert other.job() is None
    qtbot.waitUntil(lambda: other.lab.race.state == "idle", timeout=60_000)
    assert other.sentence().startswith("This race was stopped before its end.")
    assert other.go.text() == "Continue"
    assert {line.word for line in other.race.table.lines()} == {"stopped"}
    other.go.click()
    qtbot.waitUntil(lambda: other.lab.race.state == "idle", timeout=60_000)
    assert other.lab.board.progress == (40, 40)
    assert other.go.text() == "Start"
    other.closing()


def test_a_comparison_is_saved_opened_and_laid_over(page: ComparePage, qtbot: QtBot, tmp_path: Path) -> None:
    race_to_the_end(qtbot, page)
    page.commands()["save_as"]()
    dialog = page.over_menu.dialog
    assert isinstance(dialog, QFileDialog)
    path = tmp_path / "race.json"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    before = texts(page)
    page.lab.choose_variation("batch_size")
    assert texts(page) != before
    page.over_menu.open_file(str(path))
    assert texts(page) == before
    page.lab.remove_run(3)
    page.over_menu.lay_over_file(str(path))
    assert len(page.race.table.lines()) == 7
    page.over_menu.lay_over_file(str(path))
    assert "t most 8" in page.race.problem.text()
    page.over_menu.open_file(str(tmp_path / "none.json"))
    assert "none.json" in page.race.problem.text()


def test_a_kept_run_is_laid_over_from_the_menu(page: ComparePage, qtbot: QtBot) -> None:
    race_to_the_end(qtbot, page)
    page.over_menu.open_under(page.over)
    page.over_menu.close()
    action = page.over_menu.kept_menu.actions()[0]
    action.trigger()
    assert len(page.race.table.lines()) == 5
    page.run_menu.open_for(page.race.table.lines()[4].name, page.race.table)
    page.run_menu.actions()[-1].trigger()
    page.run_menu.close()
    assert len(page.race.table.lines()) == 4
    page.receive(Kept(page.lab.kept_runs()[0].folder))
    assert len(page.race.table.lines()) == 5
    page.over_menu.ask_kept()  # any other, however old
    dialog = page.over_menu.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(page.lab.kept_runs()[-1].folder))
    dialog.reject()
    assert len(page.race.table.lines()) == 6


def test_a_run_goes_to_other_pages(page: ComparePage, qtbot: QtBot) -> None:
    race_to_the_end(qtbot, page)
    sent: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: sent.append((key, parcel)))
    page.run_menu.open_for("Adam", page.race.table)
    for action in page.run_menu.actions():
        action.trigger()
    page.run_menu.close()
    assert [key for key, _ in sent] == ["train", "postal", "inspect"]
    assert isinstance(sent[0][1], Experiment)
    assert isinstance(sent[1][1], Trained)


def test_rivals_from_another_page_start_at_once(page: ComparePage, qtbot: QtBot) -> None:
    base = recipes.load("init-he").spec.replace(steps=20, data="mnist-sample")
    page.receive(Rivals("First weights", ("zeros", "He"), tuple(base.vary(initializer=(Zeros(), He())))))
    race_to_the_end(qtbot, page)
    assert list(texts(page)) == ["zeros", "He"]
    page.receive(Rivals("x", ("a", "b"), (base, base.replace(batch_size=3, weight_decay=0.1))))
    assert "more than one setting" in page.race.problem.text()


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


def test_missing_data_is_offered_for_download(page: ComparePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "available", lambda: {name: name == "mnist-sample" for name in sources.SOURCES})
    page.shown()
    asked: list[str] = []
    monkeypatch.setattr(page.lab.datasets, "fetch", asked.append)
    page.panel.data.choice.chosen.emit("mnist")
    line = page.panel.data.line
    assert "12 MB to download" in line.text.text()
    assert "12 MB to download" in page.go.toolTip()
    assert not page.go.isEnabled()
    line.button.click()
    assert asked == ["mnist"]


def test_a_folder_that_went_away_gives_way_to_the_digits_that_are_always_there(page: ComparePage) -> None:
    setup = {**page.lab.race.setup(), "data": "/gone/away"}
    page.restore_state({"setup": setup})
    assert page.lab.plan.data == "mnist-sample"


def test_the_surface_view_drags_plays_and_judges(page: ComparePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.panel.view._group.button(1), LEFT)
    view, panel = page.surface, page.surface_panel
    assert view.isVisible()
    assert not page.go.isVisible()
    assert page.commands() == {}
    assert "paths" in page.fact()
    plot = view.card.plot
    qtbot.mousePress(plot.viewport(), LEFT, pos=plot.pixel(-7, 2).toPoint())
    qtbot.mouseMove(plot.viewport(), plot.pixel(6, -3).toPoint())
    qtbot.mouseRelease(plot.viewport(), LEFT, pos=plot.pixel(6, -3).toPoint())
    assert view.lab.start == pytest.approx((6, -3), abs=0.1)
    assert [row[4].text() for row in view.verdicts.rows[:4]] == ["arrives"] * 4
    panel.rows[0].field.setFocus()
    panel.rows[0].field.selectAll()
    qtbot.keyClicks(panel.rows[0].field, "1.5")
    assert view.verdicts.rows[0][4].text() == "thrown out"
    click(qtbot, view.over)
    assert view.lab.shown == 0
    click(qtbot, view.step)
    assert view.lab.shown == 1
    click(qtbot, view.play)
    qtbot.waitUntil(lambda: view.lab.shown > 3)
    click(qtbot, view.play)
    panel.choice.activated.emit(panel.choice.findData("himmelblau"))
    assert view.card.unit_label.text().startswith("f = (x² + y − 11)²")
    qtbot.mouseClick(panel.rows[3].check, LEFT)
    assert not view.lab.walkers[3].on
    view.lab.set_steps(8)
    panel.choice.activated.emit(panel.choice.findData(NETWORK))
    shown = {row[2].text() for row in view.verdicts.rows if row[2].isVisible()}
    assert shown == {""} or not view.lab.computing
    assert "being computed" in view.card.unit_label.text() or not view.lab.computing
    qtbot.waitUntil(lambda: view.lab.driver.state == "idle", timeout=60_000)
    assert view.lab.surface is not None
    page._show_view("digits")
    assert page.go.isVisible()


@pytest.mark.parametrize("suffix", ["png", "svg", "csv"])
def test_every_chart_is_exported(page: ComparePage, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    race_to_the_end(qtbot, page)
    page._show_view("surface")
    said: list[str] = []
    page.message.connect(lambda text, *_: said.append(text))
    for number, card in enumerate((page.race.loss_plot, page.race.accuracy_plot, page.surface.card)):
        path = tmp_path / f"{number}.{suffix}"
        card.save_to(str(path))
        assert path.stat().st_size > 100
        assert said[-1] == f"Saved as {number}.{suffix}."
    assert page.findChildren(QPushButton)
    page.over_menu.save_file(str(tmp_path / "race.json"))
    assert said[-1] == "Saved as race.json."


def test_the_setup_is_remembered_and_the_page_speaks_korean(page: ComparePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.lab.choose_variation("initializer")
    page.lab.edit(seed=7, steps=77)
    state = page.save_state()
    other = ComparePage(CompareLab(load=lambda _, **__: DATA, runs=tmp_path))
    qtbot.addWidget(other)
    other.restore_state(state)
    assert [c.name for c in other.lab.plan.contenders] == [c.name for c in page.lab.plan.contenders]
    assert (other.lab.plan.seed, other.lab.plan.steps) == (7, 77)
    other.restore_state({"setup": {"spec": 3}, "smoothing": "x", "view": 4})
    assert other.lab.plan.seed == 7
    other.closing()
    i18n.set_language("ko")
    QApplication.processEvents()
    assert page.title() != "Compare"
    assert page.go.text() != "Start"

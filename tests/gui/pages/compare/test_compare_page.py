"""The Compare page, driven as a teacher drives it in class."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine import recipes
from engine.initializers.he import He
from engine.initializers.zeros import Zeros
from gui import i18n
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.handover import KeptRun, Rivals, ToTrain, Trained
from gui.pages.compare.compare_page import ComparePage
from gui.runner import Runner
from tests.gui.pages.compare.racing import DATA, click, race_to_the_end, texts


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
    page.receive(KeptRun(page.lab.kept_runs()[0].folder))
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
    assert isinstance(sent[0][1], ToTrain)
    assert isinstance(sent[1][1], Trained)


def test_rivals_from_another_page_start_at_once(page: ComparePage, qtbot: QtBot) -> None:
    base = recipes.load("init-he").spec.replace(steps=20, data="mnist-sample")
    page.receive(Rivals("First weights", ("zeros", "He"), tuple(base.vary(initializer=(Zeros(), He())))))
    race_to_the_end(qtbot, page)
    assert list(texts(page)) == ["zeros", "He"]
    page.receive(Rivals("x", ("a", "b"), (base, base.replace(batch_size=3, weight_decay=0.1))))
    assert "more than one setting" in page.race.problem.text()


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

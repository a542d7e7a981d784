"""Experiments and weights of the Train page as files: what is asked for, and what is said after each attempt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import SpecError
from engine.optimizers.momentum import Momentum
from engine.tasks import FOLDER
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.files import TrainFiles
from tests.gui.labs.train.trained import few
from tests.gui.pages.train.training import SPEC


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    made = TrainLab(load=few, runs=tmp_path / "runs")
    made.take(SPEC)
    return made


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    """What the dialogs stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def files(lab: TrainLab, home: QWidget) -> TrainFiles:
    return TrainFiles(lab, home)


@pytest.fixture
def heard(files: TrainFiles) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    files.message.connect(lambda text, role: found.append((text, role)))
    files.done.connect(lambda: found.append(("done", "")))
    return found


def dialog_of(home: QWidget, ask: Callable[[], object]) -> QFileDialog:
    """The dialog that is asked with, closed again."""
    ask()
    (dialog,) = home.findChildren(QFileDialog)
    dialog.close()
    return dialog


def test_what_goes_well_is_said_and_what_fails_is_an_error_and_both_are_done(
    files: TrainFiles, heard: list[tuple[str, str]]
) -> None:
    files.guarded(lambda: None, "Saved.")

    def fail() -> None:
        raise SpecError("no such thing", field="x")

    files.guarded(fail)
    assert heard == [("Saved.", "good"), ("done", ""), ("No such thing", "error"), ("done", "")]


def test_another_fault_than_the_engine_s_is_no_message(files: TrainFiles, heard: list[tuple[str, str]]) -> None:
    with pytest.raises(ZeroDivisionError):
        files.guarded(lambda: 1 / 0)
    assert heard == []


def test_an_experiment_is_saved_where_it_came_from(
    files: TrainFiles, lab: TrainLab, home: QWidget, tmp_path: Path, heard: list[tuple[str, str]]
) -> None:
    path = tmp_path / "mine.toml"
    files.save_experiment(str(path))
    files.open_experiment(str(path))
    lab.edit(optimizer=Momentum())
    files.save()
    assert not home.findChildren(QFileDialog)
    assert heard[-2][1] == "good"
    lab.edit(optimizer=SPEC.optimizer)
    files.open_experiment(str(path))
    assert lab.spec.optimizer == Momentum()


def test_an_experiment_without_a_file_asks_where(files: TrainFiles, home: QWidget) -> None:
    dialog = dialog_of(home, files.save)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "toml"


@pytest.mark.parametrize(
    ("ask", "saves", "suffix"),
    [("ask_open", False, "toml"), ("ask_save", True, "toml"), ("ask_save_weights", True, "safetensors"),
     ("ask_report_file", True, "html")],
)  # fmt: skip
def test_each_question_asks_for_its_kind_of_file(
    files: TrainFiles, home: QWidget, ask: str, saves: bool, suffix: str
) -> None:
    dialog = dialog_of(home, getattr(files, ask))
    assert (dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave) == saves
    assert dialog.nameFilters()[0] == f"*.{suffix}"


def test_tasks_are_asked_for_among_the_examples(files: TrainFiles, home: QWidget) -> None:
    dialog = dialog_of(home, files.ask_task)
    assert Path(dialog.directory().absolutePath()) == FOLDER.resolve()


def test_weights_that_cannot_be_opened_are_refused_once(
    qtbot: QtBot, files: TrainFiles, heard: list[tuple[str, str]], tmp_path: Path
) -> None:
    files.open_weights(str(tmp_path / "gone.safetensors"))
    qtbot.waitUntil(lambda: ("done", "") in heard)
    assert [role for _, role in heard] == ["error", ""]
    assert "gone.safetensors" in heard[0][0]


def test_a_task_that_is_none_is_named(
    files: TrainFiles, lab: TrainLab, heard: list[tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "task.toml"
    path.write_text("nothing = 1")
    files.open_task(str(path))
    assert heard[0][1] == "error"
    assert lab.task.path is None

"""What the Train page reports once: each report is taken out of the lab."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import SpecError, StoreError
from engine.spec import ExperimentSpec
from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab
from gui.labs.train.training_work import TrainingWork
from gui.pages.train.advice_card import WordsCard
from gui.pages.train.reports import TrainReports
from tests.gui.labs.train.trained import SMALL, few

Said = list[tuple[str, str, str]]


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    made = TrainLab(load=few, runs=tmp_path / "runs")
    made.take(ExperimentSpec(layers=SMALL, batch_size=100, epochs=0, steps=1))
    return made


@pytest.fixture
def reports(qtbot: QtBot, lab: TrainLab) -> tuple[TrainReports, Said]:
    words = WordsCard()
    qtbot.addWidget(words)
    made, said = TrainReports(lab, words, words), Said()
    made.message.connect(lambda *message: said.append(message))
    return made, said


def test_without_news_nothing_is_said(reports: tuple[TrainReports, Said]) -> None:
    reports[0].report()
    reports[0].finished()
    assert reports[1] == []


def test_what_a_task_refuses_and_a_written_report_are_said_once(
    lab: TrainLab, reports: tuple[TrainReports, Said], tmp_path: Path
) -> None:
    lab.task.fault = SpecError("{field} is set by the task; leave the task to change it", field="seed")
    reports[0].report()
    lab.task.written = tmp_path / "report.html"
    reports[0].report()
    reports[0].report()
    assert [role for _, _, role in reports[1]] == ["error", "good"]
    assert "report.html" in reports[1][1][0]


def test_a_manifest_that_was_set_aside_is_named_with_its_file(
    lab: TrainLab, reports: tuple[TrainReports, Said], tmp_path: Path
) -> None:
    lab.interruptions.set_aside = [tmp_path / "race.damaged.json"]
    reports[0].report()
    reports[0].report()
    assert [message[1:] for message in reports[1]] == [(str(tmp_path / "race.damaged.json"), "warning")]


def test_a_run_that_continues_from_its_older_checkpoint_says_why(
    lab: TrainLab, reports: tuple[TrainReports, Said], tmp_path: Path
) -> None:
    lab.run.work = TrainingWork(lab.spec, few)
    lab.run.work.damaged = StoreError("{name} is damaged", path=tmp_path, name="checkpoint")
    reports[0].report()
    assert lab.run.work.damaged is None
    assert "checkpoint is damaged. The run continues from the one before it." in reports[1][0][0]


def test_a_run_that_broke_off_shows_where_and_one_that_is_unkept_why(
    lab: TrainLab, reports: tuple[TrainReports, Said], tmp_path: Path
) -> None:
    lab.start()
    driver = lab.run.driver
    assert isinstance(driver, Inline)
    driver.run()
    assert lab.run.work is not None
    lab.run.work.unkept = StoreError("the disk is full", path=tmp_path)
    reports[0].finished()
    lab.run.fail(ZeroDivisionError("out of the blue"))
    reports[0].finished()
    assert [role for _, _, role in reports[1]] == ["warning", "error"]
    assert "out of the blue" in reports[1][1][0]
    assert "ZeroDivisionError" in reports[1][1][1]

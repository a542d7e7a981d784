"""Findings of a race under its table: who has them, why it matters, and one remedy."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.analysis.diagnosis import Finding, Remedy
from engine.store.comparison import Record
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.race_findings import RaceFinding
from gui.labs.driving import Inline
from gui.labs.handover import ToTrain
from gui.pages.compare.finding_lines import FindingLines
from tests.gui.labs.compare.test_race_findings import record, spec
from tests.small import small_dataset


def lines(qtbot: QtBot, folder: Path, *records: Record) -> tuple[FindingLines, list[tuple[str, object]]]:
    data = small_dataset()
    lab = CompareLab(Inline(), load=lambda _, **__: data, runs=folder)
    for one in records:
        lab.board.comparison.records[one.name] = one
    made = FindingLines(lab)
    qtbot.addWidget(made)
    given: list[tuple[str, object]] = []
    made.handed.connect(lambda page, parcel: given.append((page, parcel)))
    made.draw()
    return made, given


def test_nothing_is_shown_where_nothing_is_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    made, _ = lines(qtbot, tmp_path)
    assert made.isHidden()


def test_a_finding_names_its_runs_number_reason_and_remedy(qtbot: QtBot, tmp_path: Path) -> None:
    frozen = spec(initializer="zeros", epochs=1)
    made, given = lines(qtbot, tmp_path, record("He", frozen), record("Zeros", frozen))
    (said, *_) = [
        line.accessibleName() for line in made.lines if not line.isHidden() and "equal" in line.accessibleName()
    ]
    assert said.startswith("All runs: Layer 2")
    assert "Equal weights get equal updates" in said
    assert "Train it with the remedy" in said
    place = next(i for i, one in enumerate(made.lab.findings) if one.finding.rule == "equal-units")
    made.lines[place].acted.emit(str(place))
    (page, parcel) = given[0]
    assert page == "train"
    assert isinstance(parcel, ToTrain)
    assert parcel.spec.initializer.kind == "he"


def test_a_rate_to_be_found_opens_train_with_the_finder(qtbot: QtBot, tmp_path: Path) -> None:
    slow = spec(optimizer={"kind": "sgd", "learning_rate": 1e-6}, epochs=3)
    made, given = lines(qtbot, tmp_path, record("slow", slow))
    rules = [one.finding.rule for one in made.lab.findings]
    place = rules.index("weights-still")
    made.lines[place].acted.emit(str(place))
    assert isinstance(given[0][1], ToTrain)
    assert given[0][1].action == "find_rate"


def test_a_finding_about_the_data_opens_them_on_train(qtbot: QtBot, tmp_path: Path) -> None:
    made, given = lines(qtbot, tmp_path, record("plain", spec(epochs=1)))
    blank = Finding("blank", "warning", {"percent": "5.0"}, Remedy(action="data"))
    made._shown = [RaceFinding(("plain",), blank, spec(epochs=1))]
    assert made._offer(made._shown[0]) == "Check the data…"
    made.lines[0].acted.emit("0")
    assert isinstance(given[0][1], ToTrain)
    assert given[0][1].action == "data"

"""A study on disk: every trial once, and only one study a file."""

import contextlib
import gc
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.errors import StoreError
from engine.study import storage
from engine.study.storage import StudyFile, new_path
from engine.study.trial import Outcome
from tests.engine.study.examples import SPACE

VALUES = {"optimizer": "sgd", "optimizer.learning_rate": 0.1, "layers.2.units": 8}


def outcome(number: int) -> Outcome:
    return Outcome(number, "done", 0.5, (0.25, 0.5), 30, 0.1)


def test_a_trial_that_is_added_twice_is_there_once(tmp_path: Path) -> None:
    study = StudyFile(tmp_path / "x.db")
    for number in (0, 1, 0):
        study.add(VALUES, outcome(number), SPACE)
    assert StudyFile(tmp_path / "x.db").done() == {0: (VALUES, outcome(0)), 1: (VALUES, outcome(1))}


def test_a_study_that_is_given_up_closes_what_it_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(sqlite3.Connection):
        closed = False

        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            opened.append(self)

        def close(self) -> None:
            self.closed = True
            super().close()

    opened: list[Counted] = []
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Counted))
    study = StudyFile(tmp_path / "x.db")
    study.add(VALUES, outcome(0), SPACE)
    assert not all(connection.closed for connection in opened)
    del study
    (tmp_path / "damaged.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    with contextlib.suppress(StoreError):
        StudyFile(tmp_path / "damaged.db")
    gc.collect()
    assert len(opened) >= 2
    assert all(connection.closed for connection in opened)


def test_another_study_in_the_same_file_is_refused_with_what_differs(tmp_path: Path) -> None:
    study = StudyFile(tmp_path / "x.db")
    study.begin({"by": "tpe", "digest": "d"})
    study.begin({"digest": "d", "by": "tpe"})
    with pytest.raises(StoreError, match=r"something else \(by differ\)"):
        StudyFile(tmp_path / "x.db").begin({"by": "random", "digest": "d"})


def test_a_study_is_searched_by_one_program_at_a_time(tmp_path: Path) -> None:
    first, second = StudyFile(tmp_path / "x.db"), StudyFile(tmp_path / "x.db")
    first.begin({"by": "tpe"})
    with pytest.raises(StoreError, match="another program searches x now"):
        second.begin({"by": "tpe"})
    first.close()
    second.begin({"by": "tpe"})
    second.close()


def test_a_study_that_is_being_searched_can_be_read(tmp_path: Path) -> None:
    first = StudyFile(tmp_path / "x.db")
    first.begin({"by": "tpe"})
    first.add(VALUES, outcome(3), SPACE)
    assert set(StudyFile(tmp_path / "x.db").done()) == {3}


def three_trials(path: Path) -> Path:
    """A study with three trials, closed."""
    study = StudyFile(path)
    study.begin({"by": "tpe"})
    for number in range(3):
        study.add(VALUES, outcome(number), SPACE)
    study.close()
    return path


def change(path: Path, *statements: str) -> None:
    """Change a database behind the study's back."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_a_version_to_come(path: Path) -> None:
    change(path, "update alembic_version set version_num = 'v99.0.0'")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda path: path.write_bytes(b"not a database, by far" * 100), "file is not a database"),
        (halved, "database disk image is malformed"),
        (of_a_version_to_come, "no longer compatible with the table schema"),
    ],
)
def test_a_file_that_is_no_study_is_refused_in_one_sentence(
    tmp_path: Path, damage: Callable[[Path], object], reason: str
) -> None:
    path = three_trials(tmp_path / "x.db")
    damage(path)
    with pytest.raises(StoreError, match=r"x\.db cannot be opened as a study") as refused:
        StudyFile(path)
    assert reason in str(refused.value)
    assert "SQL" not in str(refused.value)
    assert len(str(refused.value)) <= 300


def test_trials_that_were_damaged_are_refused_when_they_are_read(tmp_path: Path) -> None:
    path = three_trials(tmp_path / "x.db")
    change(path, "update trial_user_attributes set value_json = '{{'")
    study = StudyFile(path)
    assert study.setup == {"by": "tpe"}
    for read in (study.done, study.entries):
        with pytest.raises(StoreError, match=r"x\.db cannot be opened as a study"):
            read()


def test_a_study_that_another_program_has_locked_is_refused_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "WAIT_S", 0.02)
    path = three_trials(tmp_path / "x.db")
    study = StudyFile(path)
    known = study.done()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(StoreError, match="cannot be opened as a study: database is locked"):
            StudyFile(path)
        with pytest.raises(StoreError, match=r"trial 7 cannot be kept in x\.db: database is locked"):
            study.add(VALUES, outcome(7), SPACE)
        with pytest.raises(StoreError, match="database is locked"):
            study.begin({"by": "tpe"})
        other.execute("rollback")
    study.add(VALUES, outcome(7), SPACE)
    assert set(study.done()) == {*known, 7}


def test_a_trial_that_cannot_be_written_is_refused_with_its_number(tmp_path: Path) -> None:
    path = three_trials(tmp_path / "x.db")
    study = StudyFile(path)
    assert set(study.done()) == {0, 1, 2}
    path.unlink()  # SQLite then takes the file that it holds for read-only, whoever runs this
    with pytest.raises(StoreError, match=r"trial 7 cannot be kept in x\.db: attempt to write a readonly database"):
        study.add(VALUES, outcome(7), SPACE)


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = StudyFile(tmp_path / "x.db")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(storage, "frozen", broken)
    with pytest.raises(ZeroDivisionError):
        study.add(VALUES, outcome(0), SPACE)


def test_names_of_studies_do_not_meet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    first = new_path("Two layers!")
    first.parent.mkdir(parents=True)
    first.touch()
    assert new_path("Two layers!") != first
    assert first.name.endswith("two-layers.db")

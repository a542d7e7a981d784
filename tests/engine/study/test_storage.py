"""A study on disk: every trial once, and only one study a file."""

from pathlib import Path

import pytest

from engine.errors import StoreError
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


def test_a_file_that_is_no_study_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database, by far" * 100)
    with pytest.raises(StoreError, match=r"x\.db cannot be opened as a study") as refused:
        StudyFile(tmp_path / "x.db")
    assert len(str(refused.value)) <= 300


def test_names_of_studies_do_not_meet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    first = new_path("Two layers!")
    first.parent.mkdir(parents=True)
    first.touch()
    assert new_path("Two layers!") != first
    assert first.name.endswith("two-layers.db")

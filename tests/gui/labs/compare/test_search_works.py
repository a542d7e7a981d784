"""What takes long on the search view, without a window."""

from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.study.gathering import ClassStudy, Looked
from engine.study.search import OneProcess, Search, TrialEnded
from engine.study.storage import StudyFile
from gui.labs.compare.search_works import ClassWork, Matters, OpenedStudy, SearchWork, StudyOpening
from tests.engine.study.examples import SPEC, data, plan

DATA = data()


def test_a_search_that_is_continued_shows_first_what_is_done(tmp_path: Path) -> None:
    list(Search(plan(trials=3), DATA, OneProcess(DATA), StudyFile(tmp_path / "x.db")).events())
    work = SearchWork(plan(trials=4), 1, lambda name: DATA, lambda: StudyFile(tmp_path / "x.db"))
    ends = [item.outcome.number for item in work.events() if isinstance(item, TrialEnded)]
    assert ends == [0, 1, 2, 3]
    assert work.path == tmp_path / "x.db"


def test_a_study_of_a_search_is_opened_with_what_it_asks(tmp_path: Path) -> None:
    asked = plan(trials=3, prune="median")
    list(Search(asked, DATA, OneProcess(DATA), StudyFile(tmp_path / "x.db")).events())
    opened, found = StudyOpening(tmp_path / "x.db").events()
    assert isinstance(opened, OpenedStudy)
    assert (opened.spec, opened.space, opened.by, opened.prune) == (SPEC, asked.space, "tpe", "median")
    assert sorted(opened.done) == [0, 1, 2]
    assert found == Matters({}, {})


def test_a_file_that_is_no_study_of_ours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no study of DigitLab"):
        list(StudyOpening(tmp_path / "x.db").events())


def test_a_class_is_gathered_kept_and_opened_again(tmp_path: Path, handed_in: Path) -> None:
    work = ClassWork([handed_in], "class-1", lambda: StudyFile(tmp_path / "c.db"))
    looked, study, _ = work.events()
    assert isinstance(looked, Looked)
    assert isinstance(study, ClassStudy)
    again, _ = StudyOpening(tmp_path / "c.db").events()
    assert isinstance(again, ClassStudy)
    assert again.entries == study.entries


def test_a_stop_leaves_the_rest_of_a_class_out(tmp_path: Path, handed_in: Path) -> None:
    work = ClassWork([handed_in], "class-1", lambda: StudyFile(tmp_path / "c.db"))
    work.stop()
    assert list(work.events()) == []

"""Tests in forks of one process: what they say of a project as it stands at that moment."""

from pathlib import Path

import pytest

from benchmarks.checks.forked_tests import ForkedTests

TEST = """import time

import part


def test_number():
    assert part.NUMBER == 1


def test_forever():
    time.sleep(600)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "part.py").write_text("NUMBER = 1\n")
    (tmp_path / "test_part.py").write_text(TEST)
    return tmp_path


def test_a_change_of_the_source_is_noticed_until_it_is_undone(project: Path) -> None:
    answers = []
    with ForkedTests(project) as asked:
        for number in (1, 2, 1):
            (project / "part.py").write_text(f"NUMBER = {number}\n")
            answers.append(asked.notice(["test_part.py::test_number"], 60))
    assert answers == [False, True, False]


def test_tests_that_run_for_too_long_are_ended_and_count_as_noticed(project: Path) -> None:
    with ForkedTests(project) as asked:
        assert asked.notice(["test_part.py::test_forever"], 0.2)
        assert not asked.notice(["test_part.py::test_number"], 60)


def test_a_process_that_has_ended_answers_nothing(project: Path) -> None:
    with ForkedTests(project) as asked:
        asked._server.kill()
        asked._server.wait()
        with pytest.raises((RuntimeError, BrokenPipeError)):
            asked.notice(["test_part.py::test_number"], 60)

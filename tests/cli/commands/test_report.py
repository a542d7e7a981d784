"""`report` for a teacher's folder of runs."""

import json
from pathlib import Path

import pytest

from engine.store.run_list import list_runs
from gui.labs.course.progress import Progress
from tests.cli.conftest import Command


def test_a_kept_run_becomes_one_page(command: Command, small: Path, tmp_path: Path) -> None:
    assert command("train", small, "--steps", 3, "--keep").status == 0
    kept, *_ = list_runs()  # newest first
    answer = command("report", kept.name, "--out", tmp_path / "x.html", "--lang", "ko", "--json")
    assert answer.status == 0, answer.err
    assert json.loads(answer.out)["written"] == str(tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "혼동 행렬" in page
    assert kept.name in page
    both = command("report", "--out", tmp_path / "both.html", kept.name, kept.name)
    assert both.status == 0, both.err


def test_who_hands_it_in_is_remembered(
    command: Command, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    assert command("train", small, "--steps", 3, "--keep").status == 0
    kept, *_ = list_runs()
    out = tmp_path / "x.html"
    assert command("report", kept.name, "--out", out, "--name", "Kim Minji", "--number", 17).status == 0
    assert command("report", kept.name, "--out", out).status == 0
    assert "<u>Kim Minji</u>" in out.read_text(encoding="utf-8")
    assert "<u>17</u>" in out.read_text(encoding="utf-8")


def test_a_name_that_is_no_run_is_said(command: Command) -> None:
    answer = command("report", "no-such-run")
    assert answer.status == 2
    assert "no kept run called no-such-run" in answer.err


def test_the_tasks_of_the_labs_become_a_page(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    record = Progress()
    record.solved("descent").update({"slow", "once"})
    record.keep()
    out = tmp_path / "labs.html"
    answer = command("report", "--labs", "--out", out, "--lang", "ko", "--json")
    assert answer.status == 0, answer.err
    facts = json.loads(answer.out)
    assert (facts["solved"], len(facts["labs"])) == (2, 13)
    page = out.read_text(encoding="utf-8")
    assert page.count("✓ 해결") == 2
    assert "경사 하강법" in page
    assert command("report", "--labs", "descent", "--out", out).status == 0
    assert "Perceptron" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name a kept run, or ask for the labs' tasks with --labs"),
        (("some-run", "--labs"), "two reports"),
        (("--labs", "decent"), "did you mean descent"),
        (("--labs", "--out", "labs.pdf"), "is an .html file"),
    ],
)
def test_what_makes_no_report_is_refused(command: Command, words: tuple[str, ...], said: str) -> None:
    answer = command("report", *words)
    assert answer.status == 2
    assert said in answer.err

"""`report` for a teacher's folder of runs."""

import json
from pathlib import Path

import pytest

from engine.store.run_list import list_runs
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
    both = command("report", kept.name, kept.name, "--out", tmp_path / "both.html")
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

"""runs: what is kept is listed, shown, compared, exported, imported and deleted without a window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.store.checkpoint import previous
from engine.store.run_list import CHECKPOINT_FILE, runs_folder
from engine.store.run_notes import write_notes
from tests.cli.conftest import Command
from tests.engine.store.test_keeping import keep, spec


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    keep(runs_folder() / "one", spec())
    keep(runs_folder() / "two", spec(optimizer="adam", epochs=3), stop_at=3)
    write_notes(runs_folder() / "two", tags=("homework",))


def test_the_list_is_searched_by_words_and_settings(command: Command) -> None:
    assert {fact["run"] for fact in command("runs", "--json").facts} == {"one", "two"}
    assert [fact["run"] for fact in command("runs", "list", "optimizer=adam", "--json").facts] == ["two"]
    assert [fact["run"] for fact in command("runs", "list", "homework", "--json").facts] == ["two"]
    assert command("runs", "list", "nothing like it", "--json").facts == [{"runs": []}]
    answer = command("runs")
    assert answer.status == 0
    assert "2 runs" in answer.err
    assert "stopped" in answer.out


def test_two_runs_are_compared(command: Command) -> None:
    (facts,) = command("runs", "diff", "one", "two", "--json").facts
    assert facts["differs"]["optimizer"] == ["sgd", "adam"]
    assert facts["differs"]["epochs"] == [2, 3]
    assert "optimizer" in command("runs", "diff", "one", "two").out
    assert command("runs", "diff", "one").status == 2


def test_runs_are_exported_deleted_and_imported(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    assert command("runs", "export", "two", "--out", out).status == 0
    assert command("runs", "delete", "two").status == 0
    assert [fact["run"] for fact in command("runs", "--json").facts] == ["one"]
    assert command("runs", "import", out, "--json").facts == [{"runs": ["two"]}]
    (shown,) = command("runs", "show", "two", "--json").facts
    assert (shown["tags"], shown["state"]) == (["homework"], "stopped")


def test_options_may_stand_between_an_action_and_its_runs(command: Command) -> None:
    assert [fact["run"] for fact in command("runs", "show", "--json", "two", "one").facts] == ["two", "one"]
    assert [fact["run"] for fact in command("runs", "--json", "list", "homework").facts] == ["two"]
    assert command("runs", "delete", "--json", "one").facts == [{"deleted": ["one"]}]


def test_a_wrong_name_suggests_the_nearest(command: Command) -> None:
    answer = command("runs", "show", "tow")
    assert answer.status == 2
    assert "did you mean two?" in answer.err


def test_thinning_says_what_it_would_free_and_removes_only_what_is_asked_for(command: Command) -> None:
    newest = runs_folder() / "two" / CHECKPOINT_FILE
    older = previous(newest)
    older.unlink()
    assert "nothing that a run does not need" in command("runs", "thin").err
    shutil.copy(newest, older)
    size = older.stat().st_size
    assert "thinning would free" in command("runs").err
    assert command("runs", "thin", "--json").facts == [{"runs": ["two"], "would_free_bytes": size}]
    assert older.exists()
    assert "of 1 run removed" not in command("runs", "thin", "one").err
    assert older.exists()
    assert command("runs", "thin", "--all", "--json").facts == [{"runs": ["two"], "files": 1, "freed_bytes": size}]
    assert (newest.exists(), older.exists()) == (True, False)

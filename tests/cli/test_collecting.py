"""`search collect`: what students exported, gathered on the command line."""

from pathlib import Path

from tests.cli.conftest import Command


def test_exported_runs_become_one_study(command: Command, small: Path, tmp_path: Path) -> None:
    assert command("train", small, "--steps", 20, "--keep").status == 0
    assert command("train", small, "--steps", 20, "--set", "batch_size=50", "--keep").status == 0
    (tmp_path / "in").mkdir()
    for place, name in enumerate(("Lee", "Kim", "Kim again")):
        runs = [fact["run"] for fact in command("runs", "list", "--json").facts]
        assert command("runs", "export", runs[min(place, 1)], "--out", tmp_path / "in" / f"{name}.zip").status == 0
    (tmp_path / "in" / "broken.zip").write_bytes(b"no zip")
    answer = command("search", "collect", tmp_path / "in", "--out", "week-3", "--json")
    assert answer.status == 0, answer.err
    facts = {fact["event"]: fact for fact in answer.facts}
    assert facts["LeftOut"]["file"] == "broken.zip"
    assert facts["Twice"]["file"] == "Kim.zip" or facts["Twice"]["file"] == "Kim again.zip"
    assert facts["Collected"]["runs"] == 2
    assert [setting["path"] for setting in facts["Collected"]["space"]] == ["batch_size"]
    assert {fact["values"]["batch_size"] for fact in answer.facts if fact["event"] == "Run"} == {50, 100}
    again = command("search", "collect", tmp_path / "in", "--out", "week-3")
    assert again.status == 2
    assert "there is a study week-3 already" in again.err
    table = command("search", "collect", tmp_path / "in", "--out", "week-4")
    assert "Left out: broken.zip:" in table.err
    assert "2 runs of 2 students, kept as the study week-4" in table.err
    assert table.out.splitlines()[0].split() == ["#", "student", "run", "state", "right", "batch_size"]


def test_what_cannot_be_gathered_is_said_in_one_sentence(command: Command, tmp_path: Path) -> None:
    for words, part in (
        (("collect", tmp_path / "nowhere"), "there is no file or folder"),
        (("collect", tmp_path), "no runs were found in"),
        (("collect", tmp_path, "--out", "../x"), "letters, digits"),
    ):
        answer = command("search", *words)
        assert answer.status == 2
        assert part in answer.err
        assert answer.err.count("\n") == 1

"""Where the program stands, how it says something, how it becomes another; tests/bootstrap has the whole start."""

import sys
from pathlib import Path

import pytest

from cli.bootstrap import basics


def test_the_root_is_the_folder_of_main() -> None:
    assert (Path(basics.ROOT) / "main.py").is_file()
    assert (Path(basics.ROOT) / "pyproject.toml").is_file()


def test_what_is_said_is_for_people_and_leaves_stdout_alone(capsys: pytest.CaptureFixture[str]) -> None:
    basics.say("One line.")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "One line.\n")


@pytest.mark.skipif(basics.WINDOWS, reason="Windows cannot replace a process")
def test_the_process_becomes_the_command_with_nothing_left_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(sys.stdout, "flush", lambda: done.append("flushed"))
    monkeypatch.setattr(basics.os, "execv", lambda path, command: sys.exit(f"{path} {command}"))
    with pytest.raises(SystemExit, match=r"/bin/echo \['/bin/echo', 'a'\]"):
        basics.replace_process(["/bin/echo", "a"])
    assert done == ["flushed"]

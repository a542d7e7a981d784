"""What holds for every command, and the short commands themselves."""

import errno
import importlib
import importlib.util
import os
from pathlib import Path

import pytest

import main
from cli import MODULES
from tests.cli.conftest import Command

COMMANDS = tuple(name for name in main.COMMANDS if name not in ("test", "setup"))


def test_main_offers_exactly_the_commands_there_are() -> None:
    modules = [f"cli.commands.{MODULES.get(name, name)}" for name in COMMANDS]
    assert not [module for module in modules if importlib.util.find_spec(module) is None]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_refuses_an_unknown_option_in_one_sentence(command: Command, name: str) -> None:
    answer = command(name, "--no-such-option")
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("DigitLab: ")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = importlib.import_module(f"cli.commands.{MODULES.get(name, name)}")
    with pytest.raises(SystemExit) as exit:
        module.run(["--help"])
    assert exit.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python3 main.py {name}")


def test_full_disk_behind_the_output_is_one_sentence(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(argv: list[str]) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(importlib.import_module("cli.commands.recipes"), "run", full)
    monkeypatch.setattr("cli.terminal.drop_output", lambda stream: None)  # the test's own output is still wanted
    answer = command("recipes")
    assert answer.status == 2
    assert answer.err == "DigitLab: the disk is full; free some space and run it again\n"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="this system has no such device")
@pytest.mark.parametrize("argv", [("train", "--out"), ("compare", "--out"), ("reproduce", "--out")])
def test_a_device_is_not_replaced_by_a_file(command: Command, small: Path, argv: tuple[str, str]) -> None:
    name, option = argv
    answer = command(name, *([] if name == "reproduce" else [small]), option, "/dev/null")
    assert answer.status == 2
    assert "/dev/null is no file on a disk" in answer.err
    assert not Path("/dev/null").is_file()


def test_a_full_memory_is_one_sentence(command: Command, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("cli.commands.train.load_data", full)
    answer = command("train", small)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "the memory is full" in answer.err


# --- what no command expects


@pytest.mark.parametrize("word", ["", " "])
def test_an_empty_word_is_refused_as_any_other(command: Command, word: str) -> None:
    answer = command("recipes", word)
    assert answer.status == 2
    assert answer.err.startswith("DigitLab: unknown argument ''")


def test_what_the_system_refuses_is_one_sentence_with_the_place(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(argv: list[str]) -> int:
        raise PermissionError(errno.EACCES, "denied", "/closed/" + "x" * 400)

    monkeypatch.setattr(importlib.import_module("cli.commands.recipes"), "run", refused)
    answer = command("recipes", "--json")
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "no permission" in answer.err
    assert len(answer.err) <= 310
    assert answer.facts[-1]["status"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("train", "PIPE.toml"),
        ("train", "PIPE.toml", "--data", "PIPE"),
        ("data", "PIPE"),
        ("data", "PIPE.csv"),
        ("task", "PIPE.toml"),
        ("read", "PIPE"),
        ("evaluate", "PIPE"),
        ("inspect", "PIPE.safetensors"),
        ("runs", "import", "PIPE.zip"),
    ],
)
def test_a_pipe_which_may_never_end_is_refused_by_every_command_that_reads_files(
    command: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for word in words:
        if word.startswith("PIPE") and not (tmp_path / word).exists():
            os.mkfifo(tmp_path / word)
    answer = command(*(tmp_path / word if word.startswith("PIPE") else word for word in words))
    assert answer.status == 2
    assert "no file on a disk" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("runs",), ("runs", "show", "nope"), ("train", "--resume", "nope"), ("export", "nope", "--to", "csv")]
)
def test_a_home_that_cannot_be_read_is_named_and_not_taken_for_an_empty_list(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    answer = command(*words)
    assert answer.status == 2
    assert "cannot be read: a part of its path is a file" in answer.err
    assert "set DIGITLAB_HOME" in answer.err

"""A part that a command needs is offered on a terminal, where no is the answer of whoever says nothing."""

import io
import sys
from pathlib import Path

import pytest

import cli
from cli import offering
from engine.extras.catalog import EXTRAS
from engine.extras.missing import MissingExtraError, library
from tests.toy_part import MODULE, NAME, offer_toy


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    offer_toy(tmp_path, monkeypatch)
    return Terminal()


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "maybe\n"])
def test_without_a_yes_nothing_is_installed(answer: str, said: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert not offering.accepted(EXTRAS[NAME])
    assert f"This needs the optional part {NAME} ({MODULE}): about 1 MB." in said.getvalue()
    assert "[y/N]" in said.getvalue()
    assert not EXTRAS[NAME].installed


def test_a_yes_installs_and_the_library_can_be_used_at_once(said: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(sys, "stdin", Terminal("Y\n"))
    assert offering.accepted(EXTRAS[NAME])
    assert library(MODULE, NAME, "").ANSWER == 42


def test_where_no_one_sits_at_a_terminal_no_one_is_asked(said: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert not offering.accepted(EXTRAS[NAME])
    assert said.getvalue() == ""


def test_a_command_runs_again_with_what_it_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(argv: list[str]) -> int:
        ran.append(argv)
        if len(ran) == 1:
            raise MissingExtraError("onnx", "a.onnx")
        return 0

    monkeypatch.setattr("cli.commands.export.run", run)
    monkeypatch.setattr(offering, "accepted", lambda extra: True)
    assert cli.main(["export", "a", "--to", "onnx"]) == 0
    assert ran == [["a", "--to", "onnx"]] * 2


def test_a_command_that_gets_no_yes_ends_with_the_command_that_installs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cli.commands.search.library", _missing)
    assert cli.main(["search", "two-layer", "--over", "optimizer=sgd,adam"]) == 2
    assert "python3 main.py setup --extra search" in capsys.readouterr().err


def _missing(name: str, extra: str, path: str) -> None:
    raise MissingExtraError(extra, path)

"""Where output goes, and how it reads."""

import argparse
import errno
import io
import json
import re
import signal
import sys
from collections.abc import Callable

import pytest

from cli import terminal
from cli.terminal import (
    Parser,
    ProgressBar,
    Refusal,
    duration,
    emit,
    percent,
    say,
    share,
    table,
    until_interrupted,
    whole,
)


def test_numbers_read_as_in_the_window() -> None:
    assert percent(0.9746) == "97.46 %"
    assert percent(None) == "–"
    assert duration(34) == "0:34"
    assert duration(3900) == "1 h 05 min"


def test_tables_align_words_left_and_numbers_right() -> None:
    assert table(["name", "n"], [["a", "10"], ["bcdef", "5"]]) == "name    n\na      10\nbcdef   5"


def test_json_lines_hold_no_word_that_json_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    emit({"name": "숫자", "loss": None})
    assert json.loads(capsys.readouterr().out) == {"name": "숫자", "loss": None}


def test_a_bar_shows_share_time_left_and_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    now = 0.0
    bar = ProgressBar(clock=lambda: now)
    now = 30.0
    bar.show(0.25, "loss 0.5")
    now = 30.01
    bar.show(0.26, "too soon to draw again")
    assert screen.getvalue() == "\r\x1b[K[█████···············]  25%  1:30 left  loss 0.5"


def test_a_bar_is_for_terminals_only(capsys: pytest.CaptureFixture[str]) -> None:
    bar = ProgressBar(clock=lambda: 99.0)
    bar.show(0.5, "half")
    bar.clear()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("text", "value"), [("7", 7), ("1e2", 100), ("１２", 12)])
def test_a_whole_number_is_read_as_people_write_it(text: str, value: int) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(("text", "value"), [("0.4", 0.4), ("40%", 0.4), ("100%", 1.0)])
def test_a_share_is_a_number_or_a_percentage(text: str, value: float) -> None:
    assert share(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("read", "text", "words"),
    [
        (whole, "2.5", "must be a whole number, not '2.5'"),
        (share, "0,4", "must be a share like 0.4, not '0,4'; write 0.4 with a point"),
        (share, "much", "must be a share like 0.4, not 'much'"),
    ],
)
def test_what_is_no_number_is_refused_with_the_way_out(read: Callable[[str], float], text: str, words: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=re.escape(words)):
        read(text)


def test_an_unknown_option_names_the_nearest_and_where_to_read_more() -> None:
    parser = Parser("train", "Train.")
    parser.add_argument("--epochs", type=whole)
    with pytest.raises(
        Refusal, match=r"unknown argument --epoch; did you mean --epochs\? \(more: python3 main.py train"
    ):
        parser.parse_args(["--epoch", "3"])
    with pytest.raises(Refusal, match="--epochs: must be a whole number, not 'x'"):
        parser.parse_args(["--epochs", "x"])


def test_words_for_people_are_in_the_right_number_and_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    say("1 steps, 2 steps")
    found = capsys.readouterr()
    assert (found.out, found.err) == ("", "1 step, 2 steps\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_asks_for_a_clean_end_and_a_second_one_ends_at_once(number: signal.Signals) -> None:
    asked: list[str] = []
    before = signal.getsignal(number)
    with until_interrupted(lambda: asked.append("stop")) as interrupted:
        assert not interrupted()
        signal.raise_signal(number)
        assert interrupted()
        assert asked == ["stop"]
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) is before


def test_a_reader_that_is_gone_asks_for_a_clean_end_and_other_faults_are_faults(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Gone(io.StringIO):
        fault = errno.EPIPE

        def write(self, text: str) -> int:
            raise OSError(self.fault, "gone")

    asked: list[str] = []
    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(terminal, "drop_output", lambda stream: asked.append("dropped"))
    with pytest.raises(OSError, match="gone"):
        emit({"step": 1})  # no one is there to be asked
    with until_interrupted(lambda: asked.append("stop")):
        emit({"step": 1})
        assert asked == ["dropped", "stop"]
        monkeypatch.setattr(Gone, "fault", errno.ENOSPC)
        with pytest.raises(OSError, match="gone"):
            emit({"step": 2})


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0:00"), (59.6, "1:00"), (3599.6, "1 h 00 min"), (7325, "2 h 02 min")]
)
def test_times_are_rounded_before_they_are_divided(seconds: float, said: str) -> None:
    assert duration(seconds) == said

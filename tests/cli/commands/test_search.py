"""`search` and `worker` on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Command

OVER = ("--over", "optimizer=sgd,adam", "--over", "optimizer.learning_rate=1e-3..1:log")


def test_a_search_ends_with_the_best_and_continues_under_its_name(command: Command, small: Path) -> None:
    answer = command("search", small, "--steps", 20, *OVER, "--trials", 3, "--study", "mine", "--json")
    assert answer.status == 0, answer.err
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert lines[-1]["event"] == "SearchEnded"
    assert sum(line["event"] == "TrialEnded" for line in lines) == 3
    again = command("search", small, "--steps", 20, *OVER, "--trials", 4, "--study", "mine")
    assert "3 of 4 trials are done" in again.err
    assert "The test digits were read once, for the winner" in again.err


def test_what_cannot_be_searched_is_said_in_one_sentence(command: Command, small: Path) -> None:
    for words, part in (
        ((), "nothing varies"),
        (("--over", "optimizer"), "NAME=A,B"),
        ((*OVER, "--trials", 0), "at least 1"),
        ((*OVER, "--budget", "soon"), "90s, 30min or 2h"),
        ((*OVER, "--study", "../x"), "letters, digits"),
    ):
        answer = command("search", small, *words)
        assert answer.status == 2
        assert part in answer.err
        assert answer.err.count("\n") == 1


def test_a_worker_without_a_scheduler_says_so(command: Command) -> None:
    answer = command("worker", "tcp://127.0.0.1:9")
    assert answer.status == 2
    assert "does not answer" in answer.err

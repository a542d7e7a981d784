"""worker: what it is asked, and what it refuses; the work itself is tests/engine/study/test_cluster.py."""

import pytest

from cli.commands import worker
from tests.cli.conftest import Command


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What would be joined or led."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(worker, "join", lambda *given: asked.append(("join", *given)))
    monkeypatch.setattr(worker, "serve", lambda *given: asked.append(("serve", *given)))
    return asked


def test_it_works_for_the_scheduler_that_is_named(command: Command, done: list[tuple[object, ...]]) -> None:
    answer = command("worker", "tcp://host:8786", "--trials-at-once", "3")
    assert answer.status == 0
    assert answer.out == ""
    assert "The scheduler has ended." in answer.err
    assert done == [("join", "tcp://host:8786", 3)]


def test_it_leads_a_cluster_on_a_port(command: Command, done: list[tuple[object, ...]]) -> None:
    assert command("worker", "--serve", "8786").status == 0
    assert done == [("serve", 8786)]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "name the ADDRESS of a scheduler"),
        (("tcp://host:1", "--serve", "8786"), "name the ADDRESS of a scheduler"),
        (("tcp://host:1", "--trials-at-once", "0"), "--trials-at-once must be at least 1"),
        (("",), "ADDRESS is empty"),
        (("/etc/passwd",), "a scheduler's address looks like tcp://host:8786, not /etc/passwd"),
        (("--serve", "0"), "--serve needs a port from 1 to 65535"),
        (("--serve", "65536"), "--serve needs a port from 1 to 65535"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_starts(
    command: Command, done: list[tuple[object, ...]], words: tuple[str, ...], reason: str
) -> None:
    answer = command("worker", *words)
    assert answer.status == 2
    assert reason in answer.err
    assert done == []

"""`task` as a teacher checks a student's run."""

import json
from pathlib import Path

import pytest

from engine.store.run_list import list_runs, runs_folder
from tests.cli.conftest import Command

TASK = """
title = "A start"
rule = "Only the optimizer may change."
recipe = "two-layer"
seed = 3
may_change = ["optimizer"]
[set]
steps = 20
epochs = 0
batch_size = 50
[goal]
test_accuracy = 0.2
"""


@pytest.fixture
def task(tmp_path: Path) -> Path:
    path = tmp_path / "task.toml"
    path.write_text(TASK)
    return path


def train(command: Command, *more: str) -> str:
    words = ("train", "two-layer", "--steps", 20, "--seed", 3, "--keep", "--set", "batch_size=50")
    assert command(*words, *more).status == 0
    return list_runs()[0].name


def test_a_task_says_what_it_asks(command: Command, task: Path) -> None:
    answer = command("task", task, "--json")
    assert answer.status == 0
    assert json.loads(answer.out)["goal"] == {"test_accuracy": 0.2}
    said = command("task", task).err
    assert "Only the optimizer may change." in said
    assert "Goal: 20.00 % of the test digits." in said
    task.write_text(TASK + "within_steps = 20\nmost_parameters = 40_000\n")
    assert "20.00 % of the test digits within 20 steps with at most 40,000 parameters." in command("task", task).err


def test_a_run_is_checked_from_what_was_kept(command: Command, task: Path) -> None:
    name = train(command, "optimizer=adam")
    answer = command("task", task, "--check", name, "--json")
    facts = json.loads(answer.out)
    assert (answer.status, facts["met"], facts["faults"]) == (0, True, [])
    assert facts["best"] > 0.2


def test_a_run_that_breaks_a_rule_is_not_enough(command: Command, task: Path) -> None:
    name = train(command, "optimizer=adam", "weight_decay=0.01")
    answer = command("task", task, "--check", name)
    assert answer.status == 1
    assert "weight_decay is 0.01, the task fixes it at 0.0" in answer.err


def test_a_log_that_was_changed_is_found_with_and_without_its_weights(command: Command, task: Path) -> None:
    name = train(command, "optimizer=adam")
    folder = runs_folder() / name
    log = folder / "events.jsonl"
    events = [json.loads(line) for line in log.read_text().splitlines()]
    changed = [event | {"test_accuracy": 0.97} if event.get("test_accuracy") else event for event in events]
    log.write_text("".join(json.dumps(event) + "\n" for event in changed))
    answer = command("task", task, "--check", name)
    assert answer.status == 1
    assert "the log says 97.00%" in answer.err
    (folder / "weights.safetensors").unlink()
    answer = command("task", task, "--check", name)
    assert answer.status == 1
    assert "no kept weights confirm what the log says" in answer.err


def test_what_is_no_task_is_refused(command: Command, tmp_path: Path) -> None:
    answer = command("task", tmp_path / "none.toml")
    assert answer.status == 2
    assert answer.err.count("\n") == 1

"""task: what a teacher's task asks, and whether a kept run meets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cli.commands.export import kept_run
from cli.terminal import Parser, Refusal, emit, percent, say
from engine.report.report_attempts import judge
from engine.tasks import Task, load_task


def run(argv: list[str]) -> int:
    """Say what FILE asks, or check RUN; the exit status is 0 where the goal is met, 1 where not."""
    parser = Parser("task", "What a teacher's task asks, and whether a kept run meets it.")
    parser.add_argument("file", type=Path, metavar="FILE", help="a task file (.toml); examples are in assets/tasks")
    parser.add_argument("--check", metavar="RUN", help="the name of a kept run")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    task = load_task(args.file)
    if args.check is None:
        _describe(task, args.json)
        return 0
    kept = kept_run(args.check)
    if kept is None:
        raise Refusal(f"{args.check} is a file; a task is checked on a kept run, named as in: python3 main.py runs")
    attempt = judge(task, kept)
    if attempt.unchecked:
        say(f"Checked without the data: {attempt.unchecked}")
    verdict = attempt.verdict
    facts = _facts(task) | {"run": kept.name, "met": verdict.met, "best": verdict.best, "faults": verdict.reasons()}
    if args.json:
        emit(facts)
    else:
        reached = "nothing yet" if verdict.best is None else percent(verdict.best)
        say(f"{task.title}: {'reached' if verdict.met else 'not reached'} ({reached})")
        for reason in verdict.reasons():
            say(f"  {reason}")
    return 0 if verdict.met else 1


def _describe(task: Task, as_json: bool) -> None:
    if as_json:
        emit(_facts(task))
        return
    say(f"{task.title} ({task.source})" if task.source else task.title)
    say(task.rule)
    say(f"Recipe {task.recipe}, data {task.spec.data}, seed {task.spec.seed}.")
    say(f"Goal: {_goal_text(task)}.")
    say("May change: " + (", ".join(task.may_change) or "nothing"))


def _goal_text(task: Task) -> str:
    goal = task.goal
    limits = (
        (goal.within_epochs, "within {:,} epochs"),
        (goal.within_steps, "within {:,} steps"),
        (goal.most_parameters, "with at most {:,} parameters"),
    )
    said = [text.format(int(limit)) for limit, text in limits if limit]
    return " ".join([f"{percent(goal.test_accuracy)} of the test digits", *said])


def _facts(task: Task) -> dict[str, Any]:
    goal = {name: value for name, value in vars(task.goal).items() if value}
    facts = {"title": task.title, "source": task.source, "goal": goal}
    return {**facts, "may_change": task.may_change, "digest": task.digest}

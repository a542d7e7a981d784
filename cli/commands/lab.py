"""lab: the course labs without a window, in words and numbers."""

from __future__ import annotations

import dataclasses
from typing import Any

from cli.terminal import Parser, emit, table, whole
from engine.errors import SpecError
from gui.labs.course.exercise import GROUP_WORDS, Exercise
from gui.labs.course.exercises import exercises
from gui.labs.course.words import Text, plain


def run(argv: list[str]) -> int:
    parser = Parser("lab", "List the course labs, or run one to its end in words and numbers.")
    parser.add_argument("name", nargs="?", metavar="NAME", help="the lab to run; without it, all are listed")
    parser.add_argument("--example", default="", help="which of its examples")
    parser.add_argument("--set", nargs="+", default=[], metavar="NAME=VALUE", help="settings of the lab")
    parser.add_argument("--steps", type=whole, help="only this many steps")
    parser.add_argument("--json", action="store_true", help="print one JSON object per lab, or per step")
    args = parser.parse_args(argv)
    if args.name is None:
        _list(args.json)
        return 0
    exercise: Exercise[Any, Any] = exercises.get(args.name)()
    _prepare(exercise, args.example, args.set)
    last = len(exercise.steps) if args.steps is None else max(0, min(args.steps, len(exercise.steps)))
    for at in range(last + 1):
        exercise.go_to(at)
        _show(exercise, args.json)
    if not args.json:
        shown = exercise.table()
        print(f"\n{plain(shown.title)}")
        print(table([*map(plain, shown.head)], [[*map(plain, row.cells)] for row in shown.rows], shown.left))
    return 0


def _list(as_json: bool) -> None:
    group = ""
    for cls in exercises:
        title, card = plain(cls.title), plain(cls.card)
        examples = [example.key for example in cls.examples if example.key]
        if as_json:
            emit({"name": cls.key, "title": title, "group": cls.group, "examples": examples, "tasks": len(cls.tasks)})
            continue
        if cls.group != group:
            print(f"{chr(10) if group else ''}{GROUP_WORDS[cls.group]}")
            group = cls.group
        print(f"  {cls.key:<14} {title}: {card}")
        if examples:
            print(f"  {'':<14} --example {', '.join(examples)}")


def _prepare(exercise: Exercise[Any, Any], example: str, settings: list[str]) -> None:
    """Take the example and the settings.

    Raises: SpecError: one of them is none.
    """
    known = [found.key for found in exercise.examples]
    if example and example not in known:
        raise SpecError("must be one of {choices}, not {got}", field="example", choices=", ".join(known), got=example)
    if example:
        exercise.choose_example(example)
    for setting in settings:
        name, _, text = setting.partition("=")
        names = [field.name for field in dataclasses.fields(exercise.settings) if "setting" in field.metadata]
        if name not in names:
            raise SpecError("must be one of {choices}, not {got}", field=name, choices=", ".join(names), got=name)
        if not exercise.type(name, text):
            raise exercise.errors[name]


def _show(exercise: Exercise[Any, Any], as_json: bool) -> None:
    words = exercise.words()
    lines = [plain(line) for line in words.lines]
    if as_json:
        shown = exercise.table()
        emit(
            {
                "lab": exercise.key,
                "step": exercise.at,
                "steps": len(exercise.steps),
                "caption": plain(words.caption),
                "sentence": plain(words.sentence),
                "lines": lines,
                "note": plain(words.note),
                "head": [plain(cell) for cell in shown.head],
                "rows": [[plain(cell) for cell in row.cells] for row in shown.rows],
            }
        )
        return
    head = f"Step {exercise.at} of {len(exercise.steps)}" if exercise.at else "Start"
    caption: Text = words.caption if exercise.at else ""
    print("\n" * bool(exercise.at) + "  ".join(filter(None, (head, plain(caption)))))
    for said in (plain(words.sentence), *lines, plain(words.note)):
        if said:
            print(f"  {said}")

"""What can be read in one go: the sizes of modules, functions, layers and rooms, and how much says what it is.

A room that is a family (one component, one command a file, found by its registry) may hold as many as there are.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.test_imports import ROOT, faults

MOST_LINES, MOST_OF_A_FUNCTION, MOST_OF_A_LAYER, MOST_IN_A_ROOM, LEAST_SAID = 400, 50, 60, 15, 0.95
MOST_OF_A_LINE = 120
FAMILIES = {
    "engine/layers": "one layer a file, found by the registry",
    "gui/labs/course/exercises": "one exercise a file, found by the registry",
    "gui/pages/course/views": "one view a file, found by the registry",
    "cli/commands": "one command a file, found by its name",
}
ROOMS = ("engine", "gui", "cli", "benchmarks")
FILES = [ROOT / "main.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
Named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def length(node: Named) -> int:
    """How many lines a function or class has, from its first word to its last."""
    return (node.end_lineno or 0) - node.lineno + 1


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node


def test_no_module_is_longer_than_400_lines() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    found = [f"{name}: {count} lines" for name, count in lines.items() if count > MOST_LINES]
    faults(f"a module has at most {MOST_LINES} lines; take out what is an idea of its own", found)


def test_no_function_is_longer_than_50_lines() -> None:
    found = [
        f"{name}:{node.lineno} {node.name}: {length(node)} lines"
        for name, node in functions()
        if length(node) > MOST_OF_A_FUNCTION
    ]
    faults(f"a function has at most {MOST_OF_A_FUNCTION} lines", found)


def test_a_layer_fits_on_one_screen() -> None:
    found = [
        f"{name}:{node.lineno} {node.name}: {length(node)} lines"
        for name, tree in TREES.items()
        if name.startswith("engine/layers/")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and length(node) > MOST_OF_A_LAYER
    ]
    faults(f"a layer has at most {MOST_OF_A_LAYER} lines; the hard part goes to numerics/", found)


def test_no_room_holds_more_than_15_modules_unless_it_is_a_family() -> None:
    count = Counter(Path(name).parent.as_posix() for name in TREES if not name.endswith("__init__.py"))
    found = [f"{room}: {held}" for room, held in count.items() if held > MOST_IN_A_ROOM and room not in FAMILIES]
    faults(f"a room holds at most {MOST_IN_A_ROOM} modules; give what belongs together a room of its own", found)
    assert FAMILIES.keys() <= count.keys(), "a family that is no more"


def test_the_docs_have_lines_of_at_most_120_characters() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {len(line)} characters"
        for path in (
            *sorted((ROOT / "docs").glob("*.md")),
            *sorted(ROOT.glob("*.md")),
            ROOT / "benchmarks" / "README.md",
        )
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > MOST_OF_A_LINE
    ]
    faults(f"a line has at most {MOST_OF_A_LINE} characters", found)


READ_IN_AN_EVENING = {
    "spine": ("errors", "registry", "rng", "parameters", "network", "spec", "events"),
    "training": tuple(
        f"training/{name}"
        for name in ("trainer", "update", "scores", "run_state", "live_changes", "numerical_training", "probe")
    ),
    "racing": ("racing/race", "racing/race_setup", "racing/team"),
    "components": ("initializers", "losses", "optimizers", "schedules", "layers", "augmentations"),
    "their maths": ("numerics",),
}


def lines_of(name: str) -> int:
    """The lines of a module of the engine, or of a family of them."""
    home = ROOT / "engine" / name
    files = home.glob("*.py") if home.is_dir() else [home.with_suffix(".py")]
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)


def test_the_readme_says_how_many_lines_an_evening_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    said = {
        row[1]: int(row[2].replace(",", ""))
        for row in re.finditer(r"^\| ([a-z ]+) \| `.*\| ([\d,]+) \|$", readme, re.M)
    }
    total = re.search(r"about ([\d,]+) lines in all", readme)
    assert total is not None
    counted = {part: sum(map(lines_of, names)) for part, names in READ_IN_AN_EVENING.items()}
    assert said == pytest.approx(counted, rel=0.05)
    assert int(total[1].replace(",", "")) == pytest.approx(sum(counted.values()), rel=0.05)


# -- what says what it is ----------------------------------------------------------------------------------------------
def is_of_qt(name: str) -> bool:
    """Whether a method is one that Qt calls (its names are in camel case): it need not say again what it is for."""
    return name != name.lower()


def public(tree: ast.Module) -> Iterator[tuple[Named, ast.ClassDef | None]]:
    """Every public class and function with the class it is in."""
    for node in tree.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node, None
            if isinstance(node, ast.ClassDef):
                yield from ((inner, node) for inner in node.body if isinstance(inner, Named))


def documented_in_a_base(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """For each class by its name, the methods that a base of it, near or far, documents."""
    bases: dict[str, set[str]] = {}
    said: dict[str, set[str]] = {}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(re.findall(r"\w+", " ".join(map(ast.unparse, node.bases))))
                inner = (one for one in node.body if isinstance(one, ast.FunctionDef) and ast.get_docstring(one))
                said.setdefault(node.name, set()).update(one.name for one in inner)

    def above(name: str, seen: frozenset[str]) -> set[str]:
        known = bases.get(name, set()) - seen
        return set().union(*(said.get(base, set()) | above(base, seen | {base}) for base in known))

    return {name: above(name, frozenset({name})) for name in bases}


@pytest.mark.parametrize("room", ["engine", "gui", "cli"])
def test_95_of_100_public_things_say_what_they_are(room: str) -> None:
    inherited = documented_in_a_base(TREES)
    total, silent = 0, []
    for name, tree in TREES.items():
        if not name.startswith(f"{room}/"):
            continue
        for node, owner in public(tree):
            if node.name.startswith("_") or (owner is not None and owner.name.startswith("_")):
                continue
            total += 1
            excused = owner is not None and (node.name in inherited[owner.name] or is_of_qt(node.name))
            excused |= name.startswith("cli/commands/") and node.name == "run"  # the file says what its command does
            if not excused and not ast.get_docstring(node):
                silent.append(f"{name}:{node.lineno} {node.name}")
    share = 1 - len(silent) / total
    assert share >= LEAST_SAID, f"only {share:.1%} of {room} say what they are:\n" + "\n".join(silent)

"""One name, one thing: a class of the engine, the window and the command line shares its name with no other."""

import ast
from collections import defaultdict

from tests.contracts.test_imports import TREES, faults

OF_THE_FIELD = {
    "Constant": "an initializer and a schedule: both families have one",
    "Step": "an activation and a schedule: both families have one",
}
"""Components are called as their family's people call them; the registries keep them apart."""


def places() -> dict[str, list[str]]:
    """Where each public class is."""
    found = defaultdict(list)
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(f"{name}:{node.lineno}")
    return found


def test_a_class_name_is_used_once() -> None:
    twice = {name: there for name, there in places().items() if len(there) > 1 and name not in OF_THE_FIELD}
    faults("a class has a name of its own", [f"{name}: {', '.join(there)}" for name, there in twice.items()])


def test_a_name_that_is_excused_is_used_twice() -> None:
    found = places()
    faults("an excuse is for a name that is used twice", [name for name in OF_THE_FIELD if len(found[name]) < 2])

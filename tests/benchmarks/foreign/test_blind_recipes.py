"""Networks of random kinds: the same seed draws the same ones, and each says everything that its making needs."""

import ast
import random
from pathlib import Path

import pytest

from benchmarks.foreign import blind_recipes
from benchmarks.foreign.blind_recipes import COMMON, ODD, RATES, draw

BLIND = Path(blind_recipes.__file__).with_name("foreign_blind.py")


@pytest.mark.parametrize("kind", ["mlp", "cnn"])
def test_the_same_seed_draws_the_same_networks(kind: str) -> None:
    one, two, other = ([draw(random.Random(seed), kind, False) for _ in range(3)] for seed in (1, 1, 2))
    assert one == two
    assert one != other


def test_what_is_drawn_says_everything_that_its_making_needs() -> None:
    dice = random.Random(0)
    both = {"kind", "act", "scale", "opt", "wd", "drop", "norm", "loss", "batch", "smooth", "epochs", "count", "names"}
    for _ in range(50):
        assert draw(dice, "mlp", False).keys() == both | {"sizes", "ext"}
        assert draw(dice, "cnn", False).keys() == both | {"filters", "kernel", "pad", "pool", "tail", "ext"}


def test_rare_activations_are_drawn_where_they_are_asked_for() -> None:
    dice = random.Random(0)
    assert all(draw(dice, "mlp", True)["act"][0] in ODD for _ in range(50))
    assert all(draw(dice, "mlp", False)["act"][0] in COMMON for _ in range(50))


def test_every_name_that_is_drawn_is_known_to_the_program_that_trains() -> None:
    tree = ast.parse(BLIND.read_text(encoding="utf-8"))
    known = next(
        {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "ACTIVATIONS"
        and isinstance(node.value, ast.Dict)
    )
    assert set(COMMON) | set(ODD) <= known
    dice = random.Random(0)
    assert {draw(dice, "cnn", False)["opt"] for _ in range(60)} == set(RATES)

"""Sizes of what is worked on at a time: those of the table, the same on every machine, and within its limit."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from engine.fast import blocks
from engine.optimizers import Optimizer, optimizers
from tests.contracts.walk import every


@every(optimizers)
def test_a_part_of_theta_with_its_gradient_and_memory_stays_within_the_working_set(cls: type[Optimizer]) -> None:
    vectors = 2 + len(cls.memory)
    part = blocks.optimizer_part(vectors)
    assert blocks.WORKING_SET * 0.99 < 4 * vectors * part <= blocks.WORKING_SET


@pytest.mark.parametrize(
    ("count", "numbers"),
    [
        (blocks.PATCHES_BLOCK, 1),
        (blocks.NORM_BLOCK, 5),  # x, y, dy, dx and what is between
        (blocks.PICTURES_PART, 12),
    ],
)
def test_a_block_of_what_is_passed_over_often_stays_within_the_working_set(count: int, numbers: int) -> None:
    assert 4 * count * numbers <= blocks.WORKING_SET


def test_no_size_depends_on_the_machine() -> None:
    source = ast.parse(Path(blocks.__file__).read_text(encoding="utf-8"))
    found = {name for node in ast.walk(source) if isinstance(node, ast.ImportFrom) for name in [node.module]}
    assert found == {"__future__", "collections.abc"}
    assert not [node for node in ast.walk(source) if isinstance(node, ast.Import)]

"""check: backpropagation beside numerical gradients."""

from pathlib import Path

import pytest

from engine.fast.sparse_dense import SparseDense
from engine.types import Array, Views
from tests.cli.conftest import Command


def test_check_gives_the_largest_error_of_every_tensor(command: Command, small: Path) -> None:
    answer = command("check", small, "--json", "--entries", 5)
    assert answer.status == 0
    tensors, verdict = answer.facts[:-1], answer.facts[-1]
    assert [fact["tensor"] for fact in tensors] == ["2.W", "2.b", "4.W", "4.b"]
    assert all(fact["max_relative_error"] <= 1e-6 for fact in tensors)
    assert verdict["passed"] is True
    assert verdict["max_relative_error"] == max(fact["max_relative_error"] for fact in tensors)


def test_check_names_the_worst_place_of_a_wrong_gradient(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = SparseDense.fill_gradients

    def wrong(self: SparseDense, p: Views, grad: Views, cache: tuple[Array, Array, Array | None], dy: Array) -> None:
        right(self, p, grad, cache, dy)
        grad["b"] *= 2

    monkeypatch.setattr(SparseDense, "fill_gradients", wrong)
    answer = command("check", small, "--entries", 5)
    assert answer.status == 1
    assert "WRONG" in answer.out
    assert "b[" in answer.out
    assert "Gradients disagree" in answer.err


@pytest.mark.parametrize("option", ["--samples", "--entries"])
@pytest.mark.parametrize("count", [0, 99_999_999])
def test_checks_have_their_limits(command: Command, small: Path, option: str, count: int) -> None:
    answer = command("check", small, option, count)
    assert answer.status == 2
    assert f"{option} must be between 1 and 1000" in answer.err

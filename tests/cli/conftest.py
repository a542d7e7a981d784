"""Commands are called as main.py calls them, in this process; what they say and print is caught."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import cli

SMALL = """
layers = [{kind = "flatten"}, {kind = "dense", units = 20}, {kind = "relu"}, {kind = "dense", units = 10}]
optimizer = {kind = "sgd", learning_rate = 0.1}
epochs = 1
"""


@dataclass
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def facts(self) -> list[dict[str, Any]]:
        """stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Answer]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """`command("train", path, "--json")` runs it."""

    def run(*argv: object) -> Answer:
        capsys.readouterr()
        status = cli.main([str(part) for part in argv])
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An experiment that takes a moment."""
    path = tmp_path / "small.toml"
    path.write_text(SMALL)
    return path

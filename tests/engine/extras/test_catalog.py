"""The optional parts are those of pyproject.toml, each with its libraries."""

import tomllib
from pathlib import Path

from engine.extras.catalog import EXTRAS

DECLARED = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def test_the_parts_are_those_of_pyproject() -> None:
    assert set(EXTRAS) == set(DECLARED) - {"test"}
    for extra in EXTRAS.values():
        assert list(extra.libraries) == [text.partition(">=")[0] for text in DECLARED[extra.name]]


def test_each_says_what_it_is_for_and_how_much_it_is() -> None:
    for extra in EXTRAS.values():
        assert extra.purpose.startswith("It ")
        assert extra.purpose.endswith(".")
        assert 1 <= extra.size_mb <= 100

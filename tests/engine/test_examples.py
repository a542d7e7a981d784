"""The examples in docstrings run and give what they say."""

import doctest
import importlib

import pytest

MODULES = (
    "engine.training.trainer",
    "engine.racing.race",
    "engine.network",
    "engine.course.graphs.graph",
    "engine.foreign.opening",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_give_what_they_say(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried > 0
    assert failed == 0

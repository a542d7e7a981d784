"""The address of a scheduler: what is understood, and what is refused in one sentence."""

import pytest

from engine.errors import EngineError
from engine.study.address import scheduler_address


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("tcp://lab-3:8786", "tcp://lab-3:8786"),
        ("lab-3", "tcp://lab-3:8786"),
        (" 10.0.0.7:9000 ", "tcp://10.0.0.7:9000"),
        ("[::1]:8786", "tcp://[::1]:8786"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_an_address_is_understood_with_or_without_its_ends(written: str, understood: str) -> None:
    assert scheduler_address(written) == understood


@pytest.mark.parametrize(
    "written",
    [
        "tls://lab-3:8786",
        "http://lab-3",
        "lab-3:0",
        "lab-3:70000",
        "lab 3",
        "tcp://",
        ":8786",
        "lab-3:port",
        "a:1:2",
        "실습",
    ],
)
def test_anything_else_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(EngineError, match="looks like tcp://host:8786, not"):
        scheduler_address(written)

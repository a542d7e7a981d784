import math
from dataclasses import dataclass
from typing import Any

import pytest

from engine.errors import SpecError, nearest
from engine.registry import Component, Registry, fields_of, hyper, plain


@dataclass(frozen=True, kw_only=True)
class Tool(Component):
    """A thing to try the registry with."""

    size: float = hyper(1.0, low=0.5, high=2.0, help="how large")
    count: int = hyper(3, low=1, help="how many")
    loud: bool = hyper(False, help="whether it is heard")
    color: str = hyper("red", choices=("red", "green"), help="what it looks like")


def registry() -> Registry[Tool]:
    tools: Registry[Tool] = Registry("tool")
    tools.register("hammer")(Tool)
    return tools


def test_fields_come_in_the_order_declared_with_type_default_and_label() -> None:
    fields = fields_of(Tool)
    assert [f.name for f in fields] == ["size", "count", "loud", "color"]
    assert [f.type for f in fields] == [float, int, bool, str]
    assert fields_of(Tool()) is fields
    assert fields[0].label == "Size"


def test_a_whole_number_is_taken_where_a_number_must_be() -> None:
    tool = Tool(size=2)
    assert type(tool.size) is float


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"size": 3.0}, "size must be between 0.5 and 2, not 3"),
        ({"count": 0}, "count must be at least 1, not 0"),
        ({"size": "big"}, "size must be a number, not 'big'"),
        ({"size": True}, "size must be a number, not True"),
        ({"count": 1.5}, "count must be a whole number, not 1.5"),
        ({"loud": 1}, "loud must be true or false, not 1"),
        ({"color": 4}, "color must be a text, not 4"),
        ({"size": math.nan}, "size must be a finite number, not nan"),
        ({"color": "gren"}, "color must be one of red, green, not 'gren'; did you mean green?"),
    ],
)
def test_an_impossible_component_says_what_was_expected(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SpecError) as caught:
        Tool(**values)
    assert str(caught.value) == sentence
    assert caught.value.field == next(iter(values))


def test_an_error_can_be_completed_from_further_out() -> None:
    with pytest.raises(SpecError) as caught:
        Tool(size=3)
    assert str(caught.value.inside("tool")) == "tool.size must be between 0.5 and 2, not 3"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"size": 1.0}, "kind is missing: say which tool it is"),
        ("hamer", "there is no tool called 'hamer'; did you mean hammer?"),
        ({"kind": "hammer", "siz": 1}, "Tool has no setting called siz; it has size, count, loud, color"),
    ],
)
def test_a_text_that_names_nothing_known_is_refused(data: Any, sentence: str) -> None:
    with pytest.raises(SpecError) as caught:
        registry().from_dict(data)
    assert str(caught.value) == sentence


def test_a_component_without_settings_says_so() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Bare(Component):
        """Nothing to set."""

    bare: Registry[Any] = Registry("thing")
    bare.register("bare")(Bare)
    with pytest.raises(SpecError, match="it has none"):
        bare.from_dict({"kind": "bare", "size": 1})


def test_a_registry_knows_its_components_by_name() -> None:
    tools = registry()
    assert tools.names() == ["hammer"]
    assert list(tools) == [Tool]
    assert "hammer" in tools
    assert "saw" not in tools
    assert tools.from_dict({"kind": "hammer", "size": 2}) == Tool(size=2.0)
    assert tools.from_dict("hammer") == Tool()
    assert Tool().to_dict() == {"kind": "hammer", "size": 1.0, "count": 3, "loud": False, "color": "red"}
    assert Tool.summary() == "A thing to try the registry with."
    assert Tool.label() == "Tool"


def test_one_name_cannot_mean_two_components() -> None:
    tools = registry()
    tools.register("hammer")(Tool)  # the same one again, as after a reload

    @dataclass(frozen=True, kw_only=True)
    class Other(Component):
        """Another."""

    with pytest.raises(ValueError, match="registered twice"):
        tools.register("hammer")(Other)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (10.0, "10"),
        (0.5, "0.5"),
        (1e-6, "0.000001"),
        (1e-12, "0.000000000001"),
        (1e-20, "1e-20"),
        (-3, "-3"),
        (1e6, "1000000"),
    ],
)
def test_numbers_are_shown_as_people_write_them(number: float, text: str) -> None:
    assert plain(number) == text


def test_the_nearest_name_is_suggested_or_all_of_them() -> None:
    assert nearest("adm", ["adam", "sgd"]) == "adam"
    assert nearest("zzz", ["adam", "sgd"]) == "adam, sgd"

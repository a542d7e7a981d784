import pytest

from engine.course.graphs.graph_examples import EXAMPLES
from engine.course.graphs.graph_text import from_text, to_text
from engine.errors import SpecError


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_a_graph_survives_as_text(name: str) -> None:
    graph = EXAMPLES[name].make()
    assert from_text(to_text(graph)) == graph


@pytest.mark.parametrize("text", ["", "3", "[[1, 2]]", '[["x"]]', "[" * 2000, '[["x", null]]', '[["x", "exp", 1]]'])
def test_what_is_no_graph_is_refused(text: str) -> None:
    with pytest.raises(SpecError, match="no graph"):
        from_text(text)


def test_an_impossible_graph_says_why() -> None:
    with pytest.raises(SpecError, match="uses 'y', which does not come before it"):
        from_text('[["x", "exp", "y"]]')

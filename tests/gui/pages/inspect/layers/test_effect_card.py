"""What a map is worth, in its tooltip."""

from gui.pages.inspect.layers.layers_view import LayersView


def test_worth_of_a_map_is_said_in_its_tooltip(view: LayersView) -> None:
    assert "points of accuracy" in view.card.view.unit_words((1, 0))
    view.lab.toggle(1, 0)
    assert "Switched off" in view.card.view.unit_words((1, 0))

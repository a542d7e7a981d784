"""A unit's filters, shown on request."""

from gui.pages.inspect.layers.layers_view import LayersView


def test_filters_and_gradient_are_shown_on_request(view: LayersView) -> None:
    view.lab.edit(filters=True, gradient=True, scale_each=False)
    assert not view.card.view.grab().isNull()
    assert view.pixels.method.value() is True

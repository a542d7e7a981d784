"""What each pixel does for the answer: the card's words, its two methods, and its picture."""

from PySide6.QtWidgets import QApplication

from gui import theme
from gui.pages.inspect.layers.layers_view import LayersView
from gui.pages.inspect.layers.pixel_card import PixelCard, PixelPicture, Swatch
from gui.pages.inspect.tints import contribution_image
from gui.widgets.numbers import percent
from tests.gui.inspecting import Bench
from tests.gui.seen import of_role, rgb, shown


def card_of(view: LayersView) -> PixelCard:
    (card,) = view.findChildren(PixelCard)
    return card


def test_the_answer_is_named_with_what_covering_leaves_of_it(view: LayersView, bench: Bench) -> None:
    card, found, subject = card_of(view), view.lab.pixels, bench.lab.subject
    assert found is not None
    assert subject is not None
    name = subject.classes[found.answer]
    assert (card.for_label.text(), card.caption.text()) == (f"for {name}", f"{name}, most covered")
    assert card.value.text() == percent(found.lowest)
    assert card.against.text() == "against"


def test_the_method_is_that_of_the_lab_both_ways(view: LayersView) -> None:
    card = card_of(view)
    assert card.method.value() is False
    card.method.edited.emit(True)
    assert view.lab.gradient
    assert card.method.value() is True
    view.lab.edit(gradient=False)
    assert card.method.value() is False


def test_both_methods_share_one_scale_and_are_drawn_over_the_digit(view: LayersView) -> None:
    card, found, digit = card_of(view), view.lab.pixels, view.lab.digit
    assert found is not None
    assert digit is not None
    reach = max(abs(found.cover).max(), abs(found.gradient).max())
    for gradient, values in ((False, found.cover), (True, found.gradient)):
        view.lab.edit(gradient=gradient)
        expected = rgb(contribution_image(values, digit.image.max(axis=0), reach))
        zoom = 168 // expected.shape[0]
        picture = shown(card.picture)[zoom // 2 :: zoom, zoom // 2 :: zoom]
        assert (picture[1:-1, 1:-1] == expected[1:-1, 1:-1]).all()  # its corners are round


def test_a_picture_of_another_digit_s_size_is_not_drawn(view: LayersView) -> None:
    picture = PixelPicture(view.lab)
    view.lab.pixels = None
    assert of_role(shown(picture), "paper").all()


def test_a_swatch_follows_the_theme(view: LayersView, qapp: QApplication) -> None:
    swatch = Swatch("series2")
    light = shown(swatch)
    assert of_role(light, "series2")[7, 7]
    theme.apply(qapp, "dark")
    assert of_role(shown(swatch), "series2")[7, 7]
    assert (shown(swatch)[7, 7] != light[7, 7]).any()

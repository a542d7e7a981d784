"""What the numbers mean, in sentences with links."""

from gui.pages.inspect.inspect_page import InspectPage


def test_words_offer_the_curve_and_show_it(page: InspectPage) -> None:
    page._act("calibration")
    assert page.mistakes.worst_stack.currentIndex() == 1


def test_all_words_are_sentences(page: InspectPage) -> None:
    for word in page.lab.mistakes.words:
        said = page.mistakes_panel.sentence(word)
        assert said.endswith(".")
        assert "{" not in said

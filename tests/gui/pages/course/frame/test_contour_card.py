"""The card of a surface has its formula above the plot."""

from pytestqt.qtbot import QtBot

from gui.pages.course.frame.contour_card import ContourCard


def test_the_formula_stands_above_the_plot_and_can_be_another(qtbot: QtBot) -> None:
    card = ContourCard("f = x² + y²")
    qtbot.addWidget(card)
    card.resize(300, 300)
    card.show()
    assert card.formula.text() == "f = x² + y²"
    assert card.formula.geometry().bottom() <= card.contour.geometry().top()
    card.formula.setText("f = x")
    assert card.formula.text() == "f = x"
    assert card.property("card") is True

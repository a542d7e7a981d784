"""What the Inspect page asks of every view: each one and its panel answers it."""

import inspect

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.train.advice import Word
from gui.pages.inspect.inspect_page import InspectPage
from gui.pages.inspect.view import View, ViewPanel
from gui.plots import FigureCard


def test_a_plain_panel_says_no_fact_and_offers_no_link(qtbot: QtBot) -> None:
    panel = ViewPanel()
    qtbot.addWidget(panel)
    assert panel.offer("sure") == ""
    with pytest.raises(NotImplementedError):
        panel.sentence(Word("any"))
    panel.retranslate()
    panel.draw()


def test_every_view_of_the_page_and_every_panel_is_one_of_these(page: InspectPage) -> None:
    views = {type(view) for view in page.findChildren(View)}
    panels = {type(panel) for panel in page.findChildren(ViewPanel)}
    assert {view.__name__ for view in views} == {"MistakesView", "LayersView", "MapView", "RobustnessView"}
    assert len(panels) == len(views)
    for panel in panels:
        assert panel.sentence is not ViewPanel.sentence, panel
    for view in views:
        assert "measuring" in inspect.signature(view.draw).parameters, view


def test_every_view_has_a_figure_that_can_be_saved(page: InspectPage) -> None:
    for view in page.findChildren(View):
        assert isinstance(view.card, FigureCard), view

"""The panel of the layers alters the selected block."""

from pytestqt.qtbot import QtBot

from gui.pages.inspect.layers.layers_panel import LayersPanel
from gui.pages.inspect.layers.layers_view import LayersView
from tests.gui.inspecting import Bench


def test_panel_alters_the_selected_block(qtbot: QtBot, bench: Bench, view: LayersView) -> None:
    panel = LayersPanel(view.lab)
    qtbot.addWidget(panel)
    panel.retranslate()
    panel.draw()
    view.lab.select(2, 0)
    panel.factor.edited.emit(50)
    panel.frozen.click()
    bench.settle()
    assert view.lab.alteration(2).scale == 0.5
    assert view.lab.alteration(2).frozen
    panel.draw()
    assert not panel.draw_button.isEnabled()
    for word in view.lab.words:
        assert panel.sentence(word).endswith(".")
        assert "{" not in panel.sentence(word)

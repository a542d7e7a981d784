"""The panel of a search: ranges that are opened, typed and removed."""

from pytestqt.qtbot import QtBot

from gui.pages.compare.search.search_panel import SearchPanel
from gui.pages.compare.search.search_view import SearchView


def test_the_panel_opens_a_range_and_takes_a_typed_end(qtbot: QtBot, view: SearchView) -> None:
    panel = SearchPanel(view.lab)
    panel.retranslate()
    qtbot.addWidget(panel)
    panel.show()
    row = panel.rows[0]
    row.more.click()
    assert row.body.isVisible()
    row.low.setText("0.001")
    row.low.textEdited.emit("0.001")
    assert view.lab.varied[0].setting.low == 0.001
    assert panel.rows[0] is row  # what is being typed in stays
    row.gone.click()
    assert [one.varied.setting.path for one in panel.rows] == ["optimizer", "layers.2.units"]

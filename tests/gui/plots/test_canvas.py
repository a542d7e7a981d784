"""The view box under every plot: children come and go without being handed back to Qt half made."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene
from pytestqt.qtbot import QtBot

from gui.plots.axis import Axis
from gui.plots.canvas import CHILDREN, PlotBox, in_view


def test_children_are_kept_and_let_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Any] = []
    change = pg.ViewBox.itemChange

    def listen(box: pg.ViewBox, what: Any, value: Any) -> Any:
        handed.append(what)
        return change(box, what, value)

    monkeypatch.setattr(pg.ViewBox, "itemChange", listen)
    scene, box, child = QGraphicsScene(), PlotBox(), QGraphicsRectItem(0, 0, 1, 1)
    scene.addItem(box)
    child.setParentItem(box)
    assert child in box.childItems()
    child.setParentItem(None)  # type: ignore[arg-type]  # as Qt lets an item go
    assert child not in box.childItems()
    assert not set(handed) & set(CHILDREN)
    assert QGraphicsItem.GraphicsItemChange.ItemSceneHasChanged in handed


def test_a_logarithmic_axis_is_viewed_by_its_logarithm() -> None:
    assert in_view(Axis(1, 1000, True), 100.0) == pytest.approx(2.0)
    assert in_view(Axis(1, 1000), 100.0) == 100.0

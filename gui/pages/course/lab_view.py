"""What every view of a lab is, and the list that knows them by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.labs.course.exercise import Exercise


class Control(Protocol):
    """A widget that can be made equal to the exercise, in any language."""

    def draw(self) -> None: ...

    def retranslate(self) -> None: ...


C = TypeVar("C", bound=Control)


class LabView(QWidget):
    """The card of a lab: shows what its exercise holds and edits it.

    `handover_requested` goes to another page of the window, as a page's own signal does.
    """

    handover_requested = Signal(str, object)

    def __init__(self, exercise: Exercise[Any, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Any = exercise
        self._controls: list[Control] = []

    def add(self, control: C) -> C:
        """Remember a control that `draw` makes equal to the exercise."""
        self._controls.append(control)
        return control

    def beside(self, left: QWidget, right: QWidget) -> None:
        """Fill the view with two cards beside each other, the left one wider."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(15)
        row.addWidget(left, 606)
        row.addWidget(right, 415)

    def carded(self, canvas: QWidget, *, spacing: int) -> QHBoxLayout:
        """Fill the view with a card that holds the canvas; returns the row below it, for settings and buttons."""
        column = self.card_of(canvas)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(spacing)
        column.addLayout(row)
        return row

    def card_of(self, canvas: QWidget) -> QVBoxLayout:
        """Fill the view with a card that holds the canvas; returns its column, for what goes below."""
        card = QFrame()
        card.setProperty("card", True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addWidget(canvas, 1)
        return column

    def tools(self) -> list[QWidget]:
        """What stands at the right of the toolbar: constants, switches, or the legend."""
        return []

    def draw(self) -> None:
        """Make the screen equal to the exercise."""
        for control in self._controls:
            control.draw()
        self.update()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now; call it first when there are texts of one's own."""
        for control in self._controls:
            control.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.draw()

    @classmethod
    def thumbnail(cls, exercise: Any, painter: QPainter, rect: QRectF) -> None:
        """Paint the lab's picture in the gallery, from an exercise as it starts."""


class Views:
    """All views by the key of their lab."""

    def __init__(self) -> None:
        self._known: dict[str, type[LabView]] = {}

    def register(self, key: str) -> Callable[[type[Any]], type[Any]]:
        """Class decorator: the view of the lab of that key."""

        def add(cls: type[Any]) -> type[Any]:
            self._known[key] = cls
            return cls

        return add

    def get(self, key: str) -> type[LabView]:
        """The view class of a lab; an empty one where none is registered."""
        return self._known.get(key, LabView)


views = Views()

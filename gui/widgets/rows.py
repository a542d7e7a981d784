"""The rows of a form: a label at the left, what is chosen at the right, and under it what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.controls import describe
from gui.widgets.marks import ErrorLine, IconMark
from gui.widgets.number_field import NumberField
from gui.widgets.numbers import format_number
from gui.widgets.slider import Slider


class Row(QWidget):
    """A label at the left, controls at the right, and an error line under them when something is wrong."""

    def __init__(self, label: str = "", *controls: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label)
        self.label.setProperty("role", "text2")
        self.label.setMinimumWidth(0)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.error_line = ErrorLine()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(8)
        self._grid.addWidget(self.label, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowMinimumHeight(0, 28)
        for place, control in enumerate(controls):
            self._grid.addWidget(control, 0, place + 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(self._grid)
        outer.addWidget(self.error_line)
        self.controls = controls
        self._lock: IconMark | None = None
        if controls:
            self.label.setBuddy(controls[0])

    def set_texts(self, label: str, text: str = "") -> None:
        """Name the row and all its controls, and say in plain words what they do."""
        self.label.setText(label)
        self.label.setToolTip(theme.tip(label, text))
        for control in self.controls:
            describe(control, label, text)

    def mark_locked(self, locked: bool) -> None:
        """Show a lock beside the name, or take it away."""
        if locked and self._lock is None:
            self._lock = IconMark("lock", "text2", 14)
            self._grid.addWidget(self._lock, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if self._lock is not None:
            self._lock.setVisible(locked)

    def set_error(self, text: str) -> None:
        """Say under the row what must be and what holds meanwhile; "" clears it."""
        self.error_line.set_text(text)


class NumberRow(Row):
    """A label and a number to type."""

    edited = Signal(object)

    def __init__(self, label: str = "", *args: Any, parent: QWidget | None = None, **options: Any) -> None:
        self.field = NumberField(*args, **options)
        super().__init__(label, self.field, parent=parent)
        self.meanwhile = ""
        self.field.edited.connect(self.edited)
        self.field.failed.connect(self._failed)

    def value(self) -> Any:
        """The number of its field."""
        return self.field.value()

    def set_value(self, value: float | int | None) -> None:
        """Show another number."""
        self.field.set_value(value)

    def _failed(self, why: str) -> None:
        held = f" {self.meanwhile.format(value=format_number(self.field.value()))}" if why and self.meanwhile else ""
        super().set_error(why + held)

    def set_error(self, text: str) -> None:
        """Mark the field and say why under the row; what is typed wrong there stays said."""
        self.field.set_error(text)
        super().set_error(text or self.error_line.text() if self.field.error() else text)


class SliderRow(NumberRow):
    """A label, a slider of 64 and a number of 72 that always show the same value.

    `meanwhile` is a sentence with `{value}` that an error adds: "The run keeps {value} until you correct it."
    """

    def __init__(
        self,
        label: str = "",
        value: float | int = 0,
        low: float = 0.0,
        high: float = 1.0,
        *,
        slide: tuple[float, float] | None = None,
        log: bool = False,
        integer: bool = False,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, value, low, high, log=log, integer=integer, unit=unit, parent=parent)
        ends = slide or (low, high)
        self.slider = Slider(*ends, log=log and ends[0] > 0, integer=integer)
        self.slider.setFixedWidth(64)
        self._grid.removeWidget(self.field)
        self._grid.addWidget(self.slider, 0, 1)
        self._grid.addWidget(self.field, 0, 2)
        self.controls = (self.slider, self.field)
        self.slider.set_number(value)
        self.slider.edited.connect(self._slid)
        self.field.edited.connect(self._follow)

    def set_value(self, value: float | int | None) -> None:
        super().set_value(value)
        if value is not None:
            self.slider.set_number(value)

    def _slid(self, value: float) -> None:
        self.field.set_value(value)
        self.field.setText(format_number(self.field.value()))
        self.edited.emit(self.field.value())

    def _follow(self, value: float) -> None:
        self.slider.set_number(value)

"""The runs of a comparison as they are set up: line sample, name, the one number, and a form when opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.registry import Component, Field, Registry, fields_of
from gui import theme
from gui.widgets.component_form import ComponentForm
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import ErrorLine, Label, LineSample
from gui.widgets.number_field import NumberField

ROW = 40


def one_number(component: Component) -> Field | None:
    """The field of a component that its row shows: the learning rate, else its first number."""
    numbers = [f for f in fields_of(component) if f.type in (float, int)]
    return next((f for f in numbers if f.name == "learning_rate"), numbers[0] if numbers else None)


class NameButton(QAbstractButton):
    """The name of a run; a press opens or closes its settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(60, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 20)
        painter.drawText(QRectF(4, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        wide = painter.fontMetrics().horizontalAdvance(text)
        if self.underMouse() or self.hasFocus() or self.isChecked():
            icon = "chevron-up" if self.isChecked() else "chevron-down"
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(wide + 8, (self.height() - 12) // 2, theme.pixmap(icon, "text2", 12, ratio))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class RunRow(QWidget):
    """One run: `edited` carries its new value, `removed` asks to take it out."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, registry: Registry[Any] | None, field: Field | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry, self._field = registry, field
        self._value: Any = None
        self._own: Field | None = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        self.sample = LineSample(1)
        self.name = NameButton()
        self.name.toggled.connect(self._open)
        self.number = NumberField(0, width=72)
        self.number.edited.connect(self._typed)
        self.number.failed.connect(self._failed)
        row.addWidget(self.sample)
        row.addWidget(self.name, 1)
        row.addWidget(self.number)
        head = QWidget()
        head.setFixedHeight(ROW)
        head.setLayout(row)
        column.addWidget(head)
        self.error = ErrorLine(indent=12)
        column.addWidget(self.error)
        self.drawer = QWidget()
        inner = QVBoxLayout(self.drawer)
        inner.setContentsMargins(12, 0, 8, 8)
        inner.setSpacing(4)
        self.form: ComponentForm | None = None
        self._inner = inner
        self.remove = Button(icon="trash", kind="plaindanger", small=True)
        self.remove.clicked.connect(self.removed)
        inner.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.drawer.hide()
        column.addWidget(self.drawer)

    def show_run(self, name: str, said: str, value: Any, series: int, *, locked: bool, error: str) -> None:
        """Show a run as it stands; `locked` is a run whose value waits for the next start."""
        self.sample.set_series(series)
        if self.name.text() != said:
            self.name.setText(said)
            describe(self.name, said, self.tr("Opens the settings of this run."))
        self._value = value
        self._own = one_number(value) if isinstance(value, Component) else self._field
        number = self._number(value)
        shown = number is not None and self._own is not None
        self.number.setVisible(shown)
        if shown and self._own is not None:
            known = self._own.hyper
            if (self.number.low, self.number.high) != (known.low, known.high):
                self.number.low, self.number.high = known.low, known.high
            self.number.integer, self.number.log = self._own.type is int, known.log
            if self.number.value() != number or not self.number.hasFocus():
                self.number.set_value(number)
            label = f"{said}, {known.symbol or self._own.label}"
            if self.number.accessibleName() != label:
                describe(self.number, label, known.help)
        self.number.setEnabled(not locked)
        self.remove.setEnabled(not locked)
        if self.form is not None:
            self.form.set_component(value)
            self.form.setEnabled(not locked)
        self.error.set_text(error or (self.number.error() if shown else ""))

    def _number(self, value: Any) -> float | int | None:
        if isinstance(value, Component):
            return getattr(value, self._own.name) if self._own is not None else None
        return None if isinstance(value, bool | str) else value

    def _open(self, on: bool) -> None:
        if on and self.form is None and self._registry is not None and isinstance(self._value, Component):
            self.form = ComponentForm(self._registry, self._value)
            self.form.edited.connect(self.edited)
            self._inner.insertWidget(0, self.form)
        self.drawer.setVisible(on)
        self.name.update()

    def _typed(self, number: float) -> None:
        if isinstance(self._value, Component) and self._own is not None:
            self.edited.emit(type(self._value)(**{**_plain(self._value), self._own.name: number}))
        else:
            self.edited.emit(number)

    def _failed(self, why: str) -> None:
        self.error.set_text(why)


def _plain(component: Component) -> dict[str, Any]:
    return {f.name: getattr(component, f.name) for f in fields_of(component)}


class RunList(QFrame):
    """All runs of a comparison with "Add run" under them."""

    edited = Signal(int, object)
    removed = Signal(int)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.rows: list[RunRow] = []
        self._kind: tuple[Any, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 0)
        self._column.setSpacing(0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 12, 4)
        self.add = Button(icon="plus", kind="link", small=True)
        self.add.clicked.connect(self.added)
        self.count = Label("", "muted", "small")
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.count)
        self._column.addLayout(foot)
        self.retranslate()

    def show_runs(
        self,
        path: str,
        registry: Registry[Any] | None,
        field: Field | None,
        runs: Sequence[tuple[str, str, Any, int, bool, str]],
        *,
        most: int,
        locked: bool,
    ) -> None:
        """(name, said, value, series, locked, error) of every run; rows are made again when something else varies."""
        if self._kind != (path, len(runs)):
            self._kind = (path, len(runs))
            self._rebuild(registry, field, len(runs))
        for row, (name, said, value, series, held, error) in zip(self.rows, runs, strict=True):
            row.show_run(name, said, value, series, locked=held, error=error)
        self.add.setEnabled(not locked and len(runs) < most)
        self.count.setText(self.tr("{count} of {most}").format(count=len(runs), most=most))

    def _rebuild(self, registry: Registry[Any] | None, field: Field | None, count: int) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place in range(count):
            row = RunRow(registry, field)
            row.edited.connect(partial(self.edited.emit, place))
            row.removed.connect(partial(self.removed.emit, place))
            self.rows.append(row)
            self._rows.addWidget(row)
            self._rows.addWidget(Hairline())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.add.setText(self.tr("Add run"))
        describe(self.add, self.tr("Add run"), self.tr("One more run; a finished race lets it catch up alone."))
        for row in self.rows:
            row.remove.setText(self.tr("Remove"))
            describe(row.remove, self.tr("Remove"), self.tr("Takes this run out of the comparison."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

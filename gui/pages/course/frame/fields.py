"""Controls bound to a setting of an exercise: they show it, edit it, and are marked when a text is no value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from gui import theme
from gui.i18n import error_text, said
from gui.labs.course.exercise import Exercise
from gui.widgets.controls import Choice, Switch, describe
from gui.widgets.marks import Label
from gui.widgets.segments import Segments
from gui.widgets.slider import Slider

AnyExercise = Exercise[Any, Any]
EDGES = 22  # px of a field beside its text


class SettingField(QLineEdit):
    """A setting to type; the exercise judges every key, and a text that is no value is marked.

    It grows with its value up to `most` pixels; what is longer stands whole in its tooltip.
    """

    def __init__(
        self, exercise: AnyExercise, name: str, width: int = 72, *, most: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.exercise, self.name = exercise, name
        self._least, self._most = width, most
        self.setFixedHeight(28)
        if most:
            self.setMinimumWidth(width)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        elif width:
            self.setFixedWidth(width)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)
        self.retranslate()

    def _typed(self, text: str) -> None:
        self.exercise.type_key(self.name, text)

    def _finished(self) -> None:
        if self.name not in self.exercise.errors:
            self.exercise.end_typing()
        self.draw_text()

    def draw(self) -> None:
        """Show the value, unless another one is being typed."""
        error = self.exercise.errors.get(self.name)
        if bool(self.property("error")) != (error is not None):
            self.setProperty("error", error is not None)
            theme.repolish(self)
        if not self.hasFocus():
            self.draw_text()

    def draw_text(self) -> None:
        """Show the value that holds, unless the text is marked."""
        if self.name not in self.exercise.errors:
            text = self.exercise.text_of(self.name)
            if text != self.text():
                self.setText(text)
                self.setCursorPosition(0)
                self.updateGeometry()
                self._describe()

    def _wanted(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + EDGES

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(min(max(self._least, self._wanted()), self._most), size.height()) if self._most else size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._describe()

    def _describe(self) -> None:
        known = self.exercise.settings.about(self.name)
        describe(self, said(known.symbol) or self.name, said(known.help))
        if self._wanted() > self.width():  # cut off
            self.setToolTip(theme.tip(said(known.symbol) or self.name, f"{said(known.help)}<br>{self.text()}"))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self._describe()

    def event(self, event: QEvent) -> bool:
        """Esc takes back a wrong text before it leaves the lab."""
        override = event if event.type() == QEvent.Type.ShortcutOverride else None
        if (
            isinstance(override, QKeyEvent)
            and override.key() == Qt.Key.Key_Escape
            and self.name in self.exercise.errors
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.exercise.errors.pop(self.name, None)
            self.draw_text()
            self.exercise.changed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class SettingRow(QWidget):
    """The symbol of a setting, a slider if it has bounds and `slide` asks for one, and its field."""

    def __init__(
        self,
        exercise: AnyExercise,
        name: str,
        *,
        slide: tuple[float, float] | None = None,
        width: int = 72,
        most: int = 0,
        label_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.exercise, self.name = exercise, name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.label = Label("", "text2")
        if label_width:
            self.label.setFixedWidth(label_width)
        row.addWidget(self.label)
        self.slider: Slider | None = None
        if slide is not None:
            self.slider = Slider(*slide, log=exercise.settings.about(name).log and slide[0] > 0)
            self.slider.edited.connect(self._slid)
            row.addWidget(self.slider, 1)
        self.field = SettingField(exercise, name, width, most=most)
        row.addWidget(self.field)
        self.retranslate()

    def _slid(self, value: float) -> None:
        self.exercise.edit(**{self.name: value})

    def draw(self) -> None:
        self.field.draw()
        if self.slider is not None and not self.slider.isSliderDown():
            self.slider.set_number(float(self.exercise.shown(self.name)))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        known = self.exercise.settings.about(self.name)
        self.label.setText(said(known.symbol) or self.name)
        self.label.setToolTip(theme.tip(self.label.text(), said(known.help)))
        self.field.retranslate()
        if self.slider is not None:
            describe(self.slider, self.label.text(), said(known.help))


class SettingSegments(Segments):
    """A setting of a few choices."""

    def __init__(self, exercise: AnyExercise, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise, self.name = exercise, name
        self.edited.connect(self._chosen)
        self.retranslate()

    def _chosen(self, value: str) -> None:
        self.exercise.edit(**{self.name: value})

    def draw(self) -> None:
        self.set_value(self.exercise.shown(self.name))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        known = self.exercise.settings.about(self.name)
        help_text = said(known.help)
        self.set_choices([(value, said(text)) for value, text in known.choices], [help_text] * len(known.choices))
        self.setAccessibleName(said(known.symbol) or help_text)
        self.draw()


class SettingChoice(Choice):
    """A setting of many choices, as a list that opens; `only` leaves some of them out."""

    def __init__(
        self, exercise: AnyExercise, name: str, width: int = 144, *, only: Callable[[], Sequence[str]] | None = None
    ) -> None:
        super().__init__(width)
        self.exercise, self.name, self.only = exercise, name, only
        self._offered: tuple[str, ...] = ()
        self.chosen.connect(self._choose)
        self.retranslate()

    def _choose(self, value: str) -> None:
        self.exercise.edit(**{self.name: value})

    def draw(self) -> None:
        if self.only is not None and tuple(self.only()) != self._offered:
            self._offer()
        self.set_value(self.exercise.shown(self.name))

    def _offer(self) -> None:
        known = dict(self.exercise.settings.about(self.name).choices)
        self._offered = tuple(self.only()) if self.only is not None else tuple(known)
        self.set_choices([(value, said(known[value])) for value in self._offered])

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self._offer()
        known = self.exercise.settings.about(self.name)
        describe(self, said(known.symbol) or self.name, said(known.help))
        self.draw()


class SettingSwitch(QWidget):
    """A setting that is on or off, with its word beside the switch."""

    def __init__(self, exercise: AnyExercise, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise, self.name = exercise, name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.label = Label("", "text2")
        self.switch = Switch()
        self.switch.clicked.connect(self._switched)
        row.addWidget(self.switch)
        row.addWidget(self.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def _switched(self, on: bool) -> None:
        self.exercise.edit(**{self.name: on})

    def draw(self) -> None:
        self.switch.setChecked(bool(self.exercise.shown(self.name)))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        known = self.exercise.settings.about(self.name)
        self.label.setText(said(known.symbol))
        describe(self.switch, said(known.symbol), said(known.help))

    def sizeHint(self) -> QSize:
        return QSize(48 + self.label.sizeHint().width(), 28)


def error_line(exercise: AnyExercise) -> str:
    """What is wrong with the texts that were typed last, and what holds meanwhile; "" while all is well."""
    for name, error in exercise.errors.items():
        known = exercise.settings.about(name)
        symbol = said(known.symbol) or name
        return f"{symbol}: {error_text(error)}"
    return ""

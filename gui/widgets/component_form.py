"""A form made from the fields of a component: teach it a new field type once, and every component has it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.errors import EngineError, SpecError
from engine.registry import Component, Field, Registry, fields_of
from gui.i18n import engine_text, error_text
from gui.widgets.controls import Button, Choice, Switch
from gui.widgets.rows import NumberRow, Row, SliderRow

STEEP = 1e4  # bounds that far apart (on an even scale) are typed rather than slid


def field_name(field: Field) -> str:
    """A field's label with its symbol, in the language that holds now: Learning rate η."""
    label = engine_text(field.label)
    return f"{label} {field.hyper.symbol}" if field.hyper.symbol and field.hyper.symbol != label else label


class FieldRow(QWidget):
    """One hyperparameter as a row: a switch, a choice, a slider with its number, a number, or a text."""

    edited = Signal(str, object)

    def __init__(self, field: Field, value: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        known = field.hyper
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._choice: Choice | None = None
        self._switch: Switch | None = None
        self._text: QLineEdit | None = None
        self._number: NumberRow | None = None
        low, high = known.low, known.high
        if field.type is bool:
            self._switch = Switch()
            self.row = Row("", self._switch)
            self._switch.toggled.connect(self._tell)
        elif field.type is str and known.choices:
            self._choice = Choice()
            self.row = Row("", self._choice)
            self._choice.chosen.connect(self._tell)
        elif field.type is str:
            self._text = QLineEdit()
            self._text.setFixedWidth(144)
            self.row = Row("", self._text)
            self._text.textEdited.connect(self._tell)
        else:
            whole = field.type is int
            slides = low is not None and high is not None and (known.log or high - low <= STEEP)
            if slides and low is not None and high is not None:
                self._number = SliderRow(
                    "", value, low, high, log=known.log and low > 0, integer=whole, unit=_short(known.unit)
                )
            else:
                self._number = NumberRow("", value, low, high, integer=whole, log=known.log, unit=_short(known.unit))
            self.row = self._number
            self._number.edited.connect(self._tell)
        column.addWidget(self.row)
        self.retranslate()
        self.set_value(value)

    def value(self) -> Any:
        if self._switch is not None:
            return self._switch.isChecked()
        if self._choice is not None:
            return self._choice.value()
        if self._text is not None:
            return self._text.text()
        return self._number.value() if self._number is not None else None

    def set_value(self, value: Any) -> None:
        """Show a value without a signal."""
        if self._switch is not None:
            self._switch.blockSignals(True)
            self._switch.setChecked(bool(value))
            self._switch.blockSignals(False)
            self._switch._slide(bool(value))
        elif self._choice is not None:
            self._choice.set_value(value)
        elif self._text is not None:
            if self._text.text() != value:
                self._text.setText(str(value))
        elif self._number is not None:
            self._number.set_value(value)

    def set_error(self, text: str) -> None:
        """Mark the control at fault and say why under it; "" clears it."""
        self.row.set_error(text)
        if self._choice is not None:
            self._choice.set_error(text)

    def set_patient(self, patient: bool, meanwhile: str) -> None:
        """Take a number only when it is typed to its end, as a network that trains needs it; see `NumberField`.

        `meanwhile` is what an error of a live setting adds, as in a `SliderRow`.
        """
        if self._number is not None:
            self._number.field.patient = patient
            self._number.meanwhile = meanwhile if self.field.hyper.live else ""

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        known = self.field.hyper
        self.row.set_texts(field_name(self.field), engine_text(known.help)[:1].upper() + engine_text(known.help)[1:])
        if self._choice is not None:
            self._choice.set_choices([(choice, engine_text(choice)) for choice in known.choices])

    def _tell(self, value: Any) -> None:
        self.edited.emit(self.field.name, value)


def _short(unit: str) -> str:
    return engine_text(unit) if len(unit) > 2 else unit


class ComponentForm(QWidget):
    """Chooses a component of a family and edits its fields; `edited` carries the new component.

    `label` names the choice; without one there is no choice, only the fields. Fields named in `skip` are edited
    elsewhere. `folded` shows the fields only after the small button beside the choice is pressed.
    A value that the component refuses is marked at its control, and the last good component stays.
    """

    edited = Signal(object)

    def __init__(
        self,
        registry: Registry[Any],
        component: Component,
        *,
        choose: bool = True,
        skip: Iterable[str] = (),
        folded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._component = component
        self._skip = tuple(skip)
        self._label = ("", "")
        self._patient = (False, "")
        self.rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.choice = Choice(144)
        self.unfold = Button(icon="chevron-down", kind="plain", small=True)
        self.unfold.setCheckable(True)
        self._folds = folded
        self.head = Row("", self.unfold, self.choice) if folded else Row("", self.choice)
        self.head.setVisible(choose)
        self._column.addWidget(self.head)
        self._fields = QWidget()
        self._inner = QVBoxLayout(self._fields)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._column.addWidget(self._fields)
        self.choice.chosen.connect(self._chosen)
        self.unfold.toggled.connect(self._fold)
        self._build()
        self.retranslate()

    def component(self) -> Any:
        """The component as it stands."""
        return self._component

    def set_component(self, component: Component) -> None:
        """Show a component without a signal."""
        if component == self._component:
            return
        same = type(component) is type(self._component)
        self._component = component
        if same:
            for name, row in self.rows.items():
                row.set_value(getattr(component, name))
        else:
            self._build()
        self.choice.set_value(component.kind)
        self._tip()

    def set_label(self, label: str, text: str = "") -> None:
        """Name the choice of the component."""
        self._label = (label, text)
        self._tip()

    def set_patient(self, patient: bool, meanwhile: str = "") -> None:
        """Take numbers only when they are typed to their end: a network trains with them, and with this component if
        `meanwhile` says what holds until an error is corrected."""
        self._patient = patient, meanwhile
        for row in self.rows.values():
            row.set_patient(patient, meanwhile)

    def set_error(self, field: str, text: str) -> None:
        """Mark one field (its last name in a dotted path) or, if it is no field here, the choice itself."""
        name = field.rsplit(".", 1)[-1]
        for known, row in self.rows.items():
            row.set_error(text if known == name else "")
        here = name in self.rows
        self.head.set_error("" if here else text)
        self.choice.set_error("" if here else text)
        if text and here:
            self.unfold.setChecked(True)

    def clear_errors(self) -> None:
        self.set_error("", "")

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        kinds = [(cls.kind, engine_text(cls.label())) for cls in self._registry]
        self.choice.set_choices(kinds, [engine_text(cls.summary()) for cls in self._registry])
        self.choice.set_value(self._component.kind)
        for row in self.rows.values():
            row.retranslate()
            row.set_value(getattr(self._component, row.field.name))
        self._tip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _tip(self) -> None:
        label, text = self._label
        summary = engine_text(type(self._component).summary())
        self.head.set_texts(label, summary or text)
        if self._folds:
            name = self.tr("Settings of {name}").format(name=engine_text(type(self._component).label()))
            self.unfold.setAccessibleName(name)
            self.unfold.setToolTip(name)

    def _build(self) -> None:
        for old in self.rows.values():
            self._inner.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        for field in fields_of(self._component):
            if field.name not in self._skip:
                row = FieldRow(field, getattr(self._component, field.name))
                row.set_patient(*self._patient)
                row.edited.connect(self._edit)
                self.rows[field.name] = row
                self._inner.addWidget(row)
        if self._folds:
            self.unfold.setVisible(bool(self.rows))
        self._fold()

    def _fold(self) -> None:
        open_ = not self._folds or self.unfold.isChecked()
        self._fields.setVisible(open_ and bool(self.rows))
        self.unfold.set_icon("chevron-up" if open_ else "chevron-down")

    def _edit(self, name: str, value: Any) -> None:
        try:
            new = dataclasses.replace(self._component, **{name: value})
        except SpecError as error:
            self.rows[name].set_error(error_text(error))
            return
        self.clear_errors()
        if new != self._component:
            self._component = new
            self.edited.emit(new)

    def _chosen(self, kind: str) -> None:
        if kind == self._component.kind:
            return
        try:
            new = self._registry.get(kind)()
        except EngineError as error:
            self.head.set_error(error_text(error))
            return
        self.head.set_error("")
        self.choice.set_error("")
        self._component = new
        self._build()
        self._tip()
        self.edited.emit(new)


class SettingRows(QWidget):
    """Rows for some plain settings of a spec: `edited` carries the name and the new value."""

    edited = Signal(str, object)

    def __init__(self, fields: Iterable[Field], values: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: dict[str, FieldRow] = {}
        for field in fields:
            row = FieldRow(field, getattr(values, field.name))
            row.edited.connect(self.edited)
            self.rows[field.name] = row
            column.addWidget(row)

    def set_error(self, field: str, text: str) -> None:
        """Mark one setting; the others are cleared."""
        for name, row in self.rows.items():
            row.set_error(text if name == field else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for row in self.rows.values():
                held = row.value()
                row.retranslate()
                row.set_value(held)

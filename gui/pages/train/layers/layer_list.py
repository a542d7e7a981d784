"""The network as a list of layers to add, remove, reorder and edit in place, with shapes and counts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from engine.layers import Layer, layers
from gui import theme
from gui.i18n import engine_text
from gui.pages.train.layers.layer_row import ROW, LayerHead, LayerInfo, LayerRow
from gui.widgets.component_form import ComponentForm
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import ErrorLine, Label


class _Cover(QWidget):
    """Draws the line that says where a dragged layer would go, over the rows."""

    def __init__(self, owner: LayerList) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        y = self._owner.line_y()
        if y >= 0:
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawLine(QPointF(4, y), QPointF(self.width() - 4, y))


class LayerList(QFrame):
    """The list; `edited` carries the new tuple of layers. Shapes, counts and errors are set by `set_layers`.

    Mouse: press a row to edit it, drag it to another place. Keys: arrows walk, Alt+arrows move, Enter edits, Delete
    removes.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layers: tuple[Layer, ...] = ()
        self._infos: tuple[LayerInfo, ...] = ()
        self._open = -1
        self._line = -1
        self.rows: list[LayerRow] = []
        self._errors: list[ErrorLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = LayerHead()
        self._column.addWidget(self._head)
        self._make_editor()
        self._make_foot()
        self._total: int | None = None
        self._cover = _Cover(self)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.retranslate()

    def _make_editor(self) -> None:
        """What unfolds under a row: the form of its layer, and the buttons that move or remove it."""
        self._editor = QWidget()
        inner = QVBoxLayout(self._editor)
        inner.setContentsMargins(9, 2, 8, 0)
        inner.setSpacing(0)
        self.form: ComponentForm | None = None
        self._form_place = inner
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.up = Button(icon="chevron-up", kind="plain", small=True)
        self.down = Button(icon="chevron-down", kind="plain", small=True)
        self.remove = Button(icon="trash", kind="plaindanger", small=True)
        self.up.clicked.connect(lambda: self.move_layer(self._open, self._open - 1))
        self.down.clicked.connect(lambda: self.move_layer(self._open, self._open + 1))
        self.remove.clicked.connect(lambda: self.remove_layer(self._open))
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        inner.addLayout(buttons)
        inner.addSpacing(6)
        inner.addWidget(Hairline())
        self._editor.hide()

    def _make_foot(self) -> None:
        foot = QWidget()
        foot.setFixedHeight(ROW)
        line = QHBoxLayout(foot)
        line.setContentsMargins(4, 0, 9, 0)
        self.add = Button(icon="plus", kind="link", small=True)
        self.add.clicked.connect(self._offer)
        self._sum = Label("", "text2")
        line.addWidget(self.add)
        line.addStretch(1)
        line.addWidget(self._sum)
        self._column.addWidget(foot)

    def layers(self) -> tuple[Layer, ...]:
        """The layers as they are listed."""
        return self._layers

    def set_layers(self, chosen: Sequence[Layer], infos: Sequence[LayerInfo] = (), total: int | None = None) -> None:
        """Show these layers with what is known of them, without a signal."""
        self._layers = tuple(chosen)
        self._infos = tuple(infos) + (LayerInfo(),) * (len(self._layers) - len(infos))
        self._total = total
        if self._open >= len(self._layers):
            self._open = -1
        while len(self.rows) < len(self._layers):
            row = LayerRow(len(self.rows))
            row.pressed.connect(self._toggle)
            row.dragged.connect(self._drag)
            row.dropped.connect(self._drop)
            row.key.connect(self._row_key)
            error = ErrorLine(indent=9)
            self.rows.append(row)
            self._errors.append(error)
        self._arrange()

    def open_layer(self, place: int) -> None:
        """Unfold the form of one layer (-1 folds all)."""
        self._open = place if 0 <= place < len(self._layers) else -1
        self._arrange()

    def opened(self) -> int:
        """Which layer is unfolded, -1 for none."""
        return self._open

    # what edits it
    def add_layer(self, kind: str) -> None:
        """Put a new layer after the unfolded one, or else before the last, and unfold it."""
        place = self._open + 1 if self._open >= 0 else max(len(self._layers) - 1, 0)
        new = layers.get(kind)()
        self._open = place
        self._change((*self._layers[:place], new, *self._layers[place:]))
        if place < len(self.rows):
            self.rows[place].setFocus()

    def remove_layer(self, place: int) -> None:
        """Take one layer out."""
        if 0 <= place < len(self._layers):
            self._open = -1
            self._change(self._layers[:place] + self._layers[place + 1 :])
            if self._layers:
                self.rows[min(place, len(self._layers) - 1)].setFocus()

    def move_layer(self, place: int, to: int) -> None:
        """Take one layer to another place."""
        if 0 <= place < len(self._layers) and 0 <= to < len(self._layers) and place != to:
            moved = list(self._layers)
            moved.insert(to, moved.pop(place))
            if self._open == place:
                self._open = to
            self._change(tuple(moved))
            self.rows[to].setFocus()

    def _change(self, new: tuple[Layer, ...]) -> None:
        self.set_layers(new)
        self.edited.emit(new)

    def _form_edited(self, layer: Any) -> None:
        if 0 <= self._open < len(self._layers):
            self._change((*self._layers[: self._open], layer, *self._layers[self._open + 1 :]))

    def _toggle(self, place: int) -> None:
        self.open_layer(-1 if place == self._open else place)

    def _row_key(self, place: int, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_layer(place)
            return
        to = place + (1 if event.key() == Qt.Key.Key_Down else -1)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_layer(place, to)
        elif 0 <= to < len(self._layers):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _gap(self, y: int) -> int:
        """Before which layer a drop at this height goes."""
        return sum(y > self.rows[i].y() + ROW / 2 for i in range(len(self._layers)))

    def _drag(self, place: int, at: QPoint) -> None:
        self._line = self._gap(at.y())
        self.update()
        self._cover.raise_()
        self._cover.setGeometry(self.rect())
        self._cover.show()
        self._cover.update()

    def _drop(self, place: int, at: QPoint) -> None:
        self._line = -1
        self._cover.hide()
        to = self._gap(at.y())
        self.move_layer(place, to - 1 if to > place else to)

    def line_y(self) -> int:
        """Where a dragged layer would go, as a height in the list; -1 while none is dragged."""
        if self._line < 0:
            return -1
        if self._line < len(self._layers):
            return self.rows[self._line].y()
        return self.rows[len(self._layers) - 1].y() + ROW

    # how it stands
    def _arrange(self) -> None:
        place = 1
        focused = next((row.place for row in self.rows if row.hasFocus()), -1)
        wanted: list[QWidget] = []
        for i, row in enumerate(self.rows):
            used = i < len(self._layers)
            if used:
                row.show_layer(self._layers[i], self._infos[i], i == self._open)
                self._errors[i].set_text(self._infos[i].error)
                wanted.append(row)
                if self._infos[i].error:
                    wanted.append(self._errors[i])
                if i == self._open:
                    wanted.append(self._editor)
            else:
                row.hide()
                self._errors[i].set_text("")
        if self._open >= 0:
            self._show_form(self._layers[self._open])
        for widget in wanted:
            if self._column.indexOf(widget) != place:
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
            widget.show()
            place += 1
        self._editor.setVisible(self._open >= 0)
        self.up.setEnabled(self._open > 0)
        self.down.setEnabled(0 <= self._open < len(self._layers) - 1)
        self._words()
        self._order()
        if 0 <= focused < len(self._layers):
            self.rows[focused].setFocus()

    def _order(self) -> None:
        """Tab goes down the list: rows, with the form after its row."""
        before: QWidget | None = None
        for row in self.rows[: len(self._layers)]:
            if before is not None:
                QWidget.setTabOrder(before, row)
            before = row
        if before is not None:
            QWidget.setTabOrder(before, self.add)

    def _show_form(self, layer: Layer) -> None:
        if self.form is None:
            self.form = ComponentForm(layers, layer)
            self.form.edited.connect(self._form_edited)
            self._form_place.insertWidget(0, self.form)
            self.form.set_label(self.tr("Layer"))
        else:
            self.form.set_component(layer)

    def _offer(self) -> None:
        self._menu.clear()
        for cls in layers:
            action = self._menu.addAction(engine_text(cls.label()))
            action.setToolTip(engine_text(cls.summary()))
            action.triggered.connect(lambda _=False, kind=cls.kind: self.add_layer(kind))
        self._menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _words(self) -> None:
        if self._total is None:
            self._sum.setText("")
        else:
            self._sum.setText(self.tr("{count} parameters").format(count=f"{self._total:,}"))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self._head.set_words(self.tr("Layer"), self.tr("output"), self.tr("parameters"))
        self.add.setText(self.tr("Add layer"))
        describe(self.add, self.tr("Add layer"), self.tr("Puts a new layer after the open one, or before the last."))
        describe(self.up, self.tr("Up"), self.tr("Moves this layer one place up. Keys: Alt+Up."))
        describe(self.down, self.tr("Down"), self.tr("Moves this layer one place down. Keys: Alt+Down."))
        describe(self.remove, self.tr("Remove layer"), self.tr("Takes this layer out. Key: Delete."))
        self.setAccessibleName(self.tr("Layers of the network"))
        if self.form is not None:
            self.form.set_label(self.tr("Layer"))
        for row in self.rows:
            row.rename()
        self._words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

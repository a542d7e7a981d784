"""What the view Map asks for in the panel: the projection, how many digits, what is highlighted; its facts in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from gui import theme
from gui.labs.inspect.map_lab import COUNTS, HIGHLIGHTED, PERPLEXITY, MapLab
from gui.labs.train.advice import Word
from gui.pages.inspect.map.scatter import paint_mark
from gui.pages.inspect.view import ViewPanel
from gui.widgets.controls import Switch, describe
from gui.widgets.layout import Section
from gui.widgets.marks import Label
from gui.widgets.numbers import percent
from gui.widgets.rows import NumberRow, Row, SliderRow
from gui.widgets.segments import Segments

COLUMNS = 5


class ClassKey(QAbstractButton):
    """A key that highlights one class, with its mark while it is highlighted."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.place = number, -1
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(49, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.place >= 0
        border = "accent" if on or self.hasFocus() else "button_border"
        painter.setPen(QPen(theme.color(border), 2 if self.hasFocus() else 1))
        ground = "selected" if on else "hover" if self.underMouse() else "control"
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        text = QRectF(self.rect())
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.series(self.place + 1).color)
            paint_mark(painter, 14, self.height() / 2, self.place, 4)
            text.setLeft(16)
        painter.setPen(theme.color("accent" if on else "text"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(text.width()) - 6)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, shown)


class MapPanel(ViewPanel):
    """Projection, digits, neighbors, and the classes that are highlighted."""

    def __init__(self, lab: MapLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.map = Section("once")
        self.method = Segments()
        self.method.setFixedWidth(144)
        self.method.edited.connect(lambda method: lab.edit(method=method))
        self.method_row = Row("", self.method)
        self.count = NumberRow("", 1000, *COUNTS, integer=True)
        self.count.edited.connect(lambda count: lab.edit(count=count))
        self.near = SliderRow("", 30, *PERPLEXITY, integer=True)
        self.near.field.edited.connect(lambda value: lab.edit(perplexity=value))
        self.near.slider.edited.connect(lambda value: lab.edit(perplexity=round(value)))
        self.map.add(self.method_row, self.count, self.near)
        self.classes = Section("")
        self.chosen = Label("", "muted", "small")
        self.classes.add_beside_title(self.chosen)
        self.keys: list[ClassKey] = []
        self._named: tuple[str, ...] | None = None  # what the keys are called
        self.grid = QGridLayout()
        self.grid.setSpacing(8)
        self.classes.rows.addLayout(self.grid)
        self.ring = Switch()
        self.ring.clicked.connect(lambda on: lab.edit(ring=on))
        self.misread = Label("", "muted", "small")
        self.ring_row = Row("", self.misread, self.ring)
        self.classes.rows.addSpacing(4)
        self.classes.add(self.ring_row)
        column.addWidget(self.map)
        column.addWidget(self.classes)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.map.set_title(self.tr("Map"))
        self.method.set_choices(
            [("pca", self.tr("PCA")), ("tsne", self.tr("t-SNE"))],
            [
                self.tr("The two directions in which the digits differ most; there at once."),
                self.tr("Keeps neighbors together; settles step by step, each layer from the map before it."),
            ],
        )
        self.method_row.set_texts(self.tr("Projection"), self.tr("How a layer's numbers become a point."))
        self.count.set_texts(self.tr("Digits"), self.tr("How many digits are on the map; 3,000 at most."))
        self.near.set_texts(self.tr("Neighbors"), self.tr("How many neighbors t-SNE keeps near: its perplexity."))
        self.classes.set_title(self.tr("Highlight"))
        self.ring_row.set_texts(self.tr("Ring the misread"), self.tr("Rings around the digits that are misread."))
        self._label_keys()

    def _label_keys(self) -> None:
        subject = self.lab.subject
        self._named = subject.classes if subject is not None else None
        for key in self.keys:
            name = subject.classes[key.number] if subject is not None else str(key.number)
            key.setText(name)
            describe(key, self.tr("Highlight {name}").format(name=name), self.tr("Up to four classes at once."))

    def draw(self) -> None:
        """Make the rows equal to the lab."""
        lab = self.lab
        self.method.set_value(lab.method)
        for row, value in ((self.count, lab.count), (self.near, lab.perplexity)):
            if row.value() != value:
                row.set_value(value)
        count = len(lab.subject.classes) if lab.subject is not None else 10
        if len(self.keys) != count:
            for old in self.keys:
                old.deleteLater()
            self.keys, self._named = [ClassKey(k) for k in range(count)], None
            for key in self.keys:
                key.clicked.connect(lambda _=False, k=key.number: lab.highlight(k))
                self.grid.addWidget(key, key.number // COLUMNS, key.number % COLUMNS)
        if lab.subject is not None and lab.subject.classes != self._named:
            self._label_keys()
        for key in self.keys:
            on = key.number in lab.highlighted
            key.place = lab.highlighted.index(key.number) if on else -1
            key.setChecked(on)
            key.update()
        self.chosen.setText(self.tr("{count} of {most}").format(count=len(lab.highlighted), most=HIGHLIGHTED))
        self.ring.setChecked(lab.ring)
        self.misread.setText(f"{len(lab.misread):,}" if lab.answers is not None else "")

    # -- words ---------------------------------------------------------------------------------------------------------
    def offer(self, action: str) -> str:
        """What the link of a fact says."""
        return {"show": self.tr("Show"), "suspects": self.tr("Look at them")}.get(action, "")

    def sentence(self, word: Word) -> str:
        """A fact as a sentence."""
        v = word.values
        shares = {key: percent(v[key], 0) for key in ("first", "last") if key in v}
        match word.key:
            case "inside":
                return self.tr("{count} digits inside, {number} of them are {most}.").format(**v)
            case "apart":
                return self.tr(
                    "Of the ten nearest neighbors, {first} are the same digit in the input, {last} in the last layer."
                ).format(**shares)
            case "mixed":
                return self.tr(
                    "Of the five nearest neighbors of {b}, {first} are {a} in the input, {last} in the last layer."
                ).format(a=v["a"], b=v["b"], **shares)
            case _:
                return self.tr("Training digits that the network is sure to be another class may be mislabelled.")

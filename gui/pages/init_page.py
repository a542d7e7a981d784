"""The Initialization page: where signals and gradients end up before any training, scheme by scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from engine.initializers import Initializer
from engine.registry import fields_of, plain
from gui import theme
from gui.i18n import engine_text, error_text
from gui.labs.init_lab import ACTIVATIONS, DEPTHS, FORMULAS, INPUTS, WIDTHS, InitLab, SchemeRow, Verdict
from gui.pages import Page
from gui.plots import FigureCard, HistogramCell
from gui.plots.axis import count, number
from gui.runner import Runner
from gui.widgets.controls import Button, CheckBox, Segments, Switch, describe
from gui.widgets.fields import NumberRow, Row, SliderRow
from gui.widgets.layout import Panel, PlainArea, Section
from gui.widgets.marks import ErrorLine, Label, StateWord

HEAD_PX, WORDS_PX, GAP_PX = 118, 172, 8
ROW_PX = (96, 150)
CELL_PX = 84  # narrower cells scroll
TITLE_PX = 28


class HistogramGrid(FigureCard):
    """Rows of schemes, columns of layers, a sentence at the end of each row."""

    def __init__(self, say: Callable[[Initializer], str], parent: QWidget | None = None) -> None:
        super().__init__(parent, framed=False)
        self._say = say
        self._rows: tuple[SchemeRow, ...] = ()
        self._table: Callable[[], list[list[str]]] = list
        self.heads: list[tuple[Label, Label]] = []
        self.titles: list[Label] = []
        self.cells: list[list[HistogramCell]] = []
        self.words: list[tuple[StateWord, Label]] = []
        whole = QHBoxLayout()
        whole.setContentsMargins(16, 0, 16, 8)
        whole.setSpacing(GAP_PX)
        self._left, self._middle, self._right = QWidget(), QWidget(), QWidget()
        self._left.setFixedWidth(HEAD_PX)
        self._right.setFixedWidth(WORDS_PX)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("plainArea")
        self._middle.setObjectName("plainBody")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._middle)
        whole.addWidget(self._left)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._right)
        self.body.addLayout(whole, 1)
        self._grids: list[QGridLayout] = []
        for part in (self._left, self._middle, self._right):
            grid = QGridLayout(part)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(GAP_PX)
            grid.setRowMinimumHeight(0, TITLE_PX)
            self._grids.append(grid)
        self.corner = Label("", "text2", "small")
        self.words_title = Label("", "text2", "small")
        for label in (self.corner, self.words_title):
            label.setFixedHeight(TITLE_PX)
        self._grids[0].addWidget(self.corner, 0, 0)
        self._grids[2].addWidget(self.words_title, 0, 0)

    def show_rows(
        self,
        rows: tuple[SchemeRow, ...],
        layer_title: str,
        words: Callable[[Verdict], tuple[str, str]],
        table: Callable[[], list[list[str]]],
    ) -> None:
        """Show the rows of a lab; widgets are kept where their number allows."""
        self._rows, self._table = rows, table
        depth = len(rows[0].cells) if rows else 0
        self._make_room(len(rows), depth)
        for column, title in enumerate(self.titles):
            title.setText(layer_title.replace("{number}", str(column + 1)))
        for row, (name, formula), cells, (word, sentence) in zip(rows, self.heads, self.cells, self.words, strict=True):
            said = self._say(row.scheme)
            if name.text() != said:
                name.setText(said)
                name.setToolTip(theme.tip(said, engine_text(type(row.scheme).summary())))
                formula.setText(formula_of(row.scheme))
            for column, (cell, histogram) in enumerate(zip(cells, row.cells, strict=True)):
                cell.draw(histogram, f"{said}, {layer_title.replace('{number}', str(column + 1))}")
            short, long = words(row.verdict)
            if (word.text(), word.state()) != (short, row.verdict.state):
                word.set_state(short, row.verdict.state)
            sentence.setText(long)

    def _make_room(self, rows: int, columns: int) -> None:
        if (len(self.heads), len(self.titles)) == (rows, columns):
            return
        left, middle, right = self._grids
        for label in self.titles:
            _drop(label)
        for pair in (*self.heads, *self.words):
            for widget in pair:
                _drop(widget.parentWidget() or widget)
        for row in self.cells:
            for cell in row:
                _drop(cell)
        self.titles, self.heads, self.cells, self.words = [], [], [], []
        for column in range(columns):
            title = Label("", "text2", "smallstrong")
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            title.setFixedHeight(TITLE_PX)
            self.titles.append(title)
            middle.addWidget(title, 0, column)
        for place in range(1, rows + 1):
            name, formula = Label("", "text", "section", wrap=True), Label("", "muted", "small", wrap=True)
            left.addWidget(_stack(name, formula), place, 0)
            self.heads.append((name, formula))
            word, sentence = StateWord(), Label("", "text2", "small", wrap=True)
            right.addWidget(_stack(word, sentence), place, 0)
            self.words.append((word, sentence))
            cells = [HistogramCell() for _ in range(columns)]
            for column, cell in enumerate(cells):
                cell.setMinimumWidth(CELL_PX)
                middle.addWidget(cell, place, column)
            self.cells.append(cells)
        for column in range(20):
            middle.setColumnStretch(column, 1 if column < columns else 0)
        self._fit()

    def _fit(self) -> None:
        """Rows share the height that there is, between 96 and 150 px."""
        rows = len(self.heads)
        if not rows:
            return
        scrolls = self._scroll.viewport().width() < len(self.titles) * (CELL_PX + GAP_PX)
        room = self._room - TITLE_PX - GAP_PX * rows - 48 - (12 if scrolls else 0)
        tall = min(max(room // rows, ROW_PX[0]), ROW_PX[1])
        for grid in self._grids:
            for place in range(10):
                grid.setRowMinimumHeight(place + 1, tall if place < rows else 0)
                grid.setRowStretch(place + 1, 0)
            grid.setRowStretch(11, 1)
        for row in self.cells:
            for cell in row:
                cell.setFixedHeight(tall)
        self._scroll.setMinimumHeight(TITLE_PX + rows * (tall + GAP_PX) + (12 if scrolls else 0))

    _room = 620

    def set_room(self, height: int) -> None:
        """How high the grid may be before it scrolls."""
        if height != self._room:
            self._room = height
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- export --------------------------------------------------------------------------------------------------------
    def has_figure(self) -> bool:
        return bool(self._rows)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        """All cells as one figure, whether they are scrolled into view or not."""
        depth, rows = len(self.titles), len(self._rows)
        wide = (rect.width() - 32 - HEAD_PX - GAP_PX) / max(depth, 1)
        tall = (rect.height() - TITLE_PX - 8) / max(rows, 1)
        left, top = rect.left() + 16 + HEAD_PX + GAP_PX, rect.top() + TITLE_PX
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(12, 500))
        for column, title in enumerate(self.titles):
            area = QRectF(left + column * wide, rect.top(), wide, TITLE_PX)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, title.text())
        for place, (row, cells) in enumerate(zip(self._rows, self.cells, strict=True)):
            y = top + place * tall
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(13, 600))
            name = QFontMetricsF(theme.font(13, 600)).elidedText(
                self._say(row.scheme), Qt.TextElideMode.ElideRight, HEAD_PX
            )
            painter.drawText(QPointF(rect.left() + 16, y + tall / 2), name)
            for column, cell in enumerate(cells):
                cell.paint_figure(painter, QRectF(left + column * wide, y, wide - GAP_PX, tall - GAP_PX))

    def table(self) -> Iterable[list[str]]:
        return self._table()


def formula_of(scheme: Initializer) -> str:
    """The scheme's formula with its own numbers: W ~ N(0, 0.01²)."""
    text = FORMULAS.get(scheme.kind, "")
    for field in fields_of(scheme):
        if field.hyper.symbol and not isinstance(getattr(scheme, field.name), bool):
            text = text.replace(field.hyper.symbol, plain(getattr(scheme, field.name)))
    return text.replace("N(0, 1²)", "N(0, 1)")


def _stack(first: QWidget, second: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addStretch(1)
    column.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(second)
    column.addStretch(1)
    return holder


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class InitPage(Page):
    """Settings at the left, the grid of histograms at the right."""

    def __init__(self, lab: InitLab | None = None, parent: QWidget | None = None) -> None:
        runner = Runner()
        super().__init__(lab or InitLab(runner), parent)
        runner.setParent(self)
        self.lab: InitLab
        self.runner = runner
        self.again = Button(icon="refresh")
        self.again.clicked.connect(self.lab.draw_again)
        self.train = Button(icon="arrow-right", kind="primary")
        self.train.clicked.connect(self._train)
        self.header.add_action(self.again, self.train)
        self._make_panel()
        self.grid = HistogramGrid(self.say)
        self.problem = ErrorLine(indent=16)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.problem)
        column.addWidget(self.grid, 1)
        self.area = PlainArea(inside)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(self.area, 1)
        self.content.addLayout(row, 1)
        self.lab.changed.connect(self._lab_changed)
        self.retranslate()
        self.draw()

    def _make_panel(self) -> None:
        self.panel = Panel(264)
        self.network = Section("once")
        self.activation = Segments()
        self.activation.edited.connect(lambda kind: self.lab.edit(activation=kind))
        self.depth_row = SliderRow("", 5, *DEPTHS, integer=True)
        self.depth_row.edited.connect(lambda value: self.lab.edit(depth=value))
        self.width_row = SliderRow("", 100, *WIDTHS, integer=True, log=True)
        self.width_row.edited.connect(lambda value: self.lab.edit(width=value))
        self.count_row = NumberRow("", 1000, *INPUTS, integer=True)
        self.count_row.edited.connect(lambda value: self.lab.edit(count=value))
        self.seed_row = NumberRow("", 0, 0, 2**31 - 1, integer=True)
        self.seed_row.edited.connect(lambda value: self.lab.edit(seed=value))
        self.norm = Switch()
        self.norm.clicked.connect(lambda on: self.lab.edit(batch_norm=on))
        self.norm_row = Row("", self.norm)
        self.inputs = Segments()
        self.inputs.edited.connect(lambda digits: self.lab.edit(digits=digits))
        self.view = Segments()
        self.view.edited.connect(self.lab.show_gradients)
        self.inputs_row, self.view_row = Row("", self.inputs), Row("", self.view)
        for segments in (self.inputs, self.view):
            segments.setFixedWidth(148)
        self.network.rows.setSpacing(2)
        self.network.add(
            self.activation,
            self.depth_row,
            self.width_row,
            self.count_row,
            self.seed_row,
            self.norm_row,
            self.inputs_row,
            self.view_row,
        )
        self.schemes = Section("")
        self.checks: list[CheckBox] = []
        for scheme in self.lab.offered:
            check = CheckBox()
            check.setProperty("scheme", self.lab.offered.index(scheme))
            check.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            check.setFixedHeight(30)
            check.clicked.connect(self._checked)
            self.checks.append(check)
            self.schemes.add(check)
        self.reading = Section("")
        self.how = Label("", "muted", "small", wrap=True)
        self.reading.add(self.how)
        self.panel.add(self.network, self.schemes, self.reading)

    def _checked(self, on: bool) -> None:
        sender = self.sender()
        if sender is not None:
            self.lab.choose(self.lab.offered[sender.property("scheme")], on)

    def _train(self) -> None:
        self.asked.emit("compare", self.lab.rivals())

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Initialization")

    def sentence(self) -> str:
        if self.lab.gradients:
            return self.tr(
                "The error of the same inputs comes back through every layer. Does it still reach the first?"
            )
        return self.tr(
            "The same inputs pass through every layer. Look at where the outputs end up before any training."
        )

    def say(self, scheme: Initializer) -> str:
        """A scheme's name with the number that sets it apart."""
        shown = [
            f"{f.hyper.symbol} = {plain(getattr(scheme, f.name))}"
            for f in fields_of(scheme)
            if f.hyper.symbol and not isinstance(getattr(scheme, f.name), bool)
        ]
        return ", ".join([engine_text(scheme.label()), *shown])

    def words(self, verdict: Verdict) -> tuple[str, str]:
        """A state word and one sentence for what a row means."""
        found = {
            "equal": (self.tr("collapsed"), self.tr("All nodes stay equal: nothing to learn from.")),
            "saturated": (
                self.tr("saturated"),
                self.tr("Layer {layer}: {percent} % of the outputs stuck at the ends: gradients vanish."),
            ),
            "collapsed": (self.tr("collapsed"), self.tr("Shrinks layer by layer until the signal is gone.")),
            "wide": (
                self.tr("a little wide"),
                self.tr("Layer {layer}: {percent} % of the outputs at the ends, where learning is slow."),
            ),
            "explodes": (self.tr("explodes"), self.tr("Grows from layer to layer: {factor} times in all.")),
            "dead": (self.tr("dead units"), self.tr("Layer {layer}: {percent} % of the units never answer.")),
            "drifts": (
                self.tr("drifts"),
                self.tr("The signal changes its size: the last layer has {factor} of the first."),
            ),
            "healthy": (self.tr("healthy"), self.tr("Stays wide and unsaturated through all layers.")),
            "no gradient": (self.tr("no gradient"), self.tr("No error comes back: nothing can learn.")),
            "vanishes": (
                self.tr("vanishes"),
                self.tr("The first layer gets {factor} of the last one's gradient: it hardly learns."),
            ),
            "uneven": (
                self.tr("uneven"),
                self.tr("The first layer gets {factor} of the last one's gradient."),
            ),
        }
        key = verdict.key
        word, sentence = found[key]
        if key == "healthy" and self.lab.gradients:
            sentence = self.tr("All layers get gradients of like size.")
        if key == "explodes" and self.lab.gradients:
            sentence = self.tr("The first layer gets {factor} times the last one's gradient.")
        factor = verdict.factor
        said = count(round(factor)) if 10 <= factor < 1e6 else number(factor, digits=2)
        for name, text in (("layer", str(verdict.layer)), ("percent", f"{verdict.percent:.0f}"), ("factor", said)):
            sentence = sentence.replace(f"{{{name}}}", text)
        return word, sentence

    def retranslate(self) -> None:
        super().retranslate()
        self.again.setText(self.tr("Draw again"))
        describe(self.again, self.tr("Draw again"), self.tr("Draws other first weights, from the next seed."))
        self.train.setText(self.tr("Train all from these weights"))
        describe(
            self.train,
            self.tr("Train all from these weights"),
            self.tr("Races all schemes on the digits, from exactly these first weights. Random inputs become digits."),
        )
        self.network.set_title(self.tr("Network"))
        names = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
        self.activation.set_choices([(kind, names[kind]) for kind in ACTIVATIONS])
        describe(self.activation, self.tr("Activation"), self.tr("What bends the sums of every layer."))
        self.depth_row.set_texts(self.tr("Layers"), self.tr("How many hidden layers the inputs pass."))
        self.width_row.set_texts(self.tr("Nodes"), self.tr("How many nodes every hidden layer has."))
        self.count_row.set_texts(self.tr("Inputs"), self.tr("How many inputs pass through the network."))
        self.seed_row.set_texts(self.tr("Seed"), self.tr("Decides the weights and the random inputs."))
        self.norm_row.set_texts(
            self.tr("Batch norm"), self.tr("Normalizes each layer's sums before its activation, whatever the weights.")
        )
        self.inputs.set_choices(((False, self.tr("random")), (True, self.tr("digits"))))
        self.inputs_row.set_texts(
            self.tr("Inputs are"), self.tr("Standard normal numbers, as wide as a layer, or digits of 784 pixels.")
        )
        self.view.set_choices(((False, self.tr("outputs")), (True, self.tr("gradients"))))
        self.view_row.set_texts(
            self.tr("Show"), self.tr("How the signal goes forward, or how the error comes back to the weights.")
        )
        self.schemes.set_title(self.tr("Schemes"))
        for check, scheme in zip(self.checks, self.lab.offered, strict=True):
            check.setText(self.say(scheme))
            check.updateGeometry()
            describe(check, self.say(scheme), engine_text(type(scheme).summary()))
        self.reading.set_title(self.tr("How to read it"))
        self.how.setText(
            self.tr("Each plot has its own scale. Orange bars are saturated: outputs at the ends of the range.")
        )
        self.grid.words_title.setText(self.tr("In words"))
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _lab_changed(self) -> None:
        if self.on_stage:
            self.draw()

    def draw(self) -> None:
        """Make the screen equal to the lab."""
        lab, study = self.lab, self.lab.study
        self.header.set_texts(self.title(), self.sentence())
        self.activation.set_value(study.activation)
        for row, value in (
            (self.depth_row, study.depth),
            (self.width_row, study.width),
            (self.count_row, study.count),
            (self.seed_row, study.seed),
        ):
            if row.value() != value:
                row.set_value(value)
        self.norm.setChecked(study.batch_norm)
        self.inputs.set_value(study.digits)
        self.view.set_value(lab.gradients)
        for check, scheme in zip(self.checks, lab.offered, strict=True):
            check.setChecked(scheme in lab.chosen)
        self.grid.title_label.setText(self.tr("Gradients of the weights") if lab.gradients else self.tr("Outputs"))
        self.grid.unit_label.setText(
            self.tr("share of the weights, layer by layer")
            if lab.gradients
            else self.tr("share of the outputs, layer by layer")
        )
        self.grid.show_rows(lab.rows, self.tr("Layer {number}"), self.words, lab.table)
        self.problem.set_text(error_text(lab.failure) if lab.failure is not None else "")
        self.told.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.set_room(self.height() - 72 - 8)

    def fact(self) -> str:
        lab = self.lab
        if lab.working:
            return self.tr("Computing {number} layers…").format(number=lab.study.depth * len(lab.chosen))
        cells = lab.study.depth * len(lab.rows)
        numbers = lab.study.count * lab.study.width
        if lab.gradients:
            numbers = lab.study.width * lab.study.width
        return self.tr("{cells} histograms of {numbers} numbers each").format(cells=cells, numbers=count(numbers))

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"run": self._train, "export": self.grid.save_csv}

    def closing(self) -> None:
        self.runner.shut()

    def save_state(self) -> dict[str, Any]:
        return {**self.lab.study.__dict__, "gradients": self.lab.gradients}

    def restore_state(self, state: dict[str, Any]) -> None:
        kept = {}
        for name, value in self.lab.study.__dict__.items():
            given = state.get(name)
            if type(given) is type(value) and (name != "activation" or given in ACTIVATIONS):
                kept[name] = given
        self.lab.edit(**kept)
        if state.get("gradients") is True:
            self.lab.show_gradients(True)

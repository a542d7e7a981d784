"""Your own data: each picture as the network will get it, and what does not look right changed, before it is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.extras.missing import MissingExtraError
from engine.spec import ExperimentSpec
from engine.userdata.collection import LeftOut
from engine.userdata.doubles import Double
from gui.i18n import error_text
from gui.labs.extras import ExtraLab
from gui.labs.owndata.own_data_lab import VIEWS, OwnDataLab
from gui.pages.owndata.class_bars import ClassBars
from gui.pages.owndata.data_panel import DataPanel
from gui.pages.owndata.pair_grid import PairGrid
from gui.runner import Runner
from gui.widgets.controls import Button, describe
from gui.widgets.extra_strip import ExtraStrip
from gui.widgets.layout import Card, Hairline, PlainArea
from gui.widgets.marks import IconMark, Label
from gui.widgets.number_field import judge, problem_in
from gui.widgets.segments import Segments
from gui.widgets.sheets.sheet import PageSheet

NARROW = 1200
LISTED = 5


class OwnDataSheet(PageSheet):
    """The sheet over Train or Compare; `spec` gives the experiment it is for, `use` takes the name of the data."""

    def __init__(
        self, page: QWidget, lab: OwnDataLab, spec: Callable[[], ExperimentSpec], use: Callable[[str], object]
    ) -> None:
        super().__init__(page)
        self.lab, self._spec, self._use_data = lab, spec, use
        self.extras = ExtraStrip(ExtraLab(Runner(self)))
        self.body.addWidget(self.extras)
        self._offered: EngineError | None = None
        self.panel = DataPanel(lab)
        self._make_result()
        self._make_pairs()
        self._make_side()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(16, 16, 16, 16)
        self._lines.setSpacing(16)
        self._lines.addWidget(self.result)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        self._both.addWidget(self.pairs_card, 3)
        self._both.addWidget(self.side, 2)
        self._lines.addLayout(self._both, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(PlainArea(content), 1)
        self.body.addLayout(row, 1)
        self.panel.asked.connect(self._ask)
        self.confirmed.connect(self._confirm)
        self.left.connect(lab.close)
        lab.changed.connect(self.draw)
        judge.judged.connect(self._fields_judged)
        self.retranslate()

    # -- parts -------------------------------------------------------------------------------------------------------
    def _make_result(self) -> None:
        self.result = Card()
        self.result.setFixedHeight(48)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.mark = IconMark("check", "good", 16)
        self.said, self.parts = Label("", "text", "section"), Label("", "text2")
        self.took = Label("", "muted", "small")
        for label in (self.said, self.parts):
            label.setMinimumWidth(0)
        line.addWidget(self.mark)
        line.addWidget(self.said)
        line.addWidget(self.parts)
        line.addStretch(1)
        line.addWidget(self.took)
        self.result.body.addLayout(line)

    def _make_pairs(self) -> None:
        self.pairs_card = Card()
        self.pairs_title, self.pairs_hint = Label("", "text", "section"), Label("", "muted", "small")
        self.views = Segments()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.pairs_title)
        head.addWidget(self.pairs_hint)
        head.addStretch(1)
        head.addWidget(self.views)
        self.grid = PairGrid()
        self.name, self.about = Label("", "text", "strong"), Label("", "text2", "small")
        self.invert, self.leave_out_button = Button(icon="refresh"), Button(icon="minus")
        self.other = Button(icon="tag")
        self.back, self.forth = Button(icon="arrow-left", small=True), Button(icon="arrow-right", small=True)
        self.where = Label("", "text2", "small")
        named = QHBoxLayout()
        named.setSpacing(16)
        named.addWidget(self.name)
        named.addWidget(self.about)
        named.addStretch(1)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button in (self.invert, self.leave_out_button, self.other):
            keys.addWidget(button)
        keys.addStretch(1)
        keys.addWidget(self.where)
        keys.addWidget(self.back)
        keys.addWidget(self.forth)
        body = self.pairs_card.body
        body.addLayout(head)
        body.addWidget(self.grid, 1)
        body.addWidget(Hairline())
        body.addLayout(named)
        body.addLayout(keys)
        lab = self.lab
        self.views.edited.connect(lab.show)
        self.grid.selected.connect(lab.select)
        self.grid.invert.connect(lab.invert_selected)
        self.grid.leave_out.connect(lab.leave_out_selected)
        self.grid.move_to.connect(lab.move_selected)
        self.grid.turned.connect(lab.turn)
        self.invert.clicked.connect(lab.invert_selected)
        self.leave_out_button.clicked.connect(lab.leave_out_selected)
        self.other.clicked.connect(self._ask_class)
        self.back.clicked.connect(lambda: lab.turn(-1))
        self.forth.clicked.connect(lambda: lab.turn(1))

    def _make_side(self) -> None:
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.classes_card, self.left_card, self.change_card = Card(), Card(), Card()
        self.bars = ClassBars()
        area = PlainArea(self.bars)
        area.setMinimumHeight(120)
        self.legend = Label("", "text2", "small")
        self.classes_card.body.addWidget(self.legend)
        self.classes_card.body.addWidget(area, 1)
        self.left_rows = [Label("", "text2", "small") for _ in range(LISTED)]
        self.copy, self.once = Button(kind="link", small=True), Button(kind="link", small=True)
        for label in self.left_rows:
            self.left_card.body.addWidget(label)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.copy)
        links.addWidget(self.once)
        links.addStretch(1)
        self.left_card.body.addLayout(links)
        self.copy.clicked.connect(self._copy)
        self.once.clicked.connect(self.lab.leave_out_doubles)
        table = QGridLayout()
        table.setColumnStretch(0, 1)
        self.facts = [(Label("", "text2"), Label("", "text", "strong")) for _ in range(3)]
        for place, (caption, value) in enumerate(self.facts):
            table.addWidget(caption, place, 0)
            table.addWidget(value, place, 1, Qt.AlignmentFlag.AlignRight)
        self.change_card.body.addLayout(table)
        for card, stretch in ((self.classes_card, 1), (self.left_card, 0), (self.change_card, 0)):
            card.setFrameShape(QFrame.Shape.NoFrame)
            column.addWidget(card, stretch)
        self.side.setMinimumWidth(280)
        self.side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    # -- coming and going --------------------------------------------------------------------------------------------
    def start(self, path: str = "") -> None:
        """Cover the page, and read what was chosen before, if anything."""
        self.enter()
        if path and path != self.lab.path:
            self.lab.open(path)
        self.draw()
        if not path and not self.lab.path:
            self.panel.ask()

    def _ask(self, path: str) -> None:
        self.lab.open(path)

    def _confirm(self) -> None:
        try:
            name = self.lab.data_name()
        except EngineError as error:
            self.lab.error = error
            self.draw()
            return
        self.leave()
        self._use_data(name)

    def _ask_class(self) -> None:
        collection = self.lab.collection
        if collection is None:
            return
        menu = QMenu(self)
        for name in collection.classes:
            menu.addAction(name).triggered.connect(lambda _=False, name=name: self.lab.move_selected(name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def _copy(self) -> None:
        named: list[LeftOut | Double] = [*self.lab.left_out, *self.lab.doubles]
        lines = [f"{item.name}\t{error_text(item.reason)}" for item in named]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # -- words -------------------------------------------------------------------------------------------------------
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.extras.draw()

    def retranslate(self) -> None:
        """Set every text again."""
        self.set_texts(
            self.tr("Your own data"),
            self.tr("See each picture as the network will get it, and change what does not look right."),
            self.tr("Use these pictures"),
        )
        self.panel.retranslate()
        self.pairs_title.setText(self.tr("As the network gets them"))
        self.pairs_hint.setText(self.tr("before and after"))
        names = {"one": self.tr("one of each"), "hardest": self.tr("hardest"), "all": self.tr("all")}
        tips = (
            self.tr("A picture or two of every class."),
            self.tr("Those that are least like the others of their class."),
            self.tr("All pictures, sixteen at a time."),
        )
        self.views.set_choices([(view, names[view]) for view in VIEWS], tips)
        self.grid.setAccessibleName(self.tr("As the network gets them"))
        self.grid.setToolTip(
            self.tr("Click or arrow keys choose; I inverts, Delete leaves out, 0 to 9 give another class.")
        )
        for button, name, text in (
            (self.invert, self.tr("Invert this one"), self.tr("Turns light and dark of the chosen picture. Key: I.")),
            (self.leave_out_button, self.tr("Leave it out"), self.tr("Does not use the chosen picture. Key: Delete.")),
            (self.other, self.tr("Other class…"), self.tr("Gives the chosen picture another class. Keys: 0 to 9.")),
            (self.copy, self.tr("Copy the list"), self.tr("Copies all names and reasons.")),
            (
                self.once,
                self.tr("Use each once"),
                self.tr("Leaves out every picture that equals an earlier one; the files stay."),
            ),
        ):
            button.setText(name)
            describe(button, name, text)
        describe(self.back, self.tr("Back"), self.tr("Shows the pictures before these."))
        describe(self.forth, self.tr("Further"), self.tr("Shows the pictures after these."))
        self.classes_card.set_title(self.tr("Pictures of each class"))
        self.change_card.set_title(self.tr("What changes in the network"))
        captions = (self.tr("Last layer"), self.tr("Parameters"), self.tr("First weights"))
        for (label, _), caption in zip(self.facts, captions, strict=True):
            label.setText(caption)
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """Make the screen equal to the lab."""
        if self.isHidden():
            return
        lab = self.lab
        self.panel.draw()
        self._draw_result()
        self.views.set_value(lab.view)
        self.grid.show_pairs(lab.pairs, lab.selected)
        chosen = lab.chosen
        self.name.setText("" if chosen is None else chosen.name)
        self.about.setText("" if chosen is None else self.tr("class {name}").format(name=chosen.label))
        for button in (self.invert, self.leave_out_button, self.other):
            button.setEnabled(chosen is not None)
        first, last, count = lab.place
        self.where.setText(
            self.tr("{first} to {last} of {count}").format(first=first, last=last, count=f"{count:,}") if count else ""
        )
        self.back.setEnabled(first > 1)
        self.forth.setEnabled(last < count)
        counts = lab.counts()
        self.bars.show_counts(counts)
        learn, test = sum(c.learn for c in counts), sum(c.test for c in counts)
        self.legend.setText(
            self.tr("{learn} to learn from, {test} to test").format(learn=f"{learn:,}", test=f"{test:,}")
            if counts
            else ""
        )
        self._draw_left_out()
        self._draw_change()

    def _fields_judged(self) -> None:
        if self.isVisible():
            self._draw_result()

    def _draw_result(self) -> None:
        lab = self.lab
        problem, collection = lab.problem(), lab.collection
        if isinstance(problem, MissingExtraError) and problem is not self._offered:
            self._offered = problem
            self.extras.lab.offer(problem, lambda: lab.open(lab.path))
        if problem is not None:
            self.mark.show_icon("error", "error")
            said, parts = error_text(problem), ""
        elif collection is None:
            self.mark.show_icon("info", "text2")
            said, parts = (self.tr("Reading…") if lab.reading else self.tr("Choose a folder or a file.")), ""
        else:
            self.mark.show_icon("check", "good")
            size = lab.image_shape[1]
            said = self.tr("{count} pictures in {classes} classes, {size} × {size}").format(
                count=f"{len(collection):,}", classes=int((collection.counts > 0).sum()), size=size
            )
            counts = lab.counts()
            parts = self.tr("{learn} to learn from, {test} to test").format(
                learn=f"{sum(c.learn for c in counts):,}", test=f"{sum(c.test for c in counts):,}"
            )
        self.said.setText(said)
        self.said.setToolTip(said)
        self.said.set_role("error" if problem is not None else "text")
        self.parts.setText(parts)
        there = collection is not None and problem is None
        self.took.setText(self.tr("read in {seconds} s").format(seconds=f"{lab.seconds:.1f}") if there else "")
        wrong = problem_in(self)
        if there and wrong:
            self.set_primary(False, wrong)
        elif there:
            self.set_primary(True, self.tr("Trains on these pictures. The files themselves are never changed."))
        else:
            self.set_primary(False, said)

    def _draw_left_out(self) -> None:
        left, doubles = self.lab.left_out, self.lab.doubles
        self.left_card.setVisible(bool(left or doubles))
        self.once.setVisible(bool(doubles))
        total = len(left) + (0 if self.lab.collection is None else len(self.lab.collection))
        gone = self.tr("{count} of {total} files left out").format(count=len(left), total=f"{total:,}")
        twice = self.tr("{count} there twice").format(count=f"{len(doubles):,}")
        self.left_card.set_title(", ".join([gone] * bool(left) + [twice] * bool(doubles)))
        named: list[LeftOut | Double] = [*left[: LISTED if not doubles else LISTED - 2], *doubles]
        reasons = [item.reason for item in named[:LISTED]]
        for label, reason in zip(self.left_rows, [*reasons, *[None] * LISTED], strict=False):
            said = "" if reason is None else error_text(reason)
            room = max(self.side.width() - 36, 120)
            label.setText(label.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room))
            label.setToolTip(said)
            label.setVisible(reason is not None)

    def _draw_change(self) -> None:
        change = self.lab.network_change(self._spec())
        self.change_card.setVisible(change is not None)
        if change is None:
            return
        kept = self.tr("as they are")
        values = (
            "{} → {}".format(*change.last),
            "{:,} → {:,}".format(*change.parameters),
            self.tr("trained → new") if change.new_weights else kept,
        )
        for (_, label), value in zip(self.facts, values, strict=True):
            label.setText(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

"""The frame around an open lab: list, examples, card, step, values and tasks, and the drawer with the formulas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.i18n import said
from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercise import Exercise
from gui.labs.course.exercises import exercises
from gui.pages.course.frame.fields import error_line
from gui.pages.course.frame.side_card import SideCard
from gui.pages.course.frame.step_card import FormulaLines, StepCard
from gui.pages.course.lab_list import LabList
from gui.pages.course.views import LabView, views
from gui.plots import FigureCard
from gui.widgets.controls import Button, Choice, describe
from gui.widgets.layout import Panel, PlainArea, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.segments import Segments

NARROW, LOW = 1100, 610  # px of the page under which the list becomes a choice
CARD_LEAST = 300  # px
EDGE = 16  # px around the cards


class LabFigure(FigureCard):
    """The picture and the numbers of a lab, to copy or to save; only its menu is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, framed=False)
        self.view: LabView | None = None
        self.hide()

    def figure_size(self) -> QSize:
        return self.view.size() if self.view is not None else self.size()  # this card itself is never laid out

    def paint_whole(self, painter: QPainter, rect: QRectF) -> None:
        self.paint_body(painter, rect)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        if self.view is not None:
            self.view.render(painter, QPoint(round(rect.left()), round(rect.top())))

    def table(self) -> Iterable[list[str]]:
        return self.view.exercise.rows(said) if self.view is not None else []


class FormulaDrawer(Panel):
    """The formulas of a lab and where they come from, at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(304, "right", parent)
        self.section = Section()
        self.lines = FormulaLines()
        self.source = Label("", "text2", wrap=True)
        self.section.add(self.lines, self.source)
        self.add(self.section)

    def draw(self, exercise: Exercise[Any, Any]) -> None:
        self.section.set_title(self.tr("Formula and source"))
        self.lines.set_lines(tuple(said(line) for line in exercise.formula))
        self.source.setText(said(exercise.source))


class LabFrame(QWidget):
    """One lab at a time, with everything around it that all labs share."""

    chosen = Signal(str)  # another lab, or "" for the gallery
    handover_requested = Signal(str, object)

    def __init__(self, lab: CourseLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.view: LabView | None = None
        self._views: dict[str, LabView] = {}
        self._tools: list[QWidget] = []
        self._wrapped: bool | None = None
        self._settling = QTimer(self)  # what depends on the room there is, once the layout has given it
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        self.list = LabList(lab)
        self.list.chosen.connect(self.chosen)
        self.drawer = FormulaDrawer()
        self.drawer.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        self.middle = self._make_middle()
        row.addWidget(self.middle, 1)
        row.addWidget(self.drawer)

    def _make_middle(self) -> PlainArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(0)
        self.back_to_all = Button(icon="arrow-left", kind="plain", small=True)
        self.back_to_all.clicked.connect(lambda: self.chosen.emit(""))
        self.choice = Choice(220)
        self.choice.chosen.connect(self.chosen.emit)
        self.folded = QWidget()
        folded = QHBoxLayout(self.folded)
        folded.setContentsMargins(0, 0, 0, 8)
        folded.addWidget(self.back_to_all)
        folded.addWidget(self.choice)
        folded.addStretch(1)
        self.folded.hide()
        column.addWidget(self.folded)
        self.toolbar = QHBoxLayout()
        self.toolbar.setSpacing(16)
        self.examples = Segments()
        self.examples.edited.connect(self._choose_example)
        self.figure = LabFigure(self)
        self.toolbar.addWidget(self.examples)
        self.toolbar.addStretch(1)
        self.toolbar.addWidget(self.figure.menu_button)
        column.addLayout(self.toolbar)
        self.second = QHBoxLayout()  # takes the tools where one row is too short
        self.second.setSpacing(16)
        self.second.addStretch(1)
        column.addLayout(self.second)
        self.problem = ErrorLine()
        column.addWidget(self.problem)
        column.addWidget(self.figure.problem_label)
        self.holder = QVBoxLayout()
        self.holder.setContentsMargins(0, 0, 0, 0)
        column.addSpacing(16)
        column.addLayout(self.holder, 1)
        column.addSpacing(16)
        below = QHBoxLayout()
        below.setSpacing(16)
        self.step, self.side = StepCard(), SideCard()
        for card, share in ((self.step, 546), (self.side, 475)):
            card.setFixedHeight(196)
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            card.setMinimumWidth(320)
            below.addWidget(card, share)
        column.addLayout(below)
        return PlainArea(inside)

    # which lab
    def show_lab(self, key: str) -> LabView:
        """Show the lab of that key; its view is made the first time."""
        if key not in self._views:
            view = views.get(key)(self.lab.made(key))
            view.setMinimumHeight(max(CARD_LEAST, view.minimumSizeHint().height()))
            view.handover_requested.connect(self.handover_requested)
            view.retranslate()
            view.exercise.changed.connect(self.draw)
            self._views[key] = view
        view = self._views[key]
        if self.view is not view:
            if self.view is not None:
                self.holder.removeWidget(self.view)
                self.view.hide()
            self.view = view
            self.holder.addWidget(view)
            view.show()
            self._show_tools(view.tools())
            self.figure.view = view
            self.side.show_exercise(view.exercise)
            self._name_examples()
            self._settling.start()
        self.draw()
        return view

    def _show_tools(self, tools: list[QWidget]) -> None:
        for tool in self._tools:
            self.toolbar.removeWidget(tool)
            self.second.removeWidget(tool)
            tool.hide()
        self._tools, self._wrapped = tools, None
        for place, tool in enumerate(tools):
            self.toolbar.insertWidget(2 + place, tool)
            tool.show()

    def _wrap_tools(self) -> None:
        """Put the tools beside the examples, or under them where both do not fit."""
        shown = [self.examples, *(tool for tool in self._tools if tool.isVisibleTo(self)), self.figure.menu_button]
        needed = sum(max(part.sizeHint().width(), part.minimumWidth()) + self.toolbar.spacing() for part in shown)
        wrapped = needed > self.middle.viewport().width() - 2 * EDGE
        if wrapped != self._wrapped:
            self._wrapped = wrapped
            row, before = (self.second, 1) if wrapped else (self.toolbar, 2)
            for place, tool in enumerate(self._tools):
                row.insertWidget(before + place, tool)
            self.second.setContentsMargins(0, 8 if wrapped else 0, 0, 0)

    def _choose_example(self, key: str) -> None:
        if self.view is not None:
            self.view.exercise.choose_example(key)

    def toggle_drawer(self, on: bool) -> None:
        """Show or hide formula and source."""
        self.drawer.setVisible(on)
        self._fold()

    # what it looks like
    def draw(self) -> None:
        """Make the frame equal to the open lab."""
        if self.view is None or not self.lab.open_key:
            return
        exercise = self.view.exercise
        self.list.draw()
        self.choice.set_value(self.lab.open_key)
        self.examples.set_value(exercise.example)
        self.problem.set_text(error_line(exercise))
        self.view.draw()
        self.view.setMinimumHeight(max(CARD_LEAST, self.view.minimumSizeHint().height()))
        self._wrap_tools()
        self.step.draw(exercise)
        self.side.draw(exercise)
        self.drawer.draw(exercise)

    def _name_examples(self) -> None:
        if self.view is not None:
            known = self.view.exercise.examples
            self.examples.setVisible(len(known) > 1)
            self.examples.set_choices([(example.key, said(example.label)) for example in known])
            self.figure.title_label.setText(said(self.view.exercise.title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """The list becomes a choice where it would take the room of the lab."""
        drawer = self.drawer.width() if self.drawer.isVisibleTo(self) else 0
        small = self.width() - drawer < NARROW or self.height() < LOW
        self.list.setVisible(not small)
        self.folded.setVisible(small)
        self._settling.start()

    def _settle(self) -> None:
        self._wrap_tools()
        self.side.show_now()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.list.retranslate()
        self.side.retranslate()
        self.choice.set_choices([(cls.key, said(cls.title)) for cls in exercises])
        describe(self.choice, self.tr("Lab"), self.tr("Opens another lab."))
        self.back_to_all.setText(self.tr("All labs"))
        describe(self.back_to_all, self.tr("All labs"), self.tr("Back to the gallery."))
        self._name_examples()
        self.draw()

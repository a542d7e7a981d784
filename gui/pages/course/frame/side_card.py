"""The card beside the step: the values so far, or the tasks."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.i18n import said
from gui.labs.course.exercise import Exercise
from gui.pages.course.frame.task_view import LabTaskView
from gui.pages.course.frame.values_table import HEAD, ROW, ValuesTable
from gui.widgets.layout import PlainArea
from gui.widgets.marks import Label
from gui.widgets.segments import Segments


class SideCard(QFrame):
    """Values or tasks of a lab; the segments choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 6, 1, 1)
        outer.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(8)
        self.title = Label("", "text", "section")
        self.note = Label("", "muted", "small")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.segments = Segments()
        self.segments.edited.connect(self.show_side)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        head.addWidget(self.segments)
        outer.addLayout(head)
        self.values = ValuesTable()
        self.area = PlainArea(self.values)
        self.tasks = LabTaskView()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.tasks)
        outer.addWidget(self.stack, 1)
        self._counts: tuple[int, int] | None = None

    def show_side(self, side: str) -> None:
        """Show `values` or `tasks`."""
        self.segments.set_value(side)
        self.stack.setCurrentIndex(int(side == "tasks"))
        self.show_now()  # while the tasks are shown, the rows have no size to scroll in

    def show_exercise(self, exercise: Exercise[Any, Any]) -> None:
        """Another lab: its first task that is not solved."""
        self._counts = None
        self.tasks.show_exercise(exercise)

    def draw(self, exercise: Exercise[Any, Any]) -> None:
        """Make the card equal to the exercise."""
        table = exercise.table()
        self.title.setText(said(table.title))
        self.note.setText(said(table.note))
        self.note.setToolTip(said(table.note))
        self.values.set_table(table)
        self.show_now()
        counts = sum(task.key in exercise.solved for task in exercise.tasks), len(exercise.tasks)
        if counts != self._counts:
            self._counts = counts
            self._name_segments()
        self.tasks.draw()

    def show_now(self) -> None:
        """Scroll to the row of this step."""
        self.values.resize(self.values.width(), max(self.values.sizeHint().height(), self.area.viewport().height()))
        self.area.ensureVisible(0, self.values.now_y(), 0, ROW + HEAD)  # heads cover the first row that is seen

    def _name_segments(self) -> None:
        solved, tasks = self._counts or (0, 0)
        words = self.tr("Tasks {solved} / {tasks}").format(solved=solved, tasks=tasks)
        tips = (self.tr("The numbers so far."), self.tr("What to try, mistakes to find, questions before the run."))
        self.segments.set_choices([("values", self.tr("Values")), ("tasks", words)], tips)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self._name_segments()
        self.tasks.retranslate()

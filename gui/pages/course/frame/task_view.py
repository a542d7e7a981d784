"""The tasks of a lab, one at a time: what to try, which mistake to find, what will happen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.i18n import engine_text, said
from gui.labs.course.exercise import Exercise
from gui.labs.course.tasks import KIND_WORDS, LabTask
from gui.widgets.controls import Button, describe
from gui.widgets.layout import PlainArea
from gui.widgets.marks import IconMark, Label

MOST_CHOICES = 5


class TaskDashes(QWidget):
    """A dash for each task: solved ones accent, the one that is shown ringed; click or arrows choose."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._solved: list[bool] = []
        self._at = 0
        self.setFixedHeight(16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def set_tasks(self, solved: list[bool], at: int) -> None:
        """Which tasks are solved, and which one is shown."""
        if (solved, at) != (self._solved, self._at):
            self._solved, self._at = solved, at
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(18 * len(self._solved) + 4, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, solved in enumerate(self._solved):
            area = QRectF(4 + place * 18, 6, 12, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if solved else "button_border"))
            painter.drawRoundedRect(area, 2, 2)
            if place == self._at:
                painter.setPen(theme.color("accent" if self.hasFocus() else "text2"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(-2.5, -3.5, 2.5, 3.5), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int((event.position().x() - 1) // 18)
        if 0 <= place < len(self._solved):
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._at + step < len(self._solved):
            self.chosen.emit(self._at + step)


class LabTaskView(QWidget):
    """One task with its hint or its choices, and what is learned once it is solved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Exercise[Any, Any] | None = None
        self.place = 0
        self._hinted: set[str] = set()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 0, 6, 6)
        outer.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.setSpacing(8)
        self.kind = Label("", "muted", "smallstrong")
        self.dashes = TaskDashes()
        self.dashes.chosen.connect(self.choose)
        self.earlier, self.later = (
            Button(icon="arrow-left", kind="plain", small=True),
            Button(icon="arrow-right", kind="plain", small=True),
        )
        self.earlier.clicked.connect(lambda: self.choose(self.place - 1))
        self.later.clicked.connect(lambda: self.choose(self.place + 1))
        head.addWidget(self.kind, 1)
        for part in (self.dashes, self.earlier, self.later):
            head.addWidget(part)
        outer.addLayout(head)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        self.text = Label("", "text", wrap=True)
        column.addWidget(self.text)
        self.grid = QGridLayout()
        self.grid.setSpacing(6)
        self.choices = [Button(small=True) for _ in range(MOST_CHOICES)]
        for place, button in enumerate(self.choices):
            button.clicked.connect(lambda _=False, place=place: self._answered(place))
        self.grid.setColumnStretch(MOST_CHOICES, 1)
        column.addLayout(self.grid)
        self.hint_button = Button(kind="link", small=True)
        self.hint_button.clicked.connect(self._hint)
        column.addWidget(self.hint_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.remark = Label("", "text2", wrap=True)
        self.check = IconMark("check", "good", 16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remark, 1)
        column.addLayout(row)
        column.addStretch(1)
        outer.addWidget(PlainArea(inside), 1)

    @property
    def task(self) -> LabTask | None:
        """The task that is shown."""
        tasks = self.exercise.tasks if self.exercise else ()
        return tasks[self.place] if self.place < len(tasks) else None

    def show_exercise(self, exercise: Exercise[Any, Any]) -> None:
        """Show the first task of a lab that is not solved."""
        self.exercise = exercise
        unsolved = [place for place, task in enumerate(exercise.tasks) if task.key not in exercise.solved]
        self.place = unsolved[0] if unsolved else 0
        self.draw()

    def choose(self, place: int) -> None:
        """Show another task."""
        if self.exercise is not None and 0 <= place < len(self.exercise.tasks):
            self.place = place
            self.draw()

    def _answered(self, place: int) -> None:
        if self.exercise is not None and self.task is not None:
            self.exercise.answer(self.task.key, place)

    def _hint(self) -> None:
        if self.task is not None:
            self._hinted.add(self.task.key)
            self.draw()

    def draw(self) -> None:
        """Make the view equal to the exercise."""
        task, exercise = self.task, self.exercise
        if task is None or exercise is None:
            return
        solved = task.key in exercise.solved
        self.kind.setText(engine_text(KIND_WORDS[task.kind]))
        self.dashes.set_tasks([known.key in exercise.solved for known in exercise.tasks], self.place)
        self.earlier.setEnabled(self.place > 0)
        self.later.setEnabled(self.place + 1 < len(exercise.tasks))
        self.text.setText(said(task.text))
        given = exercise.answers.get(task.key)
        for place, button in enumerate(self.choices):
            button.setVisible(place < len(task.choices))
            if place < len(task.choices):
                button.setText(said(task.choices[place]))
                describe(button, button.text(), self.tr("Choose this answer; it can be changed until it is right."))
                button.setEnabled(not solved or place == given)
        self._place_choices(len(task.choices))
        self.hint_button.setVisible(bool(task.hint) and not solved and task.key not in self._hinted)
        self._draw_remark(task, solved, given)

    def _place_choices(self, count: int) -> None:
        """All choices in one row, or two to a row where they are long."""
        shown = self.choices[:count]
        room = self.width() - 48
        columns = count if sum(button.sizeHint().width() + 6 for button in shown) <= room else 2
        for place, button in enumerate(shown):
            self.grid.addWidget(button, place // columns, place % columns, Qt.AlignmentFlag.AlignLeft)

    def _draw_remark(self, task: LabTask, solved: bool, given: int | None) -> None:
        wrong = given is not None and not solved
        words = said(task.learned) if solved else said(task.hint) if task.key in self._hinted else ""
        if wrong:
            words = " ".join(filter(None, (self.tr("Not so. Run it and look."), words)))
        self.remark.setText(words)
        self.remark.set_role("warning" if wrong else "text2")
        self.remark.setVisible(bool(words))
        self.check.setVisible(solved)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.hint_button.setText(self.tr("Hint"))
        describe(self.hint_button, self.tr("Hint"), self.tr("Says where to look, not what is there."))
        describe(self.earlier, self.tr("Task before"), self.tr("Shows the task before this one."))
        describe(self.later, self.tr("Next task"), self.tr("Shows the task after this one."))
        describe(
            self.dashes, self.tr("Tasks"), self.tr("One dash for each task, solved ones in color; up and down choose.")
        )
        self.draw()

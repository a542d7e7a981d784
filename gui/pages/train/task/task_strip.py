"""The strip of a teacher's task: its goal and rule, the best attempt so far, and the report to hand in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import theme
from gui.i18n import engine_text
from gui.labs.train.train_lab import TrainLab
from gui.widgets.controls import Button, describe
from gui.widgets.marks import IconMark, Label
from gui.widgets.numbers import percent_sign
from gui.widgets.strip import NARROW_PX, Strip

TALL_PX = 64
BAR_PX = (240, 14)


class GoalBar(QWidget):
    """How far the best attempt came, with a tick where the goal stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached, self._goal, self._role = 0.0, 1.0, "accent"
        self.setFixedSize(*BAR_PX)
        theme.changed.connect(self.update)

    def set_scale(self, reached: float, goal: float, role: str) -> None:
        """Show both, each 0…1, the reached part in a role."""
        self._reached, self._goal, self._role = reached, goal, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(QRectF(0, 4, self.width(), 6), 3, 3)
        if self._reached > 0:
            painter.setBrush(theme.color(self._role))
            painter.drawRoundedRect(QRectF(0, 4, max(self.width() * self._reached, 6.0), 6), 3, 3)
        painter.setBrush(theme.color("text"))
        painter.drawRect(QRectF(round(self.width() * self._goal) - 1, 0, 2, 14))


class GoalMeter(QWidget):
    """The best accuracy and what is missing, over the bar with the goal at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.best = Label("", "text")
        self.rest = Label("", "text2", "small")
        self.check = IconMark("check", "good", 14)
        self.bar = GoalBar()
        self.goal = Label("", "text2", "small")
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
        upper.addWidget(self.best)
        upper.addStretch(1)
        upper.addWidget(self.check)
        upper.addWidget(self.rest)
        lower.addWidget(self.bar)
        lower.addWidget(self.goal)
        lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addStretch(1)


class TaskStrip(Strip):
    """The task that is open; hidden without one."""

    report_asked = Signal()

    def __init__(self, lab: TrainLab) -> None:
        self.meter = GoalMeter()
        self.leave = Button(" ")
        self.hand_in = Button(" ", icon="export")
        super().__init__("report", [self.leave, self.hand_in], height=TALL_PX, beside=self.meter)
        self.lab = lab
        self.leave.clicked.connect(lab.leave_task)
        self.hand_in.clicked.connect(self.report_asked)
        self.hide()

    @property
    def wide(self) -> bool:
        """Whether there is room for the bar."""
        return self.width() >= NARROW_PX

    @property
    def primary(self) -> bool:
        """Whether handing in is what the page offers first: the goal is reached and nothing runs."""
        return self.lab.task.reached and not self.lab.run.busy

    def retranslate(self) -> None:
        """Set every text again."""
        self.leave.setText(self.tr("Leave the task"))
        tip = self.tr("Everything can be changed again; the attempts stay under Runs.")
        describe(self.leave, self.tr("Leave the task"), tip)
        self.hand_in.setText(self.tr("Hand in report…"))
        self.draw()

    def draw(self) -> None:
        """Show how the task stands."""
        lab = self.lab.task
        task = lab.task
        self.setVisible(task is not None)
        if task is None:
            return
        source = f"{engine_text(task.source).rstrip('.')}. " if task.source else ""
        self.say(engine_text(task.title), source + engine_text(task.rule))
        goal, best = task.goal.test_accuracy, lab.best
        accuracy = None if best is None else best.verdict.best
        if accuracy is None:
            self.meter.best.setText(self.tr("No attempt yet"))
            self.meter.rest.setText("")
        else:
            text = self.tr("Best <b>{accuracy} %</b>, attempt {number}")
            self.meter.best.setText(text.format(accuracy=f"{100 * accuracy:.2f}", number=lab.number))
            missing = self.tr("{points} to go").format(points=f"{max(100 * (goal - accuracy), 0.01):.2f}")
            self.meter.rest.setText(self.tr("reached") if lab.reached else missing)
        self.meter.rest.set_role("good" if lab.reached else "text2")
        self.meter.check.setVisible(lab.reached)
        self.meter.bar.set_scale(*lab.scale, "good" if lab.reached else "accent")
        text = "{accuracy}" + percent_sign() if self.wide else self.tr("goal {accuracy} %")
        self.meter.goal.setText(text.format(accuracy=f"{100 * goal:g}"))
        self._draw_hand_in()

    def _draw_hand_in(self) -> None:
        lab = self.lab.task
        self.hand_in.set_kind("primary" if self.primary else "")
        self.hand_in.setEnabled(bool(lab.attempts) and not lab.writing)
        tip = self.tr("Writes a page with the best attempt, every other one, and the digest of the task.")
        if not lab.attempts:
            tip = self.tr("There is no attempt to hand in yet; train once first.")
        describe(self.hand_in, self.tr("Hand in report"), tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.meter.bar.setVisible(self.wide)
        self.draw()

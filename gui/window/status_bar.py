"""The status bar: the running job with its stop, and one fact."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.pages.page import Job
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Bar, Label
from gui.widgets.numbers import percent
from gui.widgets.words import duration_text


class JobDot(QWidget):
    """Full and green while a job runs, hollow while none does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(8, 8)
        self._state = ""
        theme.changed.connect(self.update)

    def set_state(self, state: str) -> None:
        """Show another state of the job."""
        if state != self._state:
            self._state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good" if self._state == "running" else "warning"))
            painter.drawEllipse(QRectF(0, 0, 8, 8))
        else:
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.drawEllipse(QRectF(0.5, 0.5, 7, 7))


class StatusBar(QWidget):
    """The running job with its progress and its Stop on every page, and one fact at the right."""

    def __init__(self, stop: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self._inner = QWidget(self)  # of a fixed size, so that new words there never lay out the window again
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        self.dot = JobDot()
        self.state = Label("", "text", "smallstrong")
        self.detail = Label("", "text2", "small")
        self.bar = Bar(4)
        self.bar.setFixedWidth(160)
        self.percent = Label("", "text", "smallstrong")
        self.percent.setMinimumWidth(40)  # 100 % as well as 9 %: nothing behind it moves
        self.left = Label("", "text2", "small")
        self.stop = Button(icon="stop", kind="plaindanger", small=True)
        self.stop.clicked.connect(stop)
        self.fact = Label("", "text2", "small")
        self.fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.fact.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self.dot, self.state, self.detail, self.bar, self.percent, self.left, self.stop):
            row.addWidget(widget)
        row.addWidget(self.fact, 1)
        self._job: Job | None = None
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.setFixedSize(self.size())

    def show_job(self, job: Job | None) -> None:
        """Say what runs, how far it is and how long it will take."""
        self._job = job
        running = job is not None
        for widget in (self.detail, self.bar, self.percent, self.left, self.stop):
            widget.setVisible(running)
        self.dot.set_state(job.state if job else "")
        if job is None:
            self.state.setText(self.tr("No job running"))
            self.state.setProperty("type", "small")
            return
        words = {"paused": self.tr("Paused"), "stopping": self.tr("Stopping…")}
        self.state.setText(words.get(job.state, job.name))
        self.stop.setEnabled(job.state != "stopping")
        self.detail.setText(job.detail)
        self.bar.set_fraction(job.fraction)
        self.percent.setText(percent(job.fraction, 0))
        self.left.setText(
            self.tr("{time} left").format(time=duration_text(job.left_s)) if job.left_s is not None else ""
        )

    def show_fact(self, fact: str) -> None:
        """Show the line of the page in front."""
        if fact != self.fact.text():
            self.fact.setText(fact)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.stop.setText(self.tr("Stop"))
        describe(self.stop, self.tr("Stop"), self.tr("Stops the running job within a moment; what it has is kept."))
        self.show_job(self._job)

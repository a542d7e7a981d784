"""The list of labs beside a lab: back to the gallery, three groups, a check where everything is solved."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from gui import theme
from gui.i18n import engine_text, said
from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercise import GROUP_WORDS
from gui.labs.course.exercises import exercises
from gui.pages.course.frame.canvas import LEFT, text
from gui.widgets.controls import Button, describe, paint_entry
from gui.widgets.layout import PlainArea
from gui.widgets.marks import Label


class LabRow(QAbstractButton):
    """One lab in the list, with a check when all its tasks are solved."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.done = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(32)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(180, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, area = self.isChecked(), QRectF(self.rect())
        paint_entry(painter, self)
        role, weight = ("accent", 500) if on else ("text2", 400)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 40)
        text(painter, area.adjusted(12, 0, -28, 0), words, role=role, weight=weight, align=LEFT)
        if self.done:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(self.width() - 24, 8, theme.pixmap("check", "good", 16, ratio))


class LabList(QFrame):
    """All labs at the left of the one that is open, 208 wide."""

    chosen = Signal(str)  # the key of a lab, "" for the gallery

    def __init__(self, lab: CourseLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setObjectName("panelFrame")
        self.setProperty("side", "left")
        self.setFixedWidth(208)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        self.all_labs = Button(icon="arrow-left", kind="plain")
        self.all_labs.clicked.connect(lambda: self.chosen.emit(""))
        column.addWidget(self.all_labs, 0, Qt.AlignmentFlag.AlignLeft)
        self.captions: dict[str, Label] = {}
        self.rows: dict[str, LabRow] = {}
        for cls in exercises:
            if cls.group not in self.captions:
                self.captions[cls.group] = caption = Label("", "muted", "small")
                caption.setContentsMargins(12, 8, 0, 2)
                column.addWidget(caption)
            row = self.rows[cls.key] = LabRow(cls.key)
            row.clicked.connect(lambda _=False, key=cls.key: self.chosen.emit(key))
            column.addWidget(row)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        area = PlainArea(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)

    def draw(self) -> None:
        """Make the list equal to the lab."""
        for key, row in self.rows.items():
            row.setChecked(key == self.lab.open_key)
            row.done = self.lab.done(key)
            row.update()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.all_labs.setText(self.tr("All labs"))
        describe(self.all_labs, self.tr("All labs"), self.tr("Back to the gallery."))
        for group, caption in self.captions.items():
            caption.setText(engine_text(GROUP_WORDS[group]))
        for key, row in self.rows.items():
            cls = exercises.get(key)
            row.setText(said(cls.title))
            describe(row, said(cls.title), said(cls.card))

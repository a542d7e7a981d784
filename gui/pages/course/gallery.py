"""The gallery of the labs: three groups of cards, each with a picture drawn by the lab's own model."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.i18n import engine_text, said
from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercise import GROUP_NOTES_WORDS, GROUP_WORDS
from gui.labs.course.exercises import exercises
from gui.pages.course.frame.canvas import LEFT, pen, text
from gui.pages.course.views import views
from gui.widgets.controls import describe
from gui.widgets.layout import PlainArea
from gui.widgets.marks import Label

CARD, THUMBNAIL = 162, 84
LEAST = 200  # px of a card
FEW_TASKS = 4  # of more, the dashes are shorter
FEW_COLUMNS = 1280  # px of the window under which there are three
WALK = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class LabCard(QAbstractButton):
    """One lab: its picture, its name with the mark of its tasks, and two lines on what it is about."""

    walked = Signal(int, int)

    def __init__(self, key: str, lab: CourseLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.lab = key, lab
        self._picture: tuple[object, QPixmap] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.paint_thumbnail)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(CARD)
        self.setMinimumWidth(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # columns stand alike in every row
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(234, CARD)

    def thumbnail(self) -> QPixmap | None:
        """The picture, None until it is painted: a card at a time, so that the window answers meanwhile."""
        wanted = self._wanted()
        if self._picture is not None and self._picture[0] == wanted:
            return self._picture[1]
        if not self._later.isActive():
            self._later.start()
        return None

    def _wanted(self) -> object:
        return self.width(), theme.current.mode, self.devicePixelRatioF()

    def paint_thumbnail(self) -> None:
        """Paint the picture for this size and this theme."""
        ratio, wanted = self.devicePixelRatioF(), self._wanted()
        if self._picture is None or self._picture[0] != wanted:
            picture = QPixmap(QSize(self.width() - 2, THUMBNAIL) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            exercise = exercises.get(self.key)()
            views.get(self.key).thumbnail(exercise, painter, QRectF(0, 0, self.width() - 2, THUMBNAIL))
            painter.end()
            self._picture = wanted, picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus()
        border = "accent" if focused else "field_border" if self.underMouse() else "line"
        painter.setPen(pen(border, 2 if focused else 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5) if focused else area, 8, 8)
        clip = QPainterPath()
        clip.addRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        painter.save()
        painter.setClipPath(clip)
        picture = self.thumbnail()
        if picture is not None:
            painter.drawPixmap(QPoint(1, 1), picture)
        painter.restore()
        painter.setPen(pen("line"))
        painter.drawLine(1, THUMBNAIL, self.width() - 1, THUMBNAIL)
        mark = self._paint_mark(painter)
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(mark) - 16 - 8)
        text(painter, QRectF(16, THUMBNAIL + 8, mark - 16, 20), title, weight=600, align=LEFT)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        words = QRectF(16, THUMBNAIL + 34, self.width() - 28, CARD - THUMBNAIL - 38)
        painter.drawText(words, Qt.TextFlag.TextWordWrap, said(exercises.get(self.key).card))

    def _paint_mark(self, painter: QPainter) -> float:
        """Dashes, one a task, or a check and "done"; returns where the mark begins."""
        solved, tasks = self.lab.progress(self.key)
        right, y = self.width() - 16.0, THUMBNAIL + 18.0
        if self.lab.done(self.key):
            words = self.tr("done")
            area = text(
                painter,
                QRectF(right - 120, y - 10, 120, 20),
                words,
                role="good",
                px=12,
                align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            )
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawPixmap(
                round(area.right() - wide - 20),
                round(y - 7),
                theme.pixmap("check", "good", 14, self.devicePixelRatioF()),
            )
            return area.right() - wide - 28
        if not solved:
            return right
        painter.setPen(Qt.PenStyle.NoPen)
        wide, gap = (10, 3) if tasks <= FEW_TASKS else (6, 2)
        left = right - tasks * wide - (tasks - 1) * gap
        for place in range(tasks):
            painter.setBrush(theme.color("accent" if place < solved else "line"))
            painter.drawRoundedRect(QRectF(left + place * (wide + gap), y - 2, wide, 4), 2, 2)
        return left - 8

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif Qt.Key(event.key()) in WALK:
            self.walked.emit(*WALK[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class GalleryKey(QWidget):
    """A key and what it does."""

    def __init__(self, cap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap, self._words = cap, ""
        self.setFixedHeight(28)
        theme.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """Say what the key does."""
        self._words = words
        self.setAccessibleName(f"{self._cap}: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen("button_border"))
        painter.setBrush(theme.color("control"))
        painter.drawRoundedRect(QRectF(0.5, 2.5, 24, 22), 4, 4)
        text(painter, QRectF(0, 2, 25, 22), self._cap, px=12)
        text(painter, QRectF(40, 0, self.width() - 40, 28), self._words, role="text2", align=LEFT)


class Gallery(QWidget):
    """All labs as cards; `opened` carries the key of the one that was chosen."""

    opened = Signal(str)

    def __init__(self, lab: CourseLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.cards: dict[str, LabCard] = {}
        self._heads: dict[str, tuple[Label, Label]] = {}
        self._grids: dict[str, QGridLayout] = {}
        self._columns = 0
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(24, 10, 16, 8)
        outer.setSpacing(0)
        for cls in exercises:
            if cls.group not in self._grids:
                self._add_group(cls.group, outer)
            card = self.cards[cls.key] = LabCard(cls.key, lab)
            card.clicked.connect(lambda _=False, key=cls.key: self.opened.emit(key))
            card.walked.connect(self._walk)
        outer.addStretch(1)
        self.keys_title = Label("", "text", "section")
        self.keys = {
            name: GalleryKey(cap)
            for name, cap in (("step", "→"), ("back", "←"), ("play", "P"), ("over", "R"), ("help", "?"))
        }
        self.key_blocks = (QWidget(), QWidget())
        caps = list(self.keys.values())
        heads = (self.keys_title, Label("", "text", "section"))
        for block, head, below in zip(self.key_blocks, heads, (caps[:3], caps[3:]), strict=True):
            head.setFixedHeight(22)
            block.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            keys = QVBoxLayout(block)
            keys.setContentsMargins(16, 6, 0, 0)
            keys.setSpacing(4)
            for part in (head, *below):
                keys.addWidget(part)
            keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainArea(inside))
        self.arrange(5)

    def _add_group(self, group: str, outer: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        title, note = Label("", "text", "section"), Label("", "muted", "small")
        title.setFixedHeight(24)
        head.addWidget(title)
        head.addWidget(note, 1)
        if self._heads:
            outer.addSpacing(22)
        outer.addLayout(head)
        outer.addSpacing(4)
        grid = self._grids[group] = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        outer.addLayout(grid)
        self._heads[group] = title, note

    def arrange(self, columns: int) -> None:
        """Stand the cards in this many columns; the keys take the last places of the last row that are free."""
        if columns == self._columns:
            return
        self._columns = columns
        places: dict[str, int] = {}
        for cls in exercises:
            place = places.setdefault(cls.group, 0)
            self._grids[cls.group].addWidget(self.cards[cls.key], place // columns, place % columns)
            places[cls.group] += 1
        for group, grid in self._grids.items():
            for column in range(6):
                grid.setColumnStretch(column, int(column < columns))
                grid.setColumnMinimumWidth(column, LEAST if column < columns else 0)
            used = places[group] % columns
            if group == list(self._grids)[-1]:
                row = places[group] // columns
                wide = columns - used
                if wide < min(2, columns):
                    row, used, wide = row + 1, 0, columns
                start = max(used, columns - 2)
                for place, block in enumerate(self.key_blocks):  # one over both would take the gap
                    grid.addWidget(block, row, start + place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width()
        self.arrange(5 if wide >= FEW_COLUMNS else 3)

    def _walk(self, down: int, right: int) -> None:
        """The arrow keys move between the cards as they stand."""
        here = self.focusWidget()
        rows: list[list[str]] = []
        for grid in self._grids.values():
            for row in range(grid.rowCount()):
                found = [grid.itemAtPosition(row, column) for column in range(self._columns)]
                keys = [item.widget().key for item in found if item is not None and isinstance(item.widget(), LabCard)]  # type: ignore[union-attr]  # a card
                if keys:
                    rows.append(keys)
        for y, row_keys in enumerate(rows):
            for x, key in enumerate(row_keys):
                if self.cards[key] is here:
                    target = rows[min(max(y + down, 0), len(rows) - 1)]
                    x = min(max(x + right, 0), len(target) - 1)
                    self.cards[target[x]].setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def draw(self) -> None:
        """Make the marks equal to the lab."""
        for card in self.cards.values():
            card.update()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        for group, (title, note) in self._heads.items():
            title.setText(engine_text(GROUP_WORDS[group]))
            note.setText(engine_text(GROUP_NOTES_WORDS[group]))
        for key, card in self.cards.items():
            cls = exercises.get(key)
            card.setText(said(cls.title))
            describe(card, said(cls.title), said(cls.card))
        self.keys_title.setText(self.tr("Keys in every lab"))
        words = {
            "step": self.tr("one step"),
            "back": self.tr("one step back, exactly"),
            "play": self.tr("play or pause"),
            "over": self.tr("start over"),
            "help": self.tr("formula and source"),
        }
        for name, cap in self.keys.items():
            cap.set_words(words[name])

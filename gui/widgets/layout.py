"""Surfaces and their order: cards, panels, sections, headers, empty states, all on the 8-pixel grid."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.marks import Effect, Label

WIDEST_PX = 16_777_215  # Qt's own: as wide as there is room


class Card(QFrame):
    """A card with a hairline border; put things into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(8)
        self.title = Label(title, "text", "section")
        outer.addWidget(self.title)
        self.title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)


class Hairline(QFrame):
    """A line of one pixel between things."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("hairline", True)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class PageHeader(QFrame):
    """72 pixels: the page's title, one sentence under it, the actions at the right with the primary one last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 0, 0, 0)
        self.title = Label("", "text", "title")
        self.title.setFixedHeight(28)
        self.sentence = Label("", "text2")
        self.sentence.setFixedHeight(20)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""  # the sentence, of which a narrow window shows the beginning
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row.addLayout(self._actions)

    def set_texts(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self._whole = sentence
        self.sentence.setToolTip(sentence)
        self._fit()

    def _fit(self) -> None:
        room = self.sentence.width() if self.sentence.isVisible() else WIDEST_PX
        metrics = QFontMetrics(self.sentence.font())
        self.sentence.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def add_action(self, *widgets: QWidget) -> None:
        """Put controls at the right end, in this order."""
        for widget in widgets:
            self._actions.addWidget(widget)


class Section(QWidget):
    """A titled group of rows in a panel, with the word that says when its settings take effect."""

    def __init__(self, when: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)
        outer.setSpacing(0)
        self._head = head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        self.title = Label("", "text", "section")
        self.title.setFixedHeight(32)
        self.effect = Effect(when)
        head.addWidget(self.title, 1)
        head.addWidget(self.effect)
        outer.addLayout(head)
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        outer.addLayout(self.rows)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a small fact at the right end of the title's row."""
        self._head.addWidget(widget)

    def add(self, *widgets: QWidget) -> None:
        """Put rows under what is there."""
        for widget in widgets:
            self.rows.addWidget(widget)


class Panel(QFrame):
    """The settings beside a page, 304 pixels wide (264 where little is asked); it scrolls, nothing is cut."""

    def __init__(self, width: int = 304, side: str = "left", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelFrame")
        self.setProperty("side", side)
        self.setFixedWidth(width)
        left = 24 if side == "left" else 16
        right = 16
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 3, 0)
        outer.setSpacing(0)
        self._area = QScrollArea()
        self._area.setObjectName("panelArea")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._width, self._below = width, False
        self._body = body = QWidget()
        body.setObjectName("panelBody")
        body.setFixedWidth(width - 10)
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(left, 8, right - 10 + (1 if side == "left" else 0), 16)
        self.body.setSpacing(0)
        self._area.setWidget(body)
        body.installEventFilter(self)
        outer.addWidget(self._area)
        self.body.addStretch(1)

    def add(self, *widgets: QWidget) -> None:
        """Put sections or rows under what is there."""
        for widget in widgets:
            self.body.insertWidget(self.body.count() - 1, widget)

    def lay_below(self, below: bool) -> None:
        """Stand under the page's content, as high as it takes, instead of beside it."""
        self._below = below
        self.setFixedWidth(WIDEST_PX if below else self._width)
        self.setMinimumWidth(0 if below else self._width)
        self._body.setFixedWidth(WIDEST_PX if below else self._width - 10)
        self._body.setMinimumWidth(0 if below else self._width - 10)
        self._take_height()

    def _take_height(self) -> None:
        """Take the height of what is in it now, where it stands under the content."""
        width = self._body.width()
        high = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        self.setMinimumHeight(high + 8 if self._below else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._below and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._take_height()
        return super().eventFilter(watched, event)


class PlainArea(QScrollArea):
    """The part of a page that scrolls when the window is smaller than its content."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plainArea")
        content.setObjectName("plainBody")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

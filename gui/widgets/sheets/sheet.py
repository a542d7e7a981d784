"""A sheet: it fills the page it came from until something is decided; Cancel changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import theme
from gui.widgets.controls import Button, describe
from gui.widgets.layout import PageHeader

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PageSheet(QWidget):
    """Covers a page: title, one sentence, Cancel and the primary action above; put the rest into `body`.

        sheet = PageSheet(page, icon="check")
        sheet.body.addWidget(...)
        sheet.confirmed.connect(...)                     # the primary action was pressed; `leave()` when it is done
        sheet.set_texts(title, sentence, primary)        # and again when the language changes
        sheet.set_primary(False, why)                    # disabled, with the reason as its tooltip
        sheet.enter()

    Esc and Cancel leave it. Keys of the page do nothing meanwhile; jobs keep running.
    """

    confirmed = Signal()
    left = Signal()  # by Cancel, Esc or `leave`

    def __init__(self, page: QWidget, icon: str = "check") -> None:
        super().__init__(page)
        self._page = page
        self._before: QWidget | None = None
        self._tip = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader()
        self.cancel = Button(text=" ")
        self.primary = Button(icon=icon, text=" ", kind="primary")
        self.header.add_action(self.cancel, self.primary)
        column.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        self.cancel.clicked.connect(self.leave)
        self.primary.clicked.connect(self.confirmed)
        page.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    # -- words -------------------------------------------------------------------------------------------------------
    def set_texts(self, title: str, sentence: str, primary: str) -> None:
        """Title and sentence of the header, and the name of the primary action."""
        self.header.set_texts(title, sentence)
        self.setAccessibleName(title)
        self.cancel.setText(self.tr("Cancel"))
        describe(self.cancel, self.tr("Cancel"), self.tr("Goes back; nothing has changed. Key: Esc."))
        self.primary.setText(primary)
        describe(self.primary, primary, self._tip)

    def set_primary(self, enabled: bool, tip: str) -> None:
        """Whether the primary action can be pressed; `tip` says what it does, or what is missing."""
        self._tip = tip
        self.primary.setEnabled(enabled)
        describe(self.primary, self.primary.text(), tip)

    # -- coming and going --------------------------------------------------------------------------------------------
    def enter(self) -> None:
        """Cover the page."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Uncover the page."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _plain(event.keyCombination())
        ):
            event.accept()  # a letter is no command of the covered page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the sheet."""
        found = super().focusNextPrevChild(forward)
        inside = self.window().focusWidget()
        if inside is not None and not self.isAncestorOf(inside):
            (self.cancel if forward else self.primary).setFocus(Qt.FocusReason.TabFocusReason)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("page"))


def _plain(keys: QKeyCombination) -> bool:
    """Whether a key is pressed without Ctrl, Alt or Meta."""
    return not keys.keyboardModifiers() & COMMANDS

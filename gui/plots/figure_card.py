"""A card around something painted: title, unit, "…" menu to copy and save it, and what went wrong when saving."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.errors import StoreError
from engine.files import write_atomically
from gui import theme
from gui.i18n import error_text, saved_as
from gui.plots import export

UNIT_PX = 44  # that a unit keeps beside a legend


class UnitLabel(QLabel):
    """The unit beside a title: what does not fit is cut with an ellipsis, not in the middle of a letter.

    A legend beside it leaves it room for a short one, and for the beginning of a long one.
    """

    def setText(self, text: str) -> None:
        """Show another unit."""
        super().setText(text)
        self.setMinimumWidth(min(self.fontMetrics().horizontalAdvance(text) + 1, UNIT_PX))

    def paintEvent(self, _: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(theme.color("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class FigureCard(QFrame):
    """Title, unit and menu over a body; a subclass says how the body is painted and which numbers it shows.

    `framed` gives it the card's ground and border; without it only the menu and the exports are used.
    """

    def __init__(self, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("card", framed)
        self.title_label, self.unit_label = QLabel(self), UnitLabel(self)
        self.title_label.setProperty("type", "section")
        self.unit_label.setProperty("type", "small")
        self.unit_label.setProperty("role", "muted")
        self.unit_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.menu_button = QPushButton(self)
        for name, value in (("kind", "plain"), ("small", True), ("square", True)):
            self.menu_button.setProperty(name, value)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.clicked.connect(self._open_menu)
        self.problem_label = QLabel(self)
        self.problem_label.setProperty("type", "small")
        self.problem_label.setProperty("role", "error")
        self.problem_label.setWordWrap(True)
        self.problem_label.hide()
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 4, 8, 0)
        self.head.setSpacing(8)
        self.head.addWidget(self.title_label)
        self.head.addWidget(self.unit_label, 1)
        self.head.addWidget(self.menu_button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 4, 1, 4)
        self.body.setSpacing(0)
        self.body.addLayout(self.head)
        problem = QHBoxLayout()
        problem.setContentsMargins(16, 0, 16, 0)
        problem.addWidget(self.problem_label)
        self.body.addLayout(problem)
        self._dialog: QFileDialog | None = None
        self.menu = QMenu(self)
        self.copy_action = self._action(self.copy)
        self.menu.addSeparator()
        self.png_action = self._action(self.save_png)
        self.svg_action = self._action(self.save_svg)
        self.csv_action = self._action(self.save_csv)
        self.menu.aboutToShow.connect(self._fill_menu)
        theme.manager.changed.connect(self._apply_style)
        self._apply_style()
        FigureCard._retranslate(self)

    # -- what a subclass says ------------------------------------------------------------------------------------------
    def has_figure(self) -> bool:
        """Whether there is anything to copy or save."""
        return True

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what stands under the title, without buttons and hover line."""
        raise NotImplementedError

    def figure_size(self) -> QSize:
        """How large the figure is in a document: as on the screen."""
        return self.size()

    def table(self) -> Iterable[list[str]]:
        """The numbers shown, as the rows of a table."""
        raise NotImplementedError

    # -- menu ----------------------------------------------------------------------------------------------------------
    def _action(self, slot: Callable[..., object]) -> QAction:
        action = QAction(self)
        action.triggered.connect(slot)
        self.menu.addAction(action)
        return action

    def _fill_menu(self) -> None:
        for action in (self.copy_action, self.png_action, self.svg_action, self.csv_action):
            action.setEnabled(self.has_figure())

    def _open_menu(self) -> None:
        self._fill_menu()
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu_at(event.globalPos())

    def open_menu_at(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        self._fill_menu()
        self.menu.popup(place)

    # -- export --------------------------------------------------------------------------------------------------------
    def paint_whole(self, painter: QPainter, rect: QRectF) -> None:
        """The card as a figure for a document: title, unit and body."""
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(rect.left() + 16, rect.top() + 24), self.title_label.text())
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(rect.left() + 16 + self.title_px() + 8, rect.top() + 24), self.unit_label.text())
        self.paint_body(painter, rect.adjusted(0, 36, 0, -4))

    def title_px(self) -> float:
        """How wide the title is."""
        return QFontMetricsF(theme.font(13, 600)).horizontalAdvance(self.title_label.text())

    def copy(self) -> None:
        """Put the figure on the clipboard as a picture."""
        picture = export.image(self.paint_whole, self.figure_size(), theme.color("card"))
        QGuiApplication.clipboard().setImage(picture)
        self.complain("")

    def save_png(self) -> None:
        """Ask where, then save the figure as a PNG picture."""
        self._ask(self.tr("Save plot as PNG"), "png")

    def save_svg(self) -> None:
        """Ask where, then save the figure as an SVG drawing."""
        self._ask(self.tr("Save plot as SVG"), "svg")

    def save_csv(self) -> None:
        """Ask where, then save the numbers as a table."""
        self._ask(self.tr("Export numbers as CSV"), "csv")

    def _ask(self, title: str, suffix: str) -> None:
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        dialog.selectFile(f"{self.title_label.text()}.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        self._dialog = dialog
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the figure to a file in the format that its name says (.png, .svg, .csv)."""
        target = Path(path)
        ground = theme.color("card")
        if target.suffix.lower() == ".csv":
            content = export.csv_bytes(self.table())
        elif target.suffix.lower() == ".svg":
            content = export.svg(self.paint_whole, self.figure_size(), ground, self.title_label.text())
        else:
            content = export.png(self.paint_whole, self.figure_size(), ground)
        try:
            write_atomically(target, content)
        except StoreError as error:
            self.complain(error_text(error))
        else:
            self.complain("")
            QApplication.sendEvent(
                self, QStatusTipEvent(saved_as(target))
            )  # the page around it takes it as its message

    def complain(self, sentence: str) -> None:
        """Show what went wrong under the title; nothing takes it away."""
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(bool(sentence))

    # -- looks and words -----------------------------------------------------------------------------------------------
    def _apply_style(self) -> None:
        self.menu_button.setIcon(theme.icon("more", "text2", 16))

    def _retranslate(self) -> None:
        self.copy_action.setText(self.tr("Copy"))
        self.png_action.setText(self.tr("Save as PNG…"))
        self.svg_action.setText(self.tr("Save as SVG…"))
        self.csv_action.setText(self.tr("Export as CSV…"))
        name = self.tr("Plot menu")
        self.menu_button.setAccessibleName(name)
        self.menu_button.setToolTip(
            theme.tip(name, self.tr("Copy or save this plot, switch to a log axis, or show all of it again."))
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

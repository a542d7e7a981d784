"""A plot with everything around it: title, unit, legend, "…" menu, and what went wrong when saving."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from engine.text.counting import in_number
from gui import theme
from gui.i18n import engine_text
from gui.labs.plotting.curve_table import csv_rows
from gui.labs.plotting.curves import Curve, Curves
from gui.plots.axis import Axis
from gui.plots.figure_card import FigureCard
from gui.plots.plot_area import PlotArea

SAMPLE = 22  # px of line in a legend
SHORTEST = 48  # px that are left to a long name where there is little room
DESCRIBED_MS = 500


class LegendEntry(QAbstractButton):
    """A 22-px sample of a line with its name; pressing it hides or shows the curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series = 1
        self.pale = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a long name gives way
        theme.manager.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(SAMPLE + 5 + round(QFontMetricsF(theme.font(12)).horizontalAdvance(self.text())) + 6, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(SAMPLE + SHORTEST, self.sizeHint().width()), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_legend_entry(painter, QRectF(self.rect()), self.text(), self.series, self.pale, self.isChecked())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


def paint_legend_entry(painter: QPainter, rect: QRectF, text: str, series: int, pale: bool, on: bool) -> None:
    """One sample and its name; hidden curves keep their sample in the disabled color."""
    look = theme.series(series)
    color = look.color
    if pale:
        color.setAlphaF(0.38)
    pen = theme.Series(color, () if pale else look.dash).pen(2)
    if not on:
        pen.setColor(theme.color("disabled"))
    painter.setPen(pen)
    middle = rect.center().y()
    painter.drawLine(QPointF(rect.left() + 2, middle), QPointF(rect.left() + 2 + SAMPLE, middle))
    painter.setFont(theme.font(12))
    painter.setPen(theme.color("text2" if on else "disabled"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    named = rect.adjusted(SAMPLE + 7, 0, 0, 0)
    fitting = QFontMetricsF(theme.font(12)).elidedText(text, Qt.TextElideMode.ElideRight, named.width() + 1)
    painter.drawText(named, flags, fitting)


class PlotCard(FigureCard):
    """A card that plots growing curves: `draw(curves)` makes it equal to what the lab holds."""

    toggled = Signal(str, bool)  # name of a curve, and whether it is shown now

    def __init__(
        self,
        *,
        log: bool = False,
        percent: bool = False,
        raw: bool | None = None,
        digits: int = 3,
        y_range: tuple[float, float] | None = None,
        translate: Callable[[str], str] = engine_text,
        parent: QWidget | None = None,
    ) -> None:
        """percent: values 0…1 are written as 0…100; raw: always or never paint each step (None: up to two curves);

        digits: decimals of a value; y_range: a fixed range; translate: how names of curves are said.
        """
        super().__init__(parent)
        self.area = PlotArea(self)
        self.area.ranges.log, self.area.ranges.percent, self.area.raw, self.area.digits = log, percent, raw, digits
        self.area.translate = translate
        self.area.menu_wanted.connect(self.open_menu_at)
        self.set_y_range(y_range)
        self._news = False
        self._waiting = False  # for the timer: asking it would hand the interpreter over
        self._describing = QTimer(self)  # no one listens to more than two values a second
        self._describing.setSingleShot(True)
        self._describing.setInterval(DESCRIBED_MS)
        self._describing.timeout.connect(self._describe_news)
        self._entries: list[LegendEntry] = []
        self._known: object = None  # what of the curves the legend was made from
        self._legend_shown: list[tuple[str, int, bool, bool, str]] | None = None
        self._legend = QHBoxLayout()
        self._legend.setSpacing(8)
        self.head.insertLayout(2, self._legend)
        self.reset_button = QPushButton(self)  # the way back from a part that was chosen by hand
        self.reset_button.setProperty("kind", "link")
        self.reset_button.setProperty("small", True)
        self.reset_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset_button.clicked.connect(self.area.reset_view)
        self.reset_button.hide()
        self.area.zoom_changed.connect(self.reset_button.setVisible)
        self.head.insertWidget(3, self.reset_button)
        self.body.addWidget(self.area, 1)
        self.menu.addSeparator()
        self.curves_menu = QMenu(self.menu)
        self.menu.addMenu(self.curves_menu)
        self.log_action = self._action(self.area.set_log)
        self.log_action.setCheckable(True)
        self.reset_action = self._action(self.area.reset_view)
        self._retranslate()

    # -- what a page calls -----------------------------------------------------------------------------------------

    def set_texts(self, title: str, unit: str = "", x_unit: str = "") -> None:
        """Title, the quantity's unit beside it, and the unit of the x axis, in the user's language."""
        title, unit = in_number(title), in_number(unit)
        self.title_label.setText(title)
        self.unit_label.setText(unit)
        self.unit_label.setToolTip(unit)
        self.area.x_unit = x_unit
        self._describe()
        self.area.refresh()

    def set_empty(self, title: str, hint: str, icon: str = "train") -> None:
        """What stands here before the first point: what is missing and what will bring it."""
        note = self.area.note
        note.title, note.hint, note.icon = title, hint, icon
        self.area.refresh()

    def set_y_range(self, y_range: tuple[float, float] | None) -> None:
        """Fix the y axis (in the unit written beside it), or let it follow the curves again."""
        ranges = self.area.ranges
        ranges.fixed_y = None if y_range is None else Axis(y_range[0], y_range[1], ranges.log)
        self.area.refresh()

    def draw(self, curves: Curves | Iterable[Curve]) -> None:
        """Show these curves as they are now."""
        plot = curves if isinstance(curves, Curves) else Curves(curves)
        if self.area.zoomed and plot.empty:  # another run begins
            self.area.reset_view()
        if self.area.draw(plot):
            known = [(curve.name, curve.series, curve.visible, curve.window > 1, len(curve) > 0) for curve in plot]
            if known != self._known:
                self._known = known
                self._draw_legend()
        self._news = True
        if not self._waiting:
            self._describe_news()

    def reset(self) -> None:
        """Choose the ranges again, for when something else is shown."""
        self.area.reset_view()

    @property
    def curves(self) -> Curves:
        """What was last drawn."""
        return self.area.curves

    # -- legend ----------------------------------------------------------------------------------------------------

    def _draw_legend(self) -> None:
        wanted = self.legend()
        if wanted == self._legend_shown:
            return
        self._legend_shown = wanted
        while len(self._entries) < len(wanted):
            entry = LegendEntry(self)
            entry.clicked.connect(partial(self._entry_pressed, entry))
            self._legend.addWidget(entry)
            self._entries.append(entry)
        for i, entry in enumerate(self._entries):
            entry.setVisible(i < len(wanted))
            if i < len(wanted):
                text, series, pale, on, name = wanted[i]
                if (entry.text(), entry.series, entry.pale) != (text, series, pale):
                    entry.setText(text)
                    entry.series, entry.pale = series, pale
                    entry.setAccessibleName(text)
                    entry.updateGeometry()
                entry.setProperty("curve", name)
                entry.setEnabled(not pale)
                entry.setToolTip(self.tr("Hide or show {name}").replace("{name}", text))
                entry.setChecked(on)
                entry.update()

    def legend(self) -> list[tuple[str, int, bool, bool, str]]:
        """(text, series, pale, shown, curve) of each entry; empty when names stand at the curves' ends."""
        curves = list(self.area.curves)
        if self.area.names_at_ends() or self.area.curves.empty:
            return []
        if len(curves) == 1 and not self.area.shows_raw(curves[0]):
            return []
        entries: list[tuple[str, int, bool, bool, str]] = []
        for curve in curves:
            name = self.area.translate(curve.name)
            if len(curves) == 1:
                entries.append((self.tr("each step"), curve.series, True, True, curve.name))
                name = self.tr("smoothed")
            entries.append((name, curve.series, False, curve.visible, curve.name))
        return entries

    def _entry_pressed(self, entry: LegendEntry, _on: bool = False) -> None:
        self.toggle(entry.property("curve"))

    def _toggle(self, name: str, _on: bool = False) -> None:
        self.toggle(name)

    def toggle(self, name: str) -> None:
        """Hide a curve, or show it again."""
        curve = self.area.curves[name]
        curve.visible = not curve.visible
        self.draw(self.area.curves)
        self.toggled.emit(name, curve.visible)

    # -- menu ------------------------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        super()._fill_menu()
        self.reset_action.setEnabled(self.has_figure())
        self.log_action.setChecked(self.area.ranges.log)
        self.log_action.setEnabled(not self.area.ranges.percent)
        self.curves_menu.clear()
        for curve in self.area.curves:
            action = self.curves_menu.addAction(self.area.translate(curve.name))
            action.setCheckable(True)
            action.setChecked(curve.visible)
            action.triggered.connect(partial(self._toggle, curve.name))
        self.curves_menu.menuAction().setVisible(len(self.area.curves) > 1)

    # -- export --------------------------------------------------------------------------------------------------------
    def has_figure(self) -> bool:
        return not self.area.curves.empty

    def paint_whole(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_whole(painter, rect)
        right = rect.right() - 12
        entries = self.legend()
        most = (rect.width() - 44 - self.title_px()) / max(len(entries), 1)
        for text, series, pale, on, _ in reversed(entries):
            room = min(SAMPLE + 13 + QFontMetricsF(theme.font(12)).horizontalAdvance(text), most)
            right -= room
            paint_legend_entry(painter, QRectF(right, rect.top() + 8, room, 24), text, series, pale, on)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.area.paint_figure(painter, rect)

    def table(self) -> Iterable[list[str]]:
        return csv_rows(self.area.curves, self.area.x_unit or "x")

    # -- looks and words -------------------------------------------------------------------------------------------

    def _describe_news(self) -> None:
        self._waiting = self._news
        if self._news:
            self._news = False
            self._describe()
            self._describing.start()

    def _describe(self) -> None:
        title = self.title_label.text()
        self.setAccessibleName(title)
        self.area.setAccessibleName(title)
        parts = [
            f"{self.area.translate(curve.name)} {self.area.value_text(float(curve.y[-1]))}"
            for curve in self.area.curves
            if len(curve)
        ]
        description = ", ".join(parts) if parts else self.area.note.title
        if description != self.area.accessibleDescription():
            self.area.setAccessibleDescription(description)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.log_action.setText(self.tr("Log axis"))
        self.reset_action.setText(self.tr("Reset view"))
        self.reset_button.setText(self.tr("Reset view"))
        name, tip = self.tr("Reset view"), self.tr("Shows all of the curves again, and follows them. Key: 0.")
        self.reset_button.setAccessibleName(name)
        self.reset_button.setToolTip(theme.tip(name, tip))
        self.curves_menu.setTitle(self.tr("Curves"))
        self._legend_shown = self._known = None
        self._draw_legend()


class CrossHair(QObject):
    """Plots over the same x move their hover lines together."""

    def __init__(self, cards: Iterable[PlotCard], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._areas = [card.area for card in cards]
        for area in self._areas:
            area.hovered.connect(partial(self._move, area))

    def _move(self, moved: PlotArea, x: Any) -> None:
        for area in self._areas:
            if area is not moved:
                area.hover(x)

"""The look in one place: colors by role, series, type sizes, icons and the stylesheet, in light and dark.

Code asks for a role (`color("card")`) and never writes a color of its own; `changed` says when every
color means something else, so what is painted by hand repaints then.
"""

from __future__ import annotations

import re
import weakref
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from shiboken6 import isValid

from engine.text.counting import in_number

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FAMILY = "DigitLab Sans"
FALLBACKS = ("Inter", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", "sans-serif")
MODES = ("light", "dark", "system")

# role: (light, dark)
ROLES: dict[str, tuple[str, str]] = {
    "window": ("#ECEFF3", "#0E1114"),
    "page": ("#F6F7F9", "#13171B"),
    "card": ("#FFFFFF", "#191E24"),
    "control": ("#FFFFFF", "#222932"),
    "line": ("#DFE4EA", "#2A313A"),
    "button_border": ("#C3CBD5", "#414C59"),
    "field_border": ("#838E9C", "#626E7B"),
    "hover": ("#E6EAEF", "#232A32"),
    "selected": ("#E3ECFB", "#1E2B40"),
    "text": ("#161B22", "#E9EDF2"),
    "text2": ("#4B5664", "#A9B3C0"),
    "muted": ("#5E6A78", "#8C98A6"),
    "disabled": ("#98A3B0", "#5F6A76"),
    "accent": ("#1D5BC4", "#7FB0FF"),
    "accent_fill": ("#1D5BC4", "#2F6BDE"),
    "on_accent": ("#FFFFFF", "#FFFFFF"),
    "error": ("#B3261E", "#FF8A80"),
    "error_ground": ("#FDECEA", "#3A1F1F"),
    "warning": ("#8A5300", "#F3B350"),
    "warning_ground": ("#FFF6E5", "#352A16"),
    "good": ("#0A7551", "#4CCB9B"),
    "good_ground": ("#E3F5EE", "#16302A"),
    "grid": ("#E8ECF1", "#252C34"),
    "axis": ("#8D98A5", "#6E7A88"),
    "histogram_bar": ("#6A93DC", "#3D6FB5"),
    "tip": ("#20262E", "#323B46"),
    "tip_text": ("#F2F5F8", "#F2F5F8"),
    "tip_caption": ("#B9C4D0", "#B9C4D0"),
    "paper": ("#FFFFFF", "#0C0F12"),
    "ink": ("#161B22", "#F4F6F8"),
    "series1": ("#2346D9", "#6E93FF"),
    "series2": ("#AE5A00", "#F29A3F"),
    "series3": ("#0A8260", "#4BE3A6"),
    "series4": ("#7A1F86", "#E79AE4"),
    "series5": ("#454500", "#F2E55A"),
    "series6": ("#1B74CC", "#B9EDF2"),
    "series7": ("#8C1A3C", "#F0635E"),
    "series8": ("#66728A", "#8592A1"),
}

# Dashes in pixels, on and off in turn; none is a solid line.
DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (10, 4),
    (8, 3, 2, 3),
    (2, 3),
    (16, 5),
    (8, 3, 2, 3, 2, 3),
    (5, 3),
    (2, 6),
)


@dataclass(frozen=True)
class Series:
    """The color and the dash that belong to one run, wherever it is drawn."""

    color: QColor
    dash: tuple[float, ...]

    def pen(self, width: float) -> QPen:
        """A pen of this series; the dash is divided by the width, as Qt counts it in widths."""
        pen = QPen(self.color, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dash:
            pen.setDashPattern([part / width for part in self.dash])
        return pen


@dataclass
class Current:
    """What holds now: `mode` is light or dark, `choice` what was asked for (light, dark or system)."""

    mode: str = "light"
    choice: str = "system"

    @property
    def dark(self) -> bool:
        """Whether the dark theme holds."""
        return self.mode == "dark"


class House(QProxyStyle):
    """Fusion, with tooltips after 500 ms and no underlined letters in menus."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return 500
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return 0
        return super().styleHint(hint, option, widget, returned)


class Manager(QObject):
    """Informs everyone who paints by hand that the colors changed."""

    changed = Signal()

    def follow_system(self) -> None:
        """Take over the system's new color scheme, unless the user chose one."""
        app = QApplication.instance()
        if current.choice == "system" and isinstance(app, QApplication):
            apply(app, "system")


class StyleManager:
    """The parts of a window that take a new theme by themselves; those that are lazy not before they are shown.

    When the application's stylesheet changes, Qt styles a widget once for each of its ancestors (0.9 s for a window
    with four pages); when that of a part does, only once.
    """

    def __init__(self) -> None:
        self._application = ""  # the mode of the application's own stylesheet
        self._parts: weakref.WeakKeyDictionary[QWidget, bool] = weakref.WeakKeyDictionary()  # whether it is lazy
        self._applied: weakref.WeakKeyDictionary[QWidget, str] = weakref.WeakKeyDictionary()

    def add(self, *parts: QWidget, lazy: bool = False) -> None:
        """Let parts of a window take every theme from now on; who shows a lazy one must `apply` it first."""
        for part in parts:
            self._parts[part], self._applied[part] = lazy, self._application
            self.apply(part)

    def apply(self, part: QWidget) -> None:
        """Bring one part up to date."""
        if self._applied[part] != current.mode:
            self._applied[part] = current.mode
            part.setStyleSheet("" if current.mode == self._application else stylesheet())

    def apply_all(self, app: QApplication) -> None:
        """Bring everything up to date that is not lazy or that is seen; all at once while no window is."""
        parts = [part for part in self._parts if isValid(part)]
        if any(part.isVisible() for part in parts):
            for part in parts:
                if part.isVisible() or not self._parts[part]:
                    self.apply(part)
            return
        app.setStyleSheet(stylesheet())
        self._application = current.mode
        for part in parts:
            self._applied[part] = current.mode
            part.setStyleSheet("")


current = Current()
style_manager = StyleManager()
manager = Manager()
changed = manager.changed


def color(role: str) -> QColor:
    """The color of a role in the theme that holds now."""
    return QColor(_color(ROLES[role][current.dark]))


@cache
def _color(value: str) -> QColor:
    return QColor(value)  # reading the hex digits costs ten times a copy, and painting asks thousands of times a second


def mixed(role: str, ground: str, share: float) -> QColor:
    """The color of a role laid over a ground, `share` (0…1) opaque."""
    top, under = color(role), color(ground)
    parts = zip(top.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]  # four ints
    return QColor(*(round(share * a + (1 - share) * b) for a, b in parts))


def readable_on(ground: QColor) -> str:
    """The role, text or page, that has more contrast on a ground.

    Source: WCAG 2.2, relative luminance.
    """

    def luminance(of: QColor) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (of.redF(), of.greenF(), of.blueF())
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    here = luminance(ground)
    ratios = {}
    for role in ("text", "page"):
        other = luminance(color(role))
        ratios[role] = (max(here, other) + 0.05) / (min(here, other) + 0.05)
    return max(ratios, key=lambda role: ratios[role])


def series(number: int) -> Series:
    """Series 1 to 8 as the design numbers them; a ninth starts again at the first."""
    place = (number - 1) % len(DASHES)
    return Series(color(f"series{place + 1}"), DASHES[place])


def font(px: int = 13, weight: int = 400) -> QFont:
    """The one family in a size in pixels and a weight of 400, 500 or 600."""
    return QFont(_font(px, weight))


@cache
def _font(px: int, weight: int) -> QFont:
    result = QFont([FAMILY, *FALLBACKS])
    result.setPixelSize(px)
    result.setWeight(QFont.Weight(weight))
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


@cache
def _svg(name: str) -> str:
    return (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _pixmap(name: str, value: str, size: int, ratio: float, room: int = 0) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", value).encode()))
    picture = QPixmap(QSize(round((size + room) * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, role: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture in the color of a role, for painting by hand at the screen's pixel ratio."""
    return _pixmap(name, color(role).name(), size, ratio)


def icon(name: str, role: str = "text", size: int = 16, room: int = 0) -> QIcon:
    """An icon in the color of a role with empty `room` at its right; its disabled form takes the disabled color."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(_pixmap(name, color(role).name(), size, ratio, room), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, color("disabled").name(), size, ratio, room), QIcon.Mode.Disabled)
    return result


def tip(name: str, text: str = "") -> str:
    """A tooltip: the name in bold, then at most two plain sentences, 300 pixels wide at most; nouns in number."""
    name, text = in_number(name), in_number(text)
    if not text:
        return name
    return f'<table width="280" cellspacing="0"><tr><td><b>{name}</b><br>{text}</td></tr></table>'


def load_fonts() -> None:
    """Register the bundled fonts, once; without them Hangul is drawn as boxes."""
    if FAMILY not in QFontDatabase.families():
        for path in sorted((ASSETS / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


def system_mode() -> str:
    """What the desktop asks for; light where it does not say."""
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def palette() -> QPalette:
    """The palette of the mode that holds now."""
    p = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for place, name in (
        (role.Window, "page"),
        (role.WindowText, "text"),
        (role.Base, "control"),
        (role.AlternateBase, "card"),
        (role.Text, "text"),
        (role.Button, "control"),
        (role.ButtonText, "text"),
        (role.BrightText, "on_accent"),
        (role.Highlight, "accent_fill"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "tip"),
        (role.ToolTipText, "tip_text"),
        (role.PlaceholderText, "muted"),
        (role.Light, "card"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "button_border"),
        (role.Shadow, "line"),
    ):
        p.setColor(place, color(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        p.setColor(group.Disabled, place, color("disabled"))
    return p


def apply(app: QApplication, choice: str) -> None:
    """Style the application: light, dark, or what the system asks for; safe to call again at any time."""
    current.choice = choice if choice in MODES else "system"
    current.mode = system_mode() if current.choice == "system" else current.choice
    load_fonts()
    if app.property("styled") is None:
        app.setProperty("styled", True)
        app.setStyle(House("Fusion"))
        app.setFont(font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(manager.follow_system)
    app.setPalette(palette())
    style_manager.apply_all(app)
    manager.changed.emit()


def repolish(widget: QWidget) -> None:
    """Make the stylesheet look again at a widget whose property changed."""
    style: QStyle = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def stylesheet() -> str:
    """The stylesheet of the mode that holds now: `@role` stands for a color."""
    text = (ASSETS / "theme.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda match: color(match[1]).name(), text)

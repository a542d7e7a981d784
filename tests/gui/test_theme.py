"""The look in numbers: contrast, series, fonts, icons."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from gui import theme


def luminance(color: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(theme.color(a)), luminance(theme.color(b))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_readable_on_every_surface(qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    for text, ground in itertools.product(
        ("text", "text2"), ("window", "page", "card", "control", "hover", "selected")
    ):
        assert contrast(text, ground) >= 4.5, (mode, text, ground)
    for state in ("error", "warning", "good"):
        assert contrast(state, f"{state}_ground") >= 4.5
        assert contrast(state, "card") >= 4.5
    assert contrast("muted", "page") >= 4.5
    assert contrast("on_accent", "accent_fill") >= 4.5
    assert contrast("field_border", "page") >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_series_can_label_their_curve_on_a_card(qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    for number in range(1, 9):
        assert contrast(f"series{number}", "card") >= 4.5
    assert len({theme.series(n).dash for n in range(1, 9)}) == 8
    assert theme.series(9) == theme.series(1)


def test_the_bundled_font_is_used_and_its_digits_are_tabular(qapp: QApplication) -> None:
    assert QFontInfo(theme.font(13)).family() == theme.FAMILY
    metrics = QFontMetrics(theme.font(13))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert QRawFont.fromFont(theme.font(13)).supportsCharacter(ord("한"))


def test_changing_the_theme_tells_and_repaints_the_palette(qapp: QApplication) -> None:
    heard: list[str] = []
    listener = lambda: heard.append(theme.current.mode)  # noqa: E731
    theme.changed.connect(listener)
    theme.apply(qapp, "dark")
    theme.changed.disconnect(listener)
    assert heard == ["dark"]
    assert qapp.palette().window().color() == theme.color("page")


def test_every_icon_draws_something_in_the_color_of_its_role(qapp: QApplication) -> None:
    for path in sorted((theme.ASSETS / "icons").glob("*.svg")):
        image = theme.pixmap(path.stem, "accent", 24).toImage()
        inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 120]
        wanted = theme.color("accent")
        assert inked, path.stem
        assert all(abs(c.red() - wanted.red()) <= 4 and abs(c.blue() - wanted.blue()) <= 4 for c in inked), path.stem


def test_no_code_but_the_theme_writes_a_color() -> None:
    import re

    root = Path(theme.__file__).parent
    guilty = [
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if path.name != "theme.py" and re.search(r"[\"']#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert guilty == []

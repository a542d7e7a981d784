"""A plot as a file or on the clipboard: PNG, SVG and CSV, as bytes ready to be written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

Paint = Callable[[QPainter, QRectF], None]


def image(paint: Paint, size: QSize, ground: QColor, scale: float = 2.0) -> QImage:
    """What `paint` draws, as a picture of `scale` pixels for each pixel of the screen."""
    picture = QImage(size * scale, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(scale)
    picture.fill(ground)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture


def png(paint: Paint, size: QSize, ground: QColor) -> bytes:
    """What `paint` draws, as the bytes of a PNG file at twice the screen's resolution."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image(paint, size, ground).save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants str, Qt takes both
    return bytes(buffer.data().data())


def svg(paint: Paint, size: QSize, ground: QColor, title: str) -> bytes:
    """What `paint` draws, as the bytes of an SVG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), ground)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    paint(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    buffer.close()
    return bytes(content.data())


def csv_bytes(rows: Iterable[list[str]]) -> bytes:
    """Rows as a CSV file; the mark at its head lets spreadsheets read Korean."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")

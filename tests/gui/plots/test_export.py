"""A plot as PNG, SVG and CSV: its size, its ground, and that Korean survives a spreadsheet."""

import csv
import io
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.plots import export

SIZE = QSize(40, 30)
GROUND, INK = QColor(10, 20, 30), QColor(200, 0, 0)
asked: list[tuple[float, float]] = []


def paint(painter: QPainter, area: QRectF) -> None:
    """A square in the lower right corner of what there is."""
    asked.append((area.width(), area.height()))
    painter.fillRect(QRectF(area.right() - 10, area.bottom() - 10, 10, 10), INK)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_picture_has_scale_pixels_for_each_of_the_screen(qapp: QApplication, scale: float) -> None:
    picture = export.image(paint, SIZE, GROUND, scale)
    assert (picture.width(), picture.height()) == (40 * scale, 30 * scale)
    assert asked[-1] == (40, 30)  # it is drawn in the pixels of the screen
    assert picture.pixelColor(0, 0) == GROUND
    assert picture.pixelColor(int(40 * scale) - 1, int(30 * scale) - 1) == INK
    assert picture.pixelColor(int(29 * scale), int(30 * scale) - 1) == GROUND


def test_a_png_is_that_picture_at_twice_the_screen(qapp: QApplication) -> None:
    found = QImage.fromData(export.png(paint, SIZE, GROUND), "PNG")  # type: ignore[arg-type]  # the stub wants bytes
    assert (found.width(), found.height()) == (80, 60)
    assert found.pixelColor(79, 59) == INK
    assert found.pixelColor(0, 0) == GROUND


def test_an_svg_has_its_size_its_title_and_its_ground_first(qapp: QApplication) -> None:
    root = ElementTree.fromstring(export.svg(paint, SIZE, GROUND, "Loss & accuracy"))
    assert root.attrib["viewBox"].split() == ["0", "0", "40", "30"]
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == "Loss & accuracy"
    fills = [node.attrib["fill"] for node in root.iter() if node.attrib.get("fill", "none") != "none"]
    assert fills.index(GROUND.name()) < fills.index(INK.name())


def test_a_csv_file_is_read_back_and_marked_for_spreadsheets() -> None:
    rows = [["step", "손실 ±"], ["1", 'a "b", c'], ["2", ""]]
    data = export.csv_bytes(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == rows

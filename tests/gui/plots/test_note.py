"""What stands in a plot before its first point."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.plots.note import Note


def painted(note: Note) -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(theme.color("card"))
    painter = QPainter(image)
    note.paint(painter, None)
    painter.end()
    return image


def test_the_note_is_painted_in_the_middle_of_its_rectangle(qapp: QApplication) -> None:
    note = Note()
    note.title, note.hint = "No run yet", "Press Start to see the loss fall here."
    note.put(QRectF(0, 0, 300, 200))
    image, card = painted(note), theme.color("card").rgb()
    rows = [y for y in range(200) if any(image.pixel(x, y) != card for x in range(0, 300, 2))]
    assert note.boundingRect() == QRectF(0, 0, 300, 200)
    assert 40 < rows[0] < 80
    assert 110 < rows[-1] < 160

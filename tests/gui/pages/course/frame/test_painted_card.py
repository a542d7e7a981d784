from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages.course.frame.painted_card import PaintedCard


def test_title_and_remark_stand_beside_each_other(qtbot: QtBot) -> None:
    card = PaintedCard()
    qtbot.addWidget(card)
    picture = QImage(300, 40, QImage.Format.Format_RGB32)
    picture.fill(theme.color("card"))
    painter = QPainter(picture)
    card.title(painter, "Title", "remark")
    painter.end()
    assert card.property("card") is True
    ground = theme.color("card").rgb()
    inked = [x for x in range(300) if any(picture.pixel(x, y) != ground for y in range(40))]
    assert 14 <= inked[0] <= 18
    assert inked[-1] > 70

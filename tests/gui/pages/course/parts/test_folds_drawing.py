from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from gui.pages.course.parts.folds_drawing import divisions, paint_divisions

NAMES = ["60:40", "fold 1", "fold 2", "fold 3", "fold 4"]


def test_every_fold_tests_another_part_and_the_split_the_last_two_fifths() -> None:
    rows = divisions(0.4, 4, {"fold 2": 0.91}, NAMES, now="fold 2")
    assert [row.tested for row in rows] == [(0.6, 1.0), (0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0)]
    assert [row.accuracy for row in rows] == [None, None, 0.91, None, None]
    assert [row.now for row in rows] == [False, False, True, False, False]


def test_the_tested_parts_are_seen_in_the_picture(qapp: object) -> None:
    picture = QPixmap(700, 240)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_divisions(painter, QRectF(0, 0, 700, 240), divisions(0.4, 4, {"60:40": 0.9}, NAMES), "train", "test")
    painter.end()
    image = picture.toImage()
    grounds = [{image.pixel(x, y) for y in range(240)} for x in (180, 500)]
    assert all(len(colors) > 2 for colors in grounds)

"""Drawings and networks, for the tests of this room."""

from gui.labs.driving import Inline, Newest
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.teaching_effect import TeachingEffect
from tests.gui.written import CODE, DIGITS


def run(newest: Newest) -> None:
    """Do what was left to a driver."""
    assert isinstance(newest.driver, Inline)
    newest.driver.run()


def write(lab: PostalLab, box: int, digit: int, zoom: float = 1.0, shift: tuple[float, float] = (0, 0)) -> None:
    """Draw a digit into a box, smaller and elsewhere if asked."""
    for stroke in DIGITS[digit]:
        points = [(50 + zoom * (x - 50) + shift[0], 50 + zoom * (y - 50) + shift[1]) for x, y in stroke]
        lab.drawing.press(box, *points[0])
        for x, y in points[1:]:
            lab.drawing.move(x, y)
        lab.drawing.release()


def write_code(lab: PostalLab) -> None:
    for box, digit in enumerate(CODE):
        write(lab, box, digit)
    lab.reader.read()


def guesses(lab: PostalLab) -> tuple[int | None, ...]:
    assert lab.reader.reading is not None
    return tuple(box.guess for box in lab.reader.reading.boxes)


def judge(lab: PostalLab) -> TeachingEffect | None:
    """Do the work that the page leaves to a thread."""
    ended: list[Exception | None] = []
    lab.teaching.judge(ended.append)
    run(lab.helper)
    assert ended == [None]
    return lab.teaching.lesson

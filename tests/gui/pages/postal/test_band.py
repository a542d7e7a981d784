"""The band over the boxes: the code, its certainty, and the weakest box in one sentence."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.vision.normalize import nothing
from engine.vision.reader import BoxReading, CodeReading
from gui.pages.postal.band import LIKELY, Band
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import draw, settled


def box(*shares: tuple[int, float], sure: bool = True, reason: str = "") -> BoxReading:
    """A box whose digits have these shares, the likeliest first."""
    probabilities = np.zeros(10)
    for digit, share in shares:
        probabilities[digit] = share
    guess, share = shares[0] if shares else (None, 0.0)
    return BoxReading(guess if sure else None, guess, share, probabilities, nothing(), reason if not sure else "")


EMPTY = BoxReading(None, None, 0.0, np.zeros(10), nothing(), "empty")


def lab(*boxes: BoxReading, network: object = True, course: CodeReading | None = None) -> SimpleNamespace:
    """What the band asks of a lab."""
    reading = CodeReading(boxes) if boxes else None
    reader = SimpleNamespace(reading=reading, course_reading=course, network=network, course=course is not None)
    return SimpleNamespace(reader=reader, teaching=SimpleNamespace(misread=lambda place: place == 0))


@pytest.fixture
def band(qtbot: QtBot) -> Band:
    made = Band()
    qtbot.addWidget(made)
    made.resize(900, 80)
    made.retranslate()
    made.show()
    return made


@pytest.mark.parametrize(
    ("weakest", "sentence", "doubt"),
    [
        (box((7, 0.8)), "Box 2 is the weakest, with 80.0 %.", False),
        (box((7, 0.5), (1, 0.3), (2, 0.1), sure=False), "Box 2 is the weakest: it could be 7, 1 or 2.", True),
        (box((7, 0.5), (1, LIKELY), (2, LIKELY / 2), sure=False), "Box 2 is the weakest: it could be 7 or 1.", True),
        (box((7, 0.6), (1, LIKELY / 2), sure=False), "Box 2 is the weakest: perhaps 7, with 60.0 %.", True),
        (box((7, 0.1), sure=False, reason="not a digit"), "Box 2 does not look like a digit.", True),
    ],
)  # fmt: skip
def test_the_weakest_box_is_said_in_one_sentence(band: Band, weakest: BoxReading, sentence: str, doubt: bool) -> None:
    assert band.sentence(lab(box((1, 0.99)), weakest, EMPTY)) == (sentence, doubt)  # type: ignore[arg-type]  # enough of a lab


def test_without_a_network_or_without_ink_it_says_what_comes_next(band: Band) -> None:
    said, doubt = band.sentence(lab(network=None))  # type: ignore[arg-type]  # enough of a lab
    assert said.startswith("No network can read yet")
    assert doubt
    for nothing_written in (lab(), lab(EMPTY, EMPTY)):
        assert band.sentence(nothing_written) == ("Nothing is written yet.", False)  # type: ignore[arg-type]


def test_the_code_is_spelled_sign_by_sign(band: Band) -> None:
    boxes = (box((0, 0.9)), box((6, 0.9)), box((1, 0.2), sure=False), EMPTY, box((3, 0.9)))
    assert band.spelled(CodeReading(boxes)) == "0, 6, not sure, empty, 3"
    assert band.spelled(None) == ""


@pytest.mark.parametrize(
    ("share", "text"), [(0.5, "50"), (0.99, "99"), (0.9949, "99.5"), (0.99999, "99.9"), (1.0, "100.0")]
)
def test_a_high_certainty_has_a_decimal_and_is_never_rounded_up_to_100(band: Band, share: float, text: str) -> None:
    band.draw(lab(box((1, share))))  # type: ignore[arg-type]  # enough of a lab
    assert band.sure.text() == text
    assert band.sure_unit.isVisible()


def test_nothing_written_shows_no_certainty(band: Band) -> None:
    band.draw(lab(EMPTY))  # type: ignore[arg-type]  # enough of a lab
    assert (band.sure.text(), band.sure_unit.isVisible(), band.sure_caption.isVisible()) == ("", False, False)


def test_what_the_course_reads_is_shown_only_where_it_is_asked_for(band: Band) -> None:
    other = CodeReading((box((7, 0.9)), box((2, 0.9))))
    band.draw(lab(box((1, 0.9)), box((2, 0.9)), course=other))  # type: ignore[arg-type]  # enough of a lab
    assert band.course.text() == "72"
    assert band.course._signs == [("7", "error", True), ("2", "text2", False)]
    assert band.course_part.isVisible()
    band.draw(lab(box((1, 0.9))))  # type: ignore[arg-type]  # enough of a lab
    assert not band.course_part.isVisible()


def test_all_is_spoken_in_order(band: Band) -> None:
    spoken = band.spoken(lab(box((1, 0.9)), box((2, 0.8))))  # type: ignore[arg-type]  # enough of a lab
    assert spoken == "Code as read: 1, 2. Certainty of the code: 72 %. Box 2 is the weakest, with 80.0 %."
    assert band.spoken(lab()) == "Nothing is written yet."  # type: ignore[arg-type]  # enough of a lab


def test_a_doubt_shows_its_mark_unless_an_error_stands_there(band: Band) -> None:
    doubtful = lab(box((1, 0.3), sure=False))
    band.draw(doubtful)  # type: ignore[arg-type]  # enough of a lab
    assert band.icon.isVisible()
    band.say_error("no picture")
    assert not band.icon.isVisible()
    band.draw(doubtful)  # type: ignore[arg-type]  # enough of a lab
    assert not band.icon.isVisible()
    band.say_error("")
    assert band.icon.isVisible()


def test_an_error_comes_and_goes_without_moving_the_boxes(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 0, 1)
    settled(qtbot, page)
    pad = page.desk.pads.pads[0]
    before = pad.mapTo(page, QPoint(0, 0))
    page.band.say_error("bad.png is no picture that can be opened; use PNG, JPEG, GIF, BMP, TIFF or WebP")
    QApplication.processEvents()
    assert page.band.error.isVisible()
    assert not page.band.words.isVisible()
    assert pad.mapTo(page, QPoint(0, 0)) == before
    page.band.say_error("")
    assert page.band.words.isVisible()

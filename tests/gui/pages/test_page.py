"""What every page gives the window without saying anything: its header, its place on stage, its silence."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import i18n
from gui.pages import PAGES
from gui.pages.page import Job, Page
from gui.runner import Runner


class Plain(Page):
    """A page that says its name only."""

    drawn = 0

    def title(self) -> str:
        return "Seite" if i18n.language() == "ko" else "Page"

    def sentence(self) -> str:
        return "One sentence."

    def draw(self) -> None:
        self.drawn += 1


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Plain]:
    made = Plain()
    qtbot.addWidget(made)
    made.retranslate()
    yield made
    made.closing()


def test_a_page_asks_for_its_words() -> None:
    for asked in (Page.title, Page.sentence):
        with pytest.raises(NotImplementedError):
            asked(object())  # type: ignore[arg-type]  # no page says it for all


def test_the_header_and_the_accessible_name_are_said_in_every_language(page: Plain) -> None:
    heard: list[int] = []
    page.status_changed.connect(lambda: heard.append(1))
    assert page.accessibleName() == "Page"
    i18n.set_language("ko")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.accessibleName() == "Seite"
    assert heard


def test_a_page_is_drawn_when_it_comes_on_stage_and_only_then(page: Plain) -> None:
    assert (page.on_stage, page.drawn) == (False, 0)
    page.shown()
    assert (page.on_stage, page.drawn) == (True, 1)
    page.hidden()
    assert (page.on_stage, page.drawn) == (False, 1)


def test_what_a_plot_says_after_saving_becomes_a_good_message_of_the_page(qtbot: QtBot, page: Plain) -> None:
    heard: list[tuple[str, str, str]] = []
    page.message.connect(lambda *said: heard.append(said))
    QApplication.sendEvent(page, QStatusTipEvent("Saved."))
    QApplication.sendEvent(page, QStatusTipEvent(""))
    assert heard == [("Saved.", "", "good")]


def test_a_page_with_nothing_to_do_offers_nothing_and_keeps_nothing(page: Plain) -> None:
    assert (page.job(), page.fact(), page.commands(), page.command_words()) == (None, "", {}, {})
    assert (page.waiting(), page.save_state()) == (frozenset(), {})
    page.receive(object())
    page.restore_state({"anything": 1})
    page.stop_job()
    assert (page.job(), page.fact()) == (None, "")


def test_a_driver_lives_as_long_as_its_page(page: Plain) -> None:
    driver = page.make_driver()
    assert isinstance(driver, Runner)
    assert driver.parent() is page
    assert page.make_driver() is not driver


def test_a_job_runs_until_it_says_otherwise() -> None:
    assert Job("Training") == Job("Training", "", 0.0, None, "running")


def test_every_page_of_the_window_is_named_by_its_entry() -> None:
    assert len({entry.key for entry in PAGES}) == len(PAGES) == 7

"""The pages of the window: one folder a page, named as its lab.

What lives here: `PAGES` (which pages exist), `page.py` (what the window asks of each), one room a page.
Read first: page.py, then train/train_page.py, which the other pages follow.
May not enter: formulas, threads, second copies of what a lab knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.pages.page import Page


@dataclass(frozen=True)
class Entry:
    """A page of the rail: its key, its name, its icon and what makes it at its first show."""

    key: str
    title: str
    icon: str
    factory: Callable[[], Page]
    modules: tuple[str, ...] = ()  # what the factory imports, in an order in which a thread can be stopped between two


def _train() -> Page:
    from gui.pages.train.train_page import TrainPage

    return TrainPage()


def _postal() -> Page:
    from gui.pages.postal.postal_page import PostalPage

    return PostalPage()


def _compare() -> Page:
    from gui.pages.compare.compare_page import ComparePage

    return ComparePage()


def _initialize() -> Page:
    from gui.pages.initialize.init_page import InitPage

    return InitPage()


def _labs() -> Page:
    from gui.pages.course.course_page import CoursePage

    return CoursePage()


def _inspect() -> Page:
    from gui.pages.inspect.inspect_page import InspectPage

    return InspectPage()


def _runs() -> Page:
    from gui.pages.runs.runs_page import RunsPage

    return RunsPage()


# The rail lists these, in this order; a page's module is imported when it is first shown.
PAGES: tuple[Entry, ...] = (
    Entry("train", str(QT_TRANSLATE_NOOP("Page", "Train")), "train", _train, ("gui.pages.train.train_page",)),
    Entry(
        "compare",
        str(QT_TRANSLATE_NOOP("Page", "Compare")),
        "compare",
        _compare,
        ("gui.labs.compare.compare_lab", "gui.pages.compare.compare_page"),
    ),
    Entry(
        "initialize",
        str(QT_TRANSLATE_NOOP("Page", "Initialize")),
        "initialize",
        _initialize,
        ("gui.pages.initialize.init_page",),
    ),
    Entry(
        "postal", str(QT_TRANSLATE_NOOP("Page", "Postal code")), "postal", _postal, ("gui.pages.postal.postal_page",)
    ),
    Entry(
        "inspect", str(QT_TRANSLATE_NOOP("Page", "Inspect")), "inspect", _inspect, ("gui.pages.inspect.inspect_page",)
    ),
    Entry(
        "labs",
        str(QT_TRANSLATE_NOOP("Page", "Course labs")),
        "labs",
        _labs,
        ("gui.labs.course.course_lab", "gui.pages.course.views", "gui.pages.course.course_page"),
    ),
    Entry("runs", str(QT_TRANSLATE_NOOP("Page", "Runs")), "runs", _runs, ("gui.pages.runs.runs_page",)),
)

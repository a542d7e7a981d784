"""What the window asks of every page, and how one is written.

    class TrainPage(Page):
        def __init__(self, lab: TrainLab | None = None) -> None:
            super().__init__()
            self.lab = lab or TrainLab(self.make_driver())
            self.start = Button(icon="play", kind="primary")
            self.header.add_action(self.start)           # the header's right side, the primary action last
            self.panel = Panel()                          # settings, 304 px
            row = QHBoxLayout()                           # everything under the header goes into self.content
            row.addWidget(self.panel)
            self.content.addLayout(row)
            self.lab.changed.connect(self.draw)
            self.retranslate()
            self.draw()

- `title()` and `sentence()` return the translated words of the header; `retranslate()` sets every text again (call
  `super().retranslate()` first) and is called by itself when the language changes.
- `draw()` makes the screen equal to the lab; called by the page itself when its lab changed. Do it
  only while `on_stage`.
- `shown()` and `hidden()` are called when the rail brings the page to the front or takes it away.
- `job()` says what runs here, for the status bar and the green dot; `fact()` is the one fact at the right of it. After
  anything of that changed: `self.status_changed.emit()`. `self.message.emit(text, details, role)` puts a message over
  the page (role: error, warning or good); use it only for what no control of the page is to blame for.
- `commands()` names what the menus (gui/window/commands.py) can do here now; a name that is missing is
  shown as not possible. `command_words()` renames one here: what is opened on the postal-code page is a picture, not
  an experiment.
- `receive(parcel)` takes what another page sent by `self.handover_requested.emit("postal", parcel)` (see
  gui/labs/handover.py): the window shows that page and hands it over.
- `make_driver()` gives the lab a thread (gui/runner.py) for one kind of work. The lab takes its drivers in its
  constructor, hands every work to them and ends them in `close()`; the page listens to `lab.changed` alone.
- `offer_extra(error, then)` offers the optional part that something needs, and does `then` once it is installed.
- `closing()` is called once before the window closes: `self.lab.close()`.
- `save_state()` / `restore_state(state)`: a small dict of plain values kept in the settings between two starts.
  `STATE` says what each must look like (engine/text/schema.py); one that does not fit is set aside and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.extras.missing import MissingExtraError
from engine.text.schema import Check
from gui.labs.extras import ExtraLab
from gui.runner import Runner
from gui.widgets.extra_strip import ExtraStrip
from gui.widgets.layout import PageHeader


@dataclass(frozen=True)
class Job:
    """What runs on a page: `state` is running, paused or stopping; `left_s` is None while unknown."""

    name: str
    detail: str = ""
    fraction: float = 0.0
    left_s: float | None = None
    state: str = "running"


class Page(QWidget):
    """What the window asks of every page; the module's text explains how to write one."""

    status_changed = Signal()
    handover_requested = Signal(str, object)
    message = Signal(str, str, str)
    STATE: ClassVar[Mapping[str, Check]] = {}  # of what is kept between two starts, how each value must look

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on_stage = False
        self.extras: ExtraStrip | None = None  # made when something is missing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader()
        column.addWidget(self.header)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        column.addLayout(self.content, 1)

    def make_driver(self) -> Runner:
        """A thread for one kind of work of the lab; it lives as long as the page."""
        return Runner(self)

    def offer_extra(self, error: MissingExtraError, then: Callable[[], object]) -> None:
        """Offer the optional part that something needs here; `then` continues with it."""
        if self.extras is None:
            self.extras = ExtraStrip(ExtraLab(self.make_driver()))
            self.content.insertWidget(0, self.extras)
        self.extras.lab.offer(error, then)

    def leave_extras(self) -> None:
        """The window closes: what is only being downloaded is left, what is being unpacked comes to its end."""
        if self.extras is not None:
            self.extras.lab.close()

    # words
    def title(self) -> str:
        """The page's name, as in the rail."""
        raise NotImplementedError

    def sentence(self) -> str:
        """One sentence of at most 110 characters that is enough for a newcomer."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.header.set_texts(self.title(), self.sentence())
        self.setAccessibleName(self.title())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.extras is not None:
                self.extras.draw()
            self.status_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Take what a plot of the page says after saving as the page's message."""
        if isinstance(event, QStatusTipEvent):
            if event.tip():
                self.message.emit(event.tip(), "", "good")
            return True
        return super().event(event)

    # what the window asks
    def draw(self) -> None:
        """Make the screen equal to the lab."""

    def shown(self) -> None:
        """The rail brought the page to the front."""
        self.on_stage = True
        self.draw()

    def hidden(self) -> None:
        """Another page came to the front; what runs continues."""
        self.on_stage = False

    def waiting(self) -> frozenset[str]:
        """The keys of the pages where something was interrupted and waits; the rail rings them."""
        return frozenset()

    def opened(self, key: str) -> None:
        """A page was made; what waited there to be continued is shown there now."""

    def fold(self, narrow: bool, low: bool) -> None:
        """The window is narrower than 1200 or lower than 720 pixels: show less beside each other."""

    def job(self) -> Job | None:
        """What runs here, or None."""
        return None

    def stop_job(self) -> None:
        """Stop what runs, from the status bar of any page."""

    def fact(self) -> str:
        """The one fact at the right of the status bar."""
        return ""

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the menus can do here now."""
        return {}

    def command_words(self) -> dict[str, str]:
        """How the menus name a command here, where the usual words do not fit."""
        return {}

    def receive(self, parcel: Any) -> None:
        """Take what another page sent here."""

    def closing(self) -> None:
        """The window closes: the lab ends what it drives and keeps the run."""

    def save_state(self) -> dict[str, Any]:
        """Plain values to remember until the next start."""
        return {}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take back what `save_state` gave, as far as it still makes sense."""

"""The postal-code page: five boxes to write in, a network that reads them meanwhile, and what it really got.

Read first: this file; its parts are the desk (postal_desk.py), the band (postal_band.py), the panel
(postal_panel.py) and what goes in and out (postal_files.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.store.weights import LoadedNetwork
from engine.text.schema import Check, flag, number, text
from engine.vision.sheet.form import BOXES
from gui import theme
from gui.i18n import error_text
from gui.labs.handover import PostalBox, Trained
from gui.labs.postal.networks import known_of
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import BoxInk
from gui.pages.page import Page
from gui.pages.postal import beep
from gui.pages.postal.band import Band
from gui.pages.postal.desk import WIDEST, PostalDesk
from gui.pages.postal.desk_timer import DeskTimer
from gui.pages.postal.digit_card import DigitCard
from gui.pages.postal.drawings_dialog import DrawingsDialog
from gui.pages.postal.files import PostalFiles
from gui.pages.postal.pads.pad_row import GAP_PX
from gui.pages.postal.panel import PostalPanel
from gui.widgets.controls import Button, describe
from gui.widgets.layout import PlainArea
from gui.widgets.network.network_opener import NetworkOpener

FRAME_MS = 16


class PostalPage(Page):
    """Draw five digits, see them read; open a picture of a code; put right what was read wrong."""

    STATE: ClassVar[Mapping[str, Check]] = {
        "brush_px": number,
        "threshold": number,
        "course": flag,
        "beep": flag,
        "weights": text,
    }

    def __init__(self, lab: PostalLab | None = None) -> None:
        super().__init__()
        self.lab = lab or PostalLab(
            pictures=self.make_driver(),
            networks=self.make_driver(),
            helper=self.make_driver(),
            keeper=self.make_driver(),
        )
        self.setAcceptDrops(True)
        self._drawing_frame = False
        self._drawn: tuple[BoxInk, ...] = self.lab.drawing.boxes
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._on_frame)
        self._keeping = DeskTimer(self.lab.desk, self)
        self._keeping.message.connect(self.message)
        self._make_header()
        self._make_keys()
        self._row = row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(PlainArea(self._make_middle()), 1)
        self.panel = PostalPanel(self.lab)
        self.files.refused.connect(self._refused)
        self.panel.weights_requested.connect(self.files.ask_weights)
        self.panel.train_requested.connect(self.train_on_drawings)
        self.panel.look_requested.connect(self.look_at_drawings)
        row.addWidget(self.panel)
        self.content.addLayout(row, 1)
        theme.changed.connect(self.draw)
        self.opener = NetworkOpener(self)
        self.opener.opened.connect(self._use_network)
        self.opener.lacking.connect(self.offer_extra)
        self.sheet = self.opener.sheet
        problem = self.lab.reader.ensure_network()
        self.lab.changed.connect(self._changed)
        self.retranslate()
        if problem is not None:
            self.panel.show_error(problem)

    def _make_header(self) -> None:
        self.open_button = Button(icon="folder", text=" ")
        self.read_button = Button(text=" ", kind="primary")
        self.header.add_action(self.open_button, self.read_button)
        self.files = PostalFiles(self.lab, self)
        self.open_button.clicked.connect(self.files.ask_open)
        self.read_button.clicked.connect(self.read_aloud)

    def _make_keys(self) -> None:
        """Letters that act wherever the focus is on the page."""
        letters = {"E": self.lab.drawing.erase_all, "S": self.toggle_input, "R": self.read_aloud, "Q": self.quit}
        for letter, action in letters.items():
            shortcut = QShortcut(QKeySequence(letter), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(action)

    def _make_middle(self) -> QWidget:
        self.band = Band()
        self.desk = PostalDesk(self.lab)
        self.desk.pen_down.connect(lambda: self.band.say_error(""))
        self.files.said.connect(self.band.say_error)
        self.files.saved.connect(lambda said: self.message.emit(said, "", "good"))
        self.files.opening.connect(lambda: self.desk.show_input(False))
        self.desk.asked.connect(self._ask)
        self.desk.inspected.connect(self.inspect)
        self.desk.save_requested.connect(self.files.ask_save)
        cards = QWidget()
        line = QHBoxLayout(cards)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_PX)
        self.cards = [DigitCard(i + 1) for i in range(BOXES)]
        for i, card in enumerate(self.cards):
            line.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
            card.taught.connect(lambda label, i=i: self._teach(i, label))
            card.inspected.connect(lambda i=i: self.inspect(i))
            card.untaught.connect(lambda i=i: self._untaught(i))
        middle = QWidget()
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(12)
        for widget in (self.band, self.desk, cards):
            widget.setMaximumWidth(WIDEST)
            column.addWidget(widget)
        column.addStretch(1)
        return middle

    def _refused(self, error: Exception | None) -> None:
        """Say why a network cannot be used; where its file does not say enough, ask."""
        self.panel.show_error(None if self.opener.doubt(error) else error)

    def _use_network(self, loaded: LoadedNetwork, path: Path) -> None:
        """Read with the network that was chosen on the sheet."""
        self._try_network(lambda: self.lab.reader.add(known_of(loaded, path)))

    def fold(self, narrow: bool, low: bool) -> None:
        """In a narrow window the panel goes below."""
        if narrow == (self._row.indexOf(self.panel) < 0):
            return
        (self._row if narrow else self._column).removeWidget(self.panel)
        self.panel.lay_below(narrow)
        if narrow:
            self._column.insertWidget(self._column.count() - 1, self.panel)
        else:
            self._row.addWidget(self.panel)

    # -- words -------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Postal code")

    def sentence(self) -> str:
        return self.tr("Write one digit in each box. The network reads while you draw and says ? where it is not sure.")

    def retranslate(self) -> None:
        super().retranslate()
        for button, words, tip in (
            (
                self.open_button,
                self.tr("Open picture…"),
                self.tr("A picture of a written code, or saved strokes. Pasting and dropping work too."),
            ),
            (self.read_button, self.tr("Read"), self.tr("Reads the five boxes now, with a beep. Key: R.")),
        ):
            button.setText(words)
            describe(button, words, tip)
        self.band.retranslate()
        self.desk.retranslate()
        self.panel.retranslate()
        for card in self.cards:
            card.retranslate()
        self.draw()

    # -- the lab changed ---------------------------------------------------------------------------------------------
    def _changed(self) -> None:
        self._keeping.changed()
        if self.on_stage and not self._drawing_frame:
            self.desk.draw_pads()
            if not self._frame.isActive():
                self._frame.start()

    def _on_frame(self) -> None:
        """Read once a frame, however many strokes came meanwhile."""
        self._drawing_frame = True
        try:
            if self.lab.reader.stale:
                self.lab.reader.read()
        finally:
            self._drawing_frame = False
        self.draw()

    def draw(self) -> None:
        self.desk.draw()
        self._draw_cards()
        self.band.draw(self.lab)
        self.panel.draw()
        if self.on_stage:
            self.lab.teaching.judge(self._judge_failed)
        self.status_changed.emit()

    def _judge_failed(self, error: Exception | None) -> None:
        if error is not None:
            self.band.say_error(error_text(error))

    def _draw_cards(self) -> None:
        lab = self.lab
        for i, card in enumerate(self.cards):
            if lab.drawing.boxes[i] is not self._drawn[i]:  # what the keys asked about is gone
                card.leave()
            answer = lab.reader.reading.boxes[i] if lab.reader.reading is not None else None
            if answer is None or answer.empty:
                card.clear()
                card.show_foot(lab.reader.course)
                continue
            word = {"unsure": self.tr("not sure"), "not a digit": self.tr("no digit?")}.get(answer.reason, "")
            planes = [stage.picture for stage in answer.normalized.stages]
            card.show_answer(planes, answer.sign, word, answer.top, lab.teaching.taught(i))
            card.show_foot(lab.reader.course)
            other = lab.reader.course_reading.boxes[i] if lab.reader.course_reading is not None else None
            if other is None or other.empty:
                card.show_course("", None, False)
            else:
                card.show_course(other.sign, other.normalized.pixels, lab.teaching.misread(i))
        self._drawn = lab.drawing.boxes

    # -- requests ----------------------------------------------------------------------------------------------------
    def read_aloud(self) -> None:
        """Read now, with the course's beep; who hears the window hears what was read."""
        self.lab.drawing.release()
        self._drawing_frame = True
        try:
            self.lab.reader.read()
        finally:
            self._drawing_frame = False
        if self.lab.reader.beep:
            beep.play()
        self.draw()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.band.spoken(self.lab)))

    def toggle_input(self) -> None:
        """Show in the boxes what the network gets, or the ink again."""
        self.desk.show_input(not self.desk.input_shown)

    def quit(self) -> None:
        """Close the window."""
        self.window().close()

    def inspect(self, box: int) -> None:
        """Follow the digit of a box through the layers, on the Inspect page."""
        if not self.lab.drawing.boxes[box].empty:
            self.lab.drawing.release()
            self.handover_requested.emit("inspect", PostalBox(box))

    def _ask(self, box: int) -> None:
        self.cards[box].ask()

    def _teach(self, box: int, label: int) -> None:
        self._try(lambda: self.lab.teaching.teach(box, label))

    def _untaught(self, box: int) -> None:
        self._try(lambda: self.lab.teaching.untaught(box))

    def train_on_drawings(self) -> None:
        """Go to the Train page with the user's drawings as the data."""
        self._try(lambda: self.handover_requested.emit("train", self.lab.teaching.experiment()))

    def look_at_drawings(self) -> None:
        """Show every kept drawing, so that a wrong label can be taken out."""
        DrawingsDialog(self.lab, self).open()

    def _try(self, action: Callable[[], object]) -> None:
        self.band.say_error(error_text(error) if (error := refusal_of(action)) else "")

    # -- what comes in -----------------------------------------------------------------------------------------------
    def _try_network(self, action: Callable[[], object]) -> None:
        self.panel.show_error(refusal_of(action))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.can_take(event.mimeData()):
            event.acceptProposedAction()
            self.band.say_error("")
            self.band.words.setText(self.tr("Let it go to open it here."))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.band.draw(self.lab)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()
        self.band.draw(self.lab)

    def receive(self, parcel: Any) -> None:
        """Read with a network just trained, or open the weights, picture or strokes of a path."""
        if isinstance(parcel, Trained):
            self._try_network(
                lambda: self.lab.reader.offer(
                    parcel.name,
                    parcel.spec,
                    parcel.parameters,
                    parcel.accuracy,
                    temperature=parcel.temperature,
                    path=parcel.path,
                )
            )
        elif isinstance(parcel, str | Path):
            self.files.take_file(Path(parcel))

    # -- what the window asks ----------------------------------------------------------------------------------------
    def shown(self) -> None:
        super().shown()
        self.files.find_runs()
        self._changed()
        self._keeping.report()

    def fact(self) -> str:
        if self.lab.reader.network is None:
            return ""
        if self.lab.drawing.empty:
            return self.tr("Reads as you draw")
        return self.tr("Reads as you draw · {time} ms").format(time=f"{max(self.lab.reader.read_ms, 0.1):.1f}")

    def commands(self) -> dict[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "open": self.files.ask_open,
            "open_weights": self.files.ask_weights,
            "paste": self.files.paste,
            "run": self.read_aloud,
        }
        if not self.lab.drawing.empty:
            found["save"] = self.files.ask_save
            found["save_as"] = self.files.ask_save
        if self.lab.drawing.can_undo:
            found["undo"] = self.lab.drawing.undo
        if self.lab.drawing.can_redo:
            found["redo"] = self.lab.drawing.redo
        return found

    def command_words(self) -> dict[str, str]:
        return {
            "open": self.tr("Open picture…"),
            "save": self.tr("Save drawing…"),
            "save_as": self.tr("Save drawing as…"),
            "run": self.tr("Read"),
        }

    def closing(self) -> None:
        self._frame.stop()
        self._keeping.stop()
        self.opener.close()
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        path = getattr(self.lab.reader.known, "path", None)
        return {
            "brush_px": self.lab.drawing.brush_px,
            "threshold": self.lab.reader.threshold,
            "course": self.lab.reader.course,
            "beep": self.lab.reader.beep,
            "weights": "" if path is None else str(path),
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.edit(**{n: state[n] for n in ("brush_px", "threshold", "course", "beep") if n in state})
        self.lab.desk.bring_back()
        path = state.get("weights", "")
        if path and path != self.lab.reader.chosen and Path(path).is_file():
            if any(known.key == path for known in self.lab.reader.networks):
                self.panel.choose(path)
            else:
                self._try_network(lambda: self.lab.reader.open_weights(path))


def refusal_of(action: Callable[[], object]) -> EngineError | None:
    """Do something; returns what keeps it from being done, if anything does."""
    try:
        action()
    except EngineError as error:
        return error
    return None

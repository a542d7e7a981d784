"""The header's buttons of the search view: the best to Train, stop, and start, pause or continue."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.i18n import error_text
from gui.labs.compare.search_lab import SearchLab
from gui.widgets.controls import Button, describe

translate = QCoreApplication.translate


class SearchActions(QObject):
    """Four buttons that follow the search; `train_asked` carries a trial's number, −1 for the best.

    `wrong` says what is wrong with a number that is typed, or "".
    """

    train_asked = Signal(int)
    studies_asked = Signal()

    def __init__(self, lab: SearchLab, parent: QObject | None = None, *, wrong: Callable[[], str] = lambda: "") -> None:
        super().__init__(parent)
        self.lab, self._wrong = lab, wrong
        self.studies = Button(icon="folder")
        self.studies.clicked.connect(self.studies_asked.emit)
        self.train = Button(icon="arrow-right")
        self.train.clicked.connect(lambda: self.train_asked.emit(-1))
        self.halt = Button(icon="stop", kind="danger")
        self.halt.clicked.connect(self.end)
        self.go = Button(icon="play", kind="primary")
        self.go.clicked.connect(self.press)
        self.buttons = (self.studies, self.train, self.halt, self.go)

    def show_all(self, on: bool) -> None:
        """Show or hide the buttons."""
        for button in self.buttons:
            button.setVisible(on)
        if on:
            self.draw()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.studies.setText(translate("SearchActions", "Studies…"))
        tip = translate("SearchActions", "Opens a study that is kept, or gathers a class's results as one.")
        describe(self.studies, self.studies.text(), tip)
        self.train.setText(translate("SearchActions", "Open the best in Train"))
        tip = translate("SearchActions", "Opens the settings of the best trial on the Train page.")
        describe(self.train, self.train.text(), tip)
        self.halt.setText(translate("SearchActions", "Stop"))
        tip = translate("SearchActions", "Ends the search; the trials that are done stay.")
        describe(self.halt, self.halt.text(), tip)
        self.draw()

    def draw(self) -> None:
        """Make the buttons equal to the lab."""
        lab = self.lab
        texts = {
            "running": (translate("SearchActions", "Pause"), "pause"),
            "paused": (translate("SearchActions", "Continue"), "play"),
            "stopping": (translate("SearchActions", "Stopping"), "stop"),
        }
        first = (translate("SearchActions", "Start"), "play")
        name, icon = texts.get(lab.state, texts["paused"] if lab.can_continue else first)
        reason = self.reason()
        tip = reason or translate("SearchActions", "Starts the search, holds it, or continues.")
        self.go.setText(name)
        self.go.set_icon(icon)
        describe(self.go, name, tip)
        self.go.setEnabled(lab.state != "stopping" and not reason and not lab.reading)
        self.halt.setEnabled(lab.state in ("running", "paused") or lab.reading)
        self.studies.setEnabled(not lab.busy and not lab.reading)
        self.train.setEnabled(lab.best is not None)

    def reason(self) -> str:
        """Why no search can be started or continued now."""
        lab = self.lab
        if lab.busy:
            return ""
        problem = None if lab.can_continue else lab.problem()
        return self._wrong() or ("" if problem is None else error_text(problem))

    def press(self) -> None:
        """Start, pause or continue, as the button says."""
        lab = self.lab
        begin = lab.continue_search if lab.can_continue else lab.start
        {"running": lab.pause, "paused": lab.resume, "idle": begin}.get(lab.state, bool)()

    def end(self) -> None:
        """End the search, or the reading of a class's files."""
        (self.lab.stop_reading if self.lab.reading else self.lab.stop)()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the menus can do here now."""
        state = self.lab.state
        if state == "idle":
            return {} if self.reason() else {"run": self.press}
        found: dict[str, Callable[[], object]] = {"stop": self.lab.stop}
        found["pause" if state == "running" else "run"] = self.press
        return found

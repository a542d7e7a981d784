"""The header's buttons of the search view: the best to Train, stop, and start, pause or continue."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.i18n import error_text
from gui.labs.compare.search_lab import SearchLab
from gui.widgets.controls import Button, describe

translate = QCoreApplication.translate


class SearchActions(QObject):
    """Three buttons that follow the search; `train_asked` carries a trial's number, −1 for the best."""

    train_asked = Signal(int)

    def __init__(self, lab: SearchLab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.train = Button(icon="arrow-right")
        self.train.clicked.connect(lambda: self.train_asked.emit(-1))
        self.halt = Button(icon="stop", kind="danger")
        self.halt.clicked.connect(lab.stop)
        self.go = Button(icon="play", kind="primary")
        self.go.clicked.connect(self.press)
        self.buttons = (self.train, self.halt, self.go)

    def show_all(self, on: bool) -> None:
        """Show or hide the buttons."""
        for button in self.buttons:
            button.setVisible(on)
        if on:
            self.draw()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
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
        name, icon = texts.get(lab.state, (translate("SearchActions", "Start"), "play"))
        problem = lab.problem() if lab.state == "idle" else None
        tip = translate("SearchActions", "Starts the search, holds it, or continues.")
        if problem is not None:
            tip = error_text(problem)
        self.go.setText(name)
        self.go.set_icon(icon)
        describe(self.go, name, tip)
        self.go.setEnabled(lab.state != "stopping" and problem is None)
        self.halt.setEnabled(lab.state in ("running", "paused"))
        self.train.setEnabled(lab.best is not None)

    def press(self) -> None:
        """Start, pause or continue, as the button says."""
        lab = self.lab
        {"running": lab.pause, "paused": lab.resume, "idle": lab.start}.get(lab.state, bool)()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the menus can do here now."""
        state = self.lab.state
        if state == "idle":
            return {"run": self.lab.start} if self.lab.problem() is None else {}
        found: dict[str, Callable[[], object]] = {"stop": self.lab.stop}
        found["pause" if state == "running" else "run"] = self.press
        return found

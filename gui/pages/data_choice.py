"""The choice of the data on the Train and Compare pages, and under it what is missing and what brings it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.data import download, drawings, sources
from engine.userdata.description import ENDING
from gui.i18n import engine_text, error_text
from gui.labs.datasets import Datasets
from gui.widgets.controls import Button, Choice, describe
from gui.widgets.marks import Bar, ErrorLine, Label
from gui.widgets.rows import Row

OWN = "?own"


class DataChoice(QWidget):
    """The data sets by name and the user's own, with the line that says how the chosen one stands."""

    own_requested = Signal(str)  # to look at own data: at this, or at what is to be chosen

    def __init__(self, datasets: Datasets, choose: Callable[[str], object], parent: QWidget | None = None) -> None:
        """`choose` takes the name of a data set, or the path of a folder."""
        super().__init__(parent)
        self._datasets, self._choose, self._name = datasets, choose, ""
        self._choices: list[tuple[str, str]] = []
        self.choice = Choice()
        self.row = Row("", self.choice)
        self.line = DataLine(datasets)
        self.choice.chosen.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self.line)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.row.set_texts(self.tr("Data"), self.tr("The digits to learn from and to test on."))
        self._choices = []

    def draw(self, chosen: str, start: str = "") -> None:
        """Show the chosen data, for a network that begins with the weights `start` or with new ones."""
        self._name = chosen
        choices: list[tuple[str, str]] = []
        for source in sources.SOURCES.values():
            there = self._datasets.available.get(source.name)
            if there or source.downloads or source.name in (drawings.NAME, chosen):
                choices.append((source.name, engine_text(source.title)))
        if chosen not in sources.SOURCES:
            choices.append((chosen, title_of(chosen)))
        choices += [("", ""), (OWN, self.tr("Your own data…"))]
        if choices != self._choices:
            self._choices = choices
            summaries = {source.name: engine_text(source.summary) for source in sources.SOURCES.values()}
            self.choice.set_choices(choices, [summaries.get(name, name) for name, _ in choices])
        self.choice.set_value(chosen)
        self.line.draw(chosen, start)

    def _chosen(self, name: str) -> None:
        if name == OWN:
            self.choice.set_value(self._name)
            self.own_requested.emit("" if self._name in sources.SOURCES else self._name)
        else:
            self._choose(name)


def title_of(path: str) -> str:
    """What own data is called: the name of its folder or file, also where a description stands for it."""
    name = Path(path).name
    return name.removesuffix(ENDING).rsplit("-", 1)[0] if name.endswith(ENDING) else name


class DataLine(QWidget):
    """Under the choice of data: what is missing and what brings it, with progress and cancel."""

    def __init__(self, datasets: Datasets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._datasets, self._name = datasets, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        self.text = Label("", "muted", "small", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.bar = Bar(4)
        self.button = Button(icon="download", small=True)
        self.button.clicked.connect(self._pressed)
        line.addWidget(self.bar, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.text)
        column.addLayout(line)
        self.error = ErrorLine()
        column.addWidget(self.error)

    def _pressed(self) -> None:
        if self._datasets.state(self._name) == "fetching":
            self._datasets.cancel_fetch()
        else:
            self._datasets.fetch(self._name)

    def draw(self, name: str, start: str) -> None:
        """Say how the data of that name stands."""
        self._name = name
        state = self._datasets.state(name)
        self.bar.setVisible(state == "fetching")
        self.button.setVisible(state in ("missing", "fetching"))
        if state == "missing":
            self._label(
                self.tr("Download"), self.tr("Fetches the data set once; it stays on this computer."), "download"
            )
        elif state == "fetching":
            done, total = self._datasets.fetched
            self.bar.set_fraction(done / total if total else 0.0)
            self._label(self.tr("Cancel"), self.tr("Breaks the download off; nothing half-fetched stays."), "close")
        text = self.state_text(name, start)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        error = self._datasets.error
        self.error.set_text(error_text(error) if error is not None else "")
        self.setVisible(bool(text) or error is not None)

    def state_text(self, name: str, start: str) -> str:
        """What the data of that name still needs, if it is not ready."""
        state = self._datasets.state(name)
        if state == "missing":
            size = f"{download.ORIGINS[name].size / 1e6:.0f}"
            return self.tr("Not on this computer yet: {size} MB to download.").format(size=size)
        if state == "fetching":
            done, total = (f"{size / 1e6:.1f}" for size in self._datasets.fetched)
            return self.tr("{done} of {total} MB").format(done=done, total=total)
        if state == "reading":
            return self.tr("Reading the folder…")
        if state == "empty" and name in drawings.NAMES:
            return self.tr("No drawings yet: correct a digit on the postal code page, and it is kept here.")
        if state == "empty" and start:
            return self.tr(
                "{network} reads on the postal code page. To train it further, set DIGITLAB_DATA to the folder of the "
                "handwriting that it learned from."
            ).format(network=Path(start).stem)
        if state == "empty":
            return self.tr(
                "Not on this computer: set DIGITLAB_DATA to its folder. The network that learned from it reads on the "
                "postal code page."
            )
        return ""

    def _label(self, name: str, text: str, icon: str) -> None:
        self.button.setText(name)
        self.button.set_icon(icon)
        describe(self.button, name, text)

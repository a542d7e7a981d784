"""The section Network of the panel: which network, on which digits, beside which other one."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from engine.data.sources import SOURCES
from gui.i18n import engine_text, error_text, run_title
from gui.labs.inspect.inspect_lab import InspectLab
from gui.labs.inspect.subject import NetworkCandidate
from gui.labs.shipped_networks import SHIPPED_WORDS
from gui.widgets.controls import Choice, describe
from gui.widgets.layout import Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.numbers import percent
from gui.widgets.rows import Row

OPEN = "open"


def short_name(candidate: NetworkCandidate) -> str:
    """A network by its name alone: a shipped one's, or a kept run's title."""
    return run_title(SHIPPED_WORDS.get(candidate.name, candidate.name))


class NetworkSection(Section):
    """The choice of the network with its caption, the digits, and what to compare with."""

    file_wanted = Signal()  # another network than those that are listed

    def __init__(self, lab: InspectLab) -> None:
        super().__init__("once")
        self.lab = lab
        self._listed: list[tuple[str, str]] = []
        self.choice = Choice(0)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.chosen.connect(self._chosen)
        self.caption = Label("", "muted", "small", wrap=True)
        self.problem = ErrorLine()
        self.digits = Choice(144)
        self.digits.chosen.connect(lambda chosen: self.lab.choose_digits(*chosen))
        self.digits_row = Row("", self.digits)
        self.rival = Choice(144)
        self.rival.chosen.connect(self.lab.compare_with)
        self.rival_row = Row("", self.rival)
        self.add(self.choice)
        self.rows.addSpacing(4)
        self.add(self.caption, self.problem, self.digits_row, self.rival_row)

    def show_for(self, view: str) -> None:
        """Show what a view needs: only the mistakes compare two networks."""
        self.rival_row.setVisible(view == "mistakes")

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.set_title(self.tr("Network"))
        describe(self.choice, self.tr("Network"), self.tr("The network that all views look at."))
        self.digits_row.set_texts(self.tr("Digits"), self.tr("The digits that the network reads."))
        self.rival_row.set_texts(
            self.tr("Compare with"), self.tr("A second network on the same digits: the cells show the difference.")
        )
        self._listed = []

    def name(self, candidate: NetworkCandidate) -> str:
        """A network as the lists name it: with its accuracy, a kept run with its time."""
        shown = short_name(candidate)
        if candidate.accuracy is not None:
            shown = f"{shown} · {percent(candidate.accuracy, 2)}"
        if candidate.started is None:
            return shown
        start, now = time.localtime(candidate.started), time.localtime()
        return f"{shown} · {time.strftime('%H:%M' if start[:3] == now[:3] else '%m-%d', start)}"

    def draw(self) -> None:
        """Make the section equal to the lab."""
        lab = self.lab
        listed = [(candidate.key, self.name(candidate)) for candidate in lab.candidates]
        if listed != self._listed:
            self._listed = listed
            self.choice.set_choices([*listed, (OPEN, self.tr("Open weights…"))])
            self.rival.set_choices([("", self.tr("nothing")), *listed])
        self.choice.set_value(lab.chosen)
        self.rival.set_value(lab.rival)
        self._draw_digits()
        failure = lab.failure
        self.problem.set_text(error_text(failure) if failure is not None else "")
        self.choice.set_error(self.problem.text())
        rival = lab.rival_failure
        self.rival_row.set_error(error_text(rival) if rival is not None else "")
        self.caption.setText(self._caption())

    def _caption(self) -> str:
        subject = self.lab.subject
        if subject is None:
            return ""
        convolutions, dense, parameters = subject.shape_words
        if convolutions:
            shape = self.tr("{count} convolutions").format(count=convolutions)
        else:
            units = [layer.units for layer in subject.spec.layers if hasattr(layer, "units")]
            size = 1
            for side in subject.model.network.input_shape:
                size *= side
            shape = "-".join(map(str, (size, *units))) if dense < 6 else self.tr("{count} layers").format(count=dense)
        words = [shape, self.tr("{count} parameters").format(count=f"{parameters:,}")]
        if subject.candidate.started is not None:
            words.append(self.tr("kept run"))
        elif subject.candidate.name in SHIPPED_WORDS:
            words.append(self.tr("shipped"))
        return ", ".join(words)

    def _draw_digits(self) -> None:
        offered = self.lab.digits_offered
        subject = self.lab.subject
        if subject is not None and subject.data_name not in offered:
            offered = [*offered, subject.data_name]
        choices: list[tuple[tuple[str, str], str]] = []
        for name in offered:
            title = engine_text(SOURCES[name].title) if name in SOURCES else Path(name).name
            choices.append(((name, "test"), self.tr("{data}, test").format(data=title)))
            choices.append(((name, "train"), self.tr("{data}, training").format(data=title)))
        if choices != getattr(self, "_offered", None):
            self._offered = choices
            self.digits.set_choices(choices)
        if subject is not None:
            self.digits.set_value((subject.data_name, subject.part))

    def _chosen(self, key: str) -> None:
        if key == OPEN:
            self.choice.set_value(self.lab.chosen)
            self.file_wanted.emit()
        else:
            self.lab.choose(key)

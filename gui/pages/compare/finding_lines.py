"""What the rules find wrong with runs of a race, under its table: the number, the reason, and one remedy each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.i18n import engine_text
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.race_findings import RaceFinding
from gui.labs.handover import ToTrain
from gui.pages.compare.race_words import run_text
from gui.widgets.word_line import WordLine

MOST = 6


class FindingLines(QWidget):
    """One line a finding, with the runs that have it; `handed` asks for a page and gives it what it needs."""

    handed = Signal(str, object)

    def __init__(self, lab: CompareLab) -> None:
        super().__init__()
        self.lab = lab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.lines = [WordLine() for _ in range(MOST)]
        for line in self.lines:
            line.acted.connect(self._act)
            column.addWidget(line)
        self._shown: list[RaceFinding] = []

    def draw(self) -> None:
        """Make the lines equal to the lab."""
        self._shown = self.lab.findings[:MOST]
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._shown))
            if place < len(self._shown):
                one = self._shown[place]
                offer = self._offer(one)
                line.say(self._sentence(one), one.finding.state, str(place) if offer else "", offer)
        self.setVisible(bool(self._shown))
        self.setAccessibleName(self.tr("Diagnosis"))

    def _sentence(self, one: RaceFinding) -> str:
        names = ", ".join(run_text(name) for name in one.runs)
        if len(one.runs) == len(self.lab.board.comparison.records) > 1:
            names = self.tr("All runs")
        finding = one.finding
        return f"{names}: {engine_text(finding.text, **finding.values)} {engine_text(finding.why)}"

    def _offer(self, one: RaceFinding) -> str:
        """What the link of a finding says; nothing where Train has no remedy."""
        if one.remedied is not None:
            return self.tr("Train it with the remedy")
        if one.finding.remedy.action == "find_rate":
            return self.tr("Find a learning rate")
        return self.tr("Check the data…") if one.finding.remedy.action == "data" else ""

    def _act(self, action: str) -> None:
        one = self._shown[int(action)]
        plain = ToTrain(one.runs[0], one.spec, one.finding.remedy.action)
        self.handed.emit("train", one.remedied or plain)

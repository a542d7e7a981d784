"""The section Diagnosis of the panel: what the rules find wrong, each with its number, its reason and one remedy."""

from __future__ import annotations

from PySide6.QtCore import Signal

from engine.analysis.diagnosis import Finding
from gui.i18n import engine_text
from gui.labs.inspect.diagnosis_lab import DiagnosisLab
from gui.widgets.layout import Section
from gui.widgets.word_line import WordLine

MOST = 6


class DiagnosisSection(Section):
    """Faults of the network that is looked at; `acted` names the rule whose remedy is asked for."""

    acted = Signal(str)

    def __init__(self, lab: DiagnosisLab) -> None:
        super().__init__("")
        self.rows.setSpacing(8)  # between lines that are shown: a line that is not takes no room
        self.lab = lab
        self.lines = [WordLine() for _ in range(MOST)]
        for line in self.lines:
            line.acted.connect(self.acted)
            self.rows.addWidget(line)

    def retranslate(self) -> None:
        """Say the title in the language that holds now."""
        self.set_title(self.tr("Diagnosis"))

    def draw(self) -> None:
        """Make the section equal to the lab."""
        found = self.lab.findings
        self.setVisible(self.lab.subject is not None)
        shown = (found or ())[:MOST]
        for place, line in enumerate(self.lines):
            line.setVisible(place < max(len(shown), 1))
            if place < len(shown):
                finding = shown[place]
                text = f"{engine_text(finding.text, **finding.values)} {engine_text(finding.why)}"
                offer = self._offer(finding)
                line.say(text, finding.state, finding.rule if offer else "", offer)
        if found is None:
            self.lines[0].say(self.tr("The rules are still being asked…"), "", "", "")
        elif not found:
            said = self.tr("{count} rules find nothing wrong with it.").format(count=self.lab.rules)
            self.lines[0].say(said, "good", "", "")

    def _offer(self, finding: Finding) -> str:
        """What the link of a finding says; nothing where this page has no remedy."""
        if finding.remedy.action == "inspect":
            return self.tr("Show them")
        if finding.remedy.action == "find_rate":
            return self.tr("Find a learning rate")
        if finding.remedy.action == "data":
            return self.tr("Check the data…")
        return self.tr("Train it with the remedy") if self.lab.remedied(finding.rule) is not None else ""

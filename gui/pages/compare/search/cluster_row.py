"""Where a search runs besides this machine: the address of a cluster's scheduler, and who answers there."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from gui import theme
from gui.i18n import counted, error_text
from gui.labs.compare.search_lab import SearchLab
from gui.widgets.marks import Label
from gui.widgets.rows import Row

FIELD_PX = 168


class ClusterRow(Row):
    """An address to type; what is wrong with it, or how many workers answer, is said under it."""

    def __init__(self, lab: SearchLab) -> None:
        self.field = QLineEdit()
        self.field.setFixedSize(FIELD_PX, 28)
        self.field.setMaxLength(200)
        super().__init__("", self.field)
        self.lab = lab
        self.said = Label("", "good", "small")
        self._grid.addWidget(self.said, 1, 0, 1, 2)
        self.field.setText(lab.scheduler)
        self.field.textEdited.connect(lambda text: lab.edit(scheduler=text.strip()))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.field.setPlaceholderText(self.tr("this machine"))
        tip = self.tr("Address of a scheduler whose workers run the trials, as tcp://host:8786; empty: this machine.")
        self.set_texts(self.tr("Cluster"), tip)
        self.draw()

    def draw(self) -> None:
        """Make the row equal to the lab."""
        lab = self.lab
        if self.field.text().strip() != lab.scheduler:
            self.field.setText(lab.scheduler)
        problem = lab.address_problem()
        if bool(self.field.property("error")) != (problem is not None):
            self.field.setProperty("error", problem is not None)
            theme.repolish(self.field)
        self.set_error("" if problem is None else error_text(problem))
        self.said.setVisible(bool(lab.busy and lab.scheduler and lab.answering is not None))
        if lab.answering is not None:
            one, many = self.tr("one worker answers, same code"), self.tr("{count} workers answer, same code")
            none = self.tr("no worker yet: the trials wait")
            self.said.setText(none if lab.answering == 0 else counted(lab.answering, one, many))
            self.said.set_role("good" if lab.answering else "warning")

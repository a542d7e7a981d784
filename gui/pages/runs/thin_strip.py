"""The strip that asks before old checkpoints are removed: how much space they take, and that they do not come back."""

from __future__ import annotations

from gui.labs.runs.runs_lab import RunsLab
from gui.widgets.controls import Button, describe
from gui.widgets.strip import Strip
from gui.widgets.words import size_text


class ThinStrip(Strip):
    """Hidden until it is asked; gone when it was answered, or nothing is left to remove."""

    def __init__(self, lab: RunsLab) -> None:
        self.leave = Button(" ")
        self.free = Button(" ", icon="trash", kind="danger")
        super().__init__("layers", [self.leave, self.free])
        self.lab = lab
        self.leave.clicked.connect(self.hide)
        self.free.clicked.connect(self._free)
        self.hide()

    def ask(self) -> None:
        """Show what would be removed."""
        self.show()
        self.draw()

    def _free(self) -> None:
        self.hide()
        self.lab.thin()

    def draw(self) -> None:
        """Say how much of the chosen runs, or of all, can go."""
        spare = self.lab.spare
        if self.isHidden():
            return
        if not spare:
            self.hide()
            return
        size = size_text(sum(entry.spare_bytes for entry in spare))
        self.say(
            self.tr("Old checkpoints of {count} runs, {size}").format(count=f"{len(spare):,}", size=size),
            self.tr("Weights, curves and the checkpoint that Resume needs stay; what is removed does not come back."),
        )
        self.leave.setText(self.tr("Keep them"))
        describe(self.leave, self.tr("Keep them"), self.tr("Removes nothing."))
        self.free.setText(self.tr("Free {size}").format(size=size))
        tip = self.tr("Removes them from the disk: of the chosen runs, without a choice of all.")
        describe(self.free, self.free.text(), tip)

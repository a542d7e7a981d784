"""The strip that asks before old checkpoints and snapshots are removed: how much space that frees, and for good."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n import counted
from gui.labs.runs.runs_lab import RunsLab
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label
from gui.widgets.segments import Segments
from gui.widgets.strip import Strip
from gui.widgets.words import size_text

TALL_PX = 64
CHOICES = (None, 3, 0)  # snapshots of each run that stay; None: all


class ThinStrip(Strip):
    """Hidden until it is asked; gone when it was answered, or nothing is left to remove."""

    def __init__(self, lab: RunsLab) -> None:
        self.leave = Button(" ")
        self.free = Button(" ", icon="trash", kind="danger")
        self.caption, self.snapshots = Label("", "text2", "small"), Segments()
        choice = QWidget()
        row = QHBoxLayout(choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.caption)
        row.addWidget(self.snapshots)
        super().__init__("layers", [self.leave, self.free], height=TALL_PX, beside=choice)
        self.lab = lab
        self.snapshots.edited.connect(lab.keep_snapshots)
        self.leave.clicked.connect(self.hide)
        self.free.clicked.connect(self._free)
        self.hide()

    def ask(self) -> None:
        """Show what would be removed: where no checkpoint can go, snapshots are offered."""
        self.show()
        self.lab.keep_snapshots(None if any(entry.spare_bytes for entry in self.lab.spare) else 3)

    def _free(self) -> None:
        self.hide()
        self.lab.thin()

    def draw(self) -> None:
        """Say how much of the chosen runs, or of all, can go."""
        if self.isHidden():
            return
        lab = self.lab
        if not lab.can_thin:
            self.hide()
            return
        size = size_text(lab.spare_bytes)
        one = self.tr("Remove what a run does not need: {size}")
        many = self.tr("Remove what {count} runs do not need: {size}")
        self.say(
            counted(len(lab.spare), one, many).replace("{size}", size),
            self.tr("Weights, curves and the checkpoint that Resume needs stay; what is removed does not come back."),
        )
        names = (self.tr("all"), "3", self.tr("none"))
        tip = self.tr(
            "Inspect shows how a run learned by its snapshots; those that stay are spread evenly over the run."
        )
        self.caption.setText(self.tr("Snapshots that stay"))
        self.snapshots.set_choices(list(zip(CHOICES, names, strict=True)), [tip] * len(CHOICES))
        self.snapshots.setAccessibleName(self.caption.text())
        self.snapshots.set_value(lab.snapshots)
        self.leave.setText(self.tr("Keep them"))
        describe(self.leave, self.tr("Keep them"), self.tr("Removes nothing."))
        self.free.setText(self.tr("Free {size}").format(size=size))
        self.free.setEnabled(bool(lab.spare))
        tip = self.tr("Removes them from the disk: of the chosen runs, without a choice of all.")
        describe(self.free, self.free.text(), tip if lab.spare else self.tr("There is nothing to remove."))

"""The row over the table of runs: the search field, the filters, how much there is on disk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui import theme
from gui.i18n import counted
from gui.labs.runs.runs_lab import RunsLab
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label
from gui.widgets.words import size_text

NARROW = 800  # px: below, tags are left out
TAGS = 4  # toggles beside the search field


class RunTools(QWidget):
    """Search, star and tags filter the table; `thin_asked` offers to remove checkpoints that no run needs."""

    thin_asked = Signal()

    def __init__(self, lab: RunsLab) -> None:
        super().__init__()
        self.lab = lab
        self.search = QLineEdit()
        self.search.setFixedHeight(28)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(232)
        self._glass = self.search.addAction(theme.icon("search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._take_colors)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lab.search)
        self.star = Button(" ", icon="star", small=True)
        self.star.setCheckable(True)
        self.star.clicked.connect(lambda: lab.filter(starred=self.star.isChecked()))
        self.tags: list[Button] = []
        self.space = Label("", "muted", "small")
        self.thin = Button(" ", kind="link", small=True)
        self.thin.clicked.connect(self.thin_asked)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.star)
        row.addStretch(1)
        row.addWidget(self.space)
        row.addWidget(self.thin)

    def _take_colors(self) -> None:
        self._glass.setIcon(theme.icon("search", "muted", 16))

    def retranslate(self) -> None:
        """Set every text again."""
        self.search.setPlaceholderText(self.tr("Name, tag or setting"))
        describe(
            self.search,
            self.tr("Search"),
            self.tr("Words of names, tags and notes, and conditions such as η<0.1, optimizer=adam, accuracy>97."),
        )
        self.star.setText(self.tr("Starred"))
        describe(self.star, self.tr("Starred"), self.tr("Shows starred runs only."))
        self.thin.setText(self.tr("Thin…"))
        describe(self.thin, self.tr("Thin…"), self.tr("Removes old checkpoints and snapshots; asks before it does."))

    def draw(self) -> None:
        """Show the tags that there are, what is filtered, and how much there is."""
        lab = self.lab
        self._draw_tags(lab.all_tags[: TAGS if self.width() >= NARROW else 0])
        said = counted(len(lab.entries), self.tr("1 run, {size}"), self.tr("{count} runs, {size}"))
        self.space.setText(said.replace("{size}", size_text(lab.size_bytes)))
        self.thin.setVisible(lab.can_thin)

    def _draw_tags(self, names: list[str]) -> None:
        if names != [button.text() for button in self.tags]:
            for button in self.tags:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.tags = []
            for place, name in enumerate(names):
                button = Button(name, icon="tag", small=True)
                button.setCheckable(True)
                button.clicked.connect(partial(self._toggle, name))
                describe(button, name, self.tr("Shows only the runs of this tag."))
                self._row.insertWidget(2 + place, button)
                self.tags.append(button)
        for button in self.tags:
            button.setChecked(button.text() in self.lab.tags)

    def _toggle(self, name: str, _on: bool = False) -> None:
        self.lab.filter(tag=name)

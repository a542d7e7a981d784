"""The sheet «Open a network»: the candidates for a file that does not say enough, and what to set oneself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.foreign.candidate import Candidate
from engine.foreign.hypotheses import ChainBody, candidate_activations
from engine.foreign.scalings import UNIT
from engine.layers.base import Layer
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.store.weights import LoadedNetwork
from gui.i18n import engine_text, error_text
from gui.labs.network_choice import DIGITS, FILE, OFFERED, OWN, SHAPES, UNDECIDED, WAY, ChoiceRow, NetworkChoice
from gui.runner import Runner
from gui.widgets.layout import Card, Hairline, Panel, PlainArea, Section
from gui.widgets.marks import ErrorLine, IconMark, Label
from gui.widgets.network.network_parts import SERIES, ApartGrid, CandidateCard, LayerLine
from gui.widgets.numbers import percent
from gui.widgets.sheets.sheet import PageSheet

NARROW_PX = 1000


class NetworkSheet(PageSheet):
    """Asks over a page which network a file holds; `used` carries the one that was chosen."""

    used = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, icon="check")
        self.lab: NetworkChoice | None = None
        self._lines: list[LayerLine] = []
        self._runner = Runner(self)
        self.panel = Panel(304)
        self.file_section, self.arrays_section, self.open_section = Section(), Section(), Section()
        self.file_name = Label("", "text")
        self.file_section.add(self.file_name)
        self.panel.add(self.file_section, self.arrays_section, self.open_section)
        self.footnote = Label("", "muted", "small", wrap=True)
        self.panel.add(self.footnote)
        self.cards = [CandidateCard(series) for series in (*SERIES, "")]
        for place, card in enumerate(self.cards):
            card.clicked.connect(lambda _=False, place=place: self._choose(place))
        self.error = ErrorLine()
        self.network = Card(" ")
        self.network.body.setContentsMargins(0, 0, 0, 0)
        self.network.body.setSpacing(0)
        self.facts = Label("", "muted", "small")
        self.network.body.addWidget(self.facts)
        self.network.body.addStretch(1)
        self.apart = Card(" ")
        self.apart_words, self.luck = Label("", "text2", "small", wrap=True), Label("", "text2", "small", wrap=True)
        self.grid = ApartGrid()
        self.apart.body.addWidget(self.apart_words)
        self.apart.body.addWidget(self.grid, 1)
        self.apart.body.addWidget(self.luck)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        for card in self.cards:
            row.addWidget(card, 1)
        column.addLayout(row)
        column.addWidget(self.error)
        self._lower = QGridLayout()
        self._lower.setSpacing(16)
        column.addLayout(self._lower, 1)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.panel)
        line.addWidget(PlainArea(middle), 1)
        self.body.addLayout(line, 1)
        self._fold()
        self.confirmed.connect(self._use)

    # -- coming and going --------------------------------------------------------------------------------------------
    def ask(self, lab: NetworkChoice) -> None:
        """Show the candidates of a decision and wait for a choice."""
        self.lab = lab
        lab.driver = self._runner
        lab.changed.connect(self.draw)
        self.retranslate()
        self.enter()

    @property
    def path(self) -> Path:
        """The file that is asked about."""
        return self.lab.decision.path if self.lab is not None else Path()

    def shut(self) -> None:
        """Stop what is being read."""
        self._runner.close()

    def _choose(self, place: int) -> None:
        if self.lab is not None:
            self.lab.choose(place)
        self.draw()

    def _use(self) -> None:
        loaded: LoadedNetwork | None = self.lab.loaded() if self.lab is not None else None
        if loaded is not None:
            self.leave()
            self.used.emit(loaded)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fold()

    def _fold(self) -> None:
        """The digits stand beside the layers, or below them where it is narrow."""
        narrow = self.width() < NARROW_PX
        self.panel.setVisible(not narrow)
        for widget in (self.network, self.apart):
            self._lower.removeWidget(widget)
        self._lower.addWidget(self.network, 0, 0)
        self._lower.addWidget(self.apart, 1 if narrow else 0, 0 if narrow else 1)
        self._lower.setColumnStretch(0, 3)
        self._lower.setColumnStretch(1, 0 if narrow else 2)

    # -- words -------------------------------------------------------------------------------------------------------
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.lab is not None:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text again."""
        self.set_texts(self.tr("Open a network"), self._sentence(), self.tr("Use it"))
        self.file_section.set_title(self.tr("File"))
        self.arrays_section.set_title(self.tr("Arrays"))
        self.open_section.set_title(self.tr("What it does not say"))
        self.footnote.setText(self.tr("Read as data only: no code in a file is ever run."))
        self.network.set_title(self.tr("The network"))
        self.apart.set_title(self.tr("Read differently"))
        self._fill_panel()
        self.draw()

    def _sentence(self) -> str:
        if self.lab is None:
            return ""
        if self.lab.decision.decided or self.lab.decision.best.accuracy < 0.8:
            return self.tr("No way tried reads digits well, and the file does not say which is right. Set it yourself.")
        return self.tr("Several ways to run these arrays read almost alike, and the file does not say which is right.")

    def name_of(self, candidate: Candidate) -> str:
        """What distinguishes a candidate from the other one."""
        body = candidate.hypothesis.body
        known = candidate_activations()
        names = list(dict.fromkeys(body.activations)) if isinstance(body, ChainBody) else []
        words = [layer_name(known[name]) if name in known else "PReLU" for name in names]
        if self.lab is not None and (self.lab.differs("pixels") or not words):
            words.append(self.pixels_name(candidate.hypothesis.scaling.name if candidate.hypothesis.scaling else UNIT))
        return ", ".join(words)

    def pixels_name(self, name: str) -> str:
        """How pixels are given, in words."""
        words = {
            UNIT: self.tr("0 to 1"),
            "standardized": self.tr("mean 0.13, spread 0.31"),
            "signed": self.tr("−1 to 1"),
            "bytes": self.tr("0 to 255"),
            "inverted": self.tr("1 (paper) to 0"),
            "inverted-signed": self.tr("1 (paper) to −1"),
            "inverted-bytes": self.tr("255 (paper) to 0"),
            "centered": self.tr("−0.5 to 0.5"),
            "photo": self.tr("mean 0.45, spread 0.23"),
            "standardized-rimmed": self.tr("mean 0.13, spread 0.31, rim too"),
            "signed-rimmed": self.tr("−1 to 1, rim too"),
        }
        return words.get(name, name)

    # -- what the lab holds ------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Make the sheet equal to the lab."""
        if self.lab is None:
            return
        self._draw_cards(self.lab)
        self._draw_network(self.lab)
        self._draw_apart(self.lab)
        self.error.set_text(error_text(self.lab.error) if self.lab.error is not None else "")
        ready = self.lab.candidate is not None
        tip = self.tr("Opens the network as chosen; its note says that you chose.")
        self.set_primary(ready, tip if ready else self.tr("Choose one of the candidates first."))

    def _draw_cards(self, lab: NetworkChoice) -> None:
        total = max(lab.only(0) + lab.only(1), 1)
        for place, card in enumerate(self.cards[:OFFERED]):
            there = place < len(lab.offered)
            card.setVisible(there)
            if there:
                one = lab.offered[place]
                foot = self.tr("right on {only} of the {total} that only one reads").format(
                    only=lab.only(place), total=lab.only(0) + lab.only(1)
                )
                read = self.tr("{count} of {digits} read").format(count=f"{one.count:,}", digits=f"{len(one.right):,}")
                share = lab.only(place) / total if len(lab.offered) > 1 else one.accuracy
                words = self.tr("after every hidden layer")
                if lab.geometry_differs():
                    words = (
                        self.tr("with other padding or pooling") if place else self.tr("padding and pooling as below")
                    )
                number = percent(one.accuracy, 2)
                card.set_texts(self.name_of(one), words, read, foot if len(lab.offered) > 1 else "", number, share)
            card.setChecked(lab.chosen == place)
        others = lab.others()
        what = self.tr("Choose below, layer by layer. Each choice is read on the same digits at once.")
        foot = ""
        if others:
            best = max(others, key=lambda one: one.accuracy)
            foot = self.tr("{count} others were tried, the best reads {percent} %").format(
                count=len(others), percent=f"{100 * best.accuracy:.2f}"
            )
        own = lab.own
        if own is None:
            self.cards[OWN].set_texts(self.tr("Set it yourself"), what, "", foot)
        else:
            read = self.tr("{count} of {digits} read").format(count=f"{own.count:,}", digits=f"{len(own.right):,}")
            number = percent(own.accuracy, 2)
            self.cards[OWN].set_texts(self.tr("Set it yourself"), self.name_of(own), read, foot, number, own.accuracy)
        self.cards[OWN].setChecked(lab.chosen == OWN)

    def _draw_network(self, lab: NetworkChoice) -> None:
        rows = lab.rows
        if [row.setting for row in rows] != [line.setting for line in self._lines]:
            for line in self._lines:
                self.network.body.removeWidget(line)
                line.deleteLater()
            self._lines = [LayerLine(row.setting) for row in rows]
            for line in self._lines:
                line.edited.connect(self._edit)
                self.network.body.insertWidget(self.network.body.count() - 1, line)
        for row, line in zip(rows, self._lines, strict=True):
            self._draw_row(lab, row, line)
        parameters = self.tr("{count} parameters").format(count=f"{lab.parameters:,}")
        source = self.tr("from its arrays") if isinstance(lab.shown.body, ChainBody) else self.tr("from its file")
        self.facts.setText(f"{source} · {parameters}")

    def _draw_row(self, lab: NetworkChoice, row: ChoiceRow, line: LayerLine) -> None:
        line.number.setText(str(row.number) if row.number else "")
        name = self.tr("Input") if row.layer is None else layer_name(row.layer)
        name = self.tr("Way to run it") if row.setting == WAY else name
        line.name.setText(self.tr("Activation") if row.setting.startswith("activation") else name)
        plain = row.setting == WAY or (row.layer is not None and row.layer.kind == "flatten")
        line.gives.setText("" if plain else " × ".join(map(str, row.gives)))
        words = {
            FILE: self.tr("the file"),
            SHAPES: self.tr("shapes"),
            DIGITS: self.tr("reading digits"),
            UNDECIDED: self.tr("not decided"),
        }
        line.set_known(words[row.known], row.known == UNDECIDED)
        if row.setting:
            pairs = [(value, self._value_name(lab, row.setting, value)) for value in lab.choices(row.setting)]
            line.choice.set_choices(pairs)
            line.choice.set_value(row.value)
            if not row.value:
                with QSignalBlocker(line.choice):
                    line.choice.setCurrentIndex(-1)
            line.choice.setAccessibleName(f"{line.name.text()} {line.number.text()}".strip())
            line.choice.setToolTip(self.tr("Choosing another value reads the digits with it and makes it your choice."))

    def _value_name(self, lab: NetworkChoice, setting: str, value: str) -> str:
        """A value of a setting in words; a way by its place, how it reads, and what stands between its layers."""
        if setting == WAY:
            one = lab.ways[int(value)]
            return f"{int(value) + 1}: {percent(one.accuracy)} · {self.name_of(one)}"
        return self.pixels_name(value) if setting == "pixels" else layer_name(candidate_activations()[value])

    def _edit(self, setting: str, value: object) -> None:
        if self.lab is not None:
            self.lab.edit(setting, str(value))

    def _draw_apart(self, lab: NetworkChoice) -> None:
        found = lab.apart()
        total = lab.only(0) + lab.only(1)
        self.apart.setVisible(bool(found))
        if not found:
            return
        self.grid.show_digits(found)
        names = [self.name_of(one) for one in lab.offered]
        self.apart_words.setText(
            self.tr(
                "{first} (left) against {second} (right), {total} of {digits} digits; a misread is underlined."
            ).format(first=names[0], second=names[1], total=total, digits=f"{lab.decision.digits:,}")
        )
        times = round(1 / max(lab.luck, 1e-6))
        self.luck.setText(
            self.tr("{first} to {second}: luck alone does as much 1 time in {times}.").format(
                first=lab.only(0), second=lab.only(1), times=f"{times:,}"
            )
        )

    def _fill_panel(self) -> None:
        lab = self.lab
        if lab is None:
            return
        self.file_name.setText(lab.decision.path.name)
        self.file_name.setToolTip(str(lab.decision.path))
        for section in (self.arrays_section, self.open_section):
            while section.rows.count():
                item = section.rows.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.deleteLater()
        for name, shapes in lab.groups[:14]:
            self.arrays_section.add(_pair(name, shapes))
        for words, open_ in self._unsaid(lab):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 2, 0, 2)
            row.setSpacing(8)
            row.addWidget(IconMark("warning" if open_ else "check", "warning" if open_ else "good"))
            row.addWidget(Label(words), 1)
            row.addWidget(Label(self.tr("not decided") if open_ else self.tr("decided"), "text2", "small"))
            self.open_section.add(line)

    def _unsaid(self, lab: NetworkChoice) -> list[tuple[str, bool]]:
        """What no file of weights says, and whether it is open."""
        found = [(self.tr("Pixel scale"), lab.differs("pixels"))]
        if isinstance(lab.shown.body, ChainBody):
            found.append((self.tr("Activation"), lab.differs("activation")))
            if lab.shown.body.chain.convolutions:
                found.append((self.tr("Padding and pooling"), lab.geometry_differs()))
        return found


def _pair(left: str, right: str) -> QWidget:
    """A name at the left and what belongs to it at the right, with a hairline below."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setContentsMargins(8, 5, 8, 5)
    name = Label(left)
    name.setToolTip(left)
    name.setMinimumWidth(24)
    row.addWidget(name, 1)
    row.addWidget(Label(right, "text2", "small"), 0, Qt.AlignmentFlag.AlignRight)
    column.addLayout(row)
    column.addWidget(Hairline())
    return whole


def layer_name(layer: Layer) -> str:
    """A layer as the list names it, with the numbers that matter."""
    name = engine_text(layer.label())
    if isinstance(layer, Conv2D):
        return f"{name} {layer.kernel}×{layer.kernel}, {layer.filters}"
    if isinstance(layer, Dense):
        return f"{name} {layer.units}"
    settings = [getattr(layer, field) for field in ("slope", "upper") if hasattr(layer, field)]
    return f"{name} {settings[0]:g}" if settings else name

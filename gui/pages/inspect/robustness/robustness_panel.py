"""What the view Robustness asks for in the panel: the networks, the digits, the line; its facts in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.i18n import error_text
from gui.labs.inspect.robustness_lab import COUNTS, MOST, RobustnessLab
from gui.labs.inspect.subject import NetworkCandidate
from gui.labs.train.advice import Word
from gui.pages.inspect.network_section import short_name
from gui.pages.inspect.view import ViewPanel
from gui.widgets.controls import Button, Choice, describe
from gui.widgets.layout import Section
from gui.widgets.marks import ErrorLine, Label, LineSample
from gui.widgets.numbers import percent
from gui.widgets.rows import NumberRow, SliderRow


class NetworkLine(QWidget):
    """A compared network: its line sample, its name, and a button to leave it out."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.sample, self.name, self.value = LineSample(1), Label("", "text"), Label("", "text2")
        self.remove = Button(icon="close", kind="plain", small=True)
        self.remove.clicked.connect(self.removed)
        row.addWidget(self.sample)
        row.addWidget(self.name, 1)
        row.addWidget(self.value)
        row.addWidget(self.remove)


class RobustnessPanel(ViewPanel):
    """Networks, digits, and from where on an accuracy is good enough."""

    def __init__(
        self,
        lab: RobustnessLab,
        name: Callable[[NetworkCandidate], str],
        candidates: Callable[[], Sequence[NetworkCandidate]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lab, self._name, self._candidates = lab, name, candidates
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.networks = Section("once")
        self.count_label = Label("", "muted", "small")
        self.lines: list[NetworkLine] = []
        for place in range(MOST):
            line = NetworkLine()
            line.removed.connect(lambda place=place: self._remove(place))
            self.lines.append(line)
            self.networks.add(line)
        self.add_choice = Choice(0)
        self.add_choice.chosen.connect(self._add)
        self.problem = ErrorLine()
        self.networks.add(self.add_choice, self.problem, self.count_label)
        self.measured = Section("once")
        self.count = NumberRow("", 1000, *COUNTS, integer=True)
        self.count.edited.connect(lambda count: lab.edit(count=count))
        self.line = SliderRow("", 90, 1, 100, slide=(50, 100), integer=True, unit="%")
        self.line.edited.connect(lambda value: lab.edit(line=value / 100))
        self.digit = NumberRow("", 4, 0, 10**6, integer=True)
        self.digit.edited.connect(lambda digit: lab.edit(digit=digit))
        self.measured.add(self.count, self.line, self.digit)
        column.addWidget(self.networks)
        column.addWidget(self.measured)

    def _remove(self, place: int) -> None:
        if place < len(self.lab.networks):
            self.lab.remove(self.lab.networks[place].candidate.key)

    def _add(self, key: str) -> None:
        candidate = next((c for c in self._candidates() if c.key == key), None)
        if candidate is not None:
            self.lab.add(candidate)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.networks.set_title(self.tr("Compared"))
        describe(
            self.add_choice, self.tr("Add network"), self.tr("One more network on the same digits, eight at most.")
        )
        self.measured.set_title(self.tr("Measure"))
        self.count.set_texts(self.tr("Digits"), self.tr("How many digits each point is measured on."))
        self.line.set_texts(
            self.tr("Good enough from"), self.tr("The dashed line: the table says where a curve crosses it.")
        )
        self.digit.set_texts(self.tr("Digit under the axes"), self.tr("Shown at several levels under each plot."))

    def draw(self) -> None:
        """Make the rows equal to the lab."""
        lab = self.lab
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(lab.networks))
            if place < len(lab.networks):
                network = lab.networks[place]
                name = short_name(network.candidate)
                line.sample.set_series(place + 1)
                line.name.setText(name)
                accuracy = lab.accuracy(network)
                line.value.setText(percent(accuracy, 2) if accuracy is not None else "")
                line.remove.setVisible(len(lab.networks) > 1)
                describe(line.remove, self.tr("Remove {name}").format(name=name), self.tr("Leaves this network out."))
        offered = [(c.key, self._name(c)) for c in self._candidates() if lab.can_add(c.key)]
        self.add_choice.set_choices([("", self.tr("Add network")), *offered])
        self.add_choice.setCurrentIndex(0)
        self.add_choice.setEnabled(bool(offered))
        self.count_label.setText(self.tr("{count} of {most}").format(count=len(lab.networks), most=MOST))
        failure = lab.opener.failure
        self.problem.set_text(error_text(failure) if failure is not None else "")
        for row, value in ((self.count, lab.count), (self.line, round(100 * lab.line)), (self.digit, lab.digit)):
            if row.value() != value:
                row.set_value(value)

    # -- words ---------------------------------------------------------------------------------------------------------
    def offer(self, action: str) -> str:
        """What the link of a fact says."""
        return self.tr("Train against it") if action == "train" else ""

    def _strain(self, kind: str) -> str:
        return {
            "noise": self.tr("noise"),
            "rotation": self.tr("rotation"),
            "stroke-width": self.tr("other stroke widths"),
            "shift": self.tr("shifts"),
            "scale": self.tr("other sizes"),
            "blur": self.tr("blur"),
            "occlusion": self.tr("occlusion"),
            "contrast": self.tr("low contrast"),
            "fgsm": self.tr("FGSM"),
            "pgd": self.tr("PGD"),
        }[kind]

    def sentence(self, word: Word) -> str:
        """A fact as a sentence."""
        v = word.values
        level = "" if v["level"] is None else f"{v['level']:.2g} {v['unit']}".strip()
        values = {"name": self._shown(v["name"]), "strain": self._strain(v["strain"]), "level": level}
        match word.key:
            case "best fails first":
                return self.tr(
                    "The most accurate network, {name}, is the first to fail under {strain}: at {level}."
                ).format(**values)
            case "fails":
                return self.tr("Under {strain}, {name} falls below {line} at {level}.").format(
                    line=percent(v["line"], 0), **values
                )
            case _:
                if not level:
                    return self.tr("{name} stays good enough under {strain} as far as was tried.").format(**values)
                return self.tr("{name} is the best under {strain}: good enough up to {level}.").format(**values)

    def _shown(self, name: str) -> str:
        return short_name(NetworkCandidate("", name))

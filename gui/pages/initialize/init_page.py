"""The Initialization page: where signals and gradients end up before any training, scheme by scheme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.analysis.initialization.init_verdicts import InitVerdict
from engine.initializers import Initializer
from engine.layers import activations
from engine.registry import fields_of, plain
from engine.text.schema import Check, flag, one_of, whole_within
from gui.i18n import engine_text, error_text
from gui.labs.initialize.init_lab import DEPTHS, INPUTS, SCHEMES_SHOWN, WIDTHS, InitLab
from gui.pages.initialize.init_grid import HistogramGrid
from gui.pages.page import Page
from gui.plots.axis import count, number
from gui.widgets.controls import Button, CheckBox, Choice, Switch, describe
from gui.widgets.layout import Panel, PlainArea, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.number_field import judge, problem_in
from gui.widgets.rows import NumberRow, Row, SliderRow
from gui.widgets.segments import Segments

MOST_SEED = 2**31 - 1


def known_activation(value: Any) -> Any:
    """The name of an activation that there is now.

    Raises: Malformed: there is none of that name.
    """
    return one_of(*(cls.kind for cls in activations()))(value)


class InitPage(Page):
    """Settings at the left, the grid of histograms at the right."""

    STATE: ClassVar[Mapping[str, Check]] = {
        "activation": known_activation,
        "depth": whole_within(*DEPTHS),
        "width": whole_within(*WIDTHS),
        "count": whole_within(*INPUTS),
        "batch_norm": flag,
        "digits": flag,
        "seed": whole_within(0, MOST_SEED),
        "gradients": flag,
    }

    def __init__(self, lab: InitLab | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab or InitLab(self.make_driver())
        self.again = Button(icon="refresh")
        self.again.clicked.connect(self.lab.draw_again)
        self.train = Button(icon="arrow-right", kind="primary")
        self.train.clicked.connect(self._train)
        self.header.add_action(self.again, self.train)
        self._make_panel()
        self.grid = HistogramGrid(self.say)
        self.problem = ErrorLine(indent=16)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.problem)
        column.addWidget(self.grid, 1)
        self.area = PlainArea(inside)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(self.area, 1)
        self.content.addLayout(row, 1)
        self.lab.changed.connect(self._lab_changed)
        judge.judged.connect(self._fields_judged)
        self.retranslate()
        self.draw()

    def _make_panel(self) -> None:
        self.panel = Panel(264)
        self.network = Section("once")
        self.activation = Choice(148)
        self.activation.chosen.connect(lambda kind: self.lab.edit(activation=kind))
        self.depth_row = SliderRow("", 5, *DEPTHS, integer=True)
        self.depth_row.edited.connect(lambda value: self.lab.edit(depth=value))
        self.width_row = SliderRow("", 100, *WIDTHS, integer=True, log=True)
        self.width_row.edited.connect(lambda value: self.lab.edit(width=value))
        self.count_row = NumberRow("", 1000, *INPUTS, integer=True)
        self.count_row.edited.connect(lambda value: self.lab.edit(count=value))
        self.seed_row = NumberRow("", 0, 0, MOST_SEED, integer=True)
        self.seed_row.edited.connect(lambda value: self.lab.edit(seed=value))
        self.norm = Switch()
        self.norm.clicked.connect(lambda on: self.lab.edit(batch_norm=on))
        self.norm_row = Row("", self.norm)
        self.inputs = Segments()
        self.inputs.edited.connect(lambda digits: self.lab.edit(digits=digits))
        self.view = Segments()
        self.view.edited.connect(self.lab.show_gradients)
        self.inputs_row, self.view_row = Row("", self.inputs), Row("", self.view)
        for segments in (self.inputs, self.view):
            segments.setFixedWidth(148)
        self.activation_row = Row("", self.activation)
        self.network.add(
            self.activation_row,
            self.depth_row,
            self.width_row,
            self.count_row,
            self.seed_row,
            self.norm_row,
            self.inputs_row,
            self.view_row,
        )
        self.schemes = Section("")
        self.chosen_count = Label("", "muted", "small")
        self.schemes.add_beside_title(self.chosen_count)
        self.checks: list[CheckBox] = []
        for scheme in self.lab.offered:
            check = CheckBox()
            check.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            check.setFixedHeight(30)
            check.clicked.connect(lambda on, scheme=scheme: self.lab.choose(scheme, on))
            self.checks.append(check)
            self.schemes.add(check)
        self.reading = Section("")
        self.how = Label("", "muted", "small", wrap=True)
        self.reading.add(self.how)
        self.panel.add(self.network, self.schemes, self.reading)

    def _train(self) -> None:
        self.handover_requested.emit("compare", self.lab.rivals())

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Initialization")

    def sentence(self) -> str:
        if self.lab.gradients:
            return self.tr(
                "The error of the same inputs comes back through every layer. Does it still reach the first?"
            )
        return self.tr(
            "The same inputs pass through every layer. Look at where the outputs end up before any training."
        )

    def say(self, scheme: Initializer) -> str:
        """A scheme's name with the number that sets it apart."""
        shown = [
            f"{f.hyper.symbol} = {plain(getattr(scheme, f.name))}"
            for f in fields_of(scheme)
            if f.hyper.symbol and not isinstance(getattr(scheme, f.name), bool)
        ]
        return ", ".join([engine_text(scheme.label()), *shown])

    def words(self, verdict: InitVerdict) -> tuple[str, str]:
        """A state word and one sentence for what a row means."""
        found = {
            "equal": (self.tr("collapsed"), self.tr("All nodes stay equal: nothing to learn from.")),
            "saturated": (
                self.tr("saturated"),
                self.tr("Layer {layer}: {percent} % of the outputs stuck at the ends: gradients vanish."),
            ),
            "collapsed": (self.tr("collapsed"), self.tr("Shrinks layer by layer until the signal is gone.")),
            "wide": (
                self.tr("a little wide"),
                self.tr("Layer {layer}: {percent} % of the outputs at the ends, where learning is slow."),
            ),
            "explodes": (self.tr("explodes"), self.tr("Grows from layer to layer: {factor} times in all.")),
            "dead": (self.tr("dead units"), self.tr("Layer {layer}: {percent} % of the units never answer.")),
            "drifts": (
                self.tr("drifts"),
                self.tr("The signal changes its size: the last layer has {factor} of the first."),
            ),
            "healthy": (self.tr("healthy"), self.tr("Stays wide and unsaturated through all layers.")),
            "no gradient": (self.tr("no gradient"), self.tr("No error comes back: nothing can learn.")),
            "vanishes": (
                self.tr("vanishes"),
                self.tr("The first layer gets {factor} of the last one's gradient: it hardly learns."),
            ),
            "uneven": (
                self.tr("uneven"),
                self.tr("The first layer gets {factor} of the last one's gradient."),
            ),
            "tiny": (
                self.tr("too small"),
                self.tr("Every layer gets next to nothing: at a usual learning rate nothing moves."),
            ),
            "huge": (
                self.tr("too large"),
                self.tr("Every layer gets far too much: a usual learning rate throws the weights out."),
            ),
        }
        key = verdict.key
        word, sentence = found[key]
        if key == "healthy" and self.lab.gradients:
            sentence = self.tr("All layers get gradients of like size.")
        if key == "explodes" and self.lab.gradients:
            sentence = self.tr("The first layer gets {factor} times the last one's gradient.")
        factor = verdict.factor
        said = count(round(factor)) if 10 <= factor < 1e6 else number(factor, digits=2)
        for name, text in (("layer", str(verdict.layer)), ("percent", f"{verdict.percent:.0f}"), ("factor", said)):
            sentence = sentence.replace(f"{{{name}}}", text)
        return word, sentence

    def retranslate(self) -> None:
        super().retranslate()
        self.again.setText(self.tr("Draw again"))
        describe(self.again, self.tr("Draw again"), self.tr("Draws other first weights, from the next seed."))
        self.train.setText(self.tr("Train all from these weights"))
        describe(
            self.train,
            self.tr("Train all from these weights"),
            self._train_tip(),
        )
        self.network.set_title(self.tr("Network"))
        kinds = activations()
        tips = [engine_text(cls.summary()) for cls in kinds]
        self.activation.set_choices([(cls.kind, engine_text(cls.label())) for cls in kinds], tips)
        self.activation.set_value(self.lab.study.activation)
        self.activation_row.set_texts(self.tr("Activation"), self.tr("What bends the sums of every layer."))
        self.depth_row.set_texts(self.tr("Layers"), self.tr("How many hidden layers the inputs pass."))
        self.width_row.set_texts(self.tr("Nodes"), self.tr("How many nodes every hidden layer has."))
        self.count_row.set_texts(self.tr("Inputs"), self.tr("How many inputs pass through the network."))
        self.seed_row.set_texts(self.tr("Seed"), self.tr("Decides the weights and the random inputs."))
        self.norm_row.set_texts(
            self.tr("Batch norm"), self.tr("Normalizes each layer's sums before its activation, whatever the weights.")
        )
        self.inputs.set_choices(((False, self.tr("random")), (True, self.tr("digits"))))
        self.inputs_row.set_texts(
            self.tr("Inputs are"), self.tr("Standard normal numbers, as wide as a layer, or digits of 784 pixels.")
        )
        self.view.set_choices(((False, self.tr("outputs")), (True, self.tr("gradients"))))
        self.view_row.set_texts(
            self.tr("Show"), self.tr("How the signal goes forward, or how the error comes back to the weights.")
        )
        self.schemes.set_title(self.tr("Schemes"))
        for check, scheme in zip(self.checks, self.lab.offered, strict=True):
            check.setText(self.say(scheme))
            check.updateGeometry()
            describe(check, self.say(scheme), engine_text(type(scheme).summary()))
        self.reading.set_title(self.tr("How to read it"))
        self.how.setText(
            self.tr("Each plot has its own scale. Orange bars are saturated: outputs at the ends of the range.")
        )
        self.grid.words_title.setText(self.tr("In words"))
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _fields_judged(self) -> None:
        """The weights shown are those of the numbers in force: with a wrong one in view they would be unexpected."""
        wrong = problem_in(self.panel)
        self.train.setEnabled(not wrong)
        describe(self.train, self.train.text(), wrong or self._train_tip())
        self.status_changed.emit()

    def _train_tip(self) -> str:
        return self.tr(
            "Races all schemes on the digits, from exactly these first weights. Random inputs become digits."
        )

    def _lab_changed(self) -> None:
        if self.on_stage:
            self.draw()

    def draw(self) -> None:
        """Make the screen equal to the lab."""
        lab, study = self.lab, self.lab.study
        self.header.set_texts(self.title(), self.sentence())
        self.activation.set_value(study.activation)
        for row, value in (
            (self.depth_row, study.depth),
            (self.width_row, study.width),
            (self.count_row, study.count),
            (self.seed_row, study.seed),
        ):
            if row.value() != value:
                row.set_value(value)
        self.norm.setChecked(study.batch_norm)
        self.inputs.set_value(study.digits)
        self.view.set_value(lab.gradients)
        for check, scheme in zip(self.checks, lab.offered, strict=True):
            check.setChecked(scheme in lab.chosen)
            check.setEnabled(lab.can_choose(scheme))
        most = min(SCHEMES_SHOWN, len(lab.offered))
        self.chosen_count.setText(self.tr("{count} of {most}").format(count=len(lab.chosen), most=most))
        self.grid.title_label.setText(self.tr("Gradients of the weights") if lab.gradients else self.tr("Outputs"))
        self.grid.unit_label.setText(
            self.tr("share of the weights, layer by layer")
            if lab.gradients
            else self.tr("share of the outputs, layer by layer")
        )
        self.grid.show_rows(lab.rows, self.tr("Layer {number}"), self.words, lab.table)
        self.problem.set_text(error_text(lab.failure) if lab.failure is not None else "")
        self.status_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.set_room(self.height() - 72 - 8)

    def fact(self) -> str:
        lab = self.lab
        if lab.working:
            return self.tr("Computing {number} layers…").format(number=lab.study.depth * len(lab.chosen))
        cells = lab.study.depth * len(lab.rows)
        numbers = lab.study.count * lab.study.width
        if lab.gradients:
            numbers = lab.study.width * lab.study.width
        return self.tr("{cells} histograms of {numbers} numbers each").format(cells=cells, numbers=count(numbers))

    def commands(self) -> dict[str, Callable[[], object]]:
        offered: dict[str, Callable[[], object]] = {"export": self.grid.save_csv}
        return offered if problem_in(self.panel) else {"run": self._train, **offered}

    def closing(self) -> None:
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        return {**self.lab.study.__dict__, "gradients": self.lab.gradients}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.edit(**{name: value for name, value in state.items() if name != "gradients"})
        if state.get("gradients"):
            self.lab.show_gradients(True)

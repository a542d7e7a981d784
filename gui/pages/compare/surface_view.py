"""Optimizers on a surface, the second view of the Compare page: drag the start, set the rates, watch the paths."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.course.surface import SURFACES
from gui.i18n import engine_text, error_text
from gui.labs.compare.surface_lab import NETWORK, STEPS, SurfaceLab
from gui.plots import ContourPlot, FigureCard, Path
from gui.plots.axis import number
from gui.widgets.controls import Button, CheckBox, Choice, describe
from gui.widgets.layout import Hairline, Panel, Section
from gui.widgets.marks import ErrorLine, Label, LineSample, StateWord
from gui.widgets.number_field import NumberField
from gui.widgets.rows import NumberRow, Row, SliderRow
from gui.widgets.segments import Segments
from gui.widgets.slider import Slider

TICK_MS = 60
RATES = (1e-4, 10.0)
STATES = {"arrives": "good", "creeps": "warning", "swings": "warning", "thrown": "error", "moves": ""}


class RateRow(QWidget):
    """One optimizer: whether it takes part, its line, its learning rate as slider and number."""

    switched = Signal(bool)
    edited = Signal(float)

    def __init__(self, series: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.check = CheckBox()
        self.check.toggled.connect(self.switched)
        self.sample = LineSample(series, 18)
        self.slider = Slider(*RATES, log=True)
        self.slider.setFixedWidth(48)
        self.field = NumberField(0.1, *RATES, log=True, width=64)
        self.slider.edited.connect(self._slid)
        self.field.edited.connect(self._typed)
        row.addWidget(self.check, 1)
        row.addWidget(self.sample)
        row.addWidget(self.slider)
        row.addWidget(self.field)

    def show_rate(self, name: str, on: bool, rate: float) -> None:
        """Show an optimizer as it is set."""
        self.check.setText(name)
        self.check.blockSignals(True)
        self.check.setChecked(on)
        self.check.blockSignals(False)
        if not self.field.hasFocus():
            self.field.set_value(float(f"{rate:.4g}"))
        self.slider.set_number(rate)
        self.slider.setEnabled(on)
        self.field.setEnabled(on)

    def _slid(self, value: float) -> None:
        self.field.set_value(float(f"{value:.2g}"))
        self.edited.emit(float(f"{value:.2g}"))

    def _typed(self, value: float) -> None:
        self.slider.set_number(value)
        self.edited.emit(value)


class SurfacePanel(Panel):
    """The settings of the surface view."""

    def __init__(self, lab: SurfaceLab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lab = lab
        self.view = Segments()
        self.surface_section = Section("once")
        self.choice = Choice()
        self.choice.chosen.connect(self.lab.choose)
        self.choice_row = Row("", self.choice)
        self.formula = Label("f = loss(θ + x a + y b)", "text", "smallstrong")  # the plot says those of the others
        self.note = Label("", "muted", "small", wrap=True)
        self.note.setContentsMargins(0, 2, 0, 6)
        self.x_row, self.y_row = NumberRow("", 0.0, -10.0, 10.0), NumberRow("", 0.0, -10.0, 10.0)
        self.x_row.edited.connect(self._start_typed)
        self.y_row.edited.connect(self._start_typed)
        self.steps_row = SliderRow("", 60, *STEPS, integer=True, log=True)
        self.steps_row.edited.connect(self.lab.set_steps)
        self.surface_section.add(self.choice_row, self.formula, self.note, self.x_row, self.y_row, self.steps_row)
        self.rates = Section("once")
        self.rows: list[RateRow] = []
        for place, walker in enumerate(self.lab.walkers):
            row = RateRow(walker.series)
            row.switched.connect(partial(lab.switch, place))
            row.edited.connect(partial(lab.set_rate, place))
            self.rows.append(row)
            self.rates.add(row)
        gap = QWidget()
        gap.setFixedHeight(8)
        self.add(self.view, gap, self.surface_section, self.rates)
        self.lab.changed.connect(self.draw)

    def _start_typed(self) -> None:
        self.lab.move_start(self.x_row.value(), self.y_row.value())

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        names = [(s.name, engine_text(s.title)) for s in SURFACES.values()]
        notes = [engine_text(s.note) for s in SURFACES.values()]
        self.choice.set_choices([*names, (NETWORK, self.tr("Loss of a network"))], [*notes, self._network_note()])
        self.surface_section.set_title(self.tr("Surface"))
        self.choice_row.set_texts(self.tr("Surface"), self.tr("The landscape on which the optimizers descend."))
        self.x_row.set_texts(self.tr("Start x"), self.tr("Where every optimizer starts; drag it in the plot."))
        self.y_row.set_texts(self.tr("Start y"), self.tr("Where every optimizer starts; drag it in the plot."))
        self.steps_row.set_texts(self.tr("Steps"), self.tr("How many steps every optimizer takes."))
        self.rates.set_title(self.tr("Learning rates"))
        tip = self.tr("Size of a step: too large throws it out, too small leaves it where it was.")
        for row, walker in zip(self.rows, self.lab.walkers, strict=True):
            name = engine_text(walker.name)
            describe(row.check, name, engine_text(type(walker.optimizer).summary()))
            for control in (row.slider, row.field):
                describe(control, self.tr("{name}, learning rate").replace("{name}", name), tip)
        self.draw()

    def _network_note(self) -> str:
        return self.tr(
            "The real thing: the loss of a network on a plane through its weights, in two random directions."
        )

    def draw(self) -> None:
        """Make the panel equal to the lab."""
        lab = self.lab
        self.choice.set_value(lab.name)
        known = SURFACES.get(lab.name)
        self.formula.setVisible(known is None)
        self.note.setText(engine_text(known.note) if known else self._network_note())
        if lab.surface is not None:
            for row, bounds, value in ((self.x_row, lab.surface.x, 0), (self.y_row, lab.surface.y, 1)):
                row.field.low, row.field.high = float(bounds[0]), float(bounds[1])
                if not row.field.hasFocus():
                    row.set_value(float(f"{lab.start[value]:.3g}"))
        if self.steps_row.value() != lab.steps:
            self.steps_row.set_value(lab.steps)
        for rate_row, walker in zip(self.rows, lab.walkers, strict=True):
            rate_row.show_rate(engine_text(walker.name), walker.on, walker.optimizer.learning_rate)


class SurfaceCard(FigureCard):
    """The contour plot on its card."""

    def __init__(self, lab: SurfaceLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.plot = ContourPlot()
        self.body.addWidget(self.plot, 1)

    def has_figure(self) -> bool:
        return self._lab.surface is not None

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.plot.paint_figure(painter, rect)

    def table(self) -> Iterable[list[str]]:
        return self._lab.table()


class Verdicts(QFrame):
    """What became of each optimizer: where it is, how high, and what its learning rate did."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        self.heads = [Label("", "muted", "small") for _ in range(4)]
        for column, head in enumerate(self.heads):
            grid.addWidget(head, 0, column + 1)
            head.setFixedHeight(24)
        self.rows: list[tuple[LineSample, Label, Label, Label, StateWord, Label]] = []
        self._rules: list[Hairline] = []
        for place in range(count):
            rule = Hairline()
            self._rules.append(rule)
            grid.addWidget(rule, 2 * place + 1, 0, 1, 6)
            name, at, height = Label(""), Label(""), Label("")
            word, sentence = StateWord(), Label("", "text2", "small")
            row = (LineSample(place + 1), name, at, height, word, sentence)
            for column, widget in enumerate(row):
                if isinstance(widget, Label):
                    widget.setFixedHeight(26)
                grid.addWidget(widget, 2 * place + 2, column)
            self.rows.append(row)
        grid.setColumnMinimumWidth(4, 88)  # nothing moves when the words come
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        grid.setColumnStretch(3, 2)
        grid.setColumnStretch(5, 6)

    def show_row(self, place: int, visible: bool) -> None:
        """Show or hide a row with its rule."""
        self._rules[place].setVisible(visible)
        for widget in self.rows[place]:
            widget.setVisible(visible)


class SurfaceView(QWidget):
    """The plot, its player and the table of verdicts."""

    def __init__(self, lab: SurfaceLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._shown_surface: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.problem = ErrorLine()
        column.addWidget(self.problem)
        self.card = SurfaceCard(lab)
        self.card.plot.start_moved.connect(lab.move_start)
        player = QHBoxLayout()
        player.setSpacing(8)
        self.over = Button(icon="refresh")
        self.over.clicked.connect(lab.start_over)
        self.step = Button(icon="step")
        self.step.clicked.connect(lab.step)
        self.play = Button(icon="play", kind="primary")
        self.play.clicked.connect(self._play)
        self.counter = Label("", "muted", "small")
        player.addWidget(self.over)
        player.addWidget(self.step)
        player.addWidget(self.play)
        player.addWidget(self.counter)
        player.addStretch(1)
        column.addWidget(self.card, 1)
        column.addLayout(player)
        self.verdicts = Verdicts(len(lab.walkers))
        column.addWidget(self.verdicts)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(lab.tick)
        lab.changed.connect(self.draw)

    def _play(self) -> None:
        self.lab.play()

    def show_now(self) -> None:
        """The view came to the front."""
        self.draw()

    def hold(self) -> None:
        """The view went away: the animation halts."""
        self._timer.stop()
        if self.lab.playing:
            self.lab.play()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        for button, name, tip in (
            (self.over, self.tr("Start over"), self.tr("Puts every optimizer back to the start.")),
            (self.step, self.tr("Step"), self.tr("Lets every optimizer take one step.")),
        ):
            button.setText(name)
            describe(button, name, tip)
        heads = (self.tr("Optimizer"), self.tr("Place"), self.tr("Height f"), "")
        for label, text in zip(self.verdicts.heads, heads, strict=True):
            label.setText(text)
        self.card.plot.setAccessibleName(self.tr("Surface from above"))
        self.card.plot.setToolTip(
            self.tr("Drag the ring to start elsewhere; the arrow keys move it too. Crosses mark the lowest points.")
        )
        self.draw()

    def verdict_words(self) -> dict[str, tuple[str, str]]:
        """A word and a sentence for each verdict."""
        return {
            "arrives": (self.tr("arrives"), self.tr("Reaches the lowest point.")),
            "creeps": (self.tr("creeps"), self.tr("Too small: it has hardly moved.")),
            "swings": (self.tr("swings"), self.tr("Too large: it jumps across the valley and back.")),
            "thrown": (self.tr("thrown out"), self.tr("Far too large: every step leads higher.")),
            "moves": (self.tr("on its way"), self.tr("Has not arrived yet: more steps, or a larger rate.")),
            "": ("", ""),
        }

    def draw(self) -> None:
        """Make the view equal to the lab."""
        lab = self.lab
        if not self.isVisible():
            return
        known = SURFACES.get(lab.name)
        title = engine_text(known.title) if known else self.tr("Loss of a network")
        self.card.title_label.setText(title)
        self.card.unit_label.setText(known.formula if known else self.tr("nats, on a plane through its weights"))
        if lab.computing:
            self.card.unit_label.setText(self.tr("being computed: 1,271 places, about a second"))
        if lab.surface is not None and self._shown_surface is not lab.surface:
            self._shown_surface = lab.surface
            self.card.plot.draw_surface(lab.heights, lab.surface.x, lab.surface.y, lab.surface.lowest)
        self.card.plot.setVisible(lab.surface is not None)
        self.problem.set_text(error_text(lab.failure) if lab.failure is not None else "")
        found = []
        for walker in lab.walkers:
            seen = lab.seen(walker)
            if walker.on and seen:
                x, y = np.array([p.x for p in seen]), np.array([p.y for p in seen])
                found.append(Path(engine_text(walker.name), walker.series, x, y))
        self.card.plot.draw_paths(found, lab.start)
        self._draw_player()
        self._draw_verdicts()

    def _draw_player(self) -> None:
        lab = self.lab
        name = self.tr("Pause") if lab.playing else self.tr("Play")
        if self.play.text() != name:
            self.play.setText(name)
            describe(self.play, name, self.tr("Lets the steps follow by themselves."))
        self.play.set_icon("pause" if lab.playing else "play")
        self.counter.setText(
            self.tr("step {done} of {planned}").format(done=min(lab.shown, lab.longest), planned=lab.longest)
        )
        if lab.playing and not self._timer.isActive():
            self._timer.start()
        elif not lab.playing:
            self._timer.stop()

    def _draw_verdicts(self) -> None:
        words = self.verdict_words()
        for place, walker in enumerate(self.lab.walkers):
            self.verdicts.show_row(place, walker.on)
            if not walker.on:
                continue
            sample, name, at, height, word, sentence = self.verdicts.rows[place]
            sample.set_series(walker.series)
            name.setText(engine_text(walker.name))
            last = next(reversed(self.lab.seen(walker)), None)  # none while its path is being computed
            at.setText(f"({_place(last.x)}, {_place(last.y)})" if last else "")
            height.setText(number(last.height) if last else "")
            key = self.lab.verdict(walker)
            said, why = words[key]
            word.setVisible(bool(said))
            if word.text() != said:
                word.set_state(said, STATES.get(key, ""))
            sentence.setText(why)


def _place(value: float) -> str:
    """A coordinate in two decimals; only those far off the surface as powers of ten."""
    return number(value, digits=2) if abs(value) >= 1e4 else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")

"""The section Time of the panel: a slider over the moments of a kept run, and a button that plays them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy

from engine.errors import StoreError
from engine.store.moments.snapshots import MOST
from gui.i18n import error_text
from gui.labs.inspect.inspect_lab import InspectLab
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Section
from gui.widgets.marks import Label
from gui.widgets.rows import NumberRow, Row
from gui.widgets.slider import Slider

PLAY_MS = 400  # between two moments, where measuring is faster


class TimeSection(Section):
    """How the network came to what it is: all views follow the slider."""

    def __init__(self, lab: InspectLab) -> None:
        super().__init__("once")
        self.lab = lab
        self.slider = Slider(0, 1, integer=True)
        self.slider.setFixedWidth(108)
        self.slider.edited.connect(lambda place: self.lab.go_to(round(place)))
        self.play = Button(icon="play", small=True)
        self.play.setCheckable(True)
        self.play.clicked.connect(self.lab.play)
        self.row = Row("", self.slider, self.play)
        self.row.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lacking = Label("", "muted", "small", wrap=True)
        self.wanted = NumberRow("", lab.moments_kept, 0, MOST, integer=True)
        self.wanted.edited.connect(self._want)
        self.add(self.row, self.lacking, self.wanted)
        self._timer = QTimer(self)
        self._timer.setInterval(PLAY_MS)
        self._timer.timeout.connect(self.lab.play_on)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.set_title(self.tr("Time"))
        self.wanted.set_texts(
            self.tr("Moments kept"),
            self.tr("How many moments every run keeps its weights of, from the next one on; 0 keeps none."),
        )

    def draw(self) -> None:
        """Make the section equal to the lab."""
        timeline = self.lab.timeline
        there = bool(timeline.moments)
        self.row.setVisible(there)
        self.lacking.setVisible(not there)
        self.wanted.setVisible(timeline.lacking != "no run")
        if self.wanted.value() != self.lab.moments_kept and not self.wanted.field.hasFocus():
            self.wanted.set_value(self.lab.moments_kept)
        if timeline.lacking == "no run":
            self.lacking.setText(self.tr("Only kept runs can be looked at over time."))
        else:
            self.lacking.setText(self.tr("No moments were kept of this run; the next ones keep them."))
        if there:
            self._draw_slider()
        if timeline.playing != self._timer.isActive():
            (self._timer.start if timeline.playing else self._timer.stop)()

    def _draw_slider(self) -> None:
        timeline = self.lab.timeline
        last, now = len(timeline.moments) - 1, timeline.moments[timeline.place]
        if (self.slider.low, self.slider.high) != (0, last):
            self.slider.set_bounds(0, last)
        if self.slider.number() != timeline.place or not self.slider.isSliderDown():
            self.slider.set_number(timeline.place)
        text = self.tr("Epoch {epoch} of {last}").format(
            epoch=f"{now.epoch:.3g}", last=f"{timeline.moments[-1].epoch:.3g}"
        )
        tip = self.tr("The network as it was after {steps} steps. All views follow while it is moved.").format(
            steps=f"{now.step:,}"
        )
        self.row.label.setText(text)
        describe(self.slider, f"{self.tr('Time')}: {text}", tip)
        self.play.setChecked(timeline.playing)
        self.play.set_icon("pause" if timeline.playing else "play")
        name = self.tr("Pause") if timeline.playing else self.tr("Play")
        describe(self.play, name, self.tr("Shows one moment of the run after the other."))

    def stop(self) -> None:
        """Play no more; before the window closes."""
        self._timer.stop()

    def _want(self, count: int) -> None:
        try:
            self.lab.keep_moments(count)
        except StoreError as error:
            self.wanted.set_error(error_text(error))

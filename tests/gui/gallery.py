"""Every control in every state on one sheet, so that both themes can be looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.controls import Button, CheckBox, Choice, Switch
from gui.widgets.layout import Section
from gui.widgets.marks import Bar, Cell, Effect, ErrorLine, KeyFigures, Label, LineSample, StateWord
from gui.widgets.number_field import NumberField
from gui.widgets.rows import SliderRow
from gui.widgets.segments import Segments
from gui.widgets.slider import Slider


def row(*widgets: QWidget) -> QWidget:
    """Widgets beside each other, as wide as they want to be."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return holder


def disabled(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


class Gallery(QWidget):
    """The sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.resize(700, 900)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(24)
        toggle = Button("Log axis", "check")
        toggle.setCheckable(True)
        toggle.setChecked(True)
        self.focused = Button("Focus")
        wrong = NumberField(0.001, 1e-6, 1)
        wrong.setText("12")
        wrong._typed("12")
        error = ErrorLine()
        error.set_text(wrong.error())
        choice = Choice()
        choice.set_choices([(1, "Three-layer"), (2, "Deep MLP")])
        segments = Segments()
        segments.set_choices([("sigmoid", "sigmoid"), ("tanh", "tanh"), ("relu", "ReLU")])
        segments.set_value("tanh")
        on = Switch()
        on.setChecked(True)
        slider = Slider(0, 1)
        slider.set_number(0.5)
        slider.setFixedWidth(64)
        box = CheckBox("Xavier")
        box.setChecked(True)
        off_box = CheckBox("LeCun")
        figures = KeyFigures()
        figures.set_cells(
            [
                Cell("Epoch of 16", "9"),
                Cell("Loss, smoothed", "0.020"),
                Cell("Train accuracy", "99.26", "%", 1),
                Cell("Test accuracy", "97.46", "%", 2),
                Cell("Time left", "0:34"),
            ]
        )
        bar = Bar()
        bar.set_fraction(0.59)
        section = Section("step")
        section.set_title("While it runs")
        rate = SliderRow("Learning rate η", 0.001, 1e-6, 1, log=True)
        rate.meanwhile = "The run keeps {value} until you correct it."
        rate.field.setText("12")
        rate.field._typed("12")
        smooth = SliderRow("Smoothing", 50, 1, 500, integer=True, unit="steps", log=True)
        section.add(rate, smooth)
        section.setFixedWidth(263)
        series = QWidget()
        samples = QVBoxLayout(series)
        samples.setContentsMargins(0, 0, 0, 0)
        for number in range(1, 9):
            samples.addWidget(LineSample(number, 96))
        lines: list[tuple[str, QWidget]] = [
            ("Button", row(Button("Save"), self.focused, disabled(Button("Disabled")), Button("Small", small=True))),
            (
                "Primary, danger",
                row(
                    Button("Start", "play", "primary"),
                    disabled(Button("Step", "step")),
                    Button("Stop", "stop", "danger"),
                    Button(icon="more"),
                    toggle,
                    Button("Try dropout", kind="link"),
                ),
            ),
            (
                "Field",
                row(
                    NumberField(0.001),
                    wrong,
                    disabled(NumberField(0.001)),
                    NumberField(13, unit="px"),
                    NumberField(-3.5),
                ),
            ),
            ("", error),
            ("Choice, switch", row(choice, segments, on, Switch())),
            ("Slider, check box", row(slider, box, off_box, disabled(CheckBox("off")), disabled(Slider(0, 1)))),
            (
                "State words",
                row(
                    StateWord("healthy", "good"),
                    StateWord("a little wide", "warning"),
                    StateWord("saturated", "error"),
                    StateWord("paused"),
                    Effect("step"),
                    Effect("start"),
                ),
            ),
            ("Key figures", figures),
            ("Bar", bar),
            ("Section", row(section)),
            ("Series", series),
        ]
        for place, (name, widget) in enumerate(lines):
            grid.addWidget(Label(name, "muted", "small"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, place, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(lines), 1)

"""The perceptron's card: the plane with its line, the neuron with its numbers, the weights and the errors per pass."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.course.perceptron import NOTES_LINES, Layered, RuleStep
from gui.labs.course.exercises.perceptron_exercise import WEIGHTS, PerceptronExercise
from gui.labs.course.words import written
from gui.pages.course.frame.fields import SettingField, SettingRow, SettingSegments, SettingSwitch
from gui.pages.course.frame.plane import Plane, PlaneLine, PlanePoint, PlaneWidget, Weights, paint_plane
from gui.pages.course.lab_view import LabView, views
from gui.pages.course.parts.perceptron_parts import ErrorsPlot, Legend, MatrixForm, NeuronCanvas, OutputColumn
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import Label

LINE_ROLES = {"slip": "series2", "program": "series4", "rule": "accent"}


@views.register("perceptron")
class PerceptronView(LabView):
    """One neuron beside its plane, or two layers with the planes between them."""

    def __init__(self, exercise: PerceptronExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: PerceptronExercise
        self.legend = Legend()
        self.three = self.add(SettingSwitch(exercise, "notes_lines"))
        self.points = self.add(SettingField(exercise, "points", 200, most=300))
        card = QFrame()
        card.setProperty("card", True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        row = QHBoxLayout(card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self.plane = PlaneWidget()
        self.plane.setMinimumWidth(240)
        self.plane.line_moved.connect(self._move_line)
        self.plane.point_added.connect(self._add_point)
        self.plane.point_moved.connect(self._move_point)
        self.plane.point_turned.connect(self._turn_point)
        row.addWidget(self.plane, 368)
        self.learning, self.layers = self._make_learning(), self._make_layers()
        row.addWidget(self.learning, 668)
        row.addWidget(self.layers, 668)

    def _make_learning(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 10)
        self.neuron = NeuronCanvas(self.exercise)
        middle.addWidget(self.neuron, 1)
        middle.setSpacing(8)
        self.order, self.numbers, self.at_zero, self.outputs = (
            self.add(SettingSegments(self.exercise, name)) for name in ("order", "numbers", "at_zero", "outputs")
        )
        for choices in ((self.order, self.numbers), (self.at_zero, self.outputs)):
            options = QHBoxLayout()
            options.setContentsMargins(12, 0, 12, 0)
            options.setSpacing(8)
            options.addStretch(1)
            for choice in choices:
                options.addWidget(choice)
            options.addStretch(1)
            middle.addLayout(options)
        side = QWidget()
        side.setFixedWidth(226)
        column = QVBoxLayout(side)
        column.setContentsMargins(15, 14, 16, 8)
        column.setSpacing(0)
        self.rows = [
            self.add(SettingRow(self.exercise, name, slide=(-1, 1), width=74, label_width=20)) for name in WEIGHTS
        ]
        self.rows.append(self.add(SettingRow(self.exercise, "rate", slide=(0.01, 1), width=74, label_width=20)))
        for setting in self.rows:
            column.addWidget(setting)
        column.addSpacing(10)
        column.addWidget(Hairline())
        head = QHBoxLayout()
        head.setContentsMargins(0, 8, 0, 0)
        self.errors_title = Label("", "text", "section")
        self.measured = self.add(SettingSegments(self.exercise, "measured"))
        head.addWidget(self.errors_title, 1)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.measured)
        self.errors = ErrorsPlot(self.exercise)
        column.addWidget(self.errors, 1)
        row.addWidget(Hairline(vertical=True))
        row.addLayout(middle, 1)
        row.addWidget(Hairline(vertical=True))
        row.addWidget(side)
        return whole

    def _make_layers(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 16, 10)
        self.hidden_plane = PlaneWidget()
        self.hidden_plane.line_moved.connect(self._move_hidden_line)
        planes = QHBoxLayout()
        planes.setSpacing(0)
        self.output = OutputColumn(self.exercise)
        planes.addWidget(self.hidden_plane, 1)
        planes.addWidget(self.output)
        self.matrix = MatrixForm(self.exercise)
        planes.addWidget(self.matrix, 1)
        column.addLayout(planes, 1)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(12)
        self.u1 = self.add(SettingRow(self.exercise, "u1", width=200))
        self.u2 = self.add(SettingRow(self.exercise, "u2", width=110))
        self.gates, self.matrices = Button(small=True), Button(small=True)
        self.gates.clicked.connect(lambda: self.exercise.preset(True))
        self.matrices.clicked.connect(lambda: self.exercise.preset(False))
        for part in (self.u1, self.u2, self.gates, self.matrices):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        return whole

    def tools(self) -> list[QWidget]:
        return [self.points, self.three, self.legend]

    # edits
    def _move_line(self, place: int, weights: Weights) -> None:
        if self.exercise.layered:
            u1 = list(self.exercise.settings.u1)
            u1[place] = (-weights[0] + 0.0, weights[1], weights[2])
            self.exercise.edit(u1=tuple(u1))
        else:
            self.exercise.edit(**dict(zip(WEIGHTS, weights, strict=True)))

    def _move_hidden_line(self, place: int, weights: Weights) -> None:
        self.exercise.edit(u2=((-weights[0] + 0.0, weights[1], weights[2]),))

    def _add_point(self, x: float, y: float) -> None:
        self.exercise.edit(points=(*self.exercise.settings.points, (x, y, 1.0)))

    def _move_point(self, place: int, x: float, y: float) -> None:
        points = list(self.exercise.settings.points)
        points[place] = (x, y, points[place][2])
        self.exercise.edit(points=tuple(points))

    def _turn_point(self, place: int) -> None:
        points = list(self.exercise.settings.points)
        points[place] = (*points[place][:2], 1.0 - points[place][2])
        self.exercise.edit(points=tuple(points))

    # the look
    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        self.learning.setVisible(not lab.layered)
        self.layers.setVisible(lab.layered)
        two = lab.example == "layers"
        for part in (self.u2, self.gates, self.matrices, self.hidden_plane, self.output):
            part.setVisible(two)
        self.matrix.setVisible(not two)
        self.three.setVisible(lab.example == "and")
        self.points.setVisible(lab.example == "own")
        self.legend.setVisible(not lab.layered)
        self.plane.show_plane(self._layer_plane() if lab.layered else self._plane(), own_points=lab.example == "own")
        if two:
            self.hidden_plane.show_plane(self._hidden_plane())
        self.neuron.update()
        self.output.update()
        self.matrix.update()
        self.errors.update()

    def _plane(self) -> Plane:
        lab = self.exercise
        step = lab.now
        lines = []
        if isinstance(step, RuleStep) and step.before != step.after:
            lines.append(PlaneLine(_line(step.before), before=True))
        now = _line(lab.weights())
        lines.append(PlaneLine(now, held=0))
        if lab.settings.notes_lines and lab.example == "and":
            lines = [PlaneLine(_line(w), LINE_ROLES[key], name=key) for key, w in NOTES_LINES.items()]
            lines = [PlaneLine(line.weights, line.role, name=self._line_name(line.name)) for line in lines]
        inputs, targets = lab.data(lab.settings)
        here = tuple(map(float, step.inputs[1:])) if isinstance(step, RuleStep) else None
        place = (lab.at - 1) % len(inputs) if lab.at else -1
        points = tuple(
            PlanePoint(x, y, t > 0, now=i == place and here is not None)
            for i, ((x, y), t) in enumerate(zip(inputs, targets, strict=True))
        )
        return Plane(
            shaded=now,
            shaded_name=self.tr("output 1"),
            other_name=self.tr("output {low}").format(low="−1" if lab.settings.outputs == "signs" else "0"),
            lines=tuple(lines),
            points=points,
        )

    def _line_name(self, key: str) -> str:
        return {"slip": self.tr("by hand"), "program": self.tr("program"), "rule": self.tr("rule")}[key]

    def _layer_plane(self) -> Plane:
        lab = self.exercise
        inputs, targets = lab.data(lab.settings)
        roles = ("series1", "series3")
        rows = lab.settings.u1[: 2 if lab.example == "layers" else 1]
        lines = tuple(
            PlaneLine((-row[0], row[1], row[2]), roles[i % 2], held=i, name=f"{i + 1}") for i, row in enumerate(rows)
        )
        points = tuple(
            PlanePoint(x, y, t > 0, now=i == lab.at - 1, name=f"({written(x)}, {written(y)})")
            for i, ((x, y), t) in enumerate(zip(inputs, targets, strict=True))
        )
        one = lines[0].weights if lab.example == "matrix" and lines else None
        return Plane(
            title=self.tr("Input"),
            shaded=one,
            shaded_name=self.tr("output 1") if one else "",
            lines=lines,
            points=points,
        )

    def _hidden_plane(self) -> Plane:
        lab = self.exercise
        signed = lab.settings.outputs == "signs"
        places: dict[tuple[int, ...], list[Layered]] = {}
        for step in lab.past:
            if isinstance(step, Layered):
                places.setdefault(step.outputs[0], []).append(step)
        now = lab.now
        points = tuple(
            PlanePoint(
                at[0],
                at[1],
                steps[0].target > 0,
                now=isinstance(now, Layered) and now.outputs[0] == at,
                name=", ".join(f"({', '.join(map(written, s.inputs))})" for s in steps),
            )
            for at, steps in places.items()
        )
        b, w1, w2 = lab.settings.u2[0]
        weights = (-b, w1, w2)
        return Plane(
            *((-1.6, 1.6) if signed else (-0.5, 1.5)),
            title=self.tr("Hidden layer"),
            axes=("h₁", "h₂"),
            ticks=(-1.0, 1.0) if signed else (0.0, 1.0),
            shaded=weights,
            shaded_name=self.tr("output 1"),
            other_name=self.tr("output {low}").format(low="−1" if signed else "0"),
            lines=(PlaneLine(weights, held=0),),
            points=points,
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.errors_title.setText(self.tr("Errors per pass"))
        self.gates.setText(self.tr("Gates"))
        describe(
            self.gates, self.tr("Gates"), self.tr("NAND and OR in the hidden layer, AND behind them, outputs 0 and 1.")
        )
        self.matrices.setText(self.tr("Matrices of the notes"))
        describe(self.matrices, self.matrices.text(), self.tr("U¹ and U² as the notes have them, outputs −1 and 1."))
        self.plane.setAccessibleName(self.tr("Plane with the points and the line"))
        self.hidden_plane.setAccessibleName(self.tr("Plane of the hidden layer"))

    @classmethod
    def thumbnail(cls, exercise: PerceptronExercise, painter: QPainter, rect: QRectF) -> None:
        exercise.go_to(len(exercise.steps))
        now = _line(exercise.weights())
        inputs, targets = exercise.data(exercise.settings)
        points = tuple(PlanePoint(x, y, t > 0) for (x, y), t in zip(inputs, targets, strict=True))
        plane = Plane(shaded=now, lines=(PlaneLine(now),), points=points)
        painter.save()
        painter.setClipRect(rect)
        paint_plane(painter, plane, rect.adjusted(0, -4, 0, 4), small=True)
        painter.restore()


def _line(weights: Sequence[float | Fraction]) -> Weights:
    w0, w1, w2 = (float(w) for w in weights)
    return w0, w1, w2

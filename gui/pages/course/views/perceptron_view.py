"""The perceptron's card: the plane with its line, the neuron with its numbers, the weights and the errors per pass."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.course.perceptron import NOTES_LINES, Layered, Lesson
from gui import theme
from gui.labs.course.exercises.perceptron_exercise import WEIGHTS, PerceptronExercise
from gui.labs.course.words import written
from gui.pages.course.canvas import LEFT, RIGHT, arrow, box, chip, dot, node, pen, text
from gui.pages.course.fields import SettingField, SettingRow, SettingSegments, SettingSwitch
from gui.pages.course.lab_view import LabView, views
from gui.pages.course.plane import Plane, PlaneLine, PlanePoint, PlaneWidget, Weights, paint_plane
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import Label

SUBSCRIPTS = "₀₁₂"
LINE_ROLES = {"slip": "series2", "program": "series4", "rule": "accent"}


class NeuronCanvas(QWidget):
    """The neuron at this step: inputs, weights, sum, step function, answer and target, and each correction."""

    def __init__(self, exercise: PerceptronExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self.setMinimumSize(330, 230)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.exercise.now
        lesson = step if isinstance(step, Lesson) else None
        wide, middle = min(self.width(), 560), self.height() / 2
        left = (self.width() - wide) / 2
        gap = min(96.0, (self.height() - 60) / 2)
        sum_at, step_at = QPointF(left + wide - 197, middle), QPointF(left + wide - 110, middle)
        weights = lesson.before if lesson else self.exercise.weights()
        for i in range(3):
            y = middle + (i - 1) * gap
            area = QRectF(left + 22, y - 20, 90, 40)
            self._paint_input(painter, area, i, lesson)
            self._paint_edge(painter, QPointF(area.right(), y), sum_at, i, weights[i], lesson)
        node(painter, sum_at, "Σ")
        self._paint_answer(painter, sum_at, step_at, lesson)

    def _paint_input(self, painter: QPainter, area: QRectF, i: int, lesson: Lesson | None) -> None:
        box(painter, area)
        name = f"x{SUBSCRIPTS[i]}"
        text(painter, area.adjusted(12, 0, 0, 0), name, role="text2", px=12, align=LEFT)
        if i == 0:
            text(painter, area.adjusted(32, 0, 0, 0), self.tr("bias"), role="muted", px=12, align=LEFT)
        value = "−1" if i == 0 else written(lesson.inputs[i]) if lesson else ""
        text(painter, area.adjusted(0, 0, -12, 0), value, weight=600, align=RIGHT)

    def _paint_edge(
        self, painter: QPainter, start: QPointF, sum_at: QPointF, i: int, weight: Fraction, lesson: Lesson | None
    ) -> None:
        way = sum_at - start
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5
        unit = way / length
        end = sum_at - unit * 24
        arrow(painter, start, end)
        at = start + (end - start) * 0.55
        text(painter, QPointF(at.x() + (6 if i != 1 else 0), at.y() + (-14 if i != 2 else -12)), written(weight))
        change = lesson.after[i] - lesson.before[i] if lesson else Fraction(0)
        if lesson is None or lesson.before == lesson.after:
            return
        shift = QPointF(-unit.y() * 7, unit.x() * 7)
        arrow(painter, end + shift, start + shift, back=True, hot=bool(change), head=0)
        words = f"{'−' if change < 0 else '+'} {written(abs(change))}"
        place = start + (end - start) * 0.3 + QPointF(0, 24 if i else 34)
        if change:
            chip(painter, place, words)
        else:
            text(painter, place, words, role="series2")

    def _paint_answer(self, painter: QPainter, sum_at: QPointF, step_at: QPointF, lesson: Lesson | None) -> None:
        arrow(painter, sum_at + QPointF(22, 0), step_at - QPointF(24, 0))
        painter.setPen(pen("accent", 2))
        painter.setBrush(theme.color("selected"))
        painter.drawEllipse(step_at, 22, 22)
        painter.setPen(pen("text", 2))
        for a, b in (((-10, 7), (0, 7)), ((0, 7), (0, -7)), ((0, -7), (10, -7))):
            painter.drawLine(step_at + QPointF(*a), step_at + QPointF(*b))
        answer = QRectF(step_at.x() + 40, step_at.y() - 20, 56, 40)
        arrow(painter, step_at + QPointF(22, 0), QPointF(answer.left(), step_at.y()))
        box(painter, answer, border="text2", width=1.4)
        text(painter, answer.adjusted(10, 0, 0, 0), "y", role="text2", px=12, align=LEFT)
        if lesson is None:
            return
        text(painter, (sum_at + step_at) / 2 - QPointF(0, 14), f"k = {written(lesson.sum)}", px=12)
        text(painter, answer.adjusted(0, 0, -10, 0), written(lesson.output), weight=600, align=RIGHT)
        target = QRectF(answer.left(), answer.bottom() + 8, 56, 28)
        box(painter, target)
        text(painter, target.adjusted(10, 0, 0, 0), "t", role="text2", px=12, align=LEFT)
        text(painter, target.adjusted(0, 0, -10, 0), written(lesson.target), weight=600, align=RIGHT)
        if lesson.wrong:
            words = f"t − y = {written(lesson.target - lesson.output)}"
            chip(painter, QPointF(target.left() - 44, target.center().y()), words, px=12)


class ErrorsPlot(QWidget):
    """Wrong answers in each pass."""

    def __init__(self, exercise: PerceptronExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        errors = self.exercise.errors_per_pass()
        most, passes = max([2, *errors]), max(3, len(errors))
        plot = QRectF(20, 8, self.width() - 28, self.height() - 42)

        def at(number: int, count: float) -> QPointF:
            x = plot.left() + (number - 0.4) / (passes + 0.2) * plot.width()
            return QPointF(x, plot.bottom() - count / most * plot.height())

        for count in range(0, most + 1, max(1, most // 2)):
            y = at(1, count).y()
            painter.setPen(pen("axis" if count == 0 else "grid"))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            text(painter, QPointF(plot.left() - 6, y), str(count), role="muted", px=12, align=RIGHT)
        every = max(1, passes // 4)
        for number in range(1, passes + 1, every):
            text(painter, QPointF(at(number, 0).x(), plot.bottom() + 12), str(number), role="muted", px=12)
        text(painter, QPointF(plot.right(), plot.bottom() + 27), self.tr("pass"), role="muted", px=12, align=RIGHT)
        points = [at(number, count) for number, count in enumerate(errors, start=1)]
        painter.setPen(pen("series1", 2))
        for before, after in itertools.pairwise(points):
            painter.drawLine(before, after)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("series1"))
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)


class OutputColumn(QWidget):
    """The third plane has one axis only: the points at their outputs, in the order of the steps."""

    def __init__(self, exercise: PerceptronExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self.setFixedWidth(150)
        self.setMinimumHeight(180)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low = -1 if self.exercise.settings.outputs == "signs" else 0
        top, bottom, axis = 58.0, self.height() - 64.0, 34.0
        text(painter, QPointF(axis - 20, 16), self.tr("Output"), weight=600, align=LEFT)
        painter.setPen(pen("axis"))
        painter.drawLine(QPointF(axis, top - 20), QPointF(axis, bottom + 20))
        for value, y in ((1, top), (low, bottom)):
            text(painter, QPointF(axis - 10, y), written(value), role="muted", px=12, align=RIGHT)
            painter.setPen(pen("grid"))
            painter.drawLine(QPointF(axis, y), QPointF(self.width() - 8, y))
        counts = {1: 0, low: 0}
        for step in self.exercise.past:
            if not isinstance(step, Layered):
                continue
            x = axis + 20 + 44 * (counts[step.output] % 2)
            y = (top if step.output == 1 else bottom) + 26 * (counts[step.output] // 2)
            counts[step.output] += 1
            dot(painter, QPointF(x, y), filled=step.target == 1, role="text" if step.output == step.target else "error")
            name = f"({', '.join(map(written, step.inputs))})"
            text(painter, QPointF(x, y - 15), name, role="muted", px=12)


class Legend(QWidget):
    """What dots and lines of the plane mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(28)
        theme.changed.connect(self.update)

    def _parts(self) -> tuple[str, ...]:
        return self.tr("target 1"), self.tr("target 0"), self.tr("before"), self.tr("after")

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        size.setWidth(sum(self.fontMetrics().horizontalAdvance(words) for words in self._parts()) + 112)
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 8.0
        for place, words in enumerate(self._parts()):
            if place < 2:
                dot(painter, QPointF(x, 14), filled=place == 0, radius=5)
                x += 10
            else:
                painter.setPen(pen("text2", 1.2, (5, 3)) if place == 2 else pen("accent", 2.5))
                painter.drawLine(QPointF(x - 4, 14), QPointF(x + 14, 14))
                x += 20
            area = text(painter, QPointF(x, 14), words, role="text2", px=12, align=LEFT)
            x = area.right() + 18


@views.register("perceptron")
class PerceptronView(LabView):
    """One neuron beside its plane, or two layers with the planes between them."""

    def __init__(self, exercise: PerceptronExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: PerceptronExercise
        self.legend = Legend()
        self.three = self.add(SettingSwitch(exercise, "notes_lines"))
        self.points = self.add(SettingField(exercise, "points", 220))
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
        options = QHBoxLayout()
        options.setContentsMargins(12, 0, 12, 0)
        options.setSpacing(8)
        self.order = self.add(SettingSegments(self.exercise, "order"))
        self.at_zero = self.add(SettingSegments(self.exercise, "at_zero"))
        self.outputs = self.add(SettingSegments(self.exercise, "outputs"))
        options.addStretch(1)
        for choice in (self.order, self.at_zero, self.outputs):
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
        self.three.setVisible(lab.example == "and")
        self.points.setVisible(lab.example == "own")
        self.legend.setVisible(not lab.layered)
        self.plane.show_plane(self._layer_plane() if lab.layered else self._plane(), own_points=lab.example == "own")
        if two:
            self.hidden_plane.show_plane(self._hidden_plane())
        self.neuron.update()
        self.output.update()
        self.errors.update()

    def _plane(self) -> Plane:
        lab = self.exercise
        step = lab.now
        lines = []
        if isinstance(step, Lesson) and step.before != step.after:
            lines.append(PlaneLine(_line(step.before), before=True))
        now = _line(lab.weights())
        lines.append(PlaneLine(now, held=0))
        if lab.settings.notes_lines and lab.example == "and":
            lines = [PlaneLine(_line(w), LINE_ROLES[key], name=key) for key, w in NOTES_LINES.items()]
            lines = [PlaneLine(line.weights, line.role, name=self._line_name(line.name)) for line in lines]
        inputs, targets = lab.data(lab.settings)
        here = tuple(map(float, step.inputs[1:])) if isinstance(step, Lesson) else None
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

"""What stands beside the perceptron's plane: the neuron, the errors per pass, the outputs of two layers, the legend."""

from __future__ import annotations

import itertools
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.course.perceptron import Layered, RuleStep
from gui import theme
from gui.labs.course.exercises.perceptron_exercise import PerceptronExercise
from gui.labs.course.words import written
from gui.pages.course.frame.canvas import LEFT, RIGHT, arrow, box, cell, chip, dot, growth, node, pen, text

NARROW = 440  # px under which the inputs take less room, so that the weights have some
SUBSCRIPTS = "₀₁₂"
Place = tuple[float, float, float]  # how far along an edge, and the px beside it
WEIGHT_PLACES: tuple[Place, ...] = ((0.6, 10, -14), (0.5, 0, -12), (0.28, -10, -14))  # off the lines
CHANGE_PLACES: tuple[Place, ...] = ((0.3, 0, 34), (0.42, 0, 24), (0.62, 26, 22))


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
        lesson = step if isinstance(step, RuleStep) else None
        wide, middle = min(self.width(), 560), self.height() / 2
        left, small = (self.width() - wide) / 2, wide < NARROW
        gap = min(96.0 * growth(self.height()), (self.height() - 60) / 2)
        sum_at = QPointF(left + wide - (178 if small else 197), middle)
        step_at = QPointF(left + wide - (104 if small else 110), middle)
        weights = lesson.before if lesson else self.exercise.weights()
        for i in range(3):
            y = middle + (i - 1) * gap
            area = QRectF(left + 8, y - 20, 62, 40) if small else QRectF(left + 22, y - 20, 90, 40)
            self._paint_input(painter, area, i, lesson)
            self._paint_edge(painter, QPointF(area.right(), y), sum_at, i, weights[i], lesson)
        node(painter, sum_at, "Σ")
        self._paint_answer(painter, sum_at, step_at, lesson)

    def _paint_input(self, painter: QPainter, area: QRectF, i: int, lesson: RuleStep | None) -> None:
        box(painter, area)
        name = f"x{SUBSCRIPTS[i]}"
        text(painter, area.adjusted(12 if area.width() > 80 else 7, 0, 0, 0), name, role="text2", px=12, align=LEFT)
        if i == 0 and area.width() > 80:
            text(painter, area.adjusted(32, 0, 0, 0), self.tr("bias"), role="muted", px=12, align=LEFT)
        value = "−1" if i == 0 else written(lesson.inputs[i]) if lesson else ""
        text(painter, area.adjusted(0, 0, -8, 0), value, weight=600, align=RIGHT)

    def _paint_edge(
        self, painter: QPainter, start: QPointF, sum_at: QPointF, i: int, weight: Fraction, lesson: RuleStep | None
    ) -> None:
        way = sum_at - start
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5
        unit = way / length
        end = sum_at - unit * 24
        arrow(painter, start, end)
        text(painter, _beside(start, end, WEIGHT_PLACES[i]), written(weight))
        change = lesson.after[i] - lesson.before[i] if lesson else Fraction(0)
        if lesson is None or lesson.before == lesson.after:
            return
        shift = QPointF(-unit.y() * 7, unit.x() * 7)
        arrow(painter, end + shift, start + shift, back=True, hot=bool(change), head=0)
        words = f"{'−' if change < 0 else '+'} {written(abs(change))}"
        place = _beside(start, end, CHANGE_PLACES[i])
        if change:
            chip(painter, place, words)
        else:
            text(painter, place, words, role="series2")

    def _paint_answer(self, painter: QPainter, sum_at: QPointF, step_at: QPointF, lesson: RuleStep | None) -> None:
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
        text(painter, (sum_at + step_at) / 2 - QPointF(0, 32), f"k = {written(lesson.sum)}", px=12)
        text(painter, answer.adjusted(0, 0, -10, 0), written(lesson.output), weight=600, align=RIGHT)
        target = QRectF(answer.left(), answer.bottom() + 8, 56, 28)
        box(painter, target)
        text(painter, target.adjusted(10, 0, 0, 0), "t", role="text2", px=12, align=LEFT)
        text(painter, target.adjusted(0, 0, -10, 0), written(lesson.target), weight=600, align=RIGHT)
        if lesson.wrong:
            words = f"t − y = {written(lesson.target - lesson.output)}"
            chip(painter, QPointF(target.left() - 44, target.center().y()), words, px=12)


def _beside(start: QPointF, end: QPointF, place: Place) -> QPointF:
    share, right, down = place
    return start + (end - start) * share + QPointF(right, down)


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


class MatrixForm(QWidget):
    """All points at once: the rows (1, x₁, x₂) times u are the sums, and the step function gives the answers."""

    def __init__(self, exercise: PerceptronExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self.setMinimumSize(400, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lab, more = self.exercise, growth(self.height())
        inputs, _ = lab.data(lab.settings)
        done = [step for step in lab.past if isinstance(step, Layered)]
        tall, wide = min(36.0 * more, (self.height() - 90) / max(len(inputs), 3)), 48.0 * more
        middle = self.height() / 2 + 10
        left = max(16.0, (self.width() - 6 * wide - 140) / 2)
        table = (
            ("X", [["1", written(x), written(y)] for x, y in inputs], "·"),
            ("u", [[written(weight)] for weight in lab.settings.u1[0]], "="),
            ("s", _column([float(step.sums[0][0]) for step in done], len(inputs)), "→"),
            ("y", _column([step.output for step in done], len(inputs)), ""),
        )
        for name, rows, sign in table:
            top = middle - len(rows) * tall / 2
            text(painter, QPointF(left + len(rows[0]) * wide / 2, top - 14), name, role="text2", px=12)
            for r, row in enumerate(rows):
                now = name != "u" and r == lab.at - 1
                hot = now and name in "sy"
                ground = "warning_ground" if hot else "selected" if now or (name == "u" and lab.at) else ""
                for c, words in enumerate(row):
                    area = QRectF(left + c * wide, top + r * tall, wide, tall)
                    cell(
                        painter,
                        area,
                        words,
                        ground=ground,
                        role="series2" if hot else "text",
                        weight=600 if hot else 400,
                    )
            left += len(rows[0]) * wide
            text(painter, QPointF(left + 20, middle), sign, role="text2", px=16)
            left += 40


def _column(values: list[float], count: int) -> list[list[str]]:
    """One number a row as far as they are known."""
    return [[written(float(value))] for value in values] + [[""]] * (count - len(values))


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

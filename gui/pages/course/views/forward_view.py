"""The view of the forward pass: every layer a row of matrices, each cell of which lights its row and its column."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.course.forward import NumberCell
from engine.types import Array
from gui.i18n import said
from gui.labs.course.exercises.forward_exercise import (
    ACTIVATION_WORDS,
    PRINTED,
    ForwardExercise,
    LossStep,
    lesson_of,
)
from gui.labs.course.words import Words, written
from gui.pages.course.frame.canvas import LEFT, arrow, cell, growth, pen, text
from gui.pages.course.frame.cell_canvas import CellCanvas, numbers_text
from gui.pages.course.frame.fields import SettingField, SettingSegments, SettingSwitch
from gui.pages.course.lab_view import LabView, views
from gui.widgets.marks import Label

TALL = 27.0
WIDEST, NARROWEST = 74.0, 44.0
DIGITS = 6  # of a number in its cell, where there is room
FIELDS = ("x", "w1", "b1", "w2", "b2", "w3", "b3")
Marks = dict[tuple[int, int], str]


class ForwardCanvas(CellCanvas):
    """The layers below each other."""

    def __init__(self, exercise: ForwardExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: ForwardExercise
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.tall = TALL
        self.setMinimumSize(520, 240)

    def sizeHint(self) -> QSize:
        return QSize(1037, 346)

    def least_height(self) -> int:
        """So that every layer has room."""
        return max(240, round(sum(self._heights(TALL)) + 30))

    def _heights(self, tall: float) -> list[float]:
        lab = self.exercise
        return [max(len(layer.W), len(lab.settings.x)) * tall + 34 for layer in lab.network.layers]

    def lit(self) -> tuple[int, str, int, int] | None:
        """The cell whose row and column are lit: the one under the pointer, else that of this step."""
        if self.over is not None and self.over.name[:1] in ("s", "y") and self.over.name[1:].isdigit():
            part = "sum" if self.over.name[0] == "s" else "activation"
            return int(self.over.name[1:]) - 1, part, self.over.row, self.over.column
        now = self.exercise.now
        return (now.layer, now.part, now.row, now.column) if isinstance(now, NumberCell) else None

    def paint(self, painter: QPainter) -> None:
        lab = self.exercise
        numbers = lab.layer_numbers()
        given = [np.array(lab.settings.x), *(outputs for _, outputs in numbers[:-1])]
        more = 60 if lab.example in ("simple", "which") else 0
        self.tall = TALL * growth((self.height() - more) * 300 / max(sum(self._heights(TALL)), 300))
        heights = self._heights(self.tall)
        top = max(10.0, (self.height() - sum(heights) - more) / 2)
        for place, (x, (sums, outputs)) in enumerate(zip(given, numbers, strict=True)):
            self._layer(painter, top + 22, place, x, sums, outputs)
            top += heights[place]
        if lab.example == "simple":
            self._loss(painter, top + 26)
        if lab.example == "which":
            self._printed(painter, top + 20)

    def _seen(self, place: int, part: str, numbers: Array, wide: float) -> list[list[str]]:
        seen = self.exercise.seen()
        texts = numbers_text(numbers, DIGITS, wide)
        return [[v if (place, part, r, c) in seen else "" for c, v in enumerate(row)] for r, row in enumerate(texts)]

    def _layer(self, painter: QPainter, top: float, place: int, x: Array, sums: Array, outputs: Array) -> None:
        """One row of matrices: x · W + b = s → y, as far as the steps have come."""
        lab = self.exercise
        layer = lab.network.layers[place]
        number, in_row, in_column = place + 1, *self._lit_marks(place)
        wide = self._cell_width(place)
        row = _MatrixRow(self, painter, top + len(layer.W) * self.tall / 2, wide)
        if place == 0:
            row.matrix(numbers_text(lab.settings.x, DIGITS, wide), "x", typed=True, marks=in_row)
        else:
            row.matrix(self._seen(place - 1, "activation", x, wide), f"y{place}", marks=in_row)
        row.sign("·")
        row.matrix(numbers_text(layer.W, DIGITS, wide), f"W{number}", typed=True, marks=in_column)
        if layer.b is not None:
            row.sign("+")
            above = {(0, column): how for (line, column), how in in_column.items() if line == 0}
            row.matrix(numbers_text([layer.b], DIGITS, wide), f"b{number}", typed=True, marks=above)
        row.sign("=")
        row.matrix(self._seen(place, "sum", sums, wide), f"s{number}", marks=self._now_marks(place, "sum"))
        if lab.example != "product":
            row.arrow(said(Words(ACTIVATION_WORDS[layer.activation])))
            marks = self._now_marks(place, "activation")
            row.matrix(self._seen(place, "activation", outputs, wide), f"y{number}", marks=marks)

    def _cell_width(self, place: int) -> float:
        """How wide a cell of this layer can be: all its matrices and signs stand side by side."""
        layer = self.exercise.network.layers[place]
        columns, biased = len(layer.W[0]), layer.b is not None
        matrices = 2 if self.exercise.example == "product" else 3
        parts = len(layer.W) + columns * (matrices + biased)
        return max(NARROWEST, min(WIDEST * self.tall / TALL, (self.width() - 64 - (150 if biased else 118)) / parts))

    def _lit_marks(self, place: int) -> tuple[Marks, Marks]:
        """The row of x and the column of W whose product is the sum that is lit."""
        lit = self.lit()
        if lit is None or lit[:2] != (place, "sum"):
            return {}, {}
        inputs = range(len(self.exercise.network.layers[place].W))
        return {(lit[2], i): "window" for i in inputs}, {(i, lit[3]): "window" for i in inputs}

    def _now_marks(self, place: int, part: str) -> Marks:
        """The cell of this step, if it is in this matrix."""
        now = self.exercise.now
        here = isinstance(now, NumberCell) and (now.layer, now.part) == (place, part)
        return {(now.row, now.column): "now"} if here and isinstance(now, NumberCell) else {}

    def _loss(self, painter: QPainter, top: float) -> None:
        """The target, the loss, and the gradient of W as far as the steps have come."""
        lab = self.exercise
        lesson = lesson_of(lab.settings)
        done = [step for step in lab.past if isinstance(step, LossStep)]
        text(painter, QPointF(32, top - 11), "t", px=12, role="text2", align=LEFT)
        area = self.grid(
            painter, QPointF(32, top), [[written(v) for v in lesson.t]], self.tall, name="target", typed=True, wide=56
        )
        if done:
            words = f"L = {written(lesson.loss, 8)}"
            text(
                painter,
                QPointF(area.right() + 24, top + self.tall / 2),
                words,
                px=16,
                weight=500,
                align=LEFT,
                role="series2" if len(done) == 1 else "text",
            )
        found = {(s.row, s.column): s.value for s in done if s.kind == "gradient"}
        rows, columns = lesson.gradient.shape
        texts = [
            [written(round(found[r, c], 4), 6) if (r, c) in found else "" for c in range(columns)] for r in range(rows)
        ]
        now = lab.now
        marks = {(now.row, now.column): "now"} if isinstance(now, LossStep) and now.kind == "gradient" else {}
        left = self.width() - 32 - columns * WIDEST
        text(painter, QPointF(left, top - 11), "dW = xᵀ (y − t)", px=12, role="text2", align=LEFT)
        self.grid(painter, QPointF(left, top), texts, self.tall, marks=marks, wide=WIDEST)

    def _printed(self, painter: QPainter, top: float) -> None:
        """The printed digits over the computed ones: what agrees, and where they part."""
        lab = self.exercise
        computed = [f"{v:.8f}" for v in lab.result()[0]]
        text(painter, QRectF(32, top, 90, 24), self.tr("printed"), px=12, role="text2", align=LEFT)
        text(painter, QRectF(32, top + 26, 90, 24), self.tr("computed"), px=12, role="text2", align=LEFT)
        for number, (printed, own, alike) in enumerate(zip(PRINTED, computed, lab.alike(), strict=False)):
            x, digits = 130.0 + number * 260, 0
            for a, b in zip(printed, own, strict=False):
                digits += a.isdigit()
                same = digits <= alike
                for row, sign in enumerate((a, b)):
                    area = QRectF(x, top + row * 26, 22 if sign.isdigit() else 10, 24)
                    ground = "good_ground" if same and sign.isdigit() else "error_ground" if sign.isdigit() else ""
                    cell(painter, area, sign, ground=ground, role="text" if same else "error")
                x += 22 if a.isdigit() else 10
        painter.setPen(pen("line"))


class _MatrixRow:
    """Matrices with signs between them, painted from left to right around one middle line."""

    def __init__(self, canvas: ForwardCanvas, painter: QPainter, middle: float, cell_width: float) -> None:
        self._canvas, self._painter, self._middle, self._wide = canvas, painter, middle, cell_width
        self._left = 32.0

    def matrix(self, numbers: list[list[str]], title: str, *, typed: bool = False, marks: Marks | None = None) -> None:
        """A matrix under its title; the canvas knows it by that name in small letters."""
        corner = QPointF(self._left, self._middle - len(numbers) * self._canvas.tall / 2)
        text(self._painter, QPointF(self._left, corner.y() - 11), title, px=12, role="text2", align=LEFT)
        area = self._canvas.grid(
            self._painter,
            corner,
            numbers,
            self._canvas.tall,
            name=title.lower(),
            typed=typed,
            marks=marks,
            wide=self._wide,
        )
        self._left = area.right()

    def sign(self, words: str, room: float = 32) -> None:
        """A sign of the formula."""
        text(self._painter, QPointF(self._left + room / 2, self._middle), words, role="text2", px=16)
        self._left += room

    def arrow(self, words: str) -> None:
        """An arrow to the right with words over it."""
        arrow(self._painter, QPointF(self._left + 8, self._middle), QPointF(self._left + 46, self._middle), head=5)
        text(self._painter, QPointF(self._left + 27, self._middle - 12), words, px=11, role="text2")
        self._left += 54


@views.register("forward")
class ForwardView(LabView):
    """The matrices in their card, with bias, activation and whole matrices to type below them."""

    def __init__(self, exercise: ForwardExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: ForwardExercise
        self.canvas = ForwardCanvas(exercise)
        row = self.carded(self.canvas, spacing=8)
        self.bias = self.add(SettingSwitch(exercise, "bias"))
        self.hidden = self.add(SettingSegments(exercise, "hidden"))
        self.last = self.add(SettingSegments(exercise, "last"))
        row.addWidget(self.bias)
        row.addWidget(self.hidden)
        row.addWidget(self.last)
        self.fields: dict[str, tuple[Label, SettingField]] = {}
        for name in ("x", "w1", "w2", "w3"):
            label, field = (
                Label(name[0].upper() + name[1:] if name != "x" else "x", "text2"),
                SettingField(exercise, name, 72, most=240),
            )
            self.fields[name] = label, self.add(field)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        self.draw()

    def draw(self) -> None:
        super().draw()
        example = self.exercise.example
        deep = example not in ("simple", "product")
        self.hidden.setVisible(deep)
        self.last.setVisible(deep)
        for name, (label, field) in self.fields.items():
            label.setVisible(deep or name in ("x", "w1"))
            field.setVisible(deep or name in ("x", "w1"))
        self.canvas.setMinimumHeight(self.canvas.least_height())
        self.canvas.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.canvas.setAccessibleName(self.tr("Inputs, weights, sums and outputs of every layer"))

    @classmethod
    def thumbnail(cls, exercise: ForwardExercise, painter: QPainter, rect: QRectF) -> None:
        canvas = ForwardCanvas(exercise)
        y, size = rect.center().y(), 24.0
        left = rect.center().x() - 102
        canvas.grid(
            painter, QPointF(left, y - 12), [["1", "0.5"]], size, marks={(0, 0): "window", (0, 1): "window"}, wide=24
        )
        text(painter, QPointF(left + 56, y), "·", px=16)
        w = numbers_text(exercise.settings.w1, 3)
        canvas.grid(painter, QPointF(left + 64, y - 24), w, size, marks={(0, 1): "window", (1, 1): "window"}, wide=24)
        text(painter, QPointF(left + 146, y), "=", px=13)
        sums = numbers_text(exercise.layer_numbers()[0][0], 2)[0][:2]
        canvas.grid(painter, QPointF(left + 156, y - 12), [sums], size, marks={(0, 1): "window"}, wide=24)

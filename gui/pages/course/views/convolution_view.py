"""The view of the convolution lab: input, filter, products and output as cells, shapes as blocks, a photo."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from engine.course.images.convolution import Position
from engine.types import Array
from gui import theme
from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.labs.course.parts.convolution_settings import BLUES, FORMULA
from gui.labs.course.words import factor, written
from gui.pages.course.frame.canvas import LEFT, RIGHT, arrow, growth, pen, ring, text
from gui.pages.course.frame.cell_canvas import CELL, LEAST_CELL, CellCanvas, Spot, numbers_text
from gui.pages.course.frame.fields import SettingChoice, SettingField, SettingRow, SettingSegments
from gui.pages.course.lab_view import LabView, views
from gui.pages.course.parts.convolution_pictures import paint_photo, paint_shapes
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label
from gui.widgets.segments import Segments

SMALL_CELL = 28.0  # above 7 × 7
INPUTS, KERNELS = ("image", "green", "blue"), ("kernel", "kernel_green", "kernel_blue")
NAMES = ("R", "G", "B")


class SlidingCanvas(CellCanvas):
    """The window on the input, its products, their sum and the output."""

    def __init__(self, exercise: ConvolutionExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: ConvolutionExercise
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 240)

    def sizeHint(self) -> QSize:
        return QSize(1037, 346)

    # what is lit
    def shown(self) -> Position | None:
        """The position under the pointer, else the one of this step."""
        lab = self.exercise
        if self.over is not None and self.over.name == "output":
            number = lab.position_of(self.over.row, self.over.column)
            step = lab.steps[number - 1] if number else None
            return step if isinstance(step, Position) else None
        return lab.now if isinstance(lab.now, Position) else None

    def paint(self, painter: QPainter) -> None:
        lab = self.exercise
        if lab.example in ("batch", "shapes"):
            paint_shapes(self, painter, lab)
        elif lab.example == "photo":
            paint_photo(self, painter, lab)
        else:
            self._paint_sliding(painter)

    def _cell(self) -> float:
        """The size of a cell: 56, 28 above 7 × 7, smaller where the card has less room, never under 24."""
        lab = self.exercise
        channels, rows, columns = lab.input.shape
        more = growth(self.height())
        if channels > 1:
            return max(LEAST_CELL, min(LEAST_CELL * more, (self.width() - 350) / (channels * columns)))
        size = CELL * more if max(rows, columns) <= 7 else SMALL_CELL * more
        across = (self.width() - 330) / (columns + 2 * lab.window[1] + lab.output_shape[1])
        return max(min(size, (self.height() - 118) / rows, across), LEAST_CELL)

    def _paint_sliding(self, painter: QPainter) -> None:
        lab = self.exercise
        if len(lab.input) > 1:
            self._paint_channels(painter)
            return
        size, position = self._cell(), self.shown()
        _, rows, columns = lab.input.shape
        kh, kw = lab.window
        left, top = 32.0, max(48.0, (self.height() - 74 - rows * size) / 2 + 22)
        note = f"{rows - 2 * lab.padding} × {columns - 2 * lab.padding}"
        self.label(painter, QPointF(left, top - 22), self.tr("Input"), note)
        self._paint_input(painter, QPointF(left, top), lab.input[0], size, 0, position)
        x = left + columns * size + 60
        if lab.example == "pool":
            self._paint_output(painter, x - 20, top, size, position)
            return
        products = x + kw * size + 64
        change = self.tr("{rows} × {columns}, type to change").format(rows=kh, columns=kw)
        self.label(painter, QPointF(x, top - 22), self.tr("Filter"), change if kw * size > 130 else f"{kh} × {kw}")
        self.label(painter, QPointF(products, top - 22), self.tr("Products"))
        self.grid(painter, QPointF(x, top), numbers_text(lab.settings.kernel_array[0]), size, name="kernel", typed=True)
        self._paint_products(painter, QPointF(products, top), position, 0, size)
        text(painter, QPointF(x - 30, top + kh * size / 2), "×", role="text2", px=20)
        text(painter, QPointF(products - 32, top + kh * size / 2), "=", role="text2", px=20)
        self._paint_output(painter, products + kw * size, top, size, position)

    def _paint_channels(self, painter: QPainter) -> None:
        """Three channels side by side, each with its filter and its products below it, so that all fit in the card."""
        lab, size, position = self.exercise, self._cell(), self.shown()
        channels, rows, columns = lab.input.shape
        kh, kw = lab.window
        top = max(30.0, (self.height() - (rows + kh) * size - 20) / 2 + 8)
        pitch = max(columns * size, 2 * kw * size + 22) + 30
        below = top + rows * size + 20
        for c in range(channels):
            x = 32 + c * pitch
            note = f"{rows - 2 * lab.padding} × {columns - 2 * lab.padding}"
            self.label(painter, QPointF(x, top - 16), self.tr("Input {channel}").format(channel=NAMES[c]), note)
            self._paint_input(painter, QPointF(x, top), lab.input[c], size, c, position)
            text(painter, QPointF(x, below - 9), self.tr("Filter"), role="text2", px=12, align=LEFT)
            self.grid(
                painter,
                QPointF(x, below),
                numbers_text(lab.settings.kernel_array[c]),
                size,
                name=KERNELS[c],
                typed=True,
            )
            right = x + kw * size + 22
            text(painter, QPointF(right, below - 9), self.tr("Products"), role="text2", px=12, align=LEFT)
            self._paint_products(painter, QPointF(right, below), position, c, size)
        self._paint_output(painter, 32 + channels * pitch - 30, top, max(size, 28.0), position)

    def _paint_input(
        self, painter: QPainter, corner: QPointF, numbers: Array, size: float, c: int, position: Position | None
    ) -> None:
        lab = self.exercise
        marks = {}
        if position is not None:
            y, x = position.row * lab.settings.stride, position.column * lab.settings.stride
            kh, kw = lab.window
            marks = {(y + r, x + s): "window" for r in range(kh) for s in range(kw)}
        self.grid(
            painter, corner, numbers_text(numbers), size, name=INPUTS[c], typed=True, marks=marks,
            quiet=position is not None, offset=lab.padding,
        )  # fmt: skip
        if position is not None:
            y, x = position.row * lab.settings.stride, position.column * lab.settings.stride
            kh, kw = lab.window
            ring(painter, QRectF(corner.x() + x * size, corner.y() + y * size, kw * size, kh * size))

    def _paint_products(
        self, painter: QPainter, corner: QPointF, position: Position | None, c: int, size: float
    ) -> None:
        kh, kw = self.exercise.window
        if position is None:
            self.grid(painter, corner, [[""] * kw] * kh, size)
            return
        products = position.window[c] * position.weights[c]
        if size < 44:
            self.grid(painter, corner, numbers_text(products), size)
            return
        self.grid(painter, corner, [[""] * kw] * kh, size)
        for r, s in np.ndindex(kh, kw):
            area = QRectF(corner.x() + s * size, corner.y() + r * size, size, size)
            a, b = float(position.window[c, r, s]), float(position.weights[c, r, s])
            words = f"{written(a, 3)} × {factor(b, 3)}"
            text(painter, area.adjusted(0, 8, 0, -size / 2), words, role="muted", px=12 if len(words) < 9 else 11)
            text(
                painter,
                area.adjusted(0, size / 2 - 6, 0, -6),
                written(a * b, 4),
                role="text" if a * b else "muted",
                px=16,
            )

    def _paint_output(self, painter: QPainter, end: float, top: float, size: float, position: Position | None) -> None:
        lab = self.exercise
        rows, columns = lab.output_shape
        right = self.width() - 32 - columns * size
        out = lab.output()
        texts = [[written(out[r, c], 5) if (r, c) in out else "" for c in range(columns)] for r in range(rows)]
        height = rows * size
        y = top + max(0.0, (lab.window[0] * size - height) / 2) if len(lab.input) == 1 else top + 20
        now = position
        cell = self._printed_cell(now) if now is not None else None
        marks = {cell: "now"} if cell in out else {}
        self.label(painter, QPointF(right, y - 22), self.tr("Output"), f"{rows} × {columns}")
        self.grid(painter, QPointF(right, y), texts, size, name="output", marks=marks)
        if cell is not None and cell in out:
            ring(painter, QRectF(right + cell[1] * size, y + cell[0] * size, size, size), "series2")
        middle = top + lab.window[0] * size / 2 if len(lab.input) == 1 else y + height / 2
        start, tip = QPointF(end + 12, middle), QPointF(right - 12, middle)
        if tip.x() - start.x() > 40:
            arrow(painter, start, tip, role="text2")
            self._paint_sum(painter, (start + tip) / 2, position)
        self._paint_size(painter, end)

    def _printed_cell(self, position: Position) -> tuple[int, int]:
        """Where the value of a position stands in the output, as the program prints it."""
        lab = self.exercise
        rows, columns = lab.output_shape
        if lab.settings.order == "columns" and rows == columns and lab.example != "pool":
            return divmod(position.column * rows + position.row, columns)
        return position.row, position.column

    def _paint_sum(self, painter: QPainter, middle: QPointF, position: Position | None) -> None:
        lab = self.exercise
        if lab.example == "pool":
            words = {"maximum": "max", "average": self.tr("mean"), "stochastic": self.tr("draw")}[lab.settings.kind]
            text(painter, middle - QPointF(0, 18), words, weight=500, px=16)
            return
        bias = lab.settings.bias
        text(painter, middle - QPointF(0, 20), f"Σ + {factor(bias, 4)}", weight=500, px=16)
        if position is not None:
            text(
                painter,
                middle + QPointF(0, 22),
                f"{written(position.value - bias, 5)} + {factor(bias, 4)}",
                role="text2",
                px=16,
            )

    def _paint_size(self, painter: QPainter, end: float) -> None:
        """The size of the output with its formula: below the cells, or beside the channels."""
        lab = self.exercise
        formula, value = lab.size_formula()
        several = len(lab.input) > 1
        y = self.height() - (50.0 if several else 30.0)
        left = max(end + 16, self.width() - 372) if several else max(32.0, self.width() - 732)
        right = self.width() - 32.0
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(left, y - 24), QPointF(right, y - 24))
        rounded = f" → {int(value)}" if value != int(value) else ""
        words = self.tr("Output size = {formula} = {value}").format(formula=formula, value=written(value, 4) + rounded)
        fits = QFontMetricsF(theme.font(16, 500)).horizontalAdvance(words) <= right - left
        text(painter, QRectF(left, y - 14, 500, 28), words, px=16 if fits else 13, weight=500, align=LEFT)
        if not several:
            area = QRectF(self.width() - 232, y - 14, 200, 28)
            text(painter, area, "(H + 2P − FH) / S + 1", role="muted", px=12, align=RIGHT)

    def least_height(self) -> int:
        """So that three channels with their filters below them have room."""
        lab = self.exercise
        several = lab.example == "three"
        return round((lab.input.shape[1] + lab.window[0]) * LEAST_CELL + 62) if several else 240


@views.register("convolution")
class ConvolutionView(LabView):
    """The cells in their card, with the settings of the segment below them."""

    def __init__(self, exercise: ConvolutionExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: ConvolutionExercise
        self.rows = {
            name: self.add(SettingRow(exercise, name, width=52))
            for name in (
                "padding",
                "stride",
                "bias",
                "pictures",
                "channels",
                "side",
                "kernel_side",
                "filters",
                "hidden",
                "size",
                "seed",
            )
        }
        self.canvas = SlidingCanvas(exercise)
        self.canvas.clicked.connect(self._clicked)
        self.card_of(self.canvas).addWidget(self._make_options())
        self.draw()

    def _make_options(self) -> QWidget:
        self.options = QWidget()
        row = QHBoxLayout(self.options)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        self.blue = Segments()
        self.blue.edited.connect(self.exercise.choose_blue)
        self.order = self.add(SettingSegments(self.exercise, "order"))
        self.kind = self.add(SettingSegments(self.exercise, "kind"))
        self.formula_label = Label("OH =", "text2")
        self.formula = self.add(SettingField(self.exercise, "formula", 200, most=320))
        self.formula_values = Label("", "text2")
        self.applied = self.add(SettingChoice(self.exercise, "applied", 150))
        self.split = self.add(SettingSegments(self.exercise, "split"))
        self.scene, self.digit, self.file = Button(small=True), Button(small=True), Button(small=True, icon="folder")
        self.scene.clicked.connect(lambda: self.exercise.edit(picture="scene"))
        self.digit.clicked.connect(lambda: self.exercise.edit(picture="digit"))
        self.file.clicked.connect(self._open)
        parts: list[QWidget] = [self.blue, self.order, self.kind]
        parts += [row_ for name, row_ in self.rows.items() if name not in ("padding", "stride", "bias")]
        parts += [self.formula_label, self.formula, self.formula_values, self.applied, self.split]
        for part in (*parts, self.scene, self.digit, self.file):
            row.addWidget(part)
        row.addStretch(1)
        return self.options

    def tools(self) -> list[QWidget]:
        return [self.rows[name] for name in ("padding", "stride", "bias")]

    def _clicked(self, spot: Spot) -> None:
        if spot.name == "output":
            number = self.exercise.position_of(spot.row, spot.column)
            if number:
                self.exercise.go_to(number)

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open a picture"))
        if path:
            self.exercise.edit(picture=path)

    # the look
    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        shown = {
            "one": {"padding", "stride", "bias"},
            "padding": {"padding", "stride", "bias", "formula"},
            "three": {"padding", "stride", "bias", "blue", "order"},
            "pool": {"stride", "kind", "size"} | ({"seed"} if lab.settings.kind == "stochastic" else set()),
            "batch": {"pictures", "channels", "side", "kernel_side", "filters"},
            "shapes": {"side", "kernel_side", "filters", "hidden"},
            "photo": {"stride", "applied", "split", "picture"},
        }[lab.example]
        for name, row in self.rows.items():
            row.setVisible(name in shown)
        self.blue.setVisible("blue" in shown)
        self.order.setVisible("order" in shown)
        self.kind.setVisible("kind" in shown)
        for part in (self.formula_label, self.formula, self.formula_values):
            part.setVisible("formula" in shown)
        self.applied.setVisible("applied" in shown)
        self.split.setVisible("split" in shown)
        for button in (self.scene, self.digit, self.file):
            button.setVisible("picture" in shown)
        self.options.setVisible(bool(shown - {"padding", "stride", "bias"}))
        self.blue.set_value(next((name for name, rows in BLUES.items() if rows == lab.settings.blue), None))
        if "formula" in shown:
            self._draw_formula()
        self.canvas.setMinimumHeight(self.canvas.least_height())
        self.canvas.update()

    def _draw_formula(self) -> None:
        found = [f"S = {s}: {written(value, 4)}" for s, value, _ in self.exercise.formula_row()]
        self.formula_values.setText(",  ".join(found))

    def retranslate(self) -> None:
        super().retranslate()
        tip = self.tr("Which of the two blue channels of the notes.")
        self.blue.set_choices([(name, name) for name in BLUES], [tip] * len(BLUES))
        self.blue.setAccessibleName(tip)
        self.formula.setPlaceholderText(FORMULA)
        self.scene.setText(self.tr("Scene"))
        describe(self.scene, self.tr("Scene"), self.tr("The built-in color picture."))
        self.digit.setText(self.tr("Digit"))
        describe(self.digit, self.tr("Digit"), self.tr("A handwritten digit of the sample."))
        self.file.setText(self.tr("Open…"))
        describe(self.file, self.tr("Open a picture"), self.tr("An own picture; it is shrunk to 96 pixels."))
        self.canvas.setAccessibleName(self.tr("Input, filter, products and output"))

    @classmethod
    def thumbnail(cls, exercise: ConvolutionExercise, painter: QPainter, rect: QRectF) -> None:
        canvas = SlidingCanvas(exercise)
        exercise.go_to(2)
        size = 20.0
        left, top = rect.center().x() - 74, rect.center().y() - 1.5 * size
        marks = {(r, c): "window" for r in range(3) for c in range(1, 4)}
        canvas.grid(painter, QPointF(left, top), numbers_text(exercise.input[0][:3]), size, marks=marks)
        ring(painter, QRectF(left + size, top, 3 * size, 3 * size))
        arrow(
            painter,
            QPointF(left + 4 * size + 8, rect.center().y()),
            QPointF(left + 4 * size + 30, rect.center().y()),
            head=5,
        )
        corner = QPointF(left + 4 * size + 38, rect.center().y() - size)
        out = exercise.output()
        texts = [[written(out[r, c], 3) if (r, c) in out else "" for c in range(2)] for r in range(2)]
        canvas.grid(painter, corner, texts, size, marks={(0, 1): "now"}, wide=26)

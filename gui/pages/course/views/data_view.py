"""The view of the lab on data: a picture as numbers, tables with their largest numbers, slices, draws, a photo."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from engine.course.data_by_hand import SCALINGS, draw_deviation, one_hot
from gui import theme
from gui.i18n import said
from gui.labs.course.exercises.data_exercise import BatchesExercise
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.parts.data_words import STAGE_WORDS
from gui.labs.course.words import Words, written
from gui.pages.course.frame.canvas import LEFT, RIGHT, arrow, cell, growth, pen, ring, text
from gui.pages.course.frame.cell_canvas import CellCanvas, numbers_text
from gui.pages.course.frame.fields import SettingChoice, SettingField, SettingRow, SettingSegments, SettingSwitch
from gui.pages.course.frame.pixels import color_image, paint_pixels
from gui.pages.course.lab_view import LabView, views
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label
from gui.widgets.numbers import percent


class DataCanvas(CellCanvas):
    """What the segment shows."""

    def __init__(self, exercise: BatchesExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: BatchesExercise
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 240)

    def sizeHint(self) -> QSize:
        return QSize(1037, 346)

    def paint(self, painter: QPainter) -> None:
        {
            "picture": self._picture, "answer": self._answer, "argmax": self._argmax, "count": self._count,
            "slices": self._slices, "draws": self._draws, "scaling": self._scaling, "photo": self._photo,
        }[self.exercise.example](painter)  # fmt: skip

    def _picture(self, painter: QPainter) -> None:
        lab = self.exercise
        pixels, label = lab.picture()
        kinds = {step.kind for step in lab.past}
        size = min(self.height() - 60.0, 280.0 * growth(self.height()))
        area = QRectF(40, (self.height() - size) / 2, size, size)
        paint_pixels(painter, area, pixels / 255, low=0, high=1)
        each = size / 28
        for row, column in np.ndindex(28, 28) if "picture" in kinds and each >= 9 else ():
            if row % 4 == 0 and column % 4 == 0:
                value = pixels[row, column]
                shown = written(float(value) / 255, 2) if "normalize" in kinds else str(value)
                where = QRectF(area.left() + column * each, area.top() + row * each, 4 * each, 4 * each)
                text(painter, where, shown, px=11, role="series2" if value > 0 else "disabled")
        left = area.right() + 60
        wide = self.width() - left - 40
        if "flatten" in kinds:
            text(painter, QPointF(left, 46), self.tr("one row of 784 numbers"), weight=600, align=LEFT)
            strip = QRectF(left, 62, wide, 40)
            paint_pixels(painter, strip, pixels.reshape(1, -1) / 255, low=0, high=1)
            text(painter, QPointF(left, 116), "0", px=12, role="muted", align=LEFT)
            text(painter, QPointF(strip.right(), 116), "783", px=12, role="muted", align=RIGHT)
        if "one-hot" in kinds:
            text(
                painter,
                QPointF(left, 168),
                self.tr("label {label} as one-hot").format(label=label),
                weight=600,
                align=LEFT,
            )
            across = min(44.0, wide / 10)
            marks = {(0, label): "now"}
            row_of = [[str(v) for v in one_hot(label)]]
            self.grid(painter, QPointF(left, 184), row_of, 36, marks=marks, wide=across)
            for k in range(10):
                text(painter, QPointF(left + (k + 0.5) * across, 234), str(k), px=12, role="muted")

    def _answer(self, painter: QPainter) -> None:
        lab = self.exercise
        pixels, label = lab.picture()
        size = min(self.height() - 60.0, 240.0 * growth(self.height()))
        area = QRectF(40, (self.height() - size) / 2, size, size)
        paint_pixels(painter, area, pixels / 255, low=0, high=1)
        left = area.right() + 56
        tall = min(28.0 * growth(self.height()), (self.height() - 40) / 10)
        top, wide = (self.height() - 10 * tall) / 2, self.width() - left - 190
        largest = max(step.value for step in lab.steps)
        for step in lab.steps:
            y, seen = top + step.place * tall, step.place < lab.at
            role = "good" if step.place == label else "text2"
            name = QRectF(left, y, 20, tall)
            text(painter, name, str(step.place), role=role, weight=600 if step.place == label else 400, align=RIGHT)
            bar = QRectF(left + 32, y + 4, wide, tall - 8)
            painter.fillRect(bar, theme.color("hover"))
            if seen:
                now = step is lab.now or (lab.at_end and step.value == largest)
                filled = QRectF(bar.left(), bar.top(), max(bar.width() * step.value, 1), bar.height())
                painter.fillRect(filled, theme.color("series2" if now else "histogram_bar"))
                number = QRectF(bar.right() + 12, y, 140, tall)
                text(painter, number, written(step.value, 6), role="series2" if now else "text", align=LEFT)

    def _argmax(self, painter: QPainter) -> None:
        lab = self.exercise
        shares = lab.settings.shares
        size = min(48.0 * growth(self.height()), (self.height() - 120) / len(shares))
        wide = 76.0 * growth(self.height())
        left, top = self.width() / 2 - len(shares[0]) * wide / 2, (self.height() - len(shares) * size) / 2 - 14
        marks: dict[tuple[int, int], str] = {}
        for step in lab.past:
            at = (int(step.value), step.place) if step.kind == "column" else (step.place, int(step.value))
            marks[at] = "now" if step is lab.now else marks.get(at, "window")
        self.grid(
            painter, QPointF(left, top), numbers_text(shares), size, name="shares", typed=True, marks=marks, wide=wide
        )
        for step in lab.past:
            role = "series2" if step is lab.now else "text2"
            if step.kind == "column":
                where = QPointF(left + (step.place + 0.5) * wide, top + len(shares) * size + 18)
            else:
                where = QPointF(left + len(shares[0]) * wide + 28, top + (step.place + 0.5) * size)
            text(painter, where, str(int(step.value)), px=16, weight=600, role=role)
        text(painter, QPointF(left - 16, top + len(shares) * size + 18), "axis 0", px=12, role="muted", align=RIGHT)
        text(painter, QPointF(left + len(shares[0]) * wide + 28, top - 16), "axis 1", px=12, role="muted")

    def _count(self, painter: QPainter) -> None:
        lab = self.exercise
        rows = (("first", self.tr("answers")), ("second", self.tr("labels")))
        count = max(len(lab.settings.first), 1)
        more = growth(self.height())
        wide, tall = min(56.0 * more, (self.width() - 200) / count), 44.0 * more
        left, top = 130.0, self.height() / 2 - tall - 26
        for r, (name, words) in enumerate(rows):
            numbers = [[written(v) for v in getattr(lab.settings, name)]]
            marks = {(0, i): ("now" if i == lab.at - 1 else "window") for i, s in enumerate(lab.past) if s.value}
            y = top + r * (tall + 18)
            text(painter, QRectF(20, y, 96, tall), words, role="text2", align=RIGHT)
            self.grid(painter, QPointF(left, y), numbers, tall, name=name, typed=True, marks=marks, wide=wide)
        if 0 < lab.at <= count:
            ring(painter, QRectF(left + (lab.at - 1) * wide, top - 3, wide, 2 * tall + 24))
        right = int(sum(step.value for step in lab.past))
        text(
            painter,
            QPointF(left, top + 2 * tall + 54),
            self.tr("equal: {count}").format(count=right),
            px=16,
            weight=600,
            align=LEFT,
        )

    def _slices(self, painter: QPainter) -> None:
        lab = self.exercise
        steps = lab.steps
        columns = min(10, len(steps)) if len(steps) <= 100 else 25
        rows = -(-len(steps) // columns)
        wide, tall = (
            min(92.0 * growth(self.height()), (self.width() - 64) / columns),
            min(40.0 * growth(self.height()), (self.height() - 50) / rows),
        )
        left, top = (self.width() - columns * wide) / 2, (self.height() - rows * tall) / 2
        for number, step in enumerate(steps):
            row, column = divmod(number, columns)
            area = QRectF(left + column * wide, top + row * tall, wide, tall).adjusted(1, 1, -1, -1)
            seen, now = number < lab.at, number == lab.at - 1
            words = str(int(step.value)) if seen and tall >= 14 else ""
            ground = "warning_ground" if now else "selected" if seen else ""
            role, weight = ("series2", 600) if now else ("text", 400)
            cell(painter, area, words, px=13 if tall >= 20 else 11, ground=ground, role=role, weight=weight)

    def _draws(self, painter: QPainter) -> None:
        lab = self.exercise
        right = sources.right_answers(lab.settings.network, lab.settings.data)
        accuracy = float(right.mean())
        off = draw_deviation(accuracy, lab.settings.draws)
        values = [step.value / lab.settings.draws for step in lab.steps]
        reach = max(3.5 * off, *(abs(v - accuracy) * 1.2 for v in values), 1e-6)
        plot = QRectF(110, 40, self.width() - 190, self.height() - 96)

        def at(place: float, share: float) -> QPointF:
            x = plot.left() + (place + 0.5) / len(values) * plot.width()
            return QPointF(x, plot.center().y() - (share - accuracy) / reach * plot.height() / 2)

        band = QRectF(
            plot.left(), at(0, accuracy + off).y(), plot.width(), at(0, accuracy - off).y() - at(0, accuracy + off).y()
        )
        painter.fillRect(band, theme.color("selected"))
        painter.setPen(pen("accent", 1.6))
        painter.drawLine(QPointF(plot.left(), plot.center().y()), QPointF(plot.right(), plot.center().y()))
        for share, name in ((accuracy, percent(accuracy, 2)), (accuracy + off, "+σ"), (accuracy - off, "−σ")):
            text(painter, QPointF(plot.left() - 10, at(0, share).y()), name, px=12, role="muted", align=RIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, value in enumerate(values[: lab.at]):
            now = place == lab.at - 1
            painter.setBrush(theme.color("series2" if now else "series1"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(at(place, value), 6, 6)
            text(
                painter,
                at(place, value) - QPointF(0, 17),
                percent(value, 2),
                px=12,
                role="series2" if now else "text",
            )
            text(painter, QPointF(at(place, value).x(), plot.bottom() + 16), str(place + 1), px=12, role="muted")
        text(painter, QPointF(plot.right(), plot.bottom() + 34), self.tr("draw"), px=12, role="muted", align=RIGHT)

    def _scaling(self, painter: QPainter) -> None:
        lab = self.exercise
        reached = lab.reached
        top = (self.height() - len(SCALINGS) * 54) / 2
        for number, scaling in enumerate(SCALINGS.values()):
            y = top + number * 54
            now = number == lab.at - 1
            text(
                painter,
                QRectF(30, y, 330, 26),
                said(Words(scaling.title)),
                role="text" if now else "text2",
                align=RIGHT,
                weight=600 if now else 400,
            )
            bar = QRectF(380, y, self.width() - 520, 26)
            painter.fillRect(bar, theme.color("hover"))
            share = reached.get(scaling.name)
            if share is not None:
                painter.fillRect(
                    QRectF(bar.left(), y, bar.width() * share, 26), theme.color("series2" if now else "histogram_bar")
                )
                text(painter, QRectF(bar.right() + 12, y, 90, 26), percent(share), weight=600, align=LEFT)

    def _photo(self, painter: QPainter) -> None:
        lab = self.exercise
        s = lab.settings
        stages = sources.photo_stages(s.photo, s.channel, s.invert, s.center)
        size = min((self.width() - 240) / (len(stages) + 1) - 40, self.height() - 90, 190.0 * growth(self.height()))
        top, left = (self.height() - size) / 2, 32.0
        photo = sources.photo(s.photo)
        tall = size * photo.shape[0] / max(photo.shape[:2])
        wide = size * photo.shape[1] / max(photo.shape[:2])
        image = color_image(photo)
        painter.drawImage(QRectF(left, top, wide, tall), image, QRectF(image.rect()))
        text(painter, QPointF(left + size / 2, top - 12), self.tr("photo"), px=12, role="text2")
        for number, stage in enumerate(stages[: lab.at]):
            x = left + (number + 1) * (size + 40)
            arrow(painter, QPointF(x - 34, top + size / 2), QPointF(x - 8, top + size / 2), head=5)
            area = QRectF(x, top, size, size)
            name = "not inverted" if stage.name == "inverted" and not s.invert else stage.name
            text(painter, QPointF(x + size / 2, top - 12), said(Words(STAGE_WORDS[name])), px=12, role="text2")
            paint_pixels(painter, area, stage.picture, low=0, high=1)
            if number == lab.at - 1:
                ring(painter, area.adjusted(-2, -2, 2, 2))
        if lab.at_end:
            digit, share = lab.answer_of_photo()
            x = left + (len(stages) + 1) * (size + 40)
            arrow(painter, QPointF(x - 34, top + size / 2), QPointF(x - 8, top + size / 2), head=5)
            text(painter, QPointF(x + 30, top + size / 2 - 12), str(digit), px=32, weight=600, role="series2")
            text(painter, QPointF(x + 30, top + size / 2 + 24), percent(share), px=13, role="text2")


@views.register("data")
class DataView(LabView):
    """Pictures and numbers in their card, with what the segment needs below them."""

    def __init__(self, exercise: BatchesExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: BatchesExercise
        self.canvas = DataCanvas(exercise)
        row = self.carded(self.canvas, spacing=10)
        self.parts: dict[str, QWidget] = {
            "data": self.add(SettingChoice(exercise, "data", 140)),
            "part": self.add(SettingSegments(exercise, "part")),
            "number": self.add(SettingRow(exercise, "number", width=64)),
            "shares": self.add(SettingField(exercise, "shares", 260, most=420)),
            "network": self.add(SettingChoice(exercise, "network", 212)),
            "batch": self.add(SettingRow(exercise, "batch", width=60)),
            "draws": self.add(SettingRow(exercise, "draws", width=64)),
            "times": self.add(SettingRow(exercise, "times", width=48)),
            "seed": self.add(SettingRow(exercise, "seed", width=48)),
            "channel": self.add(SettingChoice(exercise, "channel", 84)),
            "invert": self.add(SettingSwitch(exercise, "invert")),
            "scale": self.add(SettingSwitch(exercise, "scale")),
            "center": self.add(SettingSwitch(exercise, "center")),
        }
        self.train = Button(small=True, icon="play")
        self.train.clicked.connect(exercise.train_all)
        self.open = Button(small=True, icon="folder")
        self.open.clicked.connect(self._open)
        self.parts |= {"train": self.train, "open": self.open}
        self.busy = Label("", "muted", "small")
        for part in (*self.parts.values(), self.busy):
            row.addWidget(part)
        row.addStretch(1)
        self.draw()

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open a photo"))
        if path:
            self.exercise.edit(photo=path)

    def draw(self) -> None:
        super().draw()
        shown = {
            "picture": ("data", "part", "number"),
            "answer": ("data", "part", "number", "network"),
            "argmax": ("shares",),
            "count": (),
            "slices": ("data", "network", "batch"),
            "draws": ("data", "network", "draws", "times", "seed"),
            "scaling": ("data", "train"),
            "photo": ("open", "network", "channel", "invert", "scale", "center"),
        }[self.exercise.example]
        for name, part in self.parts.items():
            part.setVisible(name in shown)
        busy = self.exercise.preparing
        self.train.setEnabled(not busy)
        self.busy.setText(self.tr("computing…") if busy else "")
        self.canvas.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.train.setText(self.tr("Train all four"))
        describe(self.train, self.tr("Train all four"), self.tr("One epoch of the same network for each scaling."))
        self.open.setText(self.tr("Open…"))
        describe(self.open, self.tr("Open a photo"), self.tr("An own photo of one digit."))
        self.canvas.setAccessibleName(self.tr("Pictures and numbers"))

    @classmethod
    def thumbnail(cls, exercise: BatchesExercise, painter: QPainter, rect: QRectF) -> None:
        pixels, label = exercise.picture()
        area = QRectF(rect.left() + 20, rect.center().y() - 28, 56, 56)
        paint_pixels(painter, area, pixels / 255, low=0, high=1)
        left, wide = area.right() + 22, rect.width() - 118
        arrow(painter, QPointF(area.right() + 4, rect.center().y()), QPointF(left - 4, rect.center().y()), head=5)
        paint_pixels(
            painter, QRectF(left, rect.center().y() - 18, wide, 12), pixels.reshape(1, -1) / 255, low=0, high=1
        )
        for k, bit in enumerate(one_hot(label)):
            where = QRectF(left + k * wide / 10, rect.center().y() + 6, wide / 10, 16)
            cell(painter, where, str(bit), px=11, ground="selected" if bit else "")

"""The view of the over-fitting lab: numbers through dropout and batch norm, trials with their bars, and the race."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.i18n import said
from gui.labs.course.exercises.overfitting_exercise import OverfittingExercise, measured_name
from gui.labs.course.parts.overfitting_trials import TESTED, TRIALS
from gui.labs.course.words import Words, written
from gui.pages.course.frame.canvas import LEFT, RIGHT, curve, growth, text
from gui.pages.course.frame.cell_canvas import CellCanvas
from gui.pages.course.frame.fields import SettingRow, SettingSegments
from gui.pages.course.lab_view import LabView, views
from gui.pages.course.parts.folds_drawing import divisions, paint_divisions
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label
from gui.widgets.numbers import percent

ROWS = ("x", "draw", "mask", "training", "reading")


class OverfitCanvas(CellCanvas):
    """What the segment shows."""

    def __init__(self, exercise: OverfittingExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: OverfittingExercise
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 240)

    def sizeHint(self) -> QSize:
        return QSize(1037, 346)

    def paint(self, painter: QPainter) -> None:
        example = self.exercise.example
        if example == "dropout":
            self._dropout(painter)
        elif example == "norm":
            self._norm(painter)
        elif example == "race":
            self._race(painter)
        elif example == "folds":
            self._folds(painter)
        else:
            self._trials(painter)

    def _dropout(self, painter: QPainter) -> None:
        lab = self.exercise
        d = lab.dropout
        kinds = {step.kind for step in lab.past}
        more = growth(self.height())
        wide, pitch = min(74.0 * more, (self.width() - 190) / len(d.x)), min(52.0 * more, (self.height() - 4) / 5)
        left, top, tall = 130.0, (self.height() - 5 * pitch) / 2 + 6, pitch - 12
        rows = {
            "x": [written(v, 4) for v in d.x],
            "draw": [f"{v:.2f}" for v in lab.draws],
            "mask": [str(bit) for bit in d.keep],
            "training": [written(float(v), 4) for v in d.training],
            "reading": [written(float(v), 4) for v in d.reading],
        }
        names = {
            "x": "x",
            "draw": self.tr("drawn"),
            "mask": self.tr("keep"),
            "training": self.tr("training"),
            "reading": self.tr("reading"),
        }
        silent = {(0, i): "light" for i, bit in enumerate(d.keep) if not bit}
        for number, name in enumerate(ROWS):
            y = top + number * pitch
            seen = name == "x" or name in kinds
            now = lab.now is not None and lab.now.kind == name
            text(painter, QRectF(10, y, 106, tall), names[name], role="series2" if now else "text2", align=RIGHT)
            cells = [rows[name] if seen else [""] * len(d.x)]
            marks = silent if name in ("mask", "training") and seen else None
            self.grid(
                painter,
                QPointF(left, y),
                cells,
                tall,
                name="x" if name == "x" else "",
                typed=name == "x",
                marks=marks,
                wide=wide,
            )

    def _norm(self, painter: QPainter) -> None:
        lab = self.exercise
        n = lab.norm
        kinds = {step.kind for step in lab.past}
        more = growth(self.height())
        wide, tall, pitch = 92.0 * more, 44.0 * more, 72.0 * more
        left, top = 110.0, max(30.0, (self.height() - 3 * pitch) / 2)
        rows = (
            ("batch", "x", [written(v, 6) for v in n.x], True),
            ("normalized", "x̂", [written(float(v), 5) for v in n.normalized], "normalized" in kinds),
            ("output", "y", [written(float(v), 5) for v in n.output], "output" in kinds),
        )
        for number, (name, words, cells, seen) in enumerate(rows):
            y = top + number * pitch
            now = lab.now is not None and lab.now.kind == name
            text(painter, QRectF(10, y, 84, tall), words, px=16, role="series2" if now else "text2", align=RIGHT)
            shown = [cells if seen else [""] * len(cells)]
            self.grid(
                painter,
                QPointF(left, y),
                shown,
                tall,
                name=name if name == "batch" else "",
                typed=name == "batch",
                wide=wide,
            )
        x = left + len(n.x) * wide + 50
        mean, variance = n.used
        facts = []
        if "mean" in kinds or not n.training:
            facts.append(f"μ = {written(mean, 6)}")
        if "variance" in kinds or not n.training:
            facts.append(f"σ² = {written(variance, 6)}")
        if "running" in kinds:
            facts += [
                self.tr("running μ → {value}").format(value=written(n.updated[0], 6)),
                self.tr("running σ² → {value}").format(value=written(n.updated[1], 6)),
            ]
        for i, fact in enumerate(facts):
            role = "series2" if i == len(facts) - 1 else "text"
            text(painter, QPointF(x, top + tall / 2 + i * 36), fact, px=16, weight=500, align=LEFT, role=role)

    def _trials(self, painter: QPainter) -> None:
        lab = self.exercise
        rows = lab.rows_of(lab.settings)
        if not rows:
            self._missing(
                painter, self.tr("Nothing measured yet"), self.tr("A button below trains; its bars appear here.")
            )
            return
        tall = min(34.0, (self.height() - 40) / len(rows))
        low = min(0.9, *(accuracy for _, name, accuracy, _ in rows if not name.startswith("±")))
        low = max(0.0, low - 0.05)
        top = (self.height() - tall * len(rows)) / 2
        before = ""
        for number, (trial, name, accuracy, _) in enumerate(rows):
            y = top + number * tall
            now = number == lab.at - 1
            if trial != before:
                text(painter, QRectF(24, y, 250, tall - 8), said(TRIALS[trial].title), align=LEFT, weight=600)
                before = trial
            text(painter, QRectF(250, y, 180, tall - 8), said(measured_name(name)), align=RIGHT, role="text2")
            bar = QRectF(446, y, self.width() - 580, tall - 8)
            spread = name.startswith("±")
            if not spread:
                painter.fillRect(bar, theme.color("hover"))
                share = (accuracy - low) / (1 - low)
                filled = QRectF(bar.left(), y, bar.width() * share, tall - 8)
                painter.fillRect(filled, theme.color("series2" if now else "histogram_bar"))
            text(painter, QRectF(bar.right() + 12, y, 110, tall - 8), percent(accuracy, 2), weight=600, align=LEFT)
        text(painter, QPointF(446, top - 12), percent(low, 0), px=12, role="muted", align=LEFT)

    def _folds(self, painter: QPainter) -> None:
        lab = self.exercise
        rows = lab.rows_of(lab.settings)
        measured = {name: accuracy for _, name, accuracy, _ in rows}
        now = rows[lab.at - 1][1] if 0 < lab.at <= len(rows) else ""
        names = [said(TRIALS["split"].title), *(said(measured_name(f"fold {i + 1}")) for i in range(lab.settings.k))]
        summary = ""
        if "mean" in measured:
            summary = self.tr("mean {mean} %, deviation {deviation} %").format(
                mean=f"{100 * measured['mean']:.2f}", deviation=f"{100 * measured.get('± deviation', 0):.2f}"
            )
        area = QRectF(self.rect()).adjusted(16, 12, -16, -12)
        divided = divisions(TESTED, lab.settings.k, measured, names, now)
        paint_divisions(painter, area, divided, self.tr("train"), self.tr("test"), summary)

    def _race(self, painter: QPainter) -> None:
        words = self.tr("The button below hands the five networks over; their curves appear there.")
        self._missing(painter, self.tr("The race runs on the page Compare"), words)

    def _missing(self, painter: QPainter, title: str, words: str) -> None:
        """The empty state: what is missing, and what brings it."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        text(painter, middle - QPointF(0, 11), title, weight=600)
        text(painter, middle + QPointF(0, 13), words, role="text2")


@views.register("over-fitting")
class OverfittingView(LabView):
    """The numbers in their card, with settings and buttons below them."""

    def __init__(self, exercise: OverfittingExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: OverfittingExercise
        self.canvas = OverfitCanvas(exercise)
        row = self.carded(self.canvas, spacing=10)
        self.parts: dict[str, QWidget] = {
            "ratio": self.add(SettingRow(exercise, "ratio", slide=(0, 0.9), width=56)),
            "seed": self.add(SettingRow(exercise, "seed", width=48)),
            "scaling": self.add(SettingSegments(exercise, "scaling")),
            "mode": self.add(SettingSegments(exercise, "mode")),
            "gamma": self.add(SettingRow(exercise, "gamma", width=64)),
            "beta": self.add(SettingRow(exercise, "beta", width=64)),
            "running_mean": self.add(SettingRow(exercise, "running_mean", width=64)),
            "running_variance": self.add(SettingRow(exercise, "running_variance", width=64)),
        }
        self.parts["ratio"].setFixedWidth(210)
        self.buttons: dict[str, Button] = {}
        for key in TRIALS:
            button = Button(small=True, icon="play")
            button.clicked.connect(lambda _=False, key=key: exercise.start(key))
            self.buttons[key] = self.parts[key] = button
        self.parts["k"] = self.add(SettingRow(exercise, "k", width=48))
        self.race = self.parts["race"] = Button(small=True, icon="compare")
        self.race.clicked.connect(self._race)
        self.busy = Label("", "muted", "small")
        for part in (*self.parts.values(), self.busy):
            row.addWidget(part)
        row.addStretch(1)
        self.draw()

    def _race(self) -> None:
        self.handover_requested.emit("compare", self.exercise.race())

    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        shown: tuple[str, ...] = {
            "dropout": ("ratio", "seed", "scaling"),
            "norm": ("mode", "gamma", "beta", "running_mean", "running_variance"),
            "race": ("race",),
            "folds": ("split", "folds", "k"),
        }.get(lab.example, lab.trials.get(lab.example, ()))
        for name, part in self.parts.items():
            part.setVisible(name in shown)
        for button in self.buttons.values():
            button.setEnabled(not lab.running)
        self.busy.setText(self.tr("training…") if lab.running else "")
        self.canvas.update()

    def retranslate(self) -> None:
        super().retranslate()
        for key, button in self.buttons.items():
            button.setText(said(TRIALS[key].title))
            describe(button, said(TRIALS[key].title), self.tr("Trains small networks on the sample and measures them."))
        self.race.setText(self.tr("Race on Compare"))
        describe(self.race, self.race.text(), self.tr("Opens Compare with five runs on 300 digits, ready to start."))
        self.canvas.setAccessibleName(self.tr("Numbers through dropout and batch norm, and measured accuracies"))

    @classmethod
    def thumbnail(cls, exercise: OverfittingExercise, painter: QPainter, rect: QRectF) -> None:
        left, right, bottom = rect.left() + 22, rect.right() - 52, rect.bottom() - 16
        tall = rect.height() - 34
        for name, role, rise, fall in (("train", "series1", 5.0, 0.0), ("test", "series2", 6.0, 0.16)):
            points = []
            for i in range(41):
                t = i / 40
                share = (1 - 2.718 ** (-rise * t)) * (0.98 if name == "train" else 0.72) - fall * t
                points.append(QPointF(left + t * (right - left), bottom - share * tall))
            curve(painter, points, role, 2, (6, 4) if name == "test" else ())
            words = said(Words("train") if name == "train" else Words("test"))
            text(painter, points[-1] + QPointF(8, 0), words, px=12, role=role, align=LEFT)

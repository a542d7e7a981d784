"""Mistakes: figures, the matrix, the digits of the chosen numbers, the worst mistakes and the calibration."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui import theme
from gui.labs.inspect.mistakes_lab import MistakeFigures, MistakesLab
from gui.pages.inspect.mistakes.calibration_plot import CalibrationPlot
from gui.pages.inspect.mistakes.confusion_card import ConfusionCard
from gui.pages.inspect.mistakes.digit_gallery import DigitGallery, DigitRows, Item
from gui.pages.inspect.view import View
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Card, Hairline
from gui.widgets.marks import Cell, KeyFigures, Label
from gui.widgets.numbers import percent, percent_sign
from gui.widgets.pictures import digit_image
from gui.widgets.segments import Segments

MOST_SHOWN = 600  # digits of a gallery: more than anyone looks at


class LikeliestThree(QWidget):
    """The likeliest answers for one digit in a line: name, bar, certainty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, float, bool]] = []
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: list[tuple[str, float, bool]]) -> None:
        """Show (class, probability, whether it is the right one)."""
        self._rows = rows
        self.setAccessibleName(", ".join(f"{name}: {percent(share)}" for name, share, _ in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(len(self._rows), 1)
        for place, (name, share, right) in enumerate(self._rows):
            left = place * wide
            painter.setFont(theme.font(13, 600))
            painter.setPen(theme.color("text"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 40)
            painter.drawText(QRectF(left, 0, 42, 20), Qt.AlignmentFlag.AlignVCenter, shown)
            bar = left + min(painter.fontMetrics().horizontalAdvance(shown), 42) + 6
            painter.setFont(theme.font(12))
            number = painter.fontMetrics().horizontalAdvance(percent(share))
            long = min(28.0, left + wide - bar - number - 12)  # names leave it less room than digits do
            if long >= 8:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(QRectF(bar, 8, long, 4), 2, 2)
                painter.setBrush(theme.color("histogram_bar" if right else "series2"))
                painter.drawRoundedRect(QRectF(bar, 8, long * share, 4), 2, 2)
                bar += long + 4
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(bar, 0, 60, 20), Qt.AlignmentFlag.AlignVCenter, percent(share))


class MistakesView(View):
    """Draws the lab of the mistakes; `accepted` asks to take the selected digit on."""

    accepted = Signal()
    card: ConfusionCard

    def __init__(self, lab: MistakesLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._items: tuple[object, list[Item], list[Item]] = (None, [], [])
        self.figures = KeyFigures()
        self.card = ConfusionCard(lab)
        self.card.matrix.accepted.connect(self.accepted)
        self._make_gallery()
        self._make_worst()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.figures)
        self.right = QWidget()
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.gallery_card, 1)
        right.addWidget(self.worst_card)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(16)
        self.row.addWidget(self.card, 500)
        self.row.addWidget(self.right, 426)
        column.addLayout(self.row, 1)

    def _make_gallery(self) -> None:
        self.gallery_card = Card()
        self.gallery_title, self.gallery_count = Label("", "text", "section"), Label("", "muted", "small")
        self.order = Segments()
        self.order.edited.connect(lambda first: self.lab.edit(surest_first=first))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.gallery_title)
        head.addWidget(self.gallery_count, 1)
        head.addWidget(self.order)
        self.gallery = DigitGallery()
        self.gallery.rows.chosen.connect(self.lab.choose_digit)
        self.gallery.rows.accepted.connect(self.accepted)
        self.gallery.rows.left.connect(lambda: self.lab.choose(frozenset()))
        self.empty = Label("", "text", "section")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.gallery)
        self.stack.addWidget(self.empty)
        self.number, self.top = Label("", "muted", "small"), LikeliestThree()
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.number)
        foot.addWidget(self.top, 1)
        self.gallery_card.body.addLayout(head)
        self.gallery_card.body.addWidget(self.stack, 1)
        self.gallery_card.body.addWidget(Hairline())
        self.gallery_card.body.addLayout(foot)

    def _make_worst(self) -> None:
        self.worst_card = Card()
        self.worst_card.setFixedHeight(172)
        self.worst_view = Segments()
        self.worst_view.edited.connect(lambda _: self.draw())
        self.worst_hint = Label("", "muted", "small")
        self.worst_hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.all = Button(kind="link", small=True)
        self.all.clicked.connect(lambda: self.lab.choose(frozenset()))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.worst_view)
        head.addWidget(self.worst_hint, 1)
        head.addWidget(self.all)
        self.worst = DigitRows()
        self.worst.chosen.connect(self._worst_chosen)
        self.worst.accepted.connect(self.accepted)
        self.calibration = CalibrationPlot()
        self.worst_stack = QStackedWidget()
        self.worst_stack.addWidget(self.worst)
        self.worst_stack.addWidget(self.calibration)
        self.worst_card.body.addLayout(head)
        self.worst_card.body.addWidget(self.worst_stack, 1)

    def _worst_chosen(self, digit: int) -> None:
        answers = self.lab.answers
        if answers is not None:
            self.lab.choose(frozenset({(int(answers.labels[digit]), int(answers.read[digit]))}))
            self.lab.choose_digit(digit)

    # -- words ---------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.card.retranslate()
        self.order.set_choices(
            [(True, self.tr("surest first")), (False, self.tr("least sure"))],
            [
                self.tr("The digits that it was surest of stand first."),
                self.tr("The digits that it was least sure of stand first."),
            ],
        )
        self.worst_view.set_choices(
            [("worst", self.tr("Worst mistakes")), ("calibration", self.tr("Calibration"))],
            [
                self.tr("The misread digits that the network was surest of."),
                self.tr("How often it is right where it says that it is so certain."),
            ],
        )
        self.empty.setText(self.tr("Every digit is right"))
        describe(
            self.gallery.rows,
            self.tr("Digits of the chosen numbers"),
            self.tr("Arrows walk through them, Enter takes the selected one on, Esc shows all mistakes."),
        )
        describe(self.worst, self.tr("Worst mistakes"), self.tr("A click opens the number that the digit belongs to."))

    def name(self, k: int) -> str:
        """A class by its name."""
        return self.lab.subject.classes[k] if self.lab.subject is not None else str(k)

    def _draw_figures(self) -> None:
        f = self.lab.figures
        if f is None:
            titles = (self.tr("Test accuracy"), self.tr("Mistakes"), self.tr("Weakest digit"))
            more = (self.tr("Most mixed up"), self.tr("Wrong at over 99 %"), self.tr("Right digit second"))
            self.figures.set_cells([Cell(title, "") for title in (*titles, *more)])
        else:
            self.figures.set_cells((*self._cells_of_all(f), *self._cells_of_classes(f), *self._cells_of_answers(f)))

    def _cells_of_all(self, f: MistakeFigures) -> tuple[Cell, Cell]:
        train = self.lab.subject is not None and self.lab.subject.part == "train"
        return (
            Cell(
                self.tr("Train accuracy") if train else self.tr("Test accuracy"),
                f"{100 * f.accuracy:.2f}",
                percent_sign().strip(),
                tip=self.tr("Share of the digits that are read right."),
            ),
            Cell(
                self.tr("Mistakes of {count}").format(count=f"{f.digits:,}"),
                f"{f.mistakes:,}",
                tip=self.tr("How many digits are misread."),
            ),
        )

    def _cells_of_classes(self, f: MistakeFigures) -> tuple[Cell, Cell]:
        weakest, confused = self.tr("Weakest digit"), self.tr("Most mixed up")
        if f.weakest is not None:
            weakest = self.tr("Weakest digit, {name}").format(name=self.name(f.weakest))
        if f.confused is not None:
            confused = self.tr("Most mixed up, {is} → {read}").format(
                **{"is": self.name(f.confused[0]), "read": self.name(f.confused[1])}
            )
        return (
            Cell(
                weakest,
                "" if f.found is None else f"{100 * f.found:.2f}",
                "" if f.found is None else percent_sign().strip(),
                tip=self.tr("The class of which the smallest share is found."),
            ),
            Cell(
                confused,
                "" if f.confused is None else f"{f.confused[2]:,}",
                tip=self.tr("The largest number of mistakes of one kind."),
            ),
        )

    def _cells_of_answers(self, f: MistakeFigures) -> tuple[Cell, Cell]:
        return (
            Cell(
                self.tr("Wrong at over 99 %"),
                f"{f.sure:,}",
                tip=self.tr("Mistakes of which the network was more than 99 % certain."),
            ),
            Cell(
                self.tr("Right digit second"),
                "" if f.second_right is None else f"{100 * f.second_right:.0f}",
                "" if f.second_right is None else percent_sign().strip(),
                tip=self.tr("Share of the mistakes whose second answer is right."),
            ),
        )

    # -- drawing -------------------------------------------------------------------------------------------------------
    def draw(self, measuring: bool = False) -> None:
        """Make the view equal to the lab."""
        self._draw_figures()
        unit = self.tr("number of test digits")
        if self.lab.rival_answers is not None:
            unit = self.tr("how many more than the other network")
        elif self.lab.as_share:
            unit = self.tr("% of the row")
        self.card.draw(self.tr("Confusion matrix"), self.tr("measuring…") if measuring else unit)
        self._draw_gallery()
        self._draw_worst()

    def _draw_gallery(self) -> None:
        lab = self.lab
        gallery = lab.gallery
        cells = sorted(lab.cells)
        if len(cells) == 1:
            title = self.tr("{is} read as {read}").format(
                **{"is": self.name(cells[0][0]), "read": self.name(cells[0][1])}
            )
        else:
            title = self.tr("{count} numbers chosen").format(count=len(cells)) if cells else self.tr("All mistakes")
        self.gallery_title.setText(title)
        self.gallery_card.setAccessibleName(title)
        self.gallery_count.setText(self.tr("{count} digits").format(count=f"{len(gallery):,}") if lab.answers else "")
        self.order.set_value(lab.surest_first)
        self.gallery.rows.show_items(self._items_of(gallery[:MOST_SHOWN]), lab.digit)
        self.stack.setCurrentIndex(
            1 if lab.answers is not None and not len(lab.answers.mistakes()) and not cells else 0
        )
        self.top.setVisible(lab.digit is not None)
        if lab.answers is not None and lab.digit is not None:
            digit = lab.digit
            self.number.setText(self.tr("Digit {number}").format(number=f"{digit:,}"))
            label = int(lab.answers.labels[digit])
            self.top.show_rows([(self.name(k), p, k == label) for k, p in lab.answers.top(digit)])
        else:
            self.number.setText(self.tr("Click a digit to see its three likeliest answers.") if lab.answers else "")

    def _items_of(self, digits: np.ndarray) -> list[Item]:
        answers, subject = self.lab.answers, self.lab.subject
        if answers is None or subject is None:
            return []
        key = (answers, digits.tobytes())
        if self._items[0] is None or self._items[0] != key:
            images = subject.digits.images
            items = [
                Item(int(i), digit_image(images[i]), percent(float(answers.certainty[i])), tip=self._tip(int(i)))
                for i in digits
            ]
            self._items = (key, items, [])
        return self._items[1]

    def _tip(self, digit: int) -> str:
        answers = self.lab.answers
        if answers is None:
            return ""
        label, read = int(answers.labels[digit]), int(answers.read[digit])
        return self.tr("Digit {number}: is {is}, read as {read}").format(
            **{"number": f"{digit:,}", "is": self.name(label), "read": self.name(read)}
        )

    def _draw_worst(self) -> None:
        lab = self.lab
        worst = lab.worst
        shows = self.worst_view.value() == "calibration"
        self.worst_stack.setCurrentIndex(int(shows))
        self.all.setVisible(not shows and len(worst) > 0)
        if lab.answers is None or lab.subject is None:
            self.worst_hint.setText("")
            self.worst.show_items([], None)
            return
        self.all.setText(self.tr("All {count}").format(count=f"{len(lab.answers.mistakes()):,}"))
        images, answers = lab.subject.digits.images, lab.answers
        items = [
            Item(
                int(i),
                digit_image(images[i]),
                f"{self.name(int(answers.labels[i]))} → {self.name(int(answers.read[i]))}",
                percent(float(answers.certainty[i]), 2),
                self._tip(int(i)),
            )
            for i in worst
        ]
        self.worst.show_items(items, lab.digit)
        found = lab.calibration
        if shows and found is not None:
            error = self.tr("expected error {error} points").format(error=f"{100 * found.error:.2f}")
            self.worst_hint.setText(error)
            self.calibration.draw(found, self.tr("certainty, %"), f"{self.tr('Calibration')}: {error}")
        else:
            self.worst_hint.setText(self.tr("of all digits, surest first"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 820
        down = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != down:
            self.row.setDirection(down)
        self.setMinimumHeight(1040 if narrow else 520)

    def paint_figures(self, painter: QPainter, rect: QRectF) -> None:
        """The matrix as a figure, for an export of the whole view."""
        self.card.paint_whole(painter, rect)

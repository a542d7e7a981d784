"""What the alterations cost, as a card: accuracy before and after, in all and of each class."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.labs.inspect.layers_lab import WEAK, LayersLab
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Card
from gui.widgets.marks import Label, StateWord
from gui.widgets.numbers import percent_sign


class EffectBars(QWidget):
    """Accuracy of each class as bars, with a tick where it was before."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setMinimumHeight(90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        effect, subject = self.lab.effect, self.lab.subject
        if effect is None or subject is None:
            return
        plot = QRectF(24, 6, self.width() - 24, self.height() - 24)
        painter.setFont(theme.font(11))
        for share in (0.0, 0.5, 1.0):
            y = round(plot.bottom() - share * plot.height()) + 0.5
            painter.setPen(QPen(theme.color("axis" if share == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            if share != 0.5:
                painter.setPen(theme.color("muted"))
                painter.drawText(QRectF(0, y - 8, 20, 16), Qt.AlignmentFlag.AlignRight, f"{100 * share:.0f}")
        step = plot.width() / len(subject.classes)
        for k, name in enumerate(subject.classes):
            after, before = float(effect.classes_after[k]), float(effect.classes_before[k])
            if np.isnan(after):
                continue
            weak = after < WEAK
            left = plot.left() + (k + 0.5) * step
            wide = min(step * 0.5, 16)
            bar = QRectF(left - wide / 2, plot.bottom() - after * plot.height(), wide, after * plot.height())
            painter.fillRect(bar, theme.color("warning" if weak else "histogram_bar"))
            tick = plot.bottom() - before * plot.height()
            painter.fillRect(QRectF(left - wide / 2 - 2, tick - 1, wide + 4, 2), theme.color("text"))
            painter.setPen(theme.color("text" if weak else "muted"))
            painter.setFont(theme.font(11, 600 if weak else 400))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(step))
            painter.drawText(QRectF(left - step / 2, plot.bottom() + 3, step, 16), Qt.AlignmentFlag.AlignCenter, shown)


class EffectCard(Card):
    """Test accuracy before and after, in all and of each class."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.lab = lab
        self.head, self.unit = Label("", "text", "section"), Label("", "muted", "small")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head)
        top.addWidget(self.unit, 1)
        self.body.addLayout(top)
        self.caption = Label("", "muted", "small")
        self.value = Label("", "text", "value")
        self.lost = StateWord()
        line = QHBoxLayout()
        line.addWidget(self.value, 1)
        line.addWidget(self.lost)
        self.hint = Label("", "text2", wrap=True)
        self.bars = EffectBars(lab)
        self.restore = Button(icon="refresh", small=True)
        self.restore.clicked.connect(self.lab.restore)
        self.foot = Label("", "muted", "small")
        self.foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bottom = QHBoxLayout()
        bottom.addWidget(self.restore)
        bottom.addWidget(self.foot, 1)
        self.body.addWidget(self.caption)
        self.body.addLayout(line)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.bars, 1)
        self.body.addStretch(0)
        self.body.addLayout(bottom)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.restore.setText(self.tr("Switch all on"))
        describe(self.restore, self.tr("Switch all on"), self.tr("Gives the network back every map and every weight."))

    def draw(self) -> None:
        """Make the card equal to the lab."""
        lab, effect = self.lab, self.lab.effect
        off = sum(len(change.off) for change in lab.changes.values())
        self.head.setText(self.tr("Altered") if lab.changes else self.tr("Switched off"))
        self.setAccessibleName(self.head.text())
        if lab.changes:
            self.unit.setText(self.tr("{off} off in {blocks} blocks").format(off=off, blocks=len(lab.changes)))
        else:
            self.unit.setText(self.tr("nothing"))
        for widget in (self.caption, self.value, self.lost, self.bars, self.foot):
            widget.setVisible(effect is not None)
        self.hint.setVisible(effect is None)
        self.hint.setText(
            self.tr("measuring…")
            if lab.changes
            else self.tr("Double-click a map to switch it off and see what the network loses.")
        )
        self.restore.setEnabled(bool(lab.changes))
        if effect is not None:
            self.caption.setText(self.tr("Accuracy on {count} digits").format(count=f"{effect.digits:,}"))
            self.value.setText(f"{100 * effect.before:.2f} → {100 * effect.after:.2f}{percent_sign()}")
            points = f"{100 * (effect.after - effect.before):+.2f}".replace("-", "−")
            state = "error" if effect.before - effect.after > 0.01 else "good"
            self.lost.set_state(self.tr("{points} points").format(points=points), state)
            self.foot.setText(self.tr("accuracy of each digit, %"))
        self.bars.update()

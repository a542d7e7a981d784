"""The desk of the postal-code page: the five pads or the picture with its cuts, and the row of tools under them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from engine.vision.sheet.form import BOXES
from gui import theme
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import Scan
from gui.pages.postal.cuts import CutEditor
from gui.pages.postal.pads.pad_row import GAP_PX, LARGEST_PX, PadRow
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label
from gui.widgets.numbers import percent
from gui.widgets.pictures import color_image

WIDEST = BOXES * LARGEST_PX + (BOXES - 1) * GAP_PX


class PostalDesk(QWidget):
    """Pads to write on, or a picture whose cuts are mended; undo, redo, erase, save."""

    pen_down = Signal()
    asked = Signal(int)
    inspected = Signal(int)
    save_requested = Signal()

    def __init__(self, lab: PostalLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._scan: Scan | None = None
        self._picture_shown = False
        self._input_shown = False
        self.pads = PadRow(BOXES)
        self.editor = CutEditor(BOXES, self.pads)
        self.editor.hide()
        self.editor.mended.connect(lab.mend)
        self.pads.resized.connect(self._fit_editor)
        for i, pad in enumerate(self.pads.pads):
            pad.pressed.connect(lambda x, y, pressure, i=i: self._press(i, x, y, pressure))
            pad.moved.connect(lab.drawing.move)
            pad.released.connect(lab.drawing.release)
            pad.cancelled.connect(lab.drawing.cancel)
            pad.erased.connect(lambda i=i: lab.drawing.erase(i))
            pad.asked.connect(lambda i=i: self.asked.emit(i))
            pad.inspected.connect(lambda i=i: self.inspected.emit(i))
            pad.menu_requested.connect(lambda where, i=i: self._show_menu(i, where))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.pads)
        column.addWidget(self._make_tools())

    def _make_tools(self) -> QWidget:
        self.undo_button = Button(icon="undo", text=" ")
        self.redo_button = Button(icon="redo", text=" ")
        self.erase_button = Button(icon="eraser", text=" ")
        self.save_button = Button(icon="save", text=" ")
        self.view_button = Button(icon="picture", text=" ")
        self.view_button.setCheckable(True)
        self.add_button = Button(icon="plus", text=" ")
        self.remove_button = Button(icon="minus", text=" ")
        self.undo_button.clicked.connect(self.lab.drawing.undo)
        self.redo_button.clicked.connect(self.lab.drawing.redo)
        self.erase_button.clicked.connect(self.lab.drawing.erase_all)
        self.save_button.clicked.connect(self.save_requested)
        self.view_button.clicked.connect(self.show_picture)
        self.add_button.clicked.connect(self.editor.add)
        self.remove_button.clicked.connect(self.editor.remove)
        self.legend = Label("", "text2", "small")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for button in (
            self.undo_button,
            self.redo_button,
            self.erase_button,
            self.save_button,
            self.view_button,
            self.add_button,
            self.remove_button,
        ):
            tools.addWidget(button)
        tools.addWidget(self.legend, 1)
        holder = QWidget()
        holder.setFixedHeight(32)
        holder.setLayout(tools)
        return holder

    # -- words -------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Set every text again."""
        for button, words, tip in (
            (self.undo_button, self.tr("Undo"), self.tr("Takes back the last stroke, in whichever box it was.")),
            (self.redo_button, self.tr("Redo"), self.tr("Does again what was taken back.")),
            (self.erase_button, self.tr("Erase all"), self.tr("Empties the boxes; undo brings them back. Key: E.")),
            (
                self.save_button,
                self.tr("Save…"),
                self.tr("As a PNG picture, or as strokes that can be opened and drawn on again."),
            ),
            (
                self.view_button,
                self.tr("Picture"),
                self.tr("Shows where the digits were cut out of the picture; drag the frames to mend the cuts."),
            ),
            (self.add_button, self.tr("Add cut"), self.tr("Puts a frame into the widest free part of the picture.")),
            (self.remove_button, self.tr("Remove cut"), self.tr("Takes the chosen frame away. Key: Delete.")),
        ):
            button.setText(words)
            describe(button, words, tip)
        cuts = self.tr(
            "Drag a frame or its edges, or draw a new one. The wheel looks closer, the right button moves the picture."
        )
        describe(self.editor, self.tr("Cuts of the picture"), cuts)
        for i, pad in enumerate(self.pads.pads, start=1):
            describe(pad.eraser, self.tr("Erase box {number}").format(number=i), self.tr("Key: Delete."))
            pad.set_key_hint(self.tr("Space: write with the arrow keys"))
            pad.setAccessibleDescription(
                self.tr("Space brings a spot, arrow keys move it, Space puts the pen down and lifts it, Esc leaves.")
                + " "
                + self.tr("Enter says which digit it really is, I inspects it, Delete erases the box.")
            )

    def box_menu(self, box: int) -> QMenu:
        """What can be done with a box; nothing where it is empty."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        written = not self.lab.drawing.boxes[box].empty
        for text, key, act in (
            (self.tr("Inspect"), "I", lambda: self.inspected.emit(box)),
            (self.tr("Wrong? Teach it"), "Return", lambda: self.asked.emit(box)),
            (self.tr("Erase box {number}").format(number=box + 1), "Del", lambda: self.lab.drawing.erase(box)),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.setEnabled(written)
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    def _show_menu(self, box: int, where: QPoint) -> None:
        self.box_menu(box).popup(where)

    # -- what the lab holds ------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Make pads, picture and tools equal to the lab."""
        scan = self.lab.drawing.sheet.scan
        if scan is not self._scan:
            came = scan is not None and (self._scan is None or self._scan.picture is not scan.picture)
            self._scan = scan
            if scan is not None and came:
                self.editor.show_picture(color_image(scan.picture), scan.cuts)
                self._picture_shown = True
            if scan is None:
                self._picture_shown = False
        if scan is not None:
            self.editor.show_cuts(scan.cuts)
        self.draw_tools()
        self.draw_pads()

    def draw_tools(self) -> None:
        """Show which tools there are now, and which can be used."""
        lab, scan = self.lab, self.lab.drawing.sheet.scan
        self.editor.setVisible(self._picture_shown)
        for pad in self.pads.pads:
            pad.setVisible(not self._picture_shown)
        self.view_button.setVisible(scan is not None)
        self.view_button.setChecked(self._picture_shown)
        self.add_button.setVisible(self._picture_shown)
        self.remove_button.setVisible(self._picture_shown)
        full = scan is not None and len(scan.cuts) >= BOXES
        self.add_button.setEnabled(not full)
        self.remove_button.setEnabled(scan is not None and bool(scan.cuts))
        self.undo_button.setEnabled(lab.drawing.can_undo)
        self.redo_button.setEnabled(lab.drawing.can_redo)
        self.erase_button.setEnabled(scan is not None or not lab.drawing.empty)
        self.save_button.setEnabled(not lab.drawing.empty)
        if self._picture_shown and scan is not None:
            self.legend.setText(self._found_words(scan.found))
        else:
            self.legend.setText(self._legend_words())

    def _found_words(self, count: int) -> str:
        if count > BOXES:
            return self.tr("{count} digits found; the first five are read: a code has five").format(count=count)
        return self.tr("{count} digits found").format(count=count)

    def _legend_words(self) -> str:
        dark, light = theme.color("text").name(), theme.color("text2").name()
        steps = (self.tr("Cropped"), "20×20", self.tr("Centered"), self.tr("28×28 input"))
        numbered = (
            f'<span style="color:{dark};font-weight:600">{i}</span>&nbsp;<span style="color:{light}">{step}</span>'
            for i, step in enumerate(steps, start=1)
        )
        words = " &nbsp;→&nbsp; ".join(numbered)
        title = self.tr("What the network gets")
        plain = f"{title}   " + "  →  ".join(f"{i} {step}" for i, step in enumerate(steps, start=1))
        if QFontMetrics(theme.font(12, 500)).horizontalAdvance(plain) + 16 > self.legend.width():
            return words
        return f'<span style="color:{light};font-weight:600">{title}</span>&nbsp;&nbsp; {words}'

    def draw_pads(self) -> None:
        """Paint the ink; cheap enough for every move of the pen."""
        lab = self.lab
        reading = None if lab.reader.stale else lab.reader.reading
        for i, (pad, box) in enumerate(zip(self.pads.pads, lab.drawing.boxes, strict=True)):
            pad.set_brush(lab.drawing.brush_px)
            pad.show_ink(box.traces, box.ink)
            pixels = None
            if self._input_shown and lab.reader.reading is not None:
                answer = lab.reader.reading.boxes[i]
                pixels = np.zeros((28, 28), np.float32) if answer.empty else answer.normalized.pixels
            pad.show_input(pixels)
            pad.set_hint(self.tr("Write a digit here") if i == 0 and lab.drawing.empty else "")
            if reading is None or reading.boxes[i].empty:
                said = self.tr("Box {number}: empty") if box.empty else self.tr("Box {number}")
                pad.setAccessibleName(said.format(number=i + 1))
            else:
                answer = reading.boxes[i]
                said = self.tr("Box {number}: {digit}, {percent}")
                if answer.digit is None:
                    said = self.tr("Box {number}: not sure, perhaps {digit}, {percent}")
                pad.setAccessibleName(
                    said.format(number=i + 1, digit=answer.guess, percent=percent(answer.probability))
                )

    # -- requests ----------------------------------------------------------------------------------------------------
    def _press(self, box: int, x: float, y: float, pressure: float | None) -> None:
        self._input_shown = False
        self.pen_down.emit()
        self.lab.drawing.press(box, x, y, pressure)

    def show_input(self, on: bool) -> None:
        """Show in the boxes what the network gets, or the ink again."""
        self._input_shown = on
        if on:
            self._picture_shown = False
        self.draw()

    @property
    def input_shown(self) -> bool:
        """True while the boxes show what the network gets."""
        return self._input_shown

    def show_picture(self, on: bool) -> None:
        """Show the opened picture with its cuts, or the boxes."""
        self._picture_shown = on and self.lab.drawing.sheet.scan is not None
        if self._picture_shown:
            self._input_shown = False
        self.draw()

    def _fit_editor(self) -> None:
        self.editor.setGeometry(0, 0, min(self.pads.width(), WIDEST), self.pads.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_editor()
        self.draw_tools()

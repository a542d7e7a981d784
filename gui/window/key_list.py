"""Every key that does something, in one dialog: those of the menus, and those of each control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.marks import Label

K, M = Qt.Key, Qt.KeyboardModifier
ACROSS, ALONG = (K.Key_Left, K.Key_Right), (K.Key_Up, K.Key_Down)
ASLANT = (K.Key_Home, K.Key_PageUp, K.Key_End, K.Key_PageDown)
ENTER, ERASE, LARGER = (K.Key_Return, K.Key_Enter), (K.Key_Delete, K.Key_Backspace), (K.Key_Plus, K.Key_Equal)


@dataclass(frozen=True)
class KeyLine:
    """What some keys do, and how they are written; `held` is pressed with them."""

    text: str
    caps: str
    keys: tuple[Qt.Key, ...] = ()
    held: tuple[Qt.KeyboardModifier, ...] = ()


@dataclass(frozen=True)
class Group:
    """The keys of one control; `modules` are the files, under gui/, that listen to them."""

    title: str
    modules: tuple[str, ...]
    lines: tuple[KeyLine, ...]


class KeyList(QWidget):
    """Four columns: the menus, what forms and plots have in common, Inspect and the labs, and the Postal code page."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = QKeySequence.SequenceFormat.NativeText
        menus = tuple(KeyLine(action.text(), action.shortcut().toString(shown)) for action in actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(40)
        for groups in ((Group(self.tr("Menus"), (), menus),), self.common(), self.labs(), self.postal()):
            column = QVBoxLayout()
            column.addLayout(_grid(groups))
            column.addStretch(1)
            row.addLayout(column)

    def common(self) -> tuple[Group, ...]:
        """The keys of controls that more than one page has, or of those of one page."""
        return self._pages(), self._numbers(), self._layers(), self._plots(), self._surface()

    def labs(self) -> tuple[Group, ...]:
        """The keys of Inspect, of the Course labs and of Runs."""
        return self._course_labs(), self._inspect(), self._own_data(), self._runs()

    def postal(self) -> tuple[Group, ...]:
        """The keys of the Postal code page."""
        return self._postal_code(), self._box(), self._teaching(), self._cuts(), self._drawings()

    def _pages(self) -> Group:
        return Group(
            self.tr("Pages, choices"),
            ("window/rail.py", "widgets/segments.py", "widgets/sheets/sheet.py"),
            (
                KeyLine(self.tr("Another page"), "↑ ↓", ALONG),
                KeyLine(self.tr("Another choice"), "← →", ACROSS),
                KeyLine(self.tr("Leave a sheet, nothing changed"), "Esc", (K.Key_Escape,)),
            ),
        )

    def _numbers(self) -> Group:
        return Group(
            self.tr("Numbers"),
            ("widgets/number_field.py", "widgets/slider.py", "pages/course/frame/fields.py"),
            (
                KeyLine(self.tr("A step up or down"), "↑ ↓", ALONG),
                KeyLine(self.tr("Ten steps"), "PgUp PgDn", (K.Key_PageUp, K.Key_PageDown)),
                KeyLine(self.tr("The last good number again"), "Esc", (K.Key_Escape,)),
                KeyLine(self.tr("A step of a slider"), "← →", ACROSS),
            ),
        )

    def _layers(self) -> Group:
        return Group(
            self.tr("Layers"),
            ("pages/train/layers/layer_list.py", "pages/train/layers/layer_row.py"),
            (
                KeyLine(self.tr("Another layer"), "↑ ↓", ALONG),
                KeyLine(self.tr("Move the layer"), "Alt ↑ ↓", ALONG, (M.AltModifier,)),
                KeyLine(self.tr("Open or close it"), "Enter", (*ENTER, K.Key_Space)),
                KeyLine(self.tr("Remove it"), "Del", ERASE),
            ),
        )

    def _plots(self) -> Group:
        return Group(
            self.tr("Plots"),
            ("plots/plot_area.py",),
            (
                KeyLine(self.tr("Read off other points"), "← →", ACROSS),
                KeyLine(self.tr("The first, the last"), "Home End", (K.Key_Home, K.Key_End)),
                KeyLine(self.tr("Closer, farther"), "+ −", (*LARGER, K.Key_Minus)),
                KeyLine(self.tr("Zoom, also by right drag"), self.tr("Ctrl + wheel")),
                KeyLine(self.tr("Move what is shown"), self.tr("drag")),
                KeyLine(self.tr("Show all"), "0", (K.Key_0,)),
                KeyLine(self.tr("Take the line away"), "Esc", (K.Key_Escape,)),
            ),
        )

    def _surface(self) -> Group:
        return Group(
            self.tr("Surface"),
            ("plots/contour_plot.py",),
            (KeyLine(self.tr("Move the start"), "← → ↑ ↓", (*ACROSS, *ALONG)),),
        )

    def _course_labs(self) -> Group:
        return Group(
            self.tr("Course labs"),
            (
                "pages/course/gallery.py",
                "pages/course/frame/task_view.py",
                "pages/course/frame/cell_canvas.py",
                "pages/course/views/template_view.py",
            ),
            (
                KeyLine(self.tr("Another lab, another task"), "← → ↑ ↓", (*ACROSS, *ALONG)),
                KeyLine(self.tr("Open the lab, take the number"), "Enter", ENTER),
                KeyLine(self.tr("Another cell"), "Tab", (K.Key_Tab, K.Key_Backtab)),
                KeyLine(self.tr("Threshold up or down"), "+ −", (K.Key_Plus, K.Key_Minus)),
                KeyLine(self.tr("One step, one back"), "→ ←"),
                KeyLine(self.tr("Play, start over, formulas"), "P R ?"),
                KeyLine(self.tr("The last number, all labs"), "Esc", (K.Key_Escape,)),
            ),
        )

    def _inspect(self) -> Group:
        return Group(
            self.tr("Inspect"),
            (
                "pages/inspect/mistakes/confusion_matrix.py",
                "pages/inspect/mistakes/digit_gallery.py",
                "pages/inspect/layers/path_view.py",
                "pages/inspect/map/scatter.py",
                "pages/compare/search/trial_table.py",
            ),
            (
                KeyLine(self.tr("Another cell, digit or map"), "← → ↑ ↓", (*ACROSS, *ALONG)),
                KeyLine(self.tr("Add what is clicked"), "Ctrl", (), (M.ControlModifier,)),
                KeyLine(self.tr("A wide matrix sideways"), self.tr("Shift + wheel"), (), (M.ShiftModifier,)),
                KeyLine(self.tr("Continue with what is chosen"), "Enter", ENTER),
                KeyLine(self.tr("Switch a map off or on"), "Space", (K.Key_Space,)),
                KeyLine(self.tr("The maps that do not fit"), "PgUp PgDn", (K.Key_PageUp, K.Key_PageDown)),
                KeyLine(self.tr("The map of a layer"), "1 – 5", (K.Key_1,)),
                KeyLine(self.tr("Choose nothing"), "Esc", (K.Key_Escape,)),
            ),
        )

    def _own_data(self) -> Group:
        return Group(
            self.tr("Own data"),
            ("pages/owndata/pair_grid.py",),
            (
                KeyLine(self.tr("Another picture"), "← → ↑ ↓", (*ACROSS, *ALONG)),
                KeyLine(self.tr("Invert it"), "I", (K.Key_I,)),
                KeyLine(self.tr("Leave it out"), "Del", ERASE),
                KeyLine(self.tr("More pictures"), "PgUp PgDn", (K.Key_PageUp, K.Key_PageDown)),
                KeyLine(self.tr("Its class"), "0 – 9"),
            ),
        )

    def _runs(self) -> Group:
        return Group(
            self.tr("Runs"),
            ("pages/runs/run_table.py",),
            (
                KeyLine(self.tr("Another run"), "↑ ↓ PgUp PgDn", (*ALONG, K.Key_PageUp, K.Key_PageDown)),
                KeyLine(self.tr("Choose it, and others too"), "Enter, Ctrl", ENTER, (M.ControlModifier,)),
                KeyLine(self.tr("Give or take its star"), "Space", (K.Key_Space,)),
                KeyLine(self.tr("Rename it"), "F2", (K.Key_F2,)),
                KeyLine(self.tr("Delete it"), "Del", (K.Key_Delete,)),
                KeyLine(self.tr("What can be done with it"), "Menu", (K.Key_Menu,)),
            ),
        )

    def _postal_code(self) -> Group:
        return Group(
            self.tr("Postal code"),
            ("pages/postal/postal_page.py",),
            (
                KeyLine(self.tr("Erase all boxes"), "E", (K.Key_E,)),
                KeyLine(self.tr("Show what the network gets"), "S", (K.Key_S,)),
                KeyLine(self.tr("Read, with a beep"), "R", (K.Key_R,)),
                KeyLine(self.tr("Quit"), "Q", (K.Key_Q,)),
            ),
        )

    def _box(self) -> Group:
        return Group(
            self.tr("A box"),
            ("pages/postal/pads/pad.py", "pages/postal/pads/key_pen.py"),
            (
                KeyLine(self.tr("Another box"), "← →", ACROSS),
                KeyLine(self.tr("Write: bring the pen, put it down, lift it"), "Space", (K.Key_Space,)),
                KeyLine(self.tr("Move the pen"), "← → ↑ ↓", (*ACROSS, *ALONG)),
                KeyLine(self.tr("Move it aslant"), "Home PgUp End PgDn", ASLANT),
                KeyLine(self.tr("Move it in finer steps"), "Shift ← → ↑ ↓", (*ACROSS, *ALONG), (M.ShiftModifier,)),
                KeyLine(self.tr("Take the stroke back, then the pen away"), "Esc", (K.Key_Escape,)),
                KeyLine(self.tr("Say which digit it really is"), "Enter", ENTER),
                KeyLine(self.tr("Inspect it"), "I", (K.Key_I,)),
                KeyLine(self.tr("Erase the box"), "Del", ERASE),
            ),
        )

    def _teaching(self) -> Group:
        return Group(
            self.tr("Which digit it really is"),
            ("pages/postal/teach_keys.py",),
            (
                KeyLine(self.tr("This digit"), "0 – 9"),
                KeyLine(self.tr("Another key"), "← → ↑ ↓", (*ACROSS, *ALONG)),
                KeyLine(self.tr("None of them"), "Esc", (K.Key_Escape,)),
            ),
        )

    def _cuts(self) -> Group:
        return Group(
            self.tr("The cuts of a picture"),
            ("pages/postal/cuts.py",),
            (
                KeyLine(self.tr("Another cut"), "← →", ACROSS),
                KeyLine(self.tr("Its right edge"), "Shift ← →", ACROSS, (M.ShiftModifier,)),
                KeyLine(self.tr("Its left edge"), "Ctrl ← →", ACROSS, (M.ControlModifier,)),
                KeyLine(self.tr("Add a cut"), "Ins", (K.Key_Insert,)),
                KeyLine(self.tr("Remove it"), "Del", ERASE),
                KeyLine(self.tr("Closer, farther"), "+ −", (*LARGER, K.Key_Minus)),
                KeyLine(self.tr("Show all"), "0", (K.Key_0,)),
            ),
        )

    def _drawings(self) -> Group:
        return Group(
            self.tr("My drawings"),
            ("pages/postal/drawings_dialog.py",),
            (KeyLine(self.tr("Remove what is chosen"), "Del", ERASE),),
        )


def _grid(groups: Sequence[Group]) -> QGridLayout:
    """The groups one under another, their keys under each other too."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    row = 0
    for group in groups:
        if row:
            grid.setRowMinimumHeight(row, 8)
            row += 1
        grid.addWidget(Label(group.title, "text", "section"), row, 0, 1, 2)
        for line in group.lines:
            row += 1
            grid.addWidget(Label(line.text, "text2", "small"), row, 0)
            grid.addWidget(Label(line.caps, "text", "small"), row, 1)
        row += 1
    return grid

"""The panel of "Your own data": where it is, what the network gets, how it is divided, and what is said about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from engine.files import expanded
from gui.labs.owndata.own_data_lab import OwnDataLab
from gui.widgets.controls import Button, Choice, Switch, describe
from gui.widgets.layout import Panel, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.rows import NumberRow, Row, SliderRow
from gui.widgets.segments import Segments

SIZES = (0, 16, 20, 28, 32, 48, 64)
LARGEST_SEED = 2**31 - 1


class DataPanel(Panel):
    """Everything that is chosen; each switch takes effect at once on the pictures beside it."""

    asked = Signal(str)  # which path to read

    def __init__(self, lab: OwnDataLab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lab = lab
        self._make_source()
        self._make_input()
        self._make_split()
        self.words_section = Section()
        self.few = ErrorLine(role="warning")
        self.calm = Label("", "text2", "small", wrap=True)
        self.words_section.add(self.few, self.calm)
        self.add(self.source, self.input, self.split, self.words_section)

    def _make_source(self) -> None:
        self.source = Section()
        self.kind = Segments()
        self.path = QLineEdit()
        self.path.setFixedHeight(32)
        self.browse = Button(icon="folder", small=True)
        self.found = Label("", "text2", "small", wrap=True)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        self.source.add(self.kind, line, self.found)
        self.path.editingFinished.connect(self._typed)
        self.browse.clicked.connect(self.ask)
        self.kind.edited.connect(lambda _: self.ask())

    def _make_input(self) -> None:
        lab = self.lab
        self.input = Section("once")
        self.side, self.invert, self.center = Choice(), Choice(), Choice()
        self.gray, self.even = Switch(), Switch()
        self.size_row, self.gray_row = Row("", self.side), Row("", self.gray)
        self.invert_row, self.center_row = Row("", self.invert), Row("", self.center)
        self.largest = NumberRow("", 20, 4, 64, integer=True, unit="px")
        self.even_row = Row("", self.even)
        self.side.chosen.connect(lambda size: lab.edit(size_px=size))
        self.gray.clicked.connect(lambda on: lab.edit(gray=bool(on)))
        self.invert.chosen.connect(lambda how: lab.edit(invert=how))
        self.center.chosen.connect(lambda how: lab.edit(center=how))
        self.largest.edited.connect(lambda size: lab.edit(digit_px=int(size)))
        self.even.clicked.connect(lambda on: lab.edit(even_stroke=bool(on)))
        self.input.add(self.size_row, self.gray_row, self.invert_row, self.center_row, self.largest, self.even_row)

    def _make_split(self) -> None:
        lab = self.lab
        self.split = Section("once")
        self.share = SliderRow("", 20, 1, 90, slide=(5, 50), integer=True, unit="%")
        self.seed = NumberRow("", 0, 0, LARGEST_SEED, integer=True)
        self.alike = Switch()
        self.alike_row = Row("", self.alike)
        self.official = Label("", "text2", "small", wrap=True)
        self.share.edited.connect(lambda percent: lab.edit(test_share=percent / 100))
        self.seed.edited.connect(lambda seed: lab.edit(seed=int(seed)))
        self.alike.clicked.connect(lambda on: lab.edit(alike=bool(on)))
        self.split.add(self.share, self.seed, self.alike_row, self.official)

    # -- the path ----------------------------------------------------------------------------------------------------
    def ask(self) -> None:
        """Ask for a folder or a file, without blocking the window."""
        folder = self.kind.value() == "folder"
        dialog = QFileDialog(self, self.tr("Folder of pictures") if folder else self.tr("File of pictures"))
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
        if self.kind.value() == "table":
            dialog.setNameFilter(self.tr("Tables ({patterns})").format(patterns="*.csv *.csv.gz *.tsv"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = expanded(self.lab.path or "~")
        dialog.setDirectory(str(here.parent if self.lab.path else here))
        dialog.fileSelected.connect(self.asked)
        dialog.open()

    def _typed(self) -> None:
        text = self.path.text().strip()
        if text and text != self.lab.path:
            self.asked.emit(text)

    # -- words and values --------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Set every text again."""
        self.source.set_title(self.tr("Source"))
        self.kind.set_choices(
            [("folder", self.tr("Folder")), ("table", "CSV"), ("arrays", "NPZ")],
            [
                self.tr("One folder of pictures for each class."),
                self.tr("A table with one picture a row."),
                self.tr("A file of arrays: NPZ, IDX, a pickle, CIFAR-10, MATLAB or HDF5."),
            ],
        )
        describe(self.path, self.tr("Path"), self.tr("The folder or file with the pictures. It is never changed."))
        describe(self.browse, self.tr("Choose…"), self.tr("Asks for the folder or file."))
        self.input.set_title(self.tr("What the network gets"))
        auto = self.tr("as they need")
        self.side.set_choices([(s, f"{s} × {s}" if s else auto) for s in SIZES])
        self.size_row.set_texts(self.tr("Size"), self.tr("Height and width of each picture in pixels."))
        self.gray_row.set_texts(self.tr("Grey"), self.tr("One channel; off, the network gets red, green and blue."))
        turns = {"where needed": self.tr("where needed"), "always": self.tr("always"), "never": self.tr("never")}
        self.invert.set_choices(list(turns.items()))
        self.invert_row.set_texts(self.tr("Invert"), self.tr("Dark ink on light paper becomes light on dark."))
        places = {
            "by weight": self.tr("by weight"), "by its frame": self.tr("by its frame"), "as it is": self.tr("as it is"),
        }  # fmt: skip
        self.center.set_choices(list(places.items()))
        self.center_row.set_texts(
            self.tr("Center"), self.tr("Cut out the ink and put its center of mass, or its frame, into the middle.")
        )
        self.largest.set_texts(self.tr("Largest side"), self.tr("The larger side of the ink after it was cut out."))
        self.even_row.set_texts(self.tr("Even the stroke"), self.tr("Give every digit a pen of the same width."))
        self.split.set_title(self.tr("Split"))
        self.share.set_texts(self.tr("Test share"), self.tr("How much is kept aside to test on."))
        self.seed.set_texts(self.tr("Seed"), self.tr("Decides which pictures are kept aside."))
        self.alike_row.set_texts(self.tr("Every class alike"), self.tr("Each class gives the same share to the test."))
        self.words_section.set_title(self.tr("In words"))

    def draw(self) -> None:
        """Make all controls equal to the lab."""
        lab = self.lab
        conversion, there = lab.conversion, lab.collection is not None
        if not self.path.hasFocus():
            self.path.setText(lab.path)
        name = lab.path.lower().removesuffix(".gz")
        if lab.path:
            self.kind.set_value("table" if name.endswith((".csv", ".tsv")) else "folder" if lab.is_folder else "arrays")
        self.found.setText(self._found())
        self.side.set_value(lab.description.conversion.size_px)
        self.gray.setChecked(bool(conversion.gray))
        self.invert.set_value(conversion.invert)
        self.center.set_value(conversion.center or "as it is")
        self.largest.set_value(conversion.digit_px)
        self.even.setChecked(conversion.even_stroke)
        self.share.set_value(round(100 * conversion.test_share))
        self.seed.set_value(conversion.seed)
        self.alike.setChecked(conversion.alike)
        centered = there and bool(conversion.gray) and conversion.center != "as it is"
        for row in (self.input, self.split):
            row.setEnabled(there)
        for control in (self.invert, self.center):
            control.setEnabled(bool(conversion.gray))
        self.largest.setEnabled(centered and not conversion.even_stroke)
        self.even.setEnabled(centered)
        for widget in (self.share, self.seed, self.alike):
            widget.setEnabled(there and not lab.official)
        self.official.setText(self.tr("The data itself says what tests.") if there and lab.official else "")
        self.official.setVisible(bool(self.official.text()))
        self._draw_words()

    def _found(self) -> str:
        lab = self.lab
        if lab.reading:
            done, total = lab.progress
            return self.tr("reading {done} of {total}").format(done=done, total=total) if total else self.tr("reading…")
        if lab.collection is None:
            return self.tr("12 folders make 12 classes; their names are the names of the classes.")
        if lab.is_folder:
            return self.tr("{count} folders, one for each class").format(count=int((lab.collection.counts > 0).sum()))
        return ""

    def _draw_words(self) -> None:
        few = [count.name for count in self.lab.counts() if count.few]
        if few:
            names = ", ".join(few[:3])
            said = self.tr("“{name}” has fewer than half as many pictures as the others: its accuracy is less sure.")
            self.few.set_text(said.format(name=names))
        else:
            self.few.set_text("")
        ready = self.lab.collection is not None and not few
        self.calm.setText(self.tr("Every class has enough pictures beside the others.") if ready else "")

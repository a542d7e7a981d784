"""The panel of the search view: the experiment, what varies and how far, and how it is searched."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine import recipes
from engine.data import sources
from gui.i18n import engine_text, error_text
from gui.labs.compare.search_lab import MOST_SETTINGS, SearchLab, Varied
from gui.pages.compare.race_words import variation_text
from gui.pages.compare.search.cluster_row import ClusterRow
from gui.pages.compare.search.search_words import short_number
from gui.widgets.controls import Button, CheckBox, Choice, Switch, describe
from gui.widgets.layout import Panel, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.number_field import NumberField
from gui.widgets.rows import NumberRow, Row
from gui.widgets.segments import Segments

MOST_WORKERS = 16


class VariedRow(QFrame):
    """One setting that varies: its name and range in a line; open, the fields that change it."""

    opened = Signal()
    changed = Signal(dict)
    removed = Signal()

    def __init__(self, varied: Varied, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.varied = varied
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.name, self.range = Label("", "text2"), Label("", "text")
        self.more = Button(icon="chevron-down", kind="plain", small=True)
        self.more.clicked.connect(self.opened)
        head.addWidget(self.name, 1)
        head.addWidget(self.range)
        head.addWidget(self.more)
        column.addLayout(head)
        self.body = QWidget()
        lines = QVBoxLayout(self.body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.edit = QHBoxLayout()
        self.edit.setContentsMargins(0, 0, 0, 6)
        self.edit.setSpacing(6)
        lines.addLayout(self.edit)
        self._make_body()
        if self.varied.ranged:
            lines.addLayout(self.scale)
        self.gone = Button(icon="close", kind="plain", small=True)
        self.gone.clicked.connect(self.removed)
        self.edit.addWidget(self.gone)
        column.addWidget(self.body)
        self.body.hide()

    def _make_body(self) -> None:
        setting = self.varied.setting
        self.boxes: list[tuple[object, CheckBox]] = []
        if self.varied.ranged:
            self.low = NumberField(setting.low, None, None, integer=setting.whole, width=62)
            self.high = NumberField(setting.high, None, None, integer=setting.whole, width=62)
            self.log = Switch()
            self.log.setChecked(setting.log)
            self.log_label = Label("", "text2")
            self.low.edited.connect(lambda value: self.changed.emit({"low": float(value)}))
            self.high.edited.connect(lambda value: self.changed.emit({"high": float(value)}))
            self.log.clicked.connect(lambda on: self.changed.emit({"log": on}))
            self.step = NumberField(setting.step or 0.0, 0.0, None, integer=setting.whole, width=62)
            self.step.edited.connect(lambda value: self.changed.emit({"step": float(value) or None}))
            for widget in (self.low, Label("–", "text2"), self.high):
                self.edit.addWidget(widget)
            self.edit.addStretch(1)
            self._make_scale()
            return
        column = QVBoxLayout()
        column.setSpacing(4)
        for value in self._choices():
            box = CheckBox(str(value))
            box.setChecked(value in setting.choices)
            box.clicked.connect(self._chosen)
            self.boxes.append((value, box))
            column.addWidget(box)
        self.edit.addLayout(column, 1)

    def _make_scale(self) -> None:
        """The second line of a range: its steps, and whether its scale is logarithmic."""
        self.scale = QHBoxLayout()
        self.scale.setContentsMargins(0, 0, 0, 6)
        self.scale.setSpacing(6)
        self.step_label = Label("", "text2")
        for widget in (self.step_label, self.step, self.log_label, self.log):
            self.scale.addWidget(widget)
        self.scale.insertStretch(2, 1)

    def _choices(self) -> list[object]:
        family = self.varied.variation.family
        offered: list[object] = [cls.kind for cls in family] if family is not None else []
        return [*self.varied.setting.choices, *(value for value in offered if value not in self.varied.setting.choices)]

    def _chosen(self) -> None:
        chosen = tuple(value for value, box in self.boxes if box.isChecked())
        if chosen:
            self.changed.emit({"choices": chosen})
        else:
            self.boxes[0][1].setChecked(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < 28:
            self.opened.emit()
        super().mousePressEvent(event)

    def show_open(self, on: bool) -> None:
        """Show the fields, or the line alone."""
        self.body.setVisible(on)
        self.more.set_icon("chevron-up" if on else "chevron-down")
        self.setProperty("selected", on)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        setting, variation = self.varied.setting, self.varied.variation
        title = variation_text(variation)
        self.name.setText(title)
        for value, box in self.boxes:
            family = variation.family
            kind = family.get(str(value)) if family is not None and str(value) in family else None
            box.setText(engine_text(kind.label()) if kind is not None else str(value))
        if self.varied.ranged:
            text = f"{short_number(setting.low)} – {short_number(setting.high)}"
            text += self.tr(", log") if setting.log else ""
            text += self.tr(", step {step}").format(step=short_number(setting.step)) if setting.step else ""
            self.log_label.setText(self.tr("log"))
            self.step_label.setText(self.tr("step"))
            if not self.step.hasFocus():
                self.step.set_value(setting.step or 0)
            self.log.setChecked(setting.log)
            described = self.tr("Searches only every so often from the low end; 0 searches all values.")
            describe(self.step, f"{title}, {self.step_label.text()}", described)
            for field, end in ((self.low, self.tr("from")), (self.high, self.tr("to"))):
                describe(field, f"{title}, {end}", self.tr("One end of the range that is searched."))
            describe(self.log, f"{title}, log", self.tr("Searches on a log scale: every decade as often as another."))
        else:
            text = ", ".join(box.text() for value, box in self.boxes if value in setting.choices)
        self.range.setText(text if len(text) < 24 else self.tr("{count} choices").format(count=len(setting.choices)))
        describe(self.more, title, self.tr("Shows the range or the choices."))
        remove = self.tr("Vary {name} no longer").replace("{name}", title)
        describe(self.gone, remove, remove)


class SearchPanel(Panel):
    """Everything that is chosen before a search; `view` switches to the other views."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lab = lab
        self.view = Segments()
        self._open = ""
        self._drawn: list[Varied] = []
        self.experiment = Section("start")
        self.recipe, self.data = Choice(), Choice()
        self.recipe.chosen.connect(lab.choose_recipe)
        self.data.chosen.connect(lambda name: lab.edit(data=name))
        self.recipe_row, self.data_row = Row("", self.recipe), Row("", self.data)
        self.steps_row = NumberRow("", lab.steps, 1, 1_000_000, integer=True)
        self.steps_row.edited.connect(lambda value: lab.edit(steps=value))
        self.experiment.add(self.recipe_row, self.data_row, self.steps_row)
        self.varies = Section("start")
        self.rows: list[VariedRow] = []
        self.frame = QFrame()
        self.frame.setProperty("card", True)
        self.list = QVBoxLayout(self.frame)
        self.list.setContentsMargins(1, 4, 1, 4)
        self.list.setSpacing(0)
        self.add_button = Button(icon="plus", kind="link", small=True)
        self.add_button.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self.problem = ErrorLine()
        self.count = Label("", "muted", "small")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 8, 0)
        foot.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        foot.addWidget(self.count)
        under = QWidget()
        under.setLayout(foot)
        self.varies.add(self.frame, under, self.problem)
        self._make_search()
        gap = QWidget()
        gap.setFixedHeight(8)
        self.add(self.view, gap, self.experiment, self.varies, self.search)
        lab.changed.connect(self.draw)

    def _make_search(self) -> None:
        lab = self.lab
        self.search = Section("start")
        self.by = Segments()
        self.by.edited.connect(lambda by: lab.edit(by=by))
        self.by_row = Row("", self.by)
        self.trials_row = NumberRow("", lab.trials_wanted, 1, 10_000, integer=True)
        self.trials_row.edited.connect(lambda value: lab.edit(trials_wanted=value))
        self.prune = Switch()
        self.prune.clicked.connect(lambda on: lab.edit(prune=on))
        self.prune_row = Row("", self.prune)
        self.repeats_row = NumberRow("", lab.repeats, 1, 20, integer=True)
        self.repeats_row.edited.connect(lambda value: lab.edit(repeats=value))
        self.workers_row = NumberRow("", lab.workers, 1, MOST_WORKERS, integer=True)
        self.workers_row.edited.connect(lambda value: lab.edit(workers=value))
        self.keep = Switch()
        self.keep.clicked.connect(lambda on: lab.edit(keep=on))
        self.keep_row = Row("", self.keep)
        self.cluster_row = ClusterRow(lab)
        rows = (self.by_row, self.trials_row, self.prune_row, self.repeats_row, self.keep_row)
        self.search.add(*rows, self.workers_row, self.cluster_row)

    def _open_menu(self) -> None:
        self.menu.clear()
        for variation in self.lab.offered():
            action = self.menu.addAction(variation_text(variation))
            action.triggered.connect(partial(self._add, variation.path))
        self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _add(self, path: str, _: bool = False) -> None:
        self._open = path
        self.lab.add(path)

    def _toggle(self, path: str) -> None:
        self._open = "" if self._open == path else path
        for row in self.rows:
            row.show_open(row.varied.setting.path == self._open)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.experiment.set_title(self.tr("Experiment"))
        self.recipe.set_choices([(recipe.name, engine_text(recipe.title)) for recipe in recipes.recipes()])
        names = ("mnist-sample", "mnist", "fashion-mnist")
        self.data.set_choices([(name, engine_text(sources.SOURCES[name].title)) for name in names])
        self.recipe_row.set_texts(self.tr("Recipe"), self.tr("The network that every trial trains."))
        self.data_row.set_texts(self.tr("Data"), self.tr("What every trial learns from; a tenth of it judges."))
        self.steps_row.set_texts(self.tr("Steps each"), self.tr("How many updates each trial makes."))
        self.varies.set_title(self.tr("What varies"))
        self.add_button.setText(self.tr("Add setting"))
        describe(self.add_button, self.tr("Add setting"), self.tr("Lets one more setting vary."))
        self.search.set_title(self.tr("Search"))
        ways = (("tpe", "TPE"), ("random", self.tr("Random")), ("grid", self.tr("Grid")))
        tips = (
            self.tr("Learns from the trials that are done where good settings are."),
            self.tr("Draws every setting at random."),
            self.tr("Tries every combination of five values each."),
        )
        self.by.set_choices(ways, tips)
        self.by_row.set_texts(self.tr("How"), self.tr("How the next trial is chosen."))
        self.trials_row.set_texts(self.tr("Trials"), self.tr("How many settings are tried."))
        self.prune_row.set_texts(self.tr("Prune"), self.tr("Gives a trial up when it falls below the median."))
        seeds = self.tr("The best three are repeated with other seeds.")
        self.repeats_row.set_texts(self.tr("Seeds of the best"), seeds)
        self.workers_row.set_texts(self.tr("Workers"), self.tr("Trials that run at once, each on a core of its own."))
        kept = self.tr("Keeps every trial in the list of runs, to be inspected, laid over others and reported.")
        self.keep_row.set_texts(self.tr("Keep as runs"), kept)
        self.cluster_row.retranslate()
        for row in self.rows:
            row.retranslate()
        self.draw()

    def draw(self) -> None:
        """Make the panel equal to the lab."""
        lab = self.lab
        self.recipe.set_value(lab.recipe)
        self.data.set_value(lab.data)
        self.by.set_value(lab.by)
        self.prune.setChecked(lab.prune)
        self.keep.setChecked(lab.keep)
        rows = (
            (self.trials_row, lab.trials_wanted),
            (self.repeats_row, lab.repeats),
            (self.workers_row, lab.workers),
            (self.steps_row, lab.steps),
        )
        for row, value in rows:
            if not row.field.hasFocus():
                row.set_value(value)
        if [one.setting.path for one in self._drawn] != [one.setting.path for one in lab.varied]:
            self._remake()
        elif self._drawn != lab.varied:
            for made, varied in zip(self.rows, lab.varied, strict=True):
                made.varied = varied
                made.retranslate()
        self._drawn = list(lab.varied)
        self.add_button.setEnabled(bool(lab.offered()) and not lab.busy)
        count = self.tr("{count} of {most}").format(count=len(lab.varied), most=MOST_SETTINGS)
        if self.count.text() != count:
            self.count.setText(count)
        self.workers_row.setEnabled(not lab.scheduler)
        self.cluster_row.draw()
        problem = None if lab.busy else lab.space_problem()  # what runs was checked
        text = error_text(problem) if problem is not None else ""
        if self.problem.text() != text:
            self.problem.set_text(text)
        for section in (self.experiment, self.varies, self.search):
            section.setEnabled(not lab.busy)

    def _remake(self) -> None:
        for old in self.rows:
            self.list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for varied in self.lab.varied:
            path = varied.setting.path
            made = VariedRow(varied)
            made.opened.connect(partial(self._toggle, path))
            made.changed.connect(lambda changes, path=path: self.lab.change(path, **changes))
            made.removed.connect(partial(self.lab.remove, path))
            made.retranslate()
            made.show_open(path == self._open)
            self.rows.append(made)
            self.list.addWidget(made)

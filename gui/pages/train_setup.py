"""The settings beside the Train page: what reaches the run at once, and what waits for the next start."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine import recipes
from engine.augmentations import augmentations
from engine.data import download, drawings, sources
from engine.errors import EngineError, ShapeError, SpecError
from engine.initializers import initializers
from engine.losses import losses
from engine.optimizers import optimizers
from engine.registry import Field, fields_of
from engine.schedules import schedules
from engine.schedules.constant import Constant
from engine.spec import ExperimentSpec
from gui.i18n import engine_text, error_text
from gui.labs.train_lab import SMOOTHING, TrainLab
from gui.plots import CurvePreview
from gui.widgets.component_form import ComponentForm, SettingRows, field_name
from gui.widgets.controls import Button, Choice, Switch, describe
from gui.widgets.fields import Row, SliderRow
from gui.widgets.layer_list import LayerInfo, LayerList
from gui.widgets.layout import Panel, Section
from gui.widgets.marks import Bar, ErrorLine, Label
from gui.widgets.pictures import PictureGrid

FOLDER = "?folder"
MAIN_SETTINGS = ("epochs", "seed")
MORE_SETTINGS = ("steps", "sampling", "clip_norm", "validation", "patience", "keep_best", "gradient")


def setting(name: str) -> Field:
    """A plain setting of the spec."""
    return next(f for f in ExperimentSpec.settings() if f.name == name)


def shape_text(shape: tuple[int, ...] | None) -> str:
    """784, or 24×24×30: height, width, channels."""
    if shape is None:
        return ""
    return f"{shape[1]}×{shape[2]}×{shape[0]}" if len(shape) == 3 else "×".join(f"{side:,}" for side in shape)


class DataLine(QWidget):
    """Under the choice of data: what is missing and what brings it, with progress and cancel."""

    fetch = Signal()
    cancel = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        self.text = Label("", "muted", "small", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.bar = Bar(4)
        self.button = Button(icon="download", small=True)
        self.button.clicked.connect(self._pressed)
        line.addWidget(self.bar, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.text)
        column.addLayout(line)
        self.error = ErrorLine()
        column.addWidget(self.error)
        self._fetching = False

    def _pressed(self) -> None:
        (self.cancel if self._fetching else self.fetch).emit()

    def draw(self, lab: TrainLab) -> None:
        """Say how the chosen data stands."""
        state = lab.data_state
        self._fetching = state == "fetching"
        self.bar.setVisible(self._fetching)
        self.button.setVisible(state in ("missing", "fetching"))
        source = sources.SOURCES.get(lab.spec.data)
        text = ""
        if state == "missing" and source is not None:
            size = download.ORIGINS[source.name].size / 1e6
            text = self.tr("Not on this computer yet: {size} MB to download.").format(size=f"{size:.0f}")
            self._name(
                self.tr("Download"), self.tr("Fetches the data set once; it stays on this computer."), "download"
            )
        elif self._fetching:
            done, total = lab.fetched
            self.bar.set_fraction(done / total if total else 0.0)
            text = self.tr("{done} of {total} MB").format(done=f"{done / 1e6:.1f}", total=f"{total / 1e6:.1f}")
            self._name(self.tr("Cancel"), self.tr("Breaks the download off; nothing half-fetched stays."), "close")
        elif state == "reading":
            text = self.tr("Reading the folder…")
        elif state == "empty" and lab.spec.data.startswith(drawings.NAME):
            text = self.tr("No drawings yet: correct a digit on the postal code page, and it is kept here.")
        elif state == "empty":
            text = self.tr("Not on this computer: set DIGITLAB_DATA to the folder that holds it.")
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.error.set_text(error_text(lab.data_error) if lab.data_error is not None else "")
        self.setVisible(bool(text) or lab.data_error is not None)

    def _name(self, name: str, text: str, icon: str) -> None:
        self.button.setText(name)
        self.button.set_icon(icon)
        describe(self.button, name, text)


class AugmentationRows(QWidget):
    """A switch for each way of changing the training images, its settings under it, and a preview of all together."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.switches: dict[str, Switch] = {}
        self.forms: dict[str, ComponentForm] = {}
        self._rows: dict[str, Row] = {}
        for cls in augmentations:
            switch = Switch()
            row = Row("", switch)
            form = ComponentForm(augmentations, cls(), choose=False)
            form.hide()
            switch.toggled.connect(self._tell)
            form.edited.connect(self._tell)
            self.switches[cls.kind], self.forms[cls.kind], self._rows[cls.kind] = switch, form, row
            column.addWidget(row)
            column.addWidget(form)
        self.pictures = PictureGrid(28, 4)
        column.addSpacing(4)
        column.addWidget(self.pictures)
        self.retranslate()

    def set_chosen(self, chosen: tuple[Any, ...]) -> None:
        """Show these augmentations as switched on."""
        on = {augmentation.kind: augmentation for augmentation in chosen}
        for kind, switch in self.switches.items():
            if switch.isChecked() != (kind in on):
                switch.blockSignals(True)
                switch.setChecked(kind in on)
                switch._slide(kind in on)
                switch.blockSignals(False)
            if kind in on:
                self.forms[kind].set_component(on[kind])
            self.forms[kind].setVisible(kind in on)

    def _tell(self) -> None:
        chosen = tuple(self.forms[kind].component() for kind, switch in self.switches.items() if switch.isChecked())
        self.edited.emit(chosen)

    def retranslate(self) -> None:
        for cls in augmentations:
            self._rows[cls.kind].set_texts(engine_text(cls.label()), engine_text(cls.summary()))
        name = self.tr("Digits as they are, and as augmentation changes them")
        self.pictures.setAccessibleName(name)
        self.pictures.setToolTip(name)


class TrainSetup(Panel):
    """The panel; every control edits the lab, `draw()` makes it equal to the lab."""

    def __init__(self, lab: TrainLab, parent: QWidget | None = None) -> None:
        super().__init__(304, "left", parent)
        self.lab = lab
        self._previewed: object = None
        self._data_choices: list[tuple[str, str]] = []
        self._make_live()
        self._make_network()
        self._make_training()
        self._make_more()
        self.retranslate()

    # -- what there is -------------------------------------------------------------------------------------------------
    def _make_live(self) -> None:
        lab = self.lab
        self.live = Section("step")
        rate = next(f for f in fields_of(lab.spec.optimizer) if f.name == "learning_rate")
        batch, decay = setting("batch_size"), setting("weight_decay")
        self.rate = SliderRow(
            "", lab.spec.optimizer.learning_rate, rate.hyper.low or 1e-6, rate.hyper.high or 1, log=True
        )
        self.batch = SliderRow(
            "", 100, batch.hyper.low or 1, batch.hyper.high or 1, slide=(1, 1000), log=True, integer=True
        )
        self.decay = SliderRow("", 0.0, 0.0, decay.hyper.high or 1.0, slide=(1e-6, 0.1), log=True)
        self.smoothing = SliderRow("", 50, *SMOOTHING, log=True, integer=True)
        self.rate.edited.connect(lambda value: lab.set_live("learning_rate", value))
        self.batch.edited.connect(lambda value: lab.set_live("batch_size", value))
        self.decay.edited.connect(lambda value: lab.set_live("weight_decay", value))
        self.smoothing.edited.connect(self._smoothing_edited)
        self.live.add(self.rate, self.batch, self.decay, self.smoothing)
        self.add(self.live)

    def _make_network(self) -> None:
        lab = self.lab
        self.network = Section("start")
        self.recipe = Choice()
        self.recipe_row = Row("", self.recipe)
        self.recipe.chosen.connect(self._recipe_chosen)
        self.layers = LayerList()
        self.layers.edited.connect(lambda layers: lab.edit(layers=layers))
        self.network_error = ErrorLine()
        self.origin = QWidget()
        line = QHBoxLayout(self.origin)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(4)
        self.origin_text = Label("", "muted", "small", wrap=True)
        self.forget = Button(kind="link", small=True)
        self.forget.clicked.connect(lab.forget_weights)
        line.addWidget(self.origin_text, 1)
        line.addWidget(self.forget)
        self.check = Button(icon="check", small=True)
        self.check.clicked.connect(self._check_pressed)
        self.check_text = Label("", "muted", "small", wrap=True)
        self.check_error = ErrorLine()
        checking = QWidget()
        row = QVBoxLayout(checking)
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.check_text)
        row.addWidget(self.check_error)
        self.network.rows.setSpacing(0)
        self.network.add(self.recipe_row)
        self.network.rows.addSpacing(4)
        self.network.add(self.layers, self.network_error, self.origin, checking)
        self.add(self.network)

    def _make_training(self) -> None:
        lab = self.lab
        self.training = Section("start")
        self.data = Choice()
        self.data_row = Row("", self.data)
        self.data.chosen.connect(self._data_chosen)
        self.data_line = DataLine()
        self.data_line.fetch.connect(lab.fetch)
        self.data_line.cancel.connect(lab.cancel_fetch)
        self.loss = ComponentForm(losses, lab.spec.loss, folded=True)
        self.optimizer = ComponentForm(optimizers, lab.spec.optimizer, skip=("learning_rate",), folded=True)
        self.schedule = ComponentForm(schedules, lab.spec.schedule, folded=True)
        self.preview = CurvePreview()
        self.preview.setFixedHeight(88)
        self.initializer = ComponentForm(initializers, lab.spec.initializer, folded=True)
        self.loss.edited.connect(lambda loss: lab.edit(loss=loss))
        self.optimizer.edited.connect(lambda optimizer: lab.edit(optimizer=optimizer))
        self.schedule.edited.connect(lambda schedule: lab.edit(schedule=schedule))
        self.initializer.edited.connect(lambda initializer: lab.edit(initializer=initializer))
        self.main = SettingRows([setting(name) for name in MAIN_SETTINGS], lab.spec)
        self.main.edited.connect(self._setting_edited)
        self.training.add(self.data_row, self.data_line, self.loss, self.optimizer, self.schedule, self.preview)
        self.training.add(self.initializer, self.main)
        self.add(self.training)

    def _make_more(self) -> None:
        self.more = Section("start")
        self.other = SettingRows([setting(name) for name in MORE_SETTINGS], self.lab.spec)
        self.other.edited.connect(self._setting_edited)
        self.more.add(self.other)
        self.add(self.more)
        self.augmentation_section = Section("start")
        self.augmentation = AugmentationRows()
        self.augmentation.edited.connect(lambda chosen: self.lab.edit(augmentation=chosen))
        self.augmentation_section.add(self.augmentation)
        self.augmentation_section.setVisible(bool(augmentations.names()))
        self.add(self.augmentation_section)

    # -- what is done --------------------------------------------------------------------------------------------------
    def _smoothing_edited(self, value: int) -> None:
        self.lab.smoothing = value

    def _setting_edited(self, name: str, value: Any) -> None:
        self.lab.edit(**{name: value})

    def _recipe_chosen(self, name: str) -> None:
        if name:
            self.lab.choose_recipe(name)

    def _data_chosen(self, name: str) -> None:
        if name == FOLDER:
            self.data.set_value(self.lab.spec.data)
            self.ask_folder()
        else:
            self.lab.choose_data(name)

    def ask_folder(self) -> None:
        """Ask for a folder of digits, without blocking the window."""
        dialog = QFileDialog(self, self.tr("Folder of digits"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.lab.choose_data)
        dialog.open()

    def _check_pressed(self) -> None:
        if self.lab.checking:
            self.lab.helper.stop()
        else:
            self.lab.check_gradient()

    # -- how it stands -------------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Make every control equal to the lab."""
        lab = self.lab
        spec: ExperimentSpec = lab.spec
        live = lab.live_spec
        for row in (self.rate, self.batch, self.decay):
            row.field.patient = lab.state == "running"
        rate = next(f for f in fields_of(live.optimizer) if f.name == "learning_rate")
        low, high = rate.hyper.low or 1e-6, rate.hyper.high or 1.0
        if (self.rate.field.low, self.rate.field.high) != (low, high):
            self.rate.field.set_bounds(low, high)
            self.rate.slider.set_bounds(low, high)
        for row, value in (
            (self.rate, live.optimizer.learning_rate),
            (self.batch, live.batch_size),
            (self.decay, live.weight_decay),
            (self.smoothing, lab.smoothing),
        ):
            row.meanwhile = self.tr("The run keeps {value} until you correct it.") if lab.busy else ""
            if row.value() != value:
                row.set_value(value)
        self.recipe.set_value(lab.recipe)
        self._draw_layers()
        self._draw_data()
        self.loss.set_component(spec.loss)
        self.optimizer.set_component(spec.optimizer)
        self.schedule.set_component(spec.schedule)
        self.initializer.set_component(spec.initializer)
        self._draw_previews()
        self._draw_settings()
        self._draw_check()

    def _draw_layers(self) -> None:
        lab = self.lab
        infos = []
        for state in lab.layers:
            error = ""
            if state.error is not None:
                shown = state.error
                error = (
                    error_text(SpecError(shown.reason, field="layers", **shown.values))
                    if isinstance(shown, ShapeError)
                    else error_text(shown)
                )
            infos.append(LayerInfo(shape_text(state.output), state.parameters, error))
        self.layers.set_layers(lab.spec.layers, infos, lab.parameters)
        told_there = any(state.error is not None for state in lab.layers)
        problem: EngineError | None = None if told_there else lab.problem
        self.network_error.set_text(error_text(problem) if problem is not None else "")
        self.origin.setVisible(bool(lab.spec.start))
        self.origin_text.setText(self.tr("Starts with the weights of {name}.").format(name=Path(lab.spec.start).stem))
        refused = lab.problem if isinstance(lab.problem, SpecError) and lab.problem.field == "start" else None
        self.origin_text.set_role("muted" if refused is None else "error")

    def _draw_data(self) -> None:
        lab = self.lab
        choices: list[tuple[str, str]] = []
        for source in sources.SOURCES.values():
            if lab.available.get(source.name) or source.downloads or source.name in (drawings.NAME, lab.spec.data):
                choices.append((source.name, engine_text(source.title)))
        if lab.spec.data not in sources.SOURCES:
            choices.append((lab.spec.data, Path(lab.spec.data).name))
        choices += [("", ""), (FOLDER, self.tr("Folder…"))]
        if choices != self._data_choices:
            self._data_choices = choices
            summaries = {source.name: engine_text(source.summary) for source in sources.SOURCES.values()}
            self.data.set_choices(choices, [summaries.get(name, name) for name, _ in choices])
        self.data.set_value(lab.spec.data)
        self.data_line.draw(lab)

    def _draw_previews(self) -> None:
        lab = self.lab
        spec = lab.spec
        constant = isinstance(spec.schedule, Constant)
        self.preview.setVisible(not constant)
        key = (spec.schedule, spec.optimizer, lab.planned_steps())
        if not constant and key != self._previewed:
            self._previewed = key
            self.preview.draw(*lab.schedule_preview(), x_unit=self.tr("step"))
        before = self.augmentation.property("shown")
        self.augmentation.set_chosen(spec.augmentation)
        shown = repr((spec.augmentation, spec.seed))
        if spec.augmentation and before != shown:
            pictures = lab.augmented()
            if pictures is not None:
                self.augmentation.setProperty("shown", shown)
                self.augmentation.pictures.show_images(pictures)
        self.augmentation.pictures.setVisible(bool(spec.augmentation))

    def _draw_settings(self) -> None:
        lab = self.lab
        refused = lab.refused
        field = refused.field if refused is not None else ""
        text = error_text(refused) if refused is not None else ""
        for rows in (self.main, self.other):
            for name, row in rows.rows.items():
                value = lab.value(name)
                if row.value() != value:
                    row.set_value(value)
            rows.set_error(field, text)

    def _draw_check(self) -> None:
        lab = self.lab
        done = len(lab.checked)
        failed = [tensor for tensor in lab.checked if not tensor.passed]
        worst = max(lab.checked, key=lambda tensor: tensor.max_relative_error, default=None)
        self.check.setEnabled(lab.checking or (lab.problem is None and lab.data_state == "ready"))
        self.check.setText(self.tr("Cancel") if lab.checking else self.tr("Check gradient"))
        text, role = "", "muted"
        if lab.checking:
            text = self.tr("{count} tensors compared…").format(count=done)
        elif failed:
            first = failed[0]
            text, role = (
                self.tr("{tensor} differs: {error} relative.").format(
                    tensor=first.title, error=f"{first.max_relative_error:.1e}"
                ),
                "error",
            )
        elif worst is not None:
            text, role = (
                self.tr("All {count} tensors agree; the largest relative error is {error} in {tensor}.").format(
                    count=done, error=power(worst.max_relative_error), tensor=worst.title
                ),
                "good",
            )
        self.check_text.set_role(role)
        self.check_text.setText(text)
        self.check_text.setVisible(bool(text))
        self.check_error.set_text(error_text(lab.check_error) if lab.check_error is not None else "")

    # -- words ---------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        self.live.set_title(self.tr("While it runs"))
        self.network.set_title(self.tr("Network"))
        self.training.set_title(self.tr("Training"))
        self.more.set_title(self.tr("More settings"))
        self.augmentation_section.set_title(self.tr("Augmentation"))
        rate = next(f for f in fields_of(self.lab.spec.optimizer) if f.name == "learning_rate")
        self.rate.set_texts(
            field_name(rate),
            self.tr("How far each correction goes. Too large and the loss jumps; too small and it hardly moves."),
        )
        for row, name in ((self.batch, "batch_size"), (self.decay, "weight_decay")):
            known = setting(name)
            row.set_texts(field_name(known), sentence(engine_text(known.hyper.help)))
        self.smoothing.field.set_unit(self.tr("steps"))
        self.smoothing.set_texts(
            self.tr("Smoothing"), self.tr("Over how many steps the bold line is a mean. It changes only the picture.")
        )
        own = [("", self.tr("Own experiment"))]
        chapters: list[tuple[str, str]] = []
        before = ""
        for recipe in recipes.recipes():
            if recipe.chapter != before and before:
                chapters.append(("-", ""))
            before = recipe.chapter
            chapters.append((recipe.name, engine_text(recipe.title)))
        self.recipe.set_choices([*own, ("-", ""), *chapters])
        for place in range(self.recipe.count()):
            name = self.recipe.itemData(place)
            if name and name != "-":
                chosen = recipes.load(name)
                tip = f"{engine_text(chosen.chapter)}: {engine_text(chosen.note)}"
                self.recipe.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.recipe_row.set_texts(self.tr("Recipe"), self.tr("A whole experiment of the course, ready to start."))
        self.data_row.set_texts(self.tr("Data"), self.tr("The digits to learn from and to test on."))
        self.loss.set_label(self.tr("Loss"))
        self.optimizer.set_label(self.tr("Optimizer"))
        self.schedule.set_label(self.tr("Schedule"))
        self.initializer.set_label(self.tr("Initializer"))
        name = self.tr("How the learning rate will go over the run")
        self.preview.setToolTip(name)
        self.preview.setAccessibleName(name)
        self.forget.setText(self.tr("Start fresh"))
        describe(self.forget, self.tr("Start fresh"), self.tr("Draws new first weights at the next start."))
        describe(
            self.check,
            self.tr("Check gradient"),
            self.tr("Compares backpropagation with differences of the loss, weight by weight, on three images."),
        )
        self._data_choices = []
        self._previewed = None
        self.augmentation.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.draw()


def sentence(text: str) -> str:
    """A help text as a sentence."""
    return f"{text[:1].upper()}{text[1:]}." if text and text[-1] not in ".…" else text[:1].upper() + text[1:]


def power(value: float) -> str:
    """8.8×10⁻¹⁰."""
    if value <= 0:
        return "0"
    exponent = math.floor(math.log10(value))
    digits = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{value / 10**exponent:.1f}×10{digits}"

"""The settings beside the Train page: what reaches the run at once, and what waits for the next start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine import recipes
from engine.augmentations import augmentations
from engine.errors import EngineError, ShapeError, SpecError
from engine.initializers import initializers
from engine.losses import losses
from engine.optimizers import optimizers
from engine.registry import Field, fields_of
from engine.schedules import schedules
from engine.schedules.constant import Constant
from engine.spec import ExperimentSpec
from gui.i18n import engine_text, error_text
from gui.labs.train.experiment.previews import scheduled_rate
from gui.labs.train.train_lab import SMOOTHING, TrainLab
from gui.pages.data_choice import DataChoice
from gui.pages.train.augmentation_rows import AugmentationRows
from gui.pages.train.gradient_row import GradientRow
from gui.pages.train.held_out_row import HeldOutRow
from gui.pages.train.layers.layer_list import LayerList
from gui.pages.train.layers.layer_row import LayerInfo
from gui.pages.train.setting_locks import SettingLocks
from gui.plots import CurvePreview
from gui.widgets.component_form import ComponentForm, SettingRows, field_name
from gui.widgets.controls import Button, Choice, describe
from gui.widgets.layout import Panel, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.number_field import NumberField
from gui.widgets.rows import Row, SliderRow

MAIN_SETTINGS = ("epochs", "seed")
MORE_SETTINGS = (
    "steps",
    "sampling",
    "updates_per_batch",
    "clip_norm",
    "validation",
    "patience",
    "keep_best",
    "biases",
    "gradient",
)


def setting(name: str) -> Field:
    """A plain setting of the spec."""
    return next(f for f in ExperimentSpec.settings() if f.name == name)


def shape_text(shape: tuple[int, ...] | None) -> str:
    """784, or 24×24×30: height, width, channels."""
    if shape is None:
        return ""
    return f"{shape[1]}×{shape[2]}×{shape[0]}" if len(shape) == 3 else "×".join(f"{side:,}" for side in shape)


def layer_error_text(error: EngineError | None) -> str:
    """What is wrong with a layer, said beside it: its number and kind are seen there."""
    if isinstance(error, ShapeError):
        error = SpecError(error.reason, field="layers", **error.values)
    return "" if error is None else error_text(error)


class TrainSetup(Panel):
    """The panel; every control edits the lab, `draw()` makes it equal to the lab."""

    rate_wanted = Signal()  # to find a learning rate

    def __init__(self, lab: TrainLab, parent: QWidget | None = None) -> None:
        super().__init__(304, "left", parent)
        self.lab = lab
        self._previewed: object = None
        self._make_live()
        self._make_network()
        self._make_training()
        self._make_more()
        self._make_locks()
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
        self.rate.edited.connect(lambda value: lab.set_live("optimizer.learning_rate", value))
        self.batch.edited.connect(lambda value: lab.set_live("batch_size", value))
        self.decay.edited.connect(lambda value: lab.set_live("weight_decay", value))
        self.smoothing.edited.connect(self._smoothing_edited)
        self.find_rate = Button(kind="link", small=True)
        self.find_rate.clicked.connect(self.rate_wanted)
        self.live.add(self.rate)
        self.live.rows.addWidget(self.find_rate, 0, Qt.AlignmentFlag.AlignRight)
        self.live.add(self.batch, self.decay, self.smoothing)
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
        self.forget.clicked.connect(lab.experiment.forget_weights)
        line.addWidget(self.origin_text, 1)
        line.addWidget(self.forget)
        self.gradient = GradientRow(lab)
        self.held_out = HeldOutRow(lab)
        self.network.rows.setSpacing(0)
        self.network.add(self.recipe_row)
        self.network.rows.addSpacing(4)
        self.network.add(self.layers, self.network_error, self.origin, self.gradient, self.held_out)
        self.add(self.network)

    def _make_training(self) -> None:
        lab = self.lab
        self.training = Section("start")
        self.data = DataChoice(lab.datasets, lab.experiment.choose_data)
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
        self.training.add(self.data, self.loss, self.optimizer, self.schedule, self.preview)
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

    def _make_locks(self) -> None:
        live = {"optimizer.learning_rate": self.rate, "batch_size": self.batch, "weight_decay": self.decay}
        plain = {name: row.row for rows in (self.main, self.other) for name, row in rows.rows.items()}
        forms = {
            "loss": self.loss,
            "optimizer": self.optimizer,
            "schedule": self.schedule,
            "initializer": self.initializer,
        }
        whole: dict[str, QWidget] = {"layers": self.layers, "augmentation": self.augmentation}
        rows = {**live, **plain, "recipe": self.recipe_row, "data": self.data.row}
        self.locks = SettingLocks(self.lab.task, rows, forms, whole)

    # -- what is done --------------------------------------------------------------------------------------------------
    def _smoothing_edited(self, value: int) -> None:
        self.lab.smoothing = value

    def _setting_edited(self, name: str, value: Any) -> None:
        self.lab.edit(**{name: value})

    def _recipe_chosen(self, name: str) -> None:
        if name:
            self.lab.experiment.choose_recipe(name)
        else:
            self.lab.experiment.choose_own()

    def commit_edit(self) -> None:
        """Take every number that is being typed as finished: the next step shall use it."""
        for field in self.findChildren(NumberField):
            field.commit_edit()

    # -- how it stands -------------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Make every control equal to the lab."""
        lab = self.lab
        spec: ExperimentSpec = lab.spec
        live = lab.live_spec
        busy = lab.run.busy
        keeps = self.tr("The run keeps {value} until you correct it.") if busy else ""
        for row in (self.rate, self.batch, self.decay):
            row.field.patient = busy
            row.meanwhile = keeps
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
            if row.value() != value:
                row.set_value(value)
        self._draw_find()
        self.recipe.set_possible("", lab.experiment.has_own)
        self.recipe.set_value(lab.experiment.recipe)
        self._draw_layers()
        self.data.draw(lab.spec.data, lab.spec.start)
        self.loss.set_component(spec.loss)
        self.optimizer.set_component(spec.optimizer)
        self.optimizer.set_patient(busy, keeps if type(live.optimizer) is type(spec.optimizer) else "")
        self.schedule.set_component(spec.schedule)
        self.initializer.set_component(spec.initializer)
        self._draw_schedule()
        self.augmentation.draw(lab)
        self._draw_settings()
        self.gradient.draw()
        self.held_out.draw()
        self.locks.draw(self.tr("set by the task"))

    def _draw_find(self) -> None:
        why = {
            "run": self.tr("A run is training: stop it first, then a rate can be found."),
            "blocked": self.tr("The experiment cannot be started yet, so no rate can be tried."),
            "helper": self.tr("Something else is being measured: wait until it has ended."),
        }.get(self.lab.rate_obstacle, "")
        does = self.tr("Tries rates from small to large in a few steps and shows where the loss falls.")
        self.find_rate.setText(self.tr("Find rate…"))
        self.find_rate.setEnabled(not why)
        describe(self.find_rate, self.tr("Find rate…"), why or does)

    def _draw_layers(self) -> None:
        experiment = self.lab.experiment
        spec, plan, problem = experiment.spec, experiment.plan, experiment.problem
        infos = [
            LayerInfo(shape_text(state.output), state.parameters, layer_error_text(state.error))
            for state in plan.layers
        ]
        self.layers.set_layers(spec.layers, infos, plan.parameters)
        told_there = any(state.error is not None for state in plan.layers)
        self.network_error.set_text(error_text(problem) if problem is not None and not told_there else "")
        self.origin.setVisible(bool(spec.start))
        self.origin_text.setText(self.tr("Starts with the weights of {name}.").format(name=Path(spec.start).stem))
        refused = isinstance(problem, SpecError) and problem.field == "start"
        self.origin_text.set_role("error" if refused else "muted")

    def _draw_schedule(self) -> None:
        spec, steps = self.lab.spec, self.lab.experiment.planned_steps()
        moves = not isinstance(spec.schedule, Constant)
        self.preview.setVisible(moves)
        key = (spec.schedule, spec.optimizer, steps)
        if moves and key != self._previewed:
            self._previewed = key
            progress, rate = scheduled_rate(spec)
            if steps is None:
                self.preview.draw(100 * progress, rate, x_unit=self.tr("percent of the run"))
            else:
                self.preview.draw(steps * progress, rate, x_unit=self.tr("step"))

    def _draw_settings(self) -> None:
        lab = self.lab
        refused = lab.experiment.refused
        field = refused.field if refused is not None else ""
        text = error_text(refused) if refused is not None else ""
        for rows in (self.main, self.other):
            for name, row in rows.rows.items():
                value = lab.experiment.value(name)
                if row.value() != value:
                    row.set_value(value)
            rows.set_error(field, text)

    # -- words ---------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
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
        self._retranslate_recipes()
        self.data.retranslate()
        self.loss.set_label(self.tr("Loss"))
        self.optimizer.set_label(self.tr("Optimizer"))
        self.schedule.set_label(self.tr("Schedule"))
        self.initializer.set_label(self.tr("Initializer"))
        name = self.tr("How the learning rate will go over the run")
        self.preview.setToolTip(name)
        self.preview.setAccessibleName(name)
        self.forget.setText(self.tr("Start fresh"))
        describe(self.forget, self.tr("Start fresh"), self.tr("Draws new first weights at the next start."))
        self.gradient.retranslate()
        self.held_out.retranslate()
        self._previewed = None
        self.augmentation.retranslate()

    def _retranslate_recipes(self) -> None:
        own = [("", self.tr("Own experiment"))]
        chapters: list[tuple[str, str]] = []
        before = ""
        for recipe in recipes.recipes():
            if recipe.chapter != before and before:
                chapters.append(("-", ""))
            before = recipe.chapter
            chapters.append((recipe.name, engine_text(recipe.title)))
        self.recipe.set_choices([*own, ("-", ""), *chapters])
        tip = self.tr("Brings back the last experiment that you set up yourself.")
        self.recipe.setItemData(0, tip, Qt.ItemDataRole.ToolTipRole)
        for place in range(self.recipe.count()):
            name = self.recipe.itemData(place)
            if name and name != "-":
                chosen = recipes.load(name)
                tip = f"{engine_text(chosen.chapter)}: {engine_text(chosen.note)}"
                self.recipe.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.recipe_row.set_texts(self.tr("Recipe"), self.tr("A whole experiment of the course, ready to start."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.draw()


def sentence(text: str) -> str:
    """A help text as a sentence."""
    return f"{text[:1].upper()}{text[1:]}." if text and text[-1] not in ".…" else text[:1].upper() + text[1:]

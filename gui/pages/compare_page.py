"""The Compare page: controlled races between optimizers or anything else that varies, drawn live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from engine import recipes
from engine.data import sources
from engine.errors import EngineError, SpecError
from engine.race import MOST
from engine.store.comparison import LEVELS, Comparison
from gui.i18n import engine_text, error_text
from gui.labs.compare_lab import MOST_SEEDS, CompareLab, Standing
from gui.labs.parcels import Kept, Rivals
from gui.pages import Job, Page
from gui.pages.surface_view import SurfacePanel, SurfaceView
from gui.plots import CrossHair, PlotCard
from gui.plots.axis import count, number
from gui.runner import Runner
from gui.widgets.controls import Button, Choice, Segments, Switch, describe
from gui.widgets.fields import NumberRow, Row, SliderRow
from gui.widgets.layout import Panel, PlainArea, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.race_table import Head, Line, RaceTable
from gui.widgets.run_list import RunList

KEPT_SHOWN = 20  # kept runs offered in the menu; the Runs page has them all


class ComparePage(Page):
    """Runs set up at the left, race plots and table at the right; a second view shows optimizers on a surface."""

    def __init__(self, lab: CompareLab | None = None, parent: QWidget | None = None) -> None:
        runner = Runner()
        super().__init__(lab or CompareLab(runner), parent)
        runner.setParent(self)
        self.lab: CompareLab
        self.runner = runner
        runner.changed.connect(self._state_changed)
        self._dialog: QFileDialog | None = None
        self._make_actions()
        self._make_panel()
        self._make_plots()
        self.surface_panel = SurfacePanel()
        self.surface = SurfaceView(self.surface_panel.lab)
        self.panels, self.stage = QStackedWidget(), QStackedWidget()
        self.panels.setFixedWidth(304)
        self.panels.addWidget(self.panel)
        self.panels.addWidget(self.surface_panel)
        self.stage.addWidget(self.plots)
        self.stage.addWidget(self.surface)
        self.surface_panel.view.edited.connect(self._show_view)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panels)
        row.addWidget(self.stage, 1)
        self.content.addLayout(row, 1)
        self.lab.changed.connect(self._lab_changed)
        self.retranslate()
        self.draw()

    # -- what the page is made of --------------------------------------------------------------------------------------
    def _make_actions(self) -> None:
        self.over = Button(icon="plus")
        self.over.clicked.connect(self._open_over_menu)
        self.step = Button(icon="step")
        self.step.clicked.connect(self._step)
        self.halt = Button(icon="stop", kind="danger")
        self.halt.clicked.connect(self.stop_job)
        self.go = Button(icon="play", kind="primary")
        self.go.clicked.connect(self._go)
        self.header.add_action(self.over, self.step, self.halt, self.go)
        self.over_menu = QMenu(self)
        self.open_action = self._action(self.over_menu, self.ask_open)
        self.over_action = self._action(self.over_menu, self.ask_over)
        self.kept_menu = QMenu(self.over_menu)
        self.over_menu.addMenu(self.kept_menu)
        self.over_menu.addSeparator()
        self.save_action = self._action(self.over_menu, self.ask_save)

    def _action(self, menu: QMenu, slot: Callable[..., object]) -> QAction:
        action = QAction(self)
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _make_panel(self) -> None:
        self.panel = Panel()
        self.view = Segments()
        self.view.edited.connect(self._show_view)
        self.experiment = Section("start")
        self.recipe, self.data, self.varies = Choice(), Choice(), Choice()
        self.recipe.chosen.connect(self.lab.choose_recipe)
        self.data.chosen.connect(self.lab.choose_data)
        self.varies.chosen.connect(self.lab.choose_variation)
        self.recipe_row, self.data_row = Row("", self.recipe), Row("", self.data)
        self.varies_row = Row("", self.varies)
        self.steps_row = NumberRow("", 2000, 1, 1_000_000, integer=True)
        self.steps_row.edited.connect(self._steps_typed)
        self.epochs_row = NumberRow("", 50, 1, 10_000, integer=True)
        self.epochs_row.edited.connect(lambda value: self.lab.edit(epochs=value))
        self.seed_row = NumberRow("", 42, 0, 2**31 - 1, integer=True)
        self.seed_row.edited.connect(lambda value: self.lab.edit(seed=value))
        self.seeds_row = NumberRow("", 1, 1, MOST_SEEDS, integer=True)
        self.seeds_row.edited.connect(lambda value: self.lab.edit(seeds=value))
        self.same = Switch()
        self.same.clicked.connect(lambda on: self.lab.edit(same_start=on))
        self.same_row = Row("", self.same)
        self.same_note = Label("", "muted", "small", wrap=True)
        self.experiment.add(
            self.recipe_row,
            self.data_row,
            self.varies_row,
            self.steps_row,
            self.epochs_row,
            self.seed_row,
            self.seeds_row,
            self.same_row,
            self.same_note,
        )
        self.runs_section = Section()
        self.runs = RunList()
        self.runs.edited.connect(self.lab.set_value)
        self.runs.removed.connect(self.lab.remove_run)
        self.runs.added.connect(self.lab.add_run)
        self.runs_section.add(self.runs)
        self.figures = Section()
        self.figure_buttons = [Button(small=True) for _ in range(3)]
        actions = (self.lab.four_optimizers, self.lab.sgd_against_adam, self.lab.five_initializers)
        for button, action in zip(self.figure_buttons, actions, strict=True):
            button.clicked.connect(action)
            self.figures.add(button)
        self.figures.rows.setSpacing(8)
        self.looks = Section("once")
        self.smooth_row = SliderRow("", 50, 1, 1000, integer=True, log=True)
        self.smooth_row.edited.connect(self.lab.smooth)
        self.second = Choice()
        self.second.chosen.connect(self.lab.show_accuracy)
        self.second_row = Row("", self.second)
        self.looks.add(self.smooth_row, self.second_row)
        gap = QWidget()
        gap.setFixedHeight(8)
        self.panel.add(self.view, gap, self.experiment, self.runs_section, self.figures, self.looks)

    def _make_plots(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.problem = ErrorLine()
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.loss_plot = PlotCard(log=True, translate=self.say)
        self.accuracy_plot = PlotCard(percent=True, translate=self.say)
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.setMinimumHeight(236)
            plot.toggled.connect(self._plot_toggled)
        row.addWidget(self.loss_plot, 3)
        row.addWidget(self.accuracy_plot, 2)
        column.addLayout(row, 1)
        self.table = RaceTable()
        self.table.sorted_by.connect(self.lab.sort)
        self.table.toggled.connect(self.lab.toggle)
        self.table.menu_asked.connect(self._open_run_menu)
        column.addWidget(self.table)
        self.cross_hair = CrossHair([self.loss_plot, self.accuracy_plot], parent=self)
        self.plots = PlainArea(inside)
        self.run_menu = QMenu(self)

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Compare")

    def sentence(self) -> str:
        if self.view.value() == "surface":
            return self.tr("A network's loss is a landscape. Drag the start and see which way each optimizer takes.")
        if not self.lab.same_start:
            return self.tr("Every run draws its own weights and batches, so luck decides with the setting.")
        return self.tr("All runs start from the same weights and see the same batches; only one thing differs.")

    def say(self, name: str) -> str:
        """A run's name in the language that holds now, part by part."""
        words = {"with": self.tr("with"), "without": self.tr("without"), "train": self.tr("train")}
        return ", ".join(words.get(part, engine_text(part)) for part in name.split(", "))

    def variation_words(self) -> dict[str, str]:
        """What may vary, by its path or the last part of it."""
        return {
            "optimizer": self.tr("Optimizer"),
            "learning_rate": self.tr("Learning rate"),
            "initializer": self.tr("Initializer"),
            "batch_size": self.tr("Batch size"),
            "weight_decay": self.tr("Weight decay"),
            "schedule": self.tr("Schedule"),
            "activation": self.tr("Activation"),
            "batch_norm": self.tr("Batch normalization"),
            "ratio": self.tr("Dropout, layer {layer}"),
            "units": self.tr("Units, layer {layer}"),
        }

    def _variation_text(self, path: str, title: str) -> str:
        parts = path.split(".")
        text = self.variation_words().get(parts[-1], engine_text(title))
        return text.replace("{layer}", parts[1]) if parts[0] == "layers" else text

    def retranslate(self) -> None:
        super().retranslate()
        views = (("digits", self.tr("On digits")), ("surface", self.tr("On a surface")))
        for segments in (self.view, self.surface_panel.view):
            segments.set_choices(
                views,
                (
                    self.tr("Networks that learn digits race each other."),
                    self.tr("Optimizers descend on a surface of two numbers."),
                ),
            )
        self.experiment.set_title(self.tr("Experiment"))
        self.recipe_row.set_texts(self.tr("Recipe"), self.tr("The network that every run trains."))
        self.data_row.set_texts(self.tr("Data"), self.tr("The digits that every run learns from."))
        self.varies_row.set_texts(self.tr("What varies"), self.tr("The one thing in which the runs differ."))
        self.steps_row.set_texts(self.tr("Steps"), self.tr("How many updates each run makes."))
        self.epochs_row.set_texts(self.tr("Epochs"), self.tr("How often each run sees every digit."))
        self.seed_row.set_texts(self.tr("Seed"), self.tr("Decides every random number; the same seed, the same race."))
        self.seeds_row.set_texts(
            self.tr("Repeats"), self.tr("Races from so many seeds, then shows the mean and a band of the spread.")
        )
        same = self.tr("Off: every run draws its own first weights and batches, as most published figures do.")
        self.same_row.set_texts(self.tr("Same start"), same)
        self.same_note.setText(same)
        self.runs_section.set_title(self.tr("Runs"))
        self.figures.set_title(self.tr("Course figures"))
        texts = (
            (self.tr("Four optimizers"), self.tr("SGD, Momentum, AdaGrad and Adam on one network.")),
            (self.tr("SGD against Adam"), self.tr("Train and test accuracy over 50 epochs, from 70 to 100 %.")),
            (self.tr("Five initializers"), self.tr("The same network from five kinds of first weights.")),
        )
        for button, (name, tip) in zip(self.figure_buttons, texts, strict=True):
            button.setText(name)
            describe(button, name, tip)
        self.looks.set_title(self.tr("View"))
        self.smooth_row.set_texts(self.tr("Smoothing"), self.tr("Steps that each point of the loss is a mean over."))
        self.second_row.set_texts(self.tr("Second plot"), self.tr("What the plot beside the loss shows."))
        self.second.set_choices(
            (
                ("test", self.tr("Test accuracy")),
                ("train", self.tr("Train accuracy")),
                ("both", self.tr("Train and test")),
                ("length", self.tr("Step length")),
            )
        )
        self.recipe.set_choices(
            [("", self.tr("Own experiment"))] + [(r.name, engine_text(r.title)) for r in recipes.recipes()],
            [""] + [engine_text(r.note) for r in recipes.recipes()],
        )
        self.open_action.setText(self.tr("Open comparison…"))
        self.over_action.setText(self.tr("Lay over the runs of a file…"))
        self.kept_menu.setTitle(self.tr("Lay over a kept run"))
        self.save_action.setText(self.tr("Save comparison…"))
        self.over.setText(self.tr("Lay over…"))
        describe(
            self.over, self.tr("Lay over…"), self.tr("Open or save a comparison, or show other runs beside these.")
        )
        self.step.setText(self.tr("Step"))
        describe(self.step, self.tr("Step"), self.tr("Lets every run take one step, then holds."))
        self.halt.setText(self.tr("Stop all"))
        describe(self.halt, self.tr("Stop all"), self.tr("Ends the race; it can be taken up again."))
        empty = self.tr("No race yet"), self.tr("Press Start to see the runs learn side by side.")
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.set_empty(*empty, icon="compare")
        levels = [self.tr("Steps to {level} %"), "{level} %", "{level} %"]
        self.table.set_heads(
            (
                Head("name", self.tr("Run"), self.tr("The order in which the runs were set up."), 16),
                Head("loss", self.tr("Loss"), self.tr("Mean of the last 50 steps."), 11),
                Head("best_loss", self.tr("Best loss"), self.tr("Lowest mean of 50 steps."), 11),
                Head("accuracy", self.tr("Best accuracy"), self.tr("Best so far on all test digits."), 14),
                *(
                    Head(
                        f"to {level}",
                        text.format(level=round(100 * level)),
                        self.tr("Steps until the test accuracy first reached {level} %.").format(
                            level=round(100 * level)
                        ),
                        width,
                    )
                    for level, text, width in zip(LEVELS, levels, (14, 8, 8), strict=True)
                ),
                Head("ms_per_step", self.tr("ms per step"), self.tr("Processor time of one step of this run."), 12),
                Head("progress", self.tr("Progress"), self.tr("How far the run is, or how it ended."), 13),
            )
        )
        self.surface_panel.retranslate()
        self.surface.retranslate()
        self._draw_setup()
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _lab_changed(self) -> None:
        if self.on_stage:
            self.draw()
        else:
            self.told.emit()

    def draw(self) -> None:
        """Make the screen equal to the lab."""
        lab = self.lab
        if not lab.busy or self._setup_key() != self._drawn_setup:
            self._draw_setup()
        self._draw_actions()
        self._draw_plots()
        self._draw_table()
        self.told.emit()

    _drawn_setup: tuple[Any, ...] = ()

    def _setup_key(self) -> tuple[Any, ...]:
        return (self.lab.busy, self.lab.contenders, tuple(self.lab.problems), self.lab.figure)

    def _draw_setup(self) -> None:
        lab = self.lab
        self._drawn_setup = self._setup_key()
        self.recipe.set_value(lab.recipe)
        names = [*sources.SOURCES, *([lab.data] if lab.data not in sources.SOURCES else [])]
        present = [name for name in names if lab.available.get(name, True) or name == lab.data]
        self.data.set_choices(
            [(n, engine_text(sources.SOURCES[n].title) if n in sources.SOURCES else n) for n in present]
        )
        self.data.set_value(lab.data)
        self.varies.set_choices([(v.path, self._variation_text(v.path, v.title)) for v in lab.offered()])
        self.varies.set_value(lab.variation.path)
        self.steps_row.setVisible(not lab.by_epoch)
        self.epochs_row.setVisible(lab.by_epoch)
        self.steps_row.set_value(lab.steps or 1)
        self.epochs_row.set_value(lab.epochs or 1)
        self.seed_row.set_value(lab.seed)
        self.seeds_row.set_value(lab.seeds)
        self.same.setChecked(lab.same_start)
        self.second.set_value(lab.accuracy_shown)
        for row in (self.recipe_row, self.data_row, self.varies_row, self.steps_row, self.epochs_row, self.seed_row):
            row.setEnabled(not lab.busy)
        for row in (self.seeds_row, self.same_row):
            row.setEnabled(not lab.busy)
        for button in self.figure_buttons:
            button.setEnabled(not lab.busy)
        runs = [
            (
                contender.name,
                self.say(contender.name),
                contender.value,
                contender.series,
                lab.busy and not lab.takes_at_once,
                error_text(lab.problems[contender.name]) if contender.name in lab.problems else "",
            )
            for contender in lab.contenders
        ]
        variation = lab.variation
        self.runs.show_runs(
            variation.path, variation.family, variation.field, runs, most=MOST - len(lab.guests), locked=lab.busy
        )
        self.header.set_texts(self.title(), self.sentence())

    def _draw_actions(self) -> None:
        lab = self.lab
        surface = self.view.value() == "surface"
        for button in (self.over, self.step, self.halt, self.go):
            button.setVisible(not surface)
        running = lab.state == "running"
        fresh = lab.missing()
        if running:
            name, icon = self.tr("Pause"), "pause"
        elif lab.state in ("paused", "stopping") or (lab.can_go_on and fresh in ([], list(lab.contenders))):
            name, icon = self.tr("Continue"), "play"
        elif fresh and len(fresh) < len(lab.contenders):
            name, icon = self.tr("Run the new"), "play"
        else:
            name, icon = self.tr("Start"), "play"
        if self.go.text() != name:
            self.go.setText(name)
            describe(self.go, name, self.tr("Starts the race, holds it, or goes on with it."))
        self.go.set_icon(icon)
        self.go.setEnabled(lab.state != "stopping" and (lab.busy or lab.can_start))
        self.step.setEnabled(lab.state in ("idle", "paused") and (lab.busy or lab.can_start))
        self.halt.setEnabled(lab.state in ("running", "paused"))
        self.save_action.setEnabled(bool(lab.comparison.records) and not lab.busy)
        self.open_action.setEnabled(not lab.busy)
        problem = error_text(lab.failure) if lab.failure is not None else ""
        if not problem and lab.work is not None and lab.work.unkept is not None:
            problem = error_text(lab.work.unkept)
        if not problem and not lab.available.get(lab.data, True):
            problem = self.tr("This data set is not on this computer yet; the Train page can download it.")
        if self.problem.text() != problem:
            self.problem.set_text(problem)

    def _draw_plots(self) -> None:
        lab = self.lab
        x_unit = self.tr("epoch") if lab.by_epoch else self.tr("step")
        unit = self.tr("nats, smoothed over {steps} steps").format(steps=count(lab.smoothing))
        if self.loss_plot.area.log:
            unit += self.tr(", log axis")
        texts = (self.tr("Loss"), unit, x_unit)
        if texts != self._loss_texts:
            self._loss_texts = texts
            self.loss_plot.set_texts(*texts)
        shown = lab.accuracy_shown
        title = {
            "test": self.tr("Test accuracy"),
            "train": self.tr("Train accuracy"),
            "both": self.tr("Accuracy"),
            "length": self.tr("Step length"),
        }[shown]
        second = (title, self.tr("in the space of all weights") if shown == "length" else "%", x_unit)
        if second != self._second_texts:
            self._second_texts = second
            self.accuracy_plot.set_texts(*second)
            self.accuracy_plot.area.percent = shown != "length"
            self.accuracy_plot.area.set_log(shown == "length")
            self.accuracy_plot.reset()
        self.accuracy_plot.set_y_range((70, 100) if lab.figure == "sgd-adam" and shown != "length" else None)
        self.loss_plot.draw(lab.losses)
        self.accuracy_plot.draw(lab.accuracies)

    _loss_texts: tuple[str, ...] = ()
    _second_texts: tuple[str, ...] = ()

    def _draw_table(self) -> None:
        lab = self.lab
        rows = lab.standings()
        columns = ("loss", "best_loss", "accuracy", *(f"to {level}" for level in LEVELS), "ms_per_step")
        best = {column: lab.best(column, rows) for column in columns}
        self.table.set_lines([self._line(row, columns, best) for row in rows])
        self.table.set_order(lab.sort_by, lab.sort_up)

    def _line(self, row: Standing, columns: tuple[str, ...], best: dict[str, str]) -> Line:
        not_yet = self.tr("not yet") if row.step else ""
        cells: list[str] = []
        missing: set[int] = set()
        for place, column in enumerate(columns):
            value = row.steps_to[float(column[3:])] if column.startswith("to ") else getattr(row, column)
            if value is None:
                cells.append(not_yet if column.startswith("to ") else "")
                missing.add(place)
            else:
                cells.append(self._cell(column, value, row.spreads.get(column)))
        words = {
            "completed": (self.tr("done"), "good"),
            "diverged": (self.tr("diverged at step {step}").format(step=count(row.step)), "error"),
            "stopped": (self.tr("stopped"), ""),
            "failed": (self.tr("failed"), "error"),
            "early": (self.tr("no more progress"), ""),
            "guessing": (self.tr("only guesses"), "warning"),
        }
        over = row.reason and (not self.lab.busy or row.progress >= 1 or row.reason == "diverged")
        word, state = words.get(row.reason, ("", "")) if over else ("", "")
        return Line(
            row.name,
            self.say(row.name),
            row.series,
            tuple(cells),
            frozenset(i for i, column in enumerate(columns) if best[column] == row.name),
            frozenset(missing),
            row.progress,
            word,
            state,
            hidden=self.lab.hidden(row.name),
        )

    def _cell(self, column: str, value: float, spread: float | None) -> str:
        scale, digits = (100.0, 2) if column == "accuracy" else (1.0, 2 if column == "ms_per_step" else 3)
        if column.startswith("to "):
            text = count(round(value))
            return f"{text} ± {count(round(spread))}" if spread is not None else text
        text = number(scale * value, digits=digits)
        if spread is not None:
            text += f" ± {number(scale * spread, digits=digits)}"
        return f"{text} %" if column == "accuracy" else text

    # -- what the buttons do -------------------------------------------------------------------------------------------
    def _show_view(self, view: str) -> None:
        for segments in (self.view, self.surface_panel.view):
            segments.set_value(view)
        place = 1 if view == "surface" else 0
        self.panels.setCurrentIndex(place)
        self.stage.setCurrentIndex(place)
        if place:
            self.surface.show_now()
        else:
            self.surface.hold()
        self.header.set_texts(self.title(), self.sentence())
        self._draw_actions()

    def _steps_typed(self, value: int) -> None:
        self.lab.edit(steps=value)

    def _go(self) -> None:
        lab = self.lab
        if lab.state == "running":
            lab.pause()
        elif lab.state == "idle" and lab.can_go_on and lab.missing() in ([], list(lab.contenders)):
            lab.go_on()
        else:
            lab.start()

    def _step(self) -> None:
        self.lab.step()

    def _plot_toggled(self, name: str, on: bool) -> None:
        plain = name.rpartition(", train")[0] or name
        if self.lab.hidden(plain) == on:
            self.lab.toggle(plain)

    def _state_changed(self) -> None:
        if self.on_stage:
            self._draw_actions()
            self._draw_setup()
        self.told.emit()

    def _open_over_menu(self) -> None:
        self.kept_menu.clear()
        kept = self.lab.kept_runs()[:KEPT_SHOWN]
        for summary in kept:
            accuracy = "" if summary.best_accuracy is None else f"   {100 * summary.best_accuracy:.2f} %"
            action = self.kept_menu.addAction(f"{summary.title or summary.name}{accuracy}")
            action.setData(str(summary.folder))
            action.triggered.connect(self._kept_chosen)
        self.kept_menu.setEnabled(bool(kept) and len(self.lab.shown_names()) < MOST)
        self.over_menu.popup(self.over.mapToGlobal(self.over.rect().bottomLeft()))

    def _kept_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._try(lambda: self.lab.lay_over_kept(Path(action.data())))

    def _open_run_menu(self, name: str, button: QObject) -> None:
        self.run_menu.clear()
        guest = name in self.lab.guests
        trained = self.lab.trained(name)
        train = self.run_menu.addAction(self.tr("Train it alone"))
        train.setEnabled(self.lab.experiment(name) is not None)
        train.triggered.connect(lambda: self.asked.emit("train", self.lab.experiment(name)))
        read = self.run_menu.addAction(self.tr("Let it read postal codes"))
        read.setEnabled(trained is not None)
        read.triggered.connect(lambda: self.asked.emit("postal", self.lab.trained(name)))
        look = self.run_menu.addAction(self.tr("Inspect it"))
        look.setEnabled(trained is not None)
        look.triggered.connect(lambda: self.asked.emit("inspect", self.lab.trained(name)))
        if guest:
            self.run_menu.addSeparator()
            gone = self.run_menu.addAction(self.tr("Remove"))
            gone.triggered.connect(lambda: self.lab.remove_guest(name))
        if isinstance(button, QWidget):
            self.run_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -- files ---------------------------------------------------------------------------------------------------------
    def ask_open(self) -> None:
        """Ask which comparison to open."""
        self._ask(self.tr("Open comparison"), False, self.open_file)

    def ask_over(self) -> None:
        """Ask whose runs to lay over these."""
        self._ask(self.tr("Lay over the runs of a file"), False, self.lay_over_file)

    def ask_save(self) -> None:
        """Ask where to save the comparison."""
        self._ask(self.tr("Save comparison"), True, self.save_file)

    def _ask(self, title: str, saving: bool, then: Callable[[str], object]) -> None:
        dialog = QFileDialog(self, title)
        mode = QFileDialog.AcceptMode.AcceptSave if saving else QFileDialog.AcceptMode.AcceptOpen
        dialog.setAcceptMode(mode)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilter("JSON (*.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        self._dialog = dialog
        dialog.open()

    def open_file(self, path: str) -> None:
        """Open a comparison; what goes wrong is said above the plots."""
        self._try(lambda: self.lab.open(path))

    def save_file(self, path: str) -> None:
        """Save the comparison; what goes wrong is said above the plots."""
        self._try(lambda: self.lab.save(path))

    def lay_over_file(self, path: str) -> None:
        """Show all runs of a saved comparison beside these."""

        def lay() -> None:
            for record in Comparison.load(path).records.values():
                self.lab.lay_over(record.name, record)

        self._try(lay)

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except EngineError as error:
            self.problem.set_text(error_text(error))
        else:
            self.problem.set_text("")

    # -- what the window asks ------------------------------------------------------------------------------------------
    def job(self) -> Job | None:
        lab = self.lab
        if not lab.busy:
            return None
        done, planned = lab.progress
        detail = self.tr("step {done} of {planned}, in step").format(done=count(done), planned=count(planned))
        state = "paused" if lab.state == "paused" else "running"
        name = self.tr("Racing {number} runs").format(number=len(lab.contenders))
        return Job(name, detail, lab.fraction, lab.left_s, state)

    def stop_job(self) -> None:
        self.lab.stop()

    def fact(self) -> str:
        if self.lab.same_start:
            return self.tr("Same start: weights and batches equal")
        return self.tr("Different starts: every run draws its own")

    def commands(self) -> dict[str, Callable[[], object]]:
        if self.view.value() == "surface":
            return {}
        found: dict[str, Callable[[], object]] = {}
        lab = self.lab
        if not lab.busy:
            found["open"] = self.ask_open
            if lab.comparison.records:
                found["save"] = found["save_as"] = self.ask_save
        if lab.state != "running" and (lab.busy or lab.can_start):
            found["run"] = self._go
            found["step"] = self._step
        if lab.state == "running":
            found["pause"] = self.lab.pause
        if lab.state in ("running", "paused"):
            found["stop"] = self.stop_job
        return found

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, Kept):
            self._show_view("digits")
            self._try(lambda: self.lab.lay_over_kept(parcel.folder))
        elif isinstance(parcel, Rivals) and not self.lab.busy:
            self._show_view("digits")
            try:
                self.lab.receive(parcel)
            except SpecError as error:
                self.problem.set_text(error_text(error))
            else:
                self.lab.start()

    def hidden(self) -> None:
        super().hidden()
        self.surface.hold()

    def shown(self) -> None:
        super().shown()
        if self.view.value() == "surface":
            self.surface.show_now()

    def closing(self) -> None:
        self.surface.hold()
        self.surface.closing()
        self.runner.shut()

    def save_state(self) -> dict[str, Any]:
        lab = self.lab
        return {"setup": lab.setup(), "smoothing": lab.smoothing, "view": self.view.value() or "digits"}

    def restore_state(self, state: dict[str, Any]) -> None:
        setup = state.get("setup")
        if isinstance(setup, dict):
            self.lab.take_setup(setup)
        smoothing = state.get("smoothing")
        if isinstance(smoothing, int) and 1 <= smoothing <= 1000:
            self.lab.smooth(smoothing)
            self.smooth_row.set_value(smoothing)
        self._show_view("surface" if state.get("view") == "surface" else "digits")

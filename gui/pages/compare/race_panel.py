"""The panel of the Compare page: the experiment, what varies, the runs with their values, and the course's figures."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine import recipes
from engine.data import sources
from engine.racing.setup_schema import MOST_SEEDS
from gui.i18n import engine_text, error_text
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.race_plan import FIGURES
from gui.labs.plotting.curves import MOST_SERIES
from gui.pages.compare.race_words import run_text, variation_text
from gui.pages.compare.run_list import RunList
from gui.pages.data_choice import DataChoice
from gui.widgets.controls import Button, Choice, Switch, describe
from gui.widgets.layout import Panel, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.rows import NumberRow, Row, SliderRow
from gui.widgets.segments import Segments


class RacePanel(Panel):
    """Everything that is chosen before a race, and how it is looked at; `view` switches to the surface."""

    def __init__(self, lab: CompareLab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lab = lab
        self._drawn: tuple[Any, ...] = ()
        self.view = Segments()
        self._make_experiment()
        self._make_runs()
        self.looks = Section("once")
        self.smooth_row = SliderRow("", 50, 1, 1000, integer=True, log=True)
        self.smooth_row.edited.connect(lab.smooth)
        self.second = Choice()
        self.second.chosen.connect(lab.show_accuracy)
        self.second_row = Row("", self.second)
        self.looks.add(self.smooth_row, self.second_row)
        gap = QWidget()
        gap.setFixedHeight(8)
        self.add(self.view, gap, self.experiment, self.runs_section, self.figures, self.looks)

    def _make_experiment(self) -> None:
        lab = self.lab
        self.experiment = Section("start")
        self.recipe, self.varies = Choice(), Choice()
        self.data = DataChoice(lab.datasets, lab.choose_data)
        self.recipe.chosen.connect(lab.choose_recipe)
        self.varies.chosen.connect(lab.choose_variation)
        self.recipe_row, self.varies_row = Row("", self.recipe), Row("", self.varies)
        self.misfit = ErrorLine()
        self.fit = Button(kind="link", small=True)
        self.fit.clicked.connect(lab.fit)
        self.way_out = QWidget()
        under = QHBoxLayout(self.way_out)
        under.setContentsMargins(14, 0, 0, 4)  # under the sentence, not under its icon
        under.addWidget(self.fit)
        under.addStretch(1)
        self.steps_row = NumberRow("", 2000, 1, 1_000_000, integer=True)
        self.steps_row.edited.connect(lambda value: lab.edit(steps=value))
        self.epochs_row = NumberRow("", 50, 1, 10_000, integer=True)
        self.epochs_row.edited.connect(lambda value: lab.edit(epochs=value))
        self.seed_row = NumberRow("", 42, 0, 2**31 - 1, integer=True)
        self.seed_row.edited.connect(lambda value: lab.edit(seed=value))
        self.seeds_row = NumberRow("", 1, 1, MOST_SEEDS, integer=True)
        self.seeds_row.edited.connect(lambda value: lab.edit(seeds=value))
        self.same = Switch()
        self.same.clicked.connect(lambda on: lab.edit(same_start=on))
        self.same_row = Row("", self.same)
        self.same_note = Label("", "muted", "small", wrap=True)
        choices = (self.recipe_row, self.data, self.misfit, self.way_out, self.varies_row)
        numbers = (self.steps_row, self.epochs_row, self.seed_row, self.seeds_row)
        self.experiment.add(*choices, *numbers, self.same_row, self.same_note)
        self._waiting = (self.recipe_row, self.data.row, self.varies_row, *numbers, self.same_row, self.fit)

    def _make_runs(self) -> None:
        lab = self.lab
        self.runs_section = Section()
        self.runs = RunList()
        self.runs.edited.connect(lab.set_value)
        self.runs.removed.connect(lab.remove_run)
        self.runs.added.connect(lab.add_run)
        self.runs_section.add(self.runs)
        self.figures = Section()
        self.figure_buttons: dict[str, Button] = {}
        for name in FIGURES:
            button = self.figure_buttons[name] = Button(small=True)
            button.clicked.connect(lambda _=False, name=name: lab.show_figure(name))
            self.figures.add(button)
        self.figures.rows.setSpacing(8)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.experiment.set_title(self.tr("Experiment"))
        self.recipe_row.set_texts(self.tr("Recipe"), self.tr("The network that every run trains."))
        self.data.retranslate()
        self.varies_row.set_texts(self.tr("What varies"), self.tr("The one thing in which the runs differ."))
        self.steps_row.set_texts(self.tr("Steps"), self.tr("How many updates each run makes."))
        self.epochs_row.set_texts(self.tr("Epochs"), self.tr("How often each run sees every digit."))
        self.seed_row.set_texts(
            self.tr("Seed"),
            self.tr("The same seed, the same race: on the same kind of machine, with any number of threads."),
        )
        self.seeds_row.set_texts(
            self.tr("Repeats"), self.tr("Races from this many seeds, then shows the mean and a band of the spread.")
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
        for button, (name, tip) in zip(self.figure_buttons.values(), texts, strict=True):
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
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def draw_if_other(self) -> None:
        """Draw if what is set up is other than what is shown; a race that continues changes little here."""
        if not self.lab.race.busy or self._key() != self._drawn:
            self.draw()

    def _key(self) -> tuple[Any, ...]:
        plan, data = self.lab.plan, self.lab.datasets
        stands = (data.available, data.reading, data.fetching, data.fetched, data.error)
        return (stands, self.lab.race.busy, plan.contenders, tuple(plan.problems), plan.misfit, plan.figure)

    def draw(self) -> None:
        """Make the panel equal to the plan."""
        lab, plan = self.lab, self.lab.plan
        self._drawn = self._key()
        self.recipe.set_value(plan.recipe)
        self.data.draw(plan.data, plan.base.start)
        self.varies.set_choices([(v.path, variation_text(v)) for v in plan.offered()])
        self.varies.set_value(plan.variation.path)
        self.steps_row.setVisible(not plan.by_epoch)
        self.epochs_row.setVisible(plan.by_epoch)
        self.steps_row.set_value(plan.steps or 1)
        self.epochs_row.set_value(plan.epochs or 1)
        self.seed_row.set_value(plan.seed)
        self.seeds_row.set_value(plan.seeds)
        self.same.setChecked(plan.same_start)
        self.second.set_value(lab.board.shown)
        for row in self._waiting:
            row.setEnabled(not lab.race.busy)
        for button in self.figure_buttons.values():
            button.setEnabled(not lab.race.busy)
        self._draw_misfit()
        held = lab.race.busy and not plan.takes_at_once
        runs = [(c.name, run_text(c.name), c.value, c.series, held, self._problem(c.name)) for c in plan.contenders]
        variation = plan.variation
        most = MOST_SERIES - len(lab.board.guests)
        self.runs.show_runs(variation.path, variation.family, variation.field, runs, most=most, locked=lab.race.busy)

    def _problem(self, name: str) -> str:
        problem = self.lab.plan.problems.get(name)
        return "" if problem is None else error_text(problem)

    def _draw_misfit(self) -> None:
        misfit = self.lab.plan.misfit
        self.way_out.setVisible(misfit is not None)
        if misfit is None:
            self.misfit.set_text("")
            return
        if misfit.others:
            text = self.tr(
                "It distinguishes {got} classes, this data has {expected}. "
                "Choose the data {others}, or change its outputs."
            )
        else:
            text = self.tr("It distinguishes {got} classes, this data has {expected}.")
        others = ", ".join(engine_text(sources.SOURCES[name].title) for name in misfit.others)
        self.misfit.set_text(text.format(got=misfit.got, expected=misfit.expected, others=others))
        name = self.tr("Give it {expected} outputs").format(expected=misfit.expected)
        self.fit.setText(name)
        describe(self.fit, name, self.tr("Changes the last layer, so that it gives one number for each class."))

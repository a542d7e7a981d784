"""The Train page: set up an experiment, start it, watch it learn, keep what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from engine import recipes
from engine.racing.setup_schema import known_recipe
from engine.spec import plain_spec
from engine.text.schema import Check, record_of, text, whole_within
from gui import theme
from gui.i18n import engine_text, error_text
from gui.labs.handover import KeptRun, ToTrain, Trained
from gui.labs.train.train_lab import SMOOTHING, TrainLab
from gui.pages.owndata.host import OwnData
from gui.pages.page import Job, Page
from gui.pages.train.files import TrainFiles
from gui.pages.train.interrupted_strip import InterruptedStrip
from gui.pages.train.key_figures import RunFigures
from gui.pages.train.rate_sheet import RateSheet
from gui.pages.train.reports import TrainReports
from gui.pages.train.run_plots import RunPlots
from gui.pages.train.setup_panel import TrainSetup
from gui.pages.train.task.task_strip import TaskStrip
from gui.widgets.controls import Button, describe
from gui.widgets.number_field import judge, problem_in

READ_EVERY_MS = 200  # numbers that change faster only flicker
SAY_EVERY_S = 0.5  # sentences, which lay the card out again


class TrainPage(Page):
    """Panel, key figures, loss and accuracy, gradient and activation, words."""

    STATE: ClassVar[Mapping[str, Check]] = {
        "spec": plain_spec,
        "recipe": known_recipe,
        "smoothing": whole_within(*SMOOTHING),
        "task": record_of(text),
    }

    def __init__(self, lab: TrainLab | None = None) -> None:
        super().__init__()
        self.lab = lab or TrainLab(*(self.make_driver() for _ in range(4)))
        self._setup_shown: object = None
        self._said_at = 0.0  # when the words were
        self._state_shown = ""
        self._waiting = False  # for the timer: asking it would hand the interpreter over
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(READ_EVERY_MS)
        self._later.timeout.connect(self._catch_up)
        self._make_header()
        self._make_body()
        self.lab.changed.connect(self._changed)
        self.lab.finished.connect(self.reports.finished)
        judge.judged.connect(self._fields_judged)
        theme.changed.connect(self._restyle)
        self.retranslate()
        self.draw()

    def _make_header(self) -> None:
        self.more = Button(icon="more")
        self.more_menu = QMenu(self)
        self.more.clicked.connect(self._open_more)
        self.step = Button(icon="step")
        self.epoch = Button(icon="epoch")
        self.stop = Button(icon="stop", kind="danger")
        self.start = Button(icon="play", kind="primary")
        self.step.clicked.connect(lambda: self._go(self.lab.step))
        self.epoch.clicked.connect(lambda: self._go(self.lab.epoch))
        self.stop.clicked.connect(self.lab.run.stop)
        self.start.clicked.connect(self._start_pressed)
        self.header.add_action(self.more, self.step, self.epoch, self.stop, self.start)

    def _make_body(self) -> None:
        self.setup = TrainSetup(self.lab)
        lab = self.lab  # the sheet must not hold the page that owns it
        self.own_data = OwnData(self, self.setup.data, lambda: lab.spec, lab.experiment.choose_data)
        self.rate_sheet = RateSheet(self, lab)
        self.setup.rate_wanted.connect(self.rate_sheet.ask)
        self.figures = RunFigures()
        self.plots = RunPlots()
        self.words = self.plots.words
        self.words.acted.connect(self._act)
        self.reports = TrainReports(lab, self.words, self)
        self.reports.message.connect(self.message)
        column = QVBoxLayout()
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.figures)
        column.addWidget(self.plots, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.setup)
        body.addLayout(column, 1)
        self.interrupted = InterruptedStrip(self.lab)
        self.interrupted.asked.connect(lambda key: self.handover_requested.emit(key, None))
        self.interrupted.failed.connect(lambda text: self.message.emit(text, "", "error"))
        self.content.addWidget(self.interrupted)
        self.task = TaskStrip(self.lab)
        self.content.addWidget(self.task)
        self.content.addLayout(body, 1)
        self.files = TrainFiles(self.lab, self)
        self.files.message.connect(lambda text, role: self.message.emit(text, "", role))
        self.files.done.connect(self._changed)
        self.files.networks.lacking.connect(self.offer_extra)
        self.task.report_asked.connect(self.files.ask_report)

    def fold(self, narrow: bool, low: bool) -> None:
        self.plots.fold(narrow or low)
        self.figures.fold(low)

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Train")

    def sentence(self) -> str:
        batch = self.lab.spec.batch_size
        return self.tr(
            "The network guesses {count} digits, measures its error and corrects its weights: one step. "
            "Watch the loss fall."
        ).format(count=f"{batch:,}")

    def retranslate(self) -> None:
        super().retranslate()
        self.step.setText(self.tr("Step"))
        self.epoch.setText(self.tr("Epoch"))
        self.stop.setText(self.tr("Stop"))
        describe(self.more, self.tr("More"), self.tr("Open and save experiments and weights, read with this network."))
        describe(self.stop, self.tr("Stop"), self.tr("Ends the run now; what it learned is kept."))
        self.lab.attempts.forget()
        self.plots.retranslate()
        self.interrupted.retranslate()
        self.task.retranslate()
        self._setup_shown = None
        if self.on_stage:
            self.draw()

    def _restyle(self) -> None:
        if self.on_stage:
            self._draw_words()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _changed(self) -> None:
        """Draw the news: curves at once, words and numbers as often as they can be read."""
        if self.on_stage:
            self.plots.draw(self.lab.run, self.lab.experiment.recipe)
        state = self.lab.run.state
        if state != "running" or state != self._state_shown:
            self._catch_up()
        elif not self._waiting:
            self._waiting = True
            self._later.start()

    def _catch_up(self) -> None:
        self._later.stop()
        self._waiting = False
        self._state_shown = self.lab.run.state
        if self.on_stage:
            self.draw()
        self.status_changed.emit()

    def draw(self) -> None:
        lab, data, check = self.lab, self.lab.datasets, self.lab.gradient_check
        chosen = lab.experiment
        setup = (
            chosen.spec, tuple(chosen.draft.items()), chosen.refused, chosen.plan, chosen.recipe, chosen.weights,
            lab.run.busy, lab.smoothing, chosen.data_state, data.available, data.fetched, data.error, data.held,
            check.going, len(check.tensors), check.error, lab.held_out.held, lab.held_out.going, lab.run.state,
            self.interrupted.active, lab.rate_obstacle, chosen.has_own, lab.task.task, lab.task.reached,
        )  # fmt: skip
        now = time.monotonic()
        if setup != self._setup_shown:
            self._setup_shown = setup
            self._said_at = 0.0
            self.setup.draw()
            self.header.set_texts(self.title(), self.sentence())
            self._draw_actions()
        if self.rate_sheet.isVisible():
            self.rate_sheet.draw()
        self.interrupted.draw()
        self.task.draw()
        self.plots.draw_task(lab.task, lab.attempts)
        self.reports.report()
        self._mark_checkpoint()
        self.figures.show_figures(lab.run.figures)
        if lab.run.state != "running" or now - self._said_at >= SAY_EVERY_S:
            self._said_at = now
            self._draw_words()
        self.plots.draw(self.lab.run, self.lab.experiment.recipe)

    def _mark_checkpoint(self) -> None:
        """Show in the curves of an interrupted run from where it continues."""
        offer, loss = self.lab.interruptions.shown, self.lab.run.history.loss
        if offer is not None and offer.lost_steps and all(mark.x != offer.step for mark in loss.marks):
            text = self.tr("continues from here, {count} steps are computed again")
            loss.mark(offer.step, text.format(count=f"{offer.lost_steps:,}"))

    def _draw_actions(self) -> None:
        lab, state = self.lab, self.lab.run.state
        running = state == "running"
        text, icon = (self.tr("Pause"), "pause") if running else (self.tr("Start"), "play")
        if state == "paused":
            text = self.tr("Resume")
        elif self.interrupted.active:
            text = self.tr("Start a new run")
        self.start.set_kind("" if self.interrupted.active or self.task.primary else "primary")
        self.start.setText(text)
        self.start.set_icon(icon)
        wrong = problem_in(self.setup)
        possible = (lab.can_start and not wrong) or state == "paused"
        why = "" if possible or running else self.reason()
        self.start.setEnabled(possible or running)
        self.step.setEnabled(possible)
        self.epoch.setEnabled(possible)
        self.stop.setEnabled(state in ("running", "paused"))
        if running:
            describe(self.start, text, self.tr("Holds after the step that is being taken."))
        else:
            describe(self.start, text, why or self.tr("Trains the network on the chosen digits."))
        held = self.tr("Pause first.") if running else why
        describe(self.step, self.tr("One step"), held or self.tr("One batch: guess, measure, correct; then hold."))
        describe(self.epoch, self.tr("One epoch"), held or self.tr("Every training digit once; then hold."))

    def _fields_judged(self) -> None:
        if self.on_stage:
            self._draw_actions()
            self.status_changed.emit()

    def reason(self) -> str:
        """Why nothing can be started now."""
        lab = self.lab
        if wrong := problem_in(self.setup):
            return wrong
        error = lab.experiment.refused or lab.experiment.problem
        if error is not None:
            return error_text(error)
        if lab.experiment.data_state == "missing":
            return self.tr("Download the data first.")
        if lab.experiment.data_state == "fetching":
            return self.tr("The data is on its way.")
        return self.setup.data.line.state_text(lab.spec.data, lab.spec.start)

    def _draw_words(self) -> None:
        self.words.say(self.lab.words, self.reason())

    # -- acting --------------------------------------------------------------------------------------------------------
    def _start_pressed(self) -> None:
        if self.lab.run.state == "running":
            self.lab.run.pause()
        else:
            self._go(self.lab.start)

    def _go(self, go: Callable[[], object]) -> None:
        """Let the run go, with every number that is still being typed."""
        self.setup.commit_edit()
        go()

    def _act(self, action: str) -> None:
        if action == "use":
            self.use()
        elif action == "inspect":
            self.inspect()
        elif action == "find_rate":
            self.rate_sheet.ask()
        elif action == "data":
            self.own_data.look_at(self.lab.spec.data)
        else:
            self.lab.act(action)

    def name(self) -> str:
        """What the network is called elsewhere: as its file where it was opened, the recipe's title, or own."""
        if self.lab.experiment.weights is not None and self.lab.run.trainer is None:
            return Path(self.lab.spec.start).stem
        recipe = self.lab.run.recipe or self.lab.experiment.recipe
        return engine_text(recipes.load(recipe).title) if recipe else self.tr("Own network")

    def inspect(self) -> None:
        """Let the Inspect page look at this network."""
        trained = self.lab.trained(self.name())
        if trained is not None:
            self.handover_requested.emit("inspect", trained)

    def use(self) -> None:
        """Let the postal code page read with this network."""
        trained = self.lab.trained(self.name())
        if trained is not None:
            self.handover_requested.emit("postal", trained)

    def _open_more(self) -> None:
        self.more_menu.clear()
        names: dict[str, str] = {
            "open": self.tr("Open experiment…"),
            "save": self.tr("Save experiment"),
            "open_task": self.tr("Open task…"),
            "open_weights": self.tr("Open weights…"),
            "save_weights": self.tr("Save weights…"),
            "use": self.tr("Use on the postal code page"),
        }
        offered: dict[str, Callable[[], object]] = {**self.commands()}
        if self.lab.has_network and self.lab.run.reads_codes:
            offered["use"] = self.use
        for name, words in names.items():
            action = self.more_menu.addAction(words)
            action.setEnabled(name in offered)
            if name in offered:
                action.triggered.connect(offered[name])
        self.more_menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # -- what the window asks ------------------------------------------------------------------------------------------
    def commands(self) -> dict[str, Callable[[], object]]:
        lab = self.lab
        offered: dict[str, Callable[[], object]] = {
            "new": lambda: lab.experiment.choose_recipe("two-layer"),
            "open": self.files.ask_open,
            "save": self.files.save,
            "save_as": self.files.ask_save,
            "open_weights": self.files.ask_weights,
        }
        if lab.experiment.can_undo:
            offered["undo"] = lab.experiment.undo
        if lab.experiment.steps.can_redo:
            offered["redo"] = lab.experiment.redo
        if not lab.run.busy:
            offered["open_task"] = self.files.ask_task
        if lab.has_network:
            offered["save_weights"] = self.files.ask_save_weights
        if lab.run.state == "running":
            offered["pause"] = lab.run.pause
        if (lab.can_start and not problem_in(self.setup)) or lab.run.state == "paused":
            starts = {"run": lab.start, "step": lab.step, "epoch": lab.epoch}
            offered |= {name: partial(self._go, go) for name, go in starts.items()}
        if lab.run.state in ("running", "paused"):
            offered["stop"] = lab.run.stop
        return offered

    def opened(self, key: str) -> None:
        self.lab.interruptions.opened(key)

    def waiting(self) -> frozenset[str]:
        return self.interrupted.waiting()

    def job(self) -> Job | None:
        run = self.lab.run
        if not run.busy:
            return None
        detail = f"{self.name()} · {engine_text(type(self.lab.live_spec.optimizer).label())}"
        return Job(self.tr("Training"), detail, run.history.fraction, run.figures.left_s, run.state)

    def stop_job(self) -> None:
        self.lab.run.stop()

    def fact(self) -> str:
        work = self.lab.run.work
        if work is not None and work.folder is not None:
            if work.number:
                return self.tr("Saved automatically as run {number}").format(number=work.number)
            return self.tr("Saved automatically")
        return ""

    def shown(self) -> None:
        self.lab.look_for_data()
        super().shown()

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, ToTrain):
            self.files.guarded(lambda: self.lab.take(parcel.spec))
            if parcel.action:
                self._act(parcel.action)
        elif isinstance(parcel, KeptRun):
            self.files.guarded(lambda: self.lab.resume_kept(parcel.folder))
        elif isinstance(parcel, Trained):
            self.files.guarded(lambda: self.lab.take(parcel.spec))

    def closing(self) -> None:
        self.own_data.close()
        self.files.networks.close()
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        return self.lab.remember()

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.recall(state)
        self.interrupted.look_for()

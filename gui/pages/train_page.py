"""The Train page: set up an experiment, start it, watch it learn, keep what came of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from engine import recipes
from engine.errors import EngineError
from gui import theme
from gui.i18n import engine_text, error_text
from gui.labs.parcels import Experiment, Kept, Trained
from gui.labs.train_lab import Figures, TrainLab, Word
from gui.pages import Job, Page
from gui.pages.train_setup import TrainSetup
from gui.plots import CrossHair, PlotCard
from gui.runner import Runner
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Card
from gui.widgets.marks import Cell, IconMark, KeyFigures
from gui.widgets.words import duration_text

READ_EVERY_MS = 100  # numbers that change faster only flicker
GLANCE_EVERY_S = 0.25  # the curves beside the loss move slowly, and painting them costs the engine its time
ICONS = {"good": "check", "warning": "warning", "error": "error", "": "info"}


class WordLine(QWidget):
    """A fact, and one link that acts."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = IconMark("info", "muted", 16)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setProperty("role", "text2")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.label.linkActivated.connect(self.acted)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.label.setSizePolicy(policy)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def say(self, text: str, state: str, action: str, offer: str) -> None:
        """Show a sentence in a state, with the words of its link."""
        self._icon.show_icon(ICONS[state], state or "muted")
        if offer:
            accent = theme.color("accent").name()
            text += f' <a href="{action}" style="color:{accent}; text-decoration:none; font-weight:500">{offer}</a>'
        said = f'<div style="line-height:125%">{text}</div>'
        if said != self.label.text():
            self.label.setText(said)
            self.setAccessibleName(text)


class TrainPage(Page):
    """Panel, key figures, loss and accuracy, gradient and activation, words."""

    def __init__(self, lab: TrainLab | None = None) -> None:
        super().__init__()
        self.runner = Runner(self)
        self.helper = Runner(self)
        self.lab: TrainLab = lab or TrainLab()
        self.lab.driver, self.lab.helper = self.runner, self.helper
        self._setup_shown: object = None
        self._drawn: dict[PlotCard, object] = {}
        self._glanced = 0.0  # when all curves were painted last
        self._state_shown = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(READ_EVERY_MS)
        self._later.timeout.connect(self._catch_up)
        self._make_header()
        self._make_body()
        self.lab.changed.connect(self._changed)
        self.lab.finished.connect(self._finished)
        self.runner.changed.connect(self._changed)
        theme.changed.connect(self._redress)
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
        self.step.clicked.connect(self.lab.step)
        self.epoch.clicked.connect(self.lab.epoch)
        self.stop.clicked.connect(self.lab.stop)
        self.start.clicked.connect(self._start_pressed)
        self.header.add_action(self.more, self.step, self.epoch, self.stop, self.start)

    def _make_body(self) -> None:
        self.setup = TrainSetup(self.lab)
        self.figures = KeyFigures()
        self.loss = PlotCard(log=True)
        self.accuracy = PlotCard(percent=True, digits=2)
        self.gradients = PlotCard(log=True)
        self.activations = PlotCard()
        self.loss.area.log_changed.connect(self._name_loss)
        self.cross = CrossHair((self.loss, self.gradients, self.activations), self)
        self.words = Card(" ")
        self.words.setFixedWidth(232)
        self._lines = [WordLine() for _ in range(4)]
        for line in self._lines:
            line.acted.connect(self._act)
            self.words.body.addWidget(line)
        self.words.body.setSpacing(12)
        self.words.body.addStretch(1)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(16)
        upper.addWidget(self.loss, 3)
        upper.addWidget(self.accuracy, 2)
        lower.addWidget(self.gradients, 1)
        lower.addWidget(self.activations, 1)
        lower.addWidget(self.words)
        for card in (self.loss, self.accuracy, self.gradients, self.activations):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            card.setMinimumSize(QSize(180, 140))
        self.words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout()
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.figures)
        column.addLayout(upper, 142)
        column.addLayout(lower, 100)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.setup)
        body.addLayout(column, 1)
        self.content.addLayout(body, 1)

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
        self._name_loss()
        self.accuracy.set_texts(self.tr("Accuracy"), self.tr("%, per epoch"), self.tr("epoch"))
        self.gradients.set_texts(self.tr("Gradient, RMS"), self.tr("by layer"), self.tr("step"))
        self.activations.set_texts(self.tr("Activation, RMS"), self.tr("by layer"), self.tr("step"))
        missing, hint = self.tr("No run yet"), self.tr("Press Start to see the loss fall here.")
        self.loss.set_empty(missing, hint)
        self.accuracy.set_empty(missing, self.tr("After each epoch its accuracy stands here."))
        self.gradients.set_empty(missing, self.tr("How strongly each layer is pulled stands here."), "layers")
        self.activations.set_empty(missing, self.tr("How large each layer's outputs are stands here."), "layers")
        self.words.set_title(self.tr("In words"))
        self._setup_shown = None
        if self.on_stage:
            self.draw()

    def _name_loss(self) -> None:
        unit = self.tr("nats, log axis") if self.loss.area.log else self.tr("nats")
        self.loss.set_texts(self.tr("Loss"), unit, self.tr("step"))

    def _redress(self) -> None:
        if self.on_stage:
            self._draw_words()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _changed(self) -> None:
        """Draw the news: curves at once, words and numbers as often as they can be read."""
        if self.on_stage:
            self._draw_curves()
        if self.lab.state != "running" or self.lab.state != self._state_shown:
            self._catch_up()
        elif not self._later.isActive():
            self._later.start()

    def _catch_up(self) -> None:
        self._later.stop()
        self._state_shown = self.lab.state
        if self.on_stage:
            self.draw()
        self.told.emit()

    def draw(self) -> None:
        lab = self.lab
        setup = (
            lab.spec, tuple(lab.draft.items()), lab.refused, lab.problem, lab.data_state, lab.fetched, lab.data_error,
            lab.weights, lab.recipe, lab.busy, lab.smoothing, lab.checking, len(lab.checked), lab.check_error,
            lab.has_data,
        )  # fmt: skip
        if setup != self._setup_shown:
            self._setup_shown = setup
            self.setup.draw()
            self.header.set_texts(self.title(), self.sentence())
        self._draw_actions()
        self._draw_figures()
        self._draw_words()
        self._draw_curves()

    def _draw_curves(self) -> None:
        lab, now = self.lab, time.monotonic()
        glance = lab.state != "running" or now - self._glanced >= GLANCE_EVERY_S
        if glance:
            self._glanced = now
        for card, curves in (
            (self.loss, lab.loss),
            (self.accuracy, lab.accuracy),
            (self.gradients, lab.gradients),
            (self.activations, lab.activations),
        ):
            news = (curves.x_end, len(curves.marks), *((curve.name, len(curve), curve.window) for curve in curves))
            due = glance or card is self.loss
            if due and news != self._drawn.get(card):  # painting what has not changed would cost the engine its time
                self._drawn[card] = news
                card.draw(curves)

    def _draw_actions(self) -> None:
        lab, state = self.lab, self.lab.state
        running = state == "running"
        text, icon = (self.tr("Pause"), "pause") if running else (self.tr("Start"), "play")
        if state == "paused":
            text = self.tr("Resume")
        self.start.setText(text)
        self.start.set_icon(icon)
        possible = lab.can_start or state == "paused"
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

    def reason(self) -> str:
        """Why nothing can be started now."""
        lab = self.lab
        error = lab.refused or lab.problem
        if error is not None:
            return error_text(error)
        if lab.data_state == "missing":
            return self.tr("Download the data first.")
        if lab.data_state == "fetching":
            return self.tr("The data is on its way.")
        return self.tr("Choose data that is there.") if lab.data_state != "ready" else ""

    def _draw_figures(self) -> None:
        f = self.lab.figures
        percent = ("", "") if f.train is None else (f"{100 * f.train:.2f}", "%")
        test = ("", "") if f.test is None else (f"{100 * f.test:.2f}", "%")
        best = ("", "") if f.best is None else (f"{100 * f.best:.2f}", "%")
        epoch = self.tr("Epoch of {count}").format(count=f"{f.epochs:,}") if f.epochs else self.tr("Epoch")
        step = self.tr("Step of {count}").format(count=f"{f.steps:,}") if f.steps else self.tr("Step")
        best_caption = self.tr("Best, epoch {epoch}").format(epoch=f.best_epoch) if f.best_epoch else self.tr("Best")
        self.figures.set_cells(
            (
                Cell(epoch, _count(f.epoch), tip=self.tr("How often every training digit was seen.")),
                Cell(step, _count(f.step), tip=self.tr("How often the weights were corrected.")),
                Cell(
                    self.tr("Loss, smoothed"), _loss(f.loss), tip=self.tr("Mean surprise at the right answer, in nats.")
                ),
                Cell(self.tr("Train accuracy"), *percent, 1, self.tr("Share read right of the digits it learns from.")),
                Cell(self.tr("Test accuracy"), *test, 2, self.tr("Share read right of digits it never saw.")),
                Cell(best_caption, *best, tip=self.tr("The best accuracy so far and when it was.")),
                Cell(
                    self.tr("Digits / s"),
                    _count(_round3(f.images_per_s)),
                    tip=self.tr("How many digits it learns from."),
                ),
                self._time_cell(f),
            )
        )

    def _time_cell(self, f: Figures) -> Cell:
        if f.taken_s is not None:
            return Cell(
                self.tr("Time taken"), duration_text(f.taken_s), tip=self.tr("Training and testing, pauses left out.")
            )
        left = "" if f.left_s is None else duration_text(f.left_s)
        return Cell(self.tr("Time left"), left, tip=self.tr("As fast as it went lately."))

    def _draw_words(self) -> None:
        words = self.lab.words
        for place, line in enumerate(self._lines):
            if place < len(words):
                text, offer = self.word_text(words[place])
                line.say(text, words[place].state, words[place].action, offer)
            line.setVisible(place < len(words))

    def word_text(self, word: Word) -> tuple[str, str]:
        """A word as a sentence, and what its link says."""
        v = word.values
        offer = {
            "dropout": self.tr("Try dropout"),
            "decay": self.tr("Try weight decay"),
            "lower_rate": self.tr("Try a tenth of the learning rate"),
            "lower_rate_now": self.tr("Halve it"),
            "go_on": self.tr("Go on"),
            "fetch": self.tr("Download it"),
            "use": self.tr("Use it on the postal code page"),
            "": "",
        }[word.action]
        percent = {key: f"{100 * v[key]:.1f}" for key in ("share", "gap", "accuracy") if key in v}
        match word.key:
            case "ready":
                note = engine_text(recipes.load(v["recipe"]).note) if v["recipe"] else ""
                text = note or self.tr("Ready to start.")
            case "reading":
                text = self.tr("Reading the data…")
            case "blocked":
                text = self.reason()
            case "falling":
                text = self.tr("Loss is falling steadily.")
            case "flat":
                text = self.tr("Loss hardly moves any more.")
            case "rising":
                text = self.tr("Loss is rising: the learning rate may be too large.")
            case "overfit":
                text = self.tr("Train is {gap} points above test: the start of over-fitting.").format(**percent)
            case "guessing":
                text = self.tr("It only guesses: {accuracy} % right is what chance gives.").format(**percent)
            case "saturated":
                text = self.tr("Layer {layer}: {share} % of outputs stuck at their ends, so gradients vanish.").format(
                    layer=v["layer"], **percent
                )
            case "dead":
                text = self.tr("Layer {layer}: {share} % of units give 0 for every image; they learn nothing.").format(
                    layer=v["layer"], **percent
                )
            case "diverged":
                text = self.tr("The loss left the finite numbers at step {step}: the steps were too large.").format(
                    step=f"{v['step']:,}"
                )
            case "failed":
                text = self.tr("The run broke off: {message}").format(message=v["message"])
            case "stopped":
                text = self.tr("Stopped at step {step}.").format(step=f"{v['step']:,}")
            case "early":
                text = self.tr("Stopped early: no more progress. It reads {accuracy} % of new digits right.").format(
                    accuracy=f"{100 * v['accuracy']:.2f}"
                )
            case _:
                text = self.tr("Done: it reads {accuracy} % of new digits right.").format(
                    accuracy=f"{100 * v['accuracy']:.2f}"
                )
        return text, offer

    # -- acting --------------------------------------------------------------------------------------------------------
    def _start_pressed(self) -> None:
        if self.lab.state == "running":
            self.lab.pause()
        else:
            self.lab.start()

    def _act(self, action: str) -> None:
        if action == "use":
            self.use()
        else:
            self.lab.act(action)

    def name(self) -> str:
        """What the network is called elsewhere: the recipe's title, or own."""
        recipe = self.lab.run_title or self.lab.recipe
        return engine_text(recipes.load(recipe).title) if recipe else self.tr("Own network")

    def use(self) -> None:
        """Let the postal code page read with this network."""
        trained = self.lab.trained(self.name())
        if trained is not None:
            self.asked.emit("postal", trained)

    def _finished(self) -> None:
        if self.lab.failure is not None and self.lab.ended is not None:
            details = "".join(traceback.format_exception(self.lab.failure))
            text, _ = self.word_text(Word("failed", values={"message": self.lab.ended.message}))
            self.said.emit(text, details, "error")
        elif self.lab.work is not None and self.lab.work.unkept is not None:
            self.said.emit(error_text(self.lab.work.unkept), "", "warning")

    def _open_more(self) -> None:
        self.more_menu.clear()
        names: dict[str, str] = {
            "open": self.tr("Open experiment…"),
            "save": self.tr("Save experiment"),
            "open_weights": self.tr("Open weights…"),
            "save_weights": self.tr("Save weights…"),
            "use": self.tr("Use on the postal code page"),
        }
        offered: dict[str, Callable[[], object]] = {**self.commands()}
        if self.lab.has_network:
            offered["use"] = self.use
        for name, text in names.items():
            action = self.more_menu.addAction(text)
            action.setEnabled(name in offered)
            if name in offered:
                action.triggered.connect(offered[name])
        self.more_menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask(self, title: str, suffix: str, take: Callable[[str], object], *, save: bool) -> None:
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
        if not save:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        else:
            dialog.selectFile(f"{self.lab.run_title or self.lab.recipe or 'network'}.{suffix}")
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"*.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(take)
        dialog.open()

    def guarded(self, do: Callable[[], object], said: str = "") -> None:
        """Do something with a file; say over the page what went wrong, or that it went well."""
        try:
            do()
        except EngineError as error:
            self.said.emit(error_text(error), "", "error")
        else:
            if said:
                self.said.emit(said, "", "good")
        self._changed()

    def open_experiment(self, path: str) -> None:
        self.guarded(lambda: self.lab.open(path))

    def save_experiment(self, path: str) -> None:
        self.guarded(lambda: self.lab.save(path), self.tr("Saved as {name}.").format(name=Path(path).name))

    def open_weights(self, path: str) -> None:
        self.guarded(lambda: self.lab.open_weights(path))

    def save_weights(self, path: str) -> None:
        self.guarded(lambda: self.lab.save_weights(path), self.tr("Saved as {name}.").format(name=Path(path).name))

    def _save(self) -> None:
        if self.lab.path is not None:
            self.save_experiment(str(self.lab.path))
        else:
            self._save_as()

    def _save_as(self) -> None:
        self._ask(self.tr("Save experiment"), "toml", self.save_experiment, save=True)

    # -- what the window asks ------------------------------------------------------------------------------------------
    def commands(self) -> dict[str, Callable[[], object]]:
        lab = self.lab
        offered: dict[str, Callable[[], object]] = {
            "new": lambda: lab.choose_recipe("two-layer"),
            "open": lambda: self._ask(self.tr("Open experiment"), "toml", self.open_experiment, save=False),
            "save": self._save,
            "save_as": self._save_as,
            "open_weights": lambda: self._ask(self.tr("Open weights"), "safetensors", self.open_weights, save=False),
        }
        if lab.has_network:
            offered["save_weights"] = lambda: self._ask(
                self.tr("Save weights"), "safetensors", self.save_weights, save=True
            )
        if lab.state == "running":
            offered["pause"] = lab.pause
        if lab.can_start or lab.state == "paused":
            offered |= {"run": lab.start, "step": lab.step, "epoch": lab.epoch}
        if lab.state in ("running", "paused"):
            offered["stop"] = lab.stop
        return offered

    def job(self) -> Job | None:
        lab = self.lab
        if not lab.busy:
            return None
        optimizer = engine_text(type(lab.spec.optimizer if lab.run_spec is None else lab.run_spec.optimizer).label())
        state = "paused" if lab.state == "paused" else "running"
        return Job(self.tr("Training"), f"{self.name()} · {optimizer}", lab.fraction, lab.figures.left_s, state)

    def stop_job(self) -> None:
        self.lab.stop()

    def fact(self) -> str:
        work = self.lab.work
        if work is not None and work.folder is not None:
            if work.number:
                return self.tr("Saved automatically as run {number}").format(number=work.number)
            return self.tr("Saved automatically")
        return ""

    def shown(self) -> None:
        self.lab.look_for_data()
        super().shown()

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, Experiment):
            self.lab.take(parcel.spec)
        elif isinstance(parcel, Kept):
            self.guarded(lambda: self.lab.resume_kept(parcel.folder))
        elif isinstance(parcel, Trained):
            self.lab.take(parcel.spec)

    def closing(self) -> None:
        self.runner.shut()
        self.helper.shut()

    def save_state(self) -> dict[str, Any]:
        return self.lab.remember()

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.recall(state)


def _count(value: float | None) -> str:
    return "" if value is None else f"{round(value):,}"


def _loss(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _round3(value: float | None) -> float | None:
    """Three digits of a speed are enough; more only flicker."""
    return None if value is None else float(f"{value:.3g}")

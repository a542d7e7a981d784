"""The Course labs page: every machine of the notes as something to touch, step and calculate."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from engine.errors import StoreError
from engine.report.author import read_author
from engine.report.report import write_report
from engine.report.report_labs import labs_report
from engine.text.schema import Check, list_of, number, one_of, record, record_of, text
from gui.i18n import engine_text, error_text, said, saved_as
from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercise import Exercise
from gui.labs.course.labs_page import labs_and_tasks
from gui.pages.course.gallery import Gallery
from gui.pages.course.lab_frame import LabFrame
from gui.pages.page import Page
from gui.widgets.controls import Button, Choice, describe
from gui.widgets.sheets.author_dialog import AuthorDialog
from gui.widgets.sheets.dialogs import file_dialog

SPEEDS = {0.5: 2000, 1: 1000, 2: 500, 5: 200, 20: 50}  # times as fast, and ms from one step to the next


class CoursePage(Page):
    """The gallery, or one lab in its frame."""

    STATE: ClassVar[Mapping[str, Check]] = {
        "open": text,
        "last": text,
        "labs": record_of(record),
        "solved": record_of(list_of(text)),
        "speed": number,
        "side": one_of("values", "tasks"),
    }

    def __init__(self, lab: CourseLab | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab or CourseLab(self.make_driver)
        self.gallery = Gallery(self.lab)
        self.gallery.opened.connect(self.open)
        self._frame: LabFrame | None = None
        self._side = "values"  # what its side card shows, until it is made
        self.stack = QStackedWidget()
        self.stack.addWidget(self.gallery)
        self.content.addWidget(self.stack, 1)
        self._make_actions()
        self._make_keys()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._watched: set[str] = set()
        self.lab.changed.connect(self.draw)
        self.retranslate()
        self.draw()

    def _make_actions(self) -> None:
        self.report = Button(icon="report")
        self.report.clicked.connect(self._ask_report)
        self.proceed = Button(icon="arrow-right", kind="primary")
        self.proceed.clicked.connect(lambda: self.open(self.lab.last_key))
        self.help = Button(icon="help")
        self.help.setCheckable(True)
        self.help.toggled.connect(self._show_help)
        self.back, self.step = Button(icon="step-back"), Button(icon="step", kind="primary")
        self.play, self.over = Button(icon="play"), Button(icon="refresh")
        self.speed = Choice(72)
        self.speed.setFixedHeight(32)
        self.speed.chosen.connect(self._set_speed)
        self.back.clicked.connect(lambda: self._act("back"))
        self.step.clicked.connect(lambda: self._act("forward"))
        self.play.clicked.connect(self.toggle_play)
        self.over.clicked.connect(lambda: self._act("start_over"))
        self._lab_actions = (self.help, self.back, self.step, self.play, self.speed, self.over)
        self.header.add_action(self.report, self.proceed, *self._lab_actions)

    def _make_keys(self) -> None:
        self._keys: list[QShortcut] = []
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Right", lambda: self._act("forward")),
            ("Left", lambda: self._act("back")),
            ("P", self.toggle_play),
            ("R", lambda: self._act("start_over")),
            ("?", self.help.toggle),
            ("Esc", lambda: self.open("")),
        )
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)
            self._keys.append(shortcut)

    @property
    def frame(self) -> LabFrame:
        """What stands around a lab; it is made when one is first opened, so that the gallery is shown at once."""
        if self._frame is None:
            self._frame = LabFrame(self.lab)
            self._frame.chosen.connect(self.open)
            self._frame.handover_requested.connect(self.handover_requested)
            self._frame.retranslate()
            self._frame.side.show_side(self._side)
            self.stack.addWidget(self._frame)
        return self._frame

    # actions
    def _show_help(self, on: bool) -> None:
        self.frame.toggle_drawer(on)

    @property
    def exercise(self) -> Exercise[Any, Any] | None:
        return self.lab.exercise

    def open(self, key: str) -> None:
        """Show a lab, or the gallery for ""."""
        self.pause()
        if key:
            self.lab.open(key)
        else:
            self.lab.show_gallery()

    def _ask_report(self) -> None:
        def ask() -> None:
            filters, name = ("*.html",), "course-labs.html"
            title = self.tr("Report")
            file_dialog(self, title, self.write_report, filters=filters, save=True, suffix="html", name=name).open()

        AuthorDialog(self, ask).open()

    def write_report(self, path: str) -> None:
        """Write a page to hand in about the tasks of all labs."""
        labs = labs_and_tasks(self.lab.record, said, engine_text)
        try:
            write_report(Path(path), labs_report(labs, time.time(), engine_text, read_author()))
        except StoreError as error:
            self.message.emit(error_text(error), "", "error")
        else:
            self.message.emit(saved_as(path), "", "good")

    def _act(self, name: str) -> None:
        self.pause()
        if self.exercise is not None:
            getattr(self.exercise, name)()

    @property
    def playing(self) -> bool:
        return self._clock.isActive()

    def toggle_play(self) -> None:
        """Play from here, from the start when the end was reached, or pause."""
        exercise = self.exercise
        if self.playing or exercise is None:
            self.pause()
            return
        if exercise.at_end:
            exercise.go_to(0)
        self._clock.start(SPEEDS[self.speed.value() or 1])
        self._draw_play()

    def pause(self) -> None:
        """Stop playing; the step that is shown stays."""
        if self.playing:
            self._clock.stop()
            self._draw_play()

    def _set_speed(self, speed: float) -> None:
        self._clock.setInterval(SPEEDS[speed])

    def _tick(self) -> None:
        if self.exercise is None or not self.exercise.forward() or self.exercise.at_end:
            self.pause()

    # the window asks
    def title(self) -> str:
        return said(self.exercise.title) if self.exercise is not None else self.tr("Course labs")

    def sentence(self) -> str:
        if self.exercise is not None:
            return said(self.exercise.sentence)
        return self.tr("The machines of the course to take apart by hand, with the same numbers as in the notes.")

    def fact(self) -> str:
        if self.exercise is not None:
            return said(self.exercise.fact)
        done, labs = self.lab.done_count()
        return self.tr("{done} of {labs} labs done").format(done=done, labs=labs)

    def commands(self) -> dict[str, Callable[[], object]]:
        if self.exercise is None:
            return {}
        return {"step": lambda: self._act("forward"), "run": self.toggle_play, "export": self.frame.figure.save_csv}

    def receive(self, parcel: Any) -> None:
        """Another page opens a lab by its key."""
        if isinstance(parcel, str):
            self.open(parcel)

    def shown(self) -> None:
        super().shown()
        self._report_fault()
        self.status_changed.emit()

    def _report_fault(self) -> None:
        """Say once what of the solved tasks could not be read or kept."""
        fault, self.lab.record.fault = self.lab.record.fault, None
        if fault is not None:
            self.message.emit(error_text(fault), "", "warning")

    def hidden(self) -> None:
        super().hidden()
        self.pause()
        self._enable_keys()

    def closing(self) -> None:
        self.pause()
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        side = self._frame.side.segments.value() if self._frame is not None else self._side
        return {**self.lab.state(), "speed": self.speed.value(), "side": side}

    def restore_state(self, state: dict[str, Any]) -> None:
        if state.get("speed") in SPEEDS:
            self.speed.set_value(state["speed"])
        if "side" in state:
            self._side = state["side"]
            if self._frame is not None:
                self._frame.side.show_side(self._side)
        self.lab.restore(state)

    # the look
    def draw(self) -> None:
        key = self.lab.open_key
        for action in self._lab_actions:
            action.setVisible(bool(key))
        self.report.setVisible(not key)
        self.proceed.setVisible(not key and bool(self.lab.last_key))
        if key:
            self.frame.show_lab(key)
            self._watch(key)
            self.stack.setCurrentWidget(self.frame)
            self._draw_actions()
        else:
            self.gallery.draw()
            self.stack.setCurrentWidget(self.gallery)
            self._name_proceed()
        self.header.set_texts(self.title(), self.sentence())
        self._enable_keys()
        self.status_changed.emit()

    def _watch(self, key: str) -> None:
        if key not in self._watched:
            self._watched.add(key)
            self.lab.made(key).changed.connect(self._draw_actions)

    def _draw_actions(self) -> None:
        exercise = self.exercise
        if exercise is not None:
            self._report_fault()
            self.back.setEnabled(exercise.at > 0)
            self.step.setEnabled(not exercise.at_end)
            self.play.setEnabled(bool(exercise.steps))

    def _draw_play(self) -> None:
        self.play.set_icon("pause" if self.playing else "play")
        self.play.setText(self.tr("Pause") if self.playing else self.tr("Play"))

    def _enable_keys(self) -> None:
        for shortcut in self._keys:
            shortcut.setEnabled(self.on_stage and bool(self.lab.open_key))

    def _name_proceed(self) -> None:
        if self.lab.last_key:
            name = said(self.lab.made(self.lab.last_key).title)
            self.proceed.setText(self.tr("Continue with {name}").format(name=name))
            describe(self.proceed, self.proceed.text(), self.tr("Opens the lab that was left last, as it was left."))

    def retranslate(self) -> None:
        super().retranslate()
        self.back.setText(self.tr("Back"))
        self.step.setText(self.tr("Step"))
        self.over.setText(self.tr("Start over"))
        self._draw_play()
        describe(
            self.help,
            self.tr("Formula and source"),
            self.tr("Shows the formulas of this lab and where they come from. Key: ?"),
        )
        self.report.setText(self.tr("Report…"))
        describe(
            self.report,
            self.tr("Report…"),
            self.tr("Writes a page to hand in: the tasks of all labs, solved and open."),
        )
        describe(self.back, self.tr("Back"), self.tr("One step back, exactly. Key: left arrow"))
        describe(self.step, self.tr("Step"), self.tr("One step. Key: right arrow"))
        describe(self.play, self.tr("Play"), self.tr("One step after the other, or pause. Key: P"))
        describe(
            self.over,
            self.tr("Start over"),
            self.tr("Back to the start; pressed there, back to the example's own numbers. Key: R"),
        )
        self.speed.set_choices([(speed, f"{speed:g}×") for speed in SPEEDS])
        if self.speed.currentIndex() == 0 and not self._watched:
            self.speed.set_value(1)
        describe(self.speed, self.tr("Speed"), self.tr("How fast the steps follow each other while playing."))
        self.gallery.retranslate()
        if self._frame is not None:
            self._frame.retranslate()
        self._name_proceed()

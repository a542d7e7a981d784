"""The Compare page: controlled races between optimizers or anything else that varies, drawn live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from engine.errors import EngineError
from engine.extras.missing import MissingExtraError
from engine.racing.setup_schema import checked_setup
from engine.text.schema import Check, one_of, whole_within
from gui.i18n import error_text, manifest_set_aside
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.search_lab import SearchLab
from gui.labs.compare.surface_lab import SurfaceLab
from gui.labs.handover import KeptRun, Rivals
from gui.pages.compare.over_menu import OverMenu
from gui.pages.compare.race_panel import RacePanel
from gui.pages.compare.race_view import RaceView
from gui.pages.compare.run_menu import RunMenu
from gui.pages.compare.search.search_room import SearchRoom, checked_search
from gui.pages.compare.surface_view import SurfacePanel, SurfaceView
from gui.pages.owndata.host import OwnData
from gui.pages.page import Job, Page
from gui.plots.axis import count
from gui.widgets.controls import Button, describe
from gui.widgets.number_field import judge, problem_in
from gui.widgets.segments import Segments

VIEWS = ("digits", "surface", "search")


class ComparePage(Page):
    """The race's panel at the left, its plots and table at the right; a second view shows optimizers on a surface."""

    STATE: ClassVar[Mapping[str, Check]] = {
        "setup": checked_setup,
        "smoothing": whole_within(1, 1000),
        "view": one_of(*VIEWS),
        "search": checked_search,
    }

    def __init__(self, lab: CompareLab | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab or CompareLab(self.make_driver(), self.make_driver())
        self._make_actions()
        self.panel, self.race = RacePanel(self.lab), RaceView(self.lab)
        plan = self.lab.plan  # the sheet must not hold the page that owns it
        self.own_data = OwnData(self, self.panel.data, lambda: plan.base, self.lab.choose_data)
        self.run_menu = RunMenu(self.lab, self._try, self)
        self.run_menu.handed.connect(self.handover_requested)
        self.race.findings.handed.connect(self.handover_requested)
        self.race.table.menu_asked.connect(self.run_menu.open_for)
        self.surface_lab = SurfaceLab(self.make_driver())
        self.surface_panel, self.surface = SurfacePanel(self.surface_lab), SurfaceView(self.surface_lab)
        self.searching = SearchRoom(SearchLab(self.make_driver(), self.make_driver()), self)
        self.searching.handed.connect(self._hand_trial)
        self.searching.refused.connect(lambda said: self.message.emit(said, "", "error"))
        self.searching.changed.connect(self._search_changed)
        self.panels, self.stage = QStackedWidget(), QStackedWidget()
        self.panels.setFixedWidth(304)
        for stack, views in (
            (self.panels, (self.panel, self.surface_panel, self.searching.panel)),
            (self.stage, (self.race, self.surface, self.searching.view)),
        ):
            for view in views:
                stack.addWidget(view)
        for segments in self._segments():
            segments.edited.connect(self._show_view)
        self.header.add_action(*self.searching.actions.buttons)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panels)
        row.addWidget(self.stage, 1)
        self.content.addLayout(row, 1)
        self.lab.changed.connect(self._lab_changed)
        judge.judged.connect(self._fields_judged)
        self.retranslate()
        self.draw()

    def _make_actions(self) -> None:
        self.over_menu = OverMenu(self.lab, self._try, self)
        self.over_menu.saved.connect(lambda said: self.message.emit(said, "", "good"))
        self.over = Button(icon="plus")
        self.over.clicked.connect(lambda: self.over_menu.open_under(self.over))
        self.step = Button(icon="step")
        self.step.clicked.connect(self._step)
        self.halt = Button(icon="stop", kind="danger")
        self.halt.clicked.connect(self.stop_job)
        self.go = Button(icon="play", kind="primary")
        self.go.clicked.connect(self._go)
        self.header.add_action(self.over, self.step, self.halt, self.go)

    def fold(self, narrow: bool, low: bool) -> None:
        self.race.fold(narrow or low)
        self.searching.view.fold(narrow or low)

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Compare")

    def sentence(self) -> str:
        if self._view == "search":
            return self.searching.sentence()
        if self._on_surface:
            return self.tr("A network's loss is a landscape. Drag the start and see which way each optimizer takes.")
        plan = self.lab.plan
        if self.lab.race.broken_off and self.lab.race.stopped:
            return self.tr("This race was stopped before its end. Continue takes it up where it was kept.")
        if self.lab.race.broken_off:
            return self.tr("This race was broken off when the program ended. Continue takes it up where it was kept.")
        if not plan.same_start:
            return self.tr("Every run draws its own weights and batches, so luck decides with the setting.")
        if plan.same_weights and plan.same_batches:
            return self.tr("All runs start from the same weights and see the same batches; only one thing differs.")
        if plan.same_batches:
            return self.tr("All runs see the same batches; their first weights differ with the setting.")
        if plan.same_weights:
            return self.tr("All runs start from the same weights; their batches differ with the setting.")
        return self.tr("All runs have the same seed; the setting changes their first weights and their batches.")

    def retranslate(self) -> None:
        super().retranslate()
        views = (
            ("digits", self.tr("On digits")),
            ("surface", self.tr("On a surface")),
            ("search", self.tr("Search")),
        )
        tips = (
            self.tr("Networks that learn digits race each other."),
            self.tr("Optimizers descend on a surface of two numbers."),
            self.tr("Many trials find good settings."),
        )
        for segments in self._segments():
            segments.set_choices(views, tips)
        self.over.setText(self.tr("Lay over…"))
        describe(
            self.over, self.tr("Lay over…"), self.tr("Open or save a comparison, or show other runs beside these.")
        )
        self.step.setText(self.tr("Step"))
        describe(self.step, self.tr("Step"), self.tr("Lets every run take one step, then holds."))
        self.halt.setText(self.tr("Stop all"))
        describe(self.halt, self.tr("Stop all"), self.tr("Ends the race; it can be taken up again."))
        for part in (self.panel, self.race, self.surface_panel, self.surface, self.searching, self.over_menu):
            part.retranslate()
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _lab_changed(self) -> None:
        if self.on_stage:
            self.draw()
        else:
            self.status_changed.emit()

    def draw(self) -> None:
        """Make the screen equal to the lab."""
        self.panel.draw_if_other()
        self.header.set_texts(self.title(), self.sentence())
        self._draw_actions()
        self._draw_problem()
        self.race.draw()
        self.status_changed.emit()

    def _draw_actions(self) -> None:
        lab, race = self.lab, self.lab.race
        for button in (self.over, self.step, self.halt, self.go):
            button.setVisible(self._view == "digits")
        self.searching.actions.show_all(self._view == "search")
        fresh = [] if race.busy else race.missing()
        if race.state == "running":
            name, icon = self.tr("Pause"), "pause"
        elif race.state in ("paused", "stopping") or race.can_continue:
            name, icon = self.tr("Continue"), "play"
        elif fresh and len(fresh) < len(lab.plan.contenders):
            name, icon = self.tr("Run the new"), "play"
        else:
            name, icon = self.tr("Start"), "play"
        reason, reading = self.reason(), race.recalling
        tip = reason or self.tr("Starts the race, holds it, or continues it.")
        if (self.go.text(), self.go.accessibleDescription()) != (name, tip):
            self.go.setText(name)
            describe(self.go, name, tip)
        self.go.set_icon(icon)
        self.go.setEnabled(race.state != "stopping" and not reading and not reason)
        self.step.setEnabled(race.state in ("idle", "paused") and not reading and not reason)
        self.halt.setEnabled(race.state in ("running", "paused") and not reading)
        self.over_menu.draw()

    def reason(self) -> str:
        """Why no race can be started now."""
        lab, plan = self.lab, self.lab.plan
        if lab.race.busy:
            return ""
        wrong = problem_in(self.panel) or self.panel.data.line.state_text(plan.data, plan.base.start)
        if wrong or lab.race.can_start:
            return wrong
        return self.panel.misfit.text() or next((error_text(error) for error in plan.problems.values()), "")

    def _fields_judged(self) -> None:
        if self.on_stage:
            self._draw_actions()
            self.status_changed.emit()

    def _draw_problem(self) -> None:
        lab = self.lab
        problem = error_text(lab.race.failure) if lab.race.failure is not None else ""
        if not problem and lab.race.work is not None and lab.race.work.unkept is not None:
            problem = error_text(lab.race.work.unkept)
        if self.race.problem.text() != problem:
            self.race.problem.set_text(problem)

    # -- what the buttons do -------------------------------------------------------------------------------------------
    def _segments(self) -> tuple[Segments, ...]:
        return self.panel.view, self.surface_panel.view, self.searching.panel.view

    @property
    def _view(self) -> str:
        return str(self.panel.view.value() or VIEWS[0])

    @property
    def _on_surface(self) -> bool:
        return self._view == "surface"

    def _show_view(self, view: str) -> None:
        for segments in self._segments():
            segments.set_value(view)
        self.panels.setCurrentIndex(VIEWS.index(view))
        self.stage.setCurrentIndex(VIEWS.index(view))
        if view == "surface":
            self.surface.show_now()
        else:
            self.surface.hold()
        if view == "search":
            self.searching.draw()
        self.header.set_texts(self.title(), self.sentence())
        self._draw_actions()
        self.status_changed.emit()

    def _go(self) -> None:
        lab = self.lab
        if lab.race.state == "running":
            lab.race.pause()
        elif lab.race.can_continue:
            lab.race.continue_race()
        else:
            lab.race.start()

    def _step(self) -> None:
        self.lab.race.step()

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except EngineError as error:
            self.race.problem.set_text(error_text(error))
        else:
            self.race.problem.set_text("")

    # -- the search ----------------------------------------------------------------------------------------------------
    def _search_changed(self) -> None:
        failure = self.searching.lab.failure
        if isinstance(failure, MissingExtraError):
            self.searching.lab.failure = None
            self.offer_extra(failure, self.searching.lab.again)
        if self._view == "search":
            self.header.set_texts(self.title(), self.sentence())
        self.status_changed.emit()

    def _hand_trial(self, page: str, parcel: object) -> None:
        if page == "compare":
            self.receive(parcel)
        else:
            self.handover_requested.emit(page, parcel)

    # -- what the window asks ------------------------------------------------------------------------------------------
    def job(self) -> Job | None:
        lab = self.lab
        if self.searching.busy and not lab.race.busy:
            return self.searching.job()
        if not lab.race.busy or lab.race.recalling:
            return None
        done, planned = lab.board.progress
        detail = self.tr("step {done} of {planned}, in step").format(done=count(done), planned=count(planned))
        name = self.tr("Racing {number} runs").format(number=len(lab.plan.contenders))
        return Job(name, detail, lab.board.fraction, lab.race.left_s, lab.race.state)

    def stop_job(self) -> None:
        if self.searching.busy and not self.lab.race.busy:
            self.searching.actions.end()
        else:
            self.lab.race.stop()

    def fact(self) -> str:
        if self._view == "search":
            return self.searching.fact()
        if self._on_surface:
            return self.tr("Same start: all paths begin at the ring")
        plan = self.lab.plan
        if plan.same_start and plan.same_weights and plan.same_batches:
            return self.tr("Same start: weights and batches equal")
        if plan.same_start and plan.same_batches:
            return self.tr("Same batches, other first weights")
        if plan.same_start:
            return self.tr("Same first weights, other batches") if plan.same_weights else self.tr("Same seed")
        return self.tr("Different starts: every run draws its own")

    def commands(self) -> dict[str, Callable[[], object]]:
        lab = self.lab
        if self._view == "search":
            return self.searching.actions.commands()
        if self._on_surface or lab.race.recalling:
            return {}
        found: dict[str, Callable[[], object]] = {}
        if not lab.race.busy:
            found["open"] = self.over_menu.ask_open
            if lab.board.comparison.records:
                found["save"] = found["save_as"] = self.over_menu.ask_save
        if lab.race.state != "running" and not self.reason():
            found["run"] = self._go
            found["step"] = self._step
        if lab.race.state == "running":
            found["pause"] = self.lab.race.pause
        if lab.race.state in ("running", "paused"):
            found["stop"] = self.stop_job
        return found

    def command_words(self) -> dict[str, str]:
        return {
            "open": self.tr("Open comparison…"),
            "save": self.tr("Save comparison…"),
            "save_as": self.tr("Save comparison as…"),
        }

    def _report_set_aside(self) -> None:
        """Name once every manifest that could not be used."""
        damaged, self.lab.race.set_aside = self.lab.race.set_aside, []
        for path in damaged:
            self.message.emit(manifest_set_aside(path), str(path), "warning")

    def waiting(self) -> frozenset[str]:
        return frozenset({"compare"} if self.lab.race.broken_off and not self.lab.race.busy else ())

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, KeptRun):
            self._show_view("digits")
            self._try(lambda: self.lab.lay_over_kept(parcel.folder))
        elif isinstance(parcel, Rivals) and not self.lab.race.busy:
            self._show_view("digits")
            try:
                self.lab.receive(parcel)
            except EngineError as error:
                self.race.problem.set_text(error_text(error))
            else:
                self.lab.race.start()

    def hidden(self) -> None:
        super().hidden()
        self.surface.hold()

    def shown(self) -> None:
        self.lab.look_for_data()
        super().shown()
        self._report_set_aside()
        if self._on_surface:
            self.surface.show_now()

    def closing(self) -> None:
        self.surface.hold()
        self.surface_lab.close()
        self.searching.lab.close()
        self.own_data.close()
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        lab = self.lab
        return {
            "setup": lab.race.setup(),
            "smoothing": lab.board.smoothing,
            "view": self.panel.view.value() or "digits",
            "search": self.searching.save_state(),
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        if "setup" in state:
            self.lab.take_setup(state["setup"])
        if isinstance(state.get("smoothing"), int):
            self.lab.smooth(state["smoothing"])
            self.panel.smooth_row.set_value(state["smoothing"])
        self.searching.restore_state(state.get("search"))
        self._show_view(state["view"] if state.get("view") in VIEWS else VIEWS[0])
        self.lab.race.recall()

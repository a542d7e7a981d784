"""The strip that offers what was interrupted: the newest run with its buttons, all else as links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from engine import recipes
from engine.data import drawings
from engine.errors import EngineError
from engine.racing.race_manifest import InterruptedRace
from engine.store.desk import InterruptedDrawing
from engine.store.interrupted import Offer
from engine.vision.sheet.form import BOXES
from gui.i18n import engine_text, error_text
from gui.labs.postal.networks import origin
from gui.labs.train.train_lab import TrainLab
from gui.widgets.controls import Button, describe
from gui.widgets.strip import Strip, StripItem
from gui.widgets.words import duration_text

MOST = 3  # others than the newest that are named


class InterruptedStrip(Strip):
    """What was interrupted when the program ended; hidden where nothing was, and while a run continues."""

    asked = Signal(str)  # for another page: compare, runs
    failed = Signal(str)  # a sentence

    def __init__(self, lab: TrainLab) -> None:
        self.leave = Button(" ")
        self.look = Button(" ", icon="eye")
        self.look.setCheckable(True)
        self.resume = Button(" ", icon="resume", kind="primary")
        super().__init__("resume", [self.leave, self.look, self.resume])
        self.lab = lab
        self._shown: object = None
        self.leave.clicked.connect(self._leave_newest)
        self.look.clicked.connect(lambda: lab.interruptions.look_at(self.look.isChecked()))
        self.resume.clicked.connect(self._continue_newest)
        self.hide()

    def look_for(self) -> None:
        """Look again what was interrupted."""
        self.lab.interruptions.find(self.lab.home)

    @property
    def active(self) -> bool:
        """Whether a training run is offered now."""
        return self.lab.interruptions.newest is not None and not self.lab.run.busy

    def waiting(self) -> frozenset[str]:
        """The pages where something waits."""
        found = self.lab.interruptions
        waits = {"train": self.active, "compare": found.race is not None, "postal": found.drawing is not None}
        return frozenset(key for key, here in waits.items() if here)

    def retranslate(self) -> None:
        """Set every text again."""
        self._shown = None
        self.draw()

    def draw(self) -> None:
        """Show what is offered."""
        found = self.lab.interruptions
        offers = found.offers if self.active else []
        state = (tuple(offers), found.looking, found.race, found.drawing, self.lab.run.busy)
        if state == self._shown:
            return
        self._shown = state
        self.show_first(self.active)
        if self.active:
            self._draw_newest(offers[0])
        others = [self._item(offer) for offer in offers[1 : MOST + 1]]
        if found.race is not None:
            others.append(self._race_item(found.race))
        if found.drawing is not None:
            others.append(self._drawing_item(found.drawing))
        self.setVisible(not self.lab.run.busy and bool(offers or others))
        rows = [others[start : start + 2] for start in range(0, len(others), 2)]
        if len(offers) > MOST + 1:
            more = self._link(
                self.tr("and {count} more").format(count=len(offers) - MOST - 1),
                self.tr("Shows every run that was kept."),
                partial(self.asked.emit, "runs"),
            )
            rows.append([StripItem("runs", "", "", (more,))])
        self.set_rows(self.tr("Also interrupted") if self.active else self.tr("Interrupted"), rows)

    def _draw_newest(self, offer: Offer) -> None:
        run = offer.run
        values = {"step": f"{run.step:,}", "total": f"{run.total_steps:,}", "back": f"{offer.step:,}"}
        if offer.step == 0:
            text = self.tr("stopped at step {step} of {total}. No checkpoint is there: it starts again from step 0.")
        elif offer.lost_steps:
            values["lost"] = duration_text(max(offer.lost_s, 1.0))
            text = self.tr(
                "stopped at step {step} of {total}, {lost} lost. It continues from step {back}, "
                "exactly as if nothing had happened."
            )
        else:
            text = self.tr("stopped at step {step} of {total}. It continues exactly as if nothing had happened.")
        self.say(self._name(offer), text.format(**values))
        self.look.setChecked(self.lab.interruptions.looking)
        self.leave.setText(self.tr("Leave it"))
        describe(self.leave, self.tr("Leave it"), self.tr("It is not offered again, but stays in the list of runs."))
        self.look.setText(self.tr("Look at it"))
        describe(self.look, self.tr("Look at it"), self.tr("Shows its curves and figures as far as they came."))
        self.resume.setText(self.tr("Continue") if offer.step else self.tr("Start again from step 0"))
        describe(self.resume, self.resume.text(), self.tr("Trains on from its last checkpoint."))

    def _name(self, offer: Offer) -> str:
        if offer.run.spec.start and offer.run.spec.data in drawings.NAMES:
            return self.tr("Teaching {name}").format(name=origin(offer.run.spec.start))
        title = offer.run.title or offer.run.name
        return engine_text(title) if title in {recipe.title for recipe in recipes.recipes()} else title

    def _item(self, offer: Offer) -> StripItem:
        fact = self.tr("step {step} of {total}").format(step=f"{offer.run.step:,}", total=f"{offer.run.total_steps:,}")
        resume = self._link(
            self.tr("Continue"), self.tr("Trains on from its last checkpoint."), partial(self._continue, offer)
        )
        return StripItem("train", self._name(offer), fact, (resume, self._leave_link(partial(self._leave, offer))))

    def _race_item(self, race: InterruptedRace) -> StripItem:
        fact = self.tr("step {step} of {total}").format(step=f"{race.step:,}", total=f"{race.total_steps:,}")
        show = self._link(
            self.tr("Look at it"), self.tr("Shows the race on Compare, where it can be continued."), self._to_compare
        )
        name = self.tr("Race of {count} runs").format(count=race.count)
        return StripItem("compare", name, fact, (show, self._leave_link(self._leave_race)))

    def _drawing_item(self, drawing: InterruptedDrawing) -> StripItem:
        fact = self.tr("{count} of {total} digits drawn").format(count=drawing.drawn, total=BOXES)
        show = self._link(
            self.tr("Look at it"), self.tr("Shows the Postal code page with what was drawn."), self._to_postal
        )
        leave = self._link(
            self.tr("Leave it"), self.tr("It is not offered again, but stays in the boxes."), self._leave_drawing
        )
        return StripItem("postal", self.tr("Postal code"), fact, (show, leave))

    def _leave_link(self, do: Callable[[], object]) -> Button:
        tip = self.tr("It is not offered again, but stays in the list of runs.")
        return self._link(self.tr("Leave it"), tip, do)

    def _link(self, text: str, tip: str, do: Callable[[], object]) -> Button:
        button = Button(text, kind="link", small=True)
        describe(button, text, tip)
        button.clicked.connect(lambda _=False: do())
        return button

    # -- acting --------------------------------------------------------------------------------------------------------
    def _continue_newest(self) -> None:
        if self.lab.interruptions.newest is not None:
            self._continue(self.lab.interruptions.newest)

    def _continue(self, offer: Offer) -> None:
        self._try(lambda: self.lab.resume_kept(offer.run.folder))

    def _leave_newest(self) -> None:
        if self.lab.interruptions.newest is not None:
            self._leave(self.lab.interruptions.newest)

    def _leave(self, offer: Offer) -> None:
        self._try(lambda: self.lab.interruptions.leave(offer))

    def _to_compare(self) -> None:
        self.asked.emit("compare")

    def _to_postal(self) -> None:
        self.asked.emit("postal")

    def _leave_race(self) -> None:
        self._try(lambda: self.lab.interruptions.leave_race(self.lab.home))

    def _leave_drawing(self) -> None:
        self._try(self.lab.interruptions.leave_drawing)

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except EngineError as error:
            self.failed.emit(error_text(error))

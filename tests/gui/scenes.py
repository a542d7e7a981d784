"""Every place of the window with something in it: pages, views, labs, sheets, strips and dialogs.

A scene is a function that brings the window of a `Stage` there and returns the widget to look at. What is shown is
real: runs that trained some steps, a race, a search, a written code, a folder of pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cli.commands.shots import draw_code, wait_until
from engine.augmentations import augmentations
from engine.extras.missing import MissingExtraError
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.schedules.one_cycle import OneCycle
from engine.spec import ExperimentSpec
from engine.tasks import FOLDER as TASKS
from gui.app import make_window
from gui.labs.course.exercises import exercises
from gui.pages.postal.drawings_dialog import DrawingsDialog
from gui.widgets.sheets.author_dialog import AuthorDialog
from gui.widgets.sheets.sheet import PageSheet

PATIENCE_S = 120.0
SMALL = ExperimentSpec(
    layers=(Flatten(), Dense(units=12), ReLU(), Dense(units=10)), batch_size=50, epochs=2, optimizer=Adam()
)
LARGE = (Conv2D(filters=128, padding=1), ReLU(), Flatten(), Dense(units=1000), ReLU(), Conv2D(), Dense(units=10))


class Stage:
    """A window in a folder of its own, and what brings it from scene to scene."""

    def __init__(self, folder: Path, *, lang: str = "en", look: str = "light") -> None:
        self.folder = folder
        self.window = make_window(folder / "settings.ini", lang=lang, look=look)
        self.window.show()
        self.window.activateWindow()

    def wait(self, met: Callable[[], object]) -> None:
        """Let the window live until a fact holds."""
        failed: list[Exception] = []

        def ask() -> bool:
            try:
                return bool(met())
            except Exception as error:  # noqa: BLE001 (it is raised below)
                failed.append(error)
                return True

        assert wait_until(ask, PATIENCE_S), "it did not come"
        if failed:
            raise failed[0]

    def strike(self) -> None:
        """Close what stands over the pages."""
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        for sheet in self.window.findChildren(PageSheet):
            sheet.leave()
        self.window.strip.hide()
        QApplication.processEvents()

    def page(self, key: str) -> Any:
        """A page in front."""
        self.strike()
        page = self.window.show_page(key)
        self.window.activateWindow()
        QApplication.processEvents()
        return page

    def close(self) -> None:
        """End everything."""
        self.strike()
        self.window.close()
        self.window.deleteLater()


# -- Train -------------------------------------------------------------------------------------------------------------
def train(stage: Stage) -> QWidget:
    """A run that has ended."""
    page = stage.page("train")
    page.lab.take(SMALL)
    page.lab.start()
    stage.wait(lambda: page.lab.run.state == "idle" and page.lab.run.history.ended is not None)
    page.draw()
    return stage.window


def train_unfolded(stage: Stage) -> QWidget:
    """Every drawer of the panel open, augmentations on, five-digit shapes, and a layer that does not fit."""
    page = stage.page("train")
    page.lab.edit(
        layers=LARGE,
        augmentation=tuple(kind() for kind in augmentations),
        optimizer=Momentum(),
        schedule=OneCycle(),
    )
    page.setup.layers.open_layer(5)
    for form in (page.setup.loss, page.setup.optimizer, page.setup.schedule, page.setup.initializer):
        form.unfold.setChecked(True)
    return stage.window


def train_task(stage: Stage) -> QWidget:
    """A teacher's task in its strip."""
    page = stage.page("train")
    page.lab.take(SMALL)
    page.files.open_task(str(TASKS / "small-network.toml"))
    return stage.window


def train_rate(stage: Stage) -> QWidget:
    """The sheet that finds a learning rate."""
    page = stage.page("train")
    page.lab.task.leave()
    page.lab.take(SMALL)
    page.rate_sheet.ask()
    stage.wait(page.rate_sheet.primary.isEnabled)
    return stage.window


def train_network(stage: Stage) -> QWidget:
    """The sheet that asks how a network of another program goes."""
    path = stage.folder / "theirs.npz"
    generator = np.random.default_rng(0)
    np.savez(
        path,
        W1=generator.normal(0, 0.1, (784, 20)),
        b1=np.zeros(20),
        W2=generator.normal(0, 0.1, (20, 10)),
        b2=np.zeros(10),
    )
    page = stage.page("train")
    page.files.open_weights(str(path))
    stage.wait(lambda: not page.files.networks.sheet.isHidden())
    return stage.window


def own_data(stage: Stage) -> QWidget:
    """The sheet of one's own pictures."""
    folder = stage.folder / "mine"
    for label, count in (("1", 6), ("2", 6), ("3", 2)):
        for number in range(count):
            path = folder / label / f"{number}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            pixels = np.full((60, 50), 255, np.uint8)
            cv2.putText(pixels, label, (8, 48), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 4)
            path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    (folder / "2" / "bad.png").write_bytes(b"nothing")
    page = stage.page("train")
    page.own_data.open(str(folder))
    stage.wait(lambda: not page.own_data.sheet.lab.reading and page.own_data.sheet.lab.pairs)
    return stage.window


def strips(stage: Stage) -> QWidget:
    """A message with details, and an optional part that is missing."""
    page = stage.page("train")
    page.offer_extra(MissingExtraError("search", "study.db"), bool)
    stage.window.report_fault("ValueError: shapes (100, 28, 28) and (784, 50) do not fit", "a\nb")
    return stage.window


# -- the other pages ---------------------------------------------------------------------------------------------------
def race(stage: Stage) -> QWidget:
    """A race that has ended."""
    page = stage.page("compare")
    page._show_view("digits")
    page.lab.edit(steps=60)
    page.lab.race.start()
    stage.wait(lambda: page.lab.race.state == "idle" and page.lab.board.fraction >= 1)
    return stage.window


def surface(stage: Stage) -> QWidget:
    """Optimizers on a surface."""
    stage.page("compare")._show_view("surface")
    return stage.window


def search(stage: Stage) -> QWidget:
    """A search that has ended."""
    page = stage.page("compare")
    page._show_view("search")
    lab = page.searching.lab
    lab.edit(trials_wanted=16, steps=10, prune=False, by="random", keep=False)
    lab.start()
    stage.wait(lambda: not lab.busy)
    assert lab.failure is None
    return stage.window


def initialize(stage: Stage) -> QWidget:
    """All schemes."""
    page = stage.page("initialize")
    stage.wait(lambda: not page.lab.working)
    return stage.window


def postal(stage: Stage) -> QWidget:
    """A written code."""
    page = stage.page("postal")
    stage.wait(lambda: page.lab.reader.network is not None)
    draw_code(page.lab)
    page.draw()
    return stage.window


def postal_picture(stage: Stage) -> QWidget:
    """A picture with its frames."""
    page = stage.page("postal")
    pixels = np.full((120, 500, 3), 255, np.uint8)
    for place, digit in enumerate("25946"):
        cv2.putText(pixels, digit, (20 + 95 * place, 95), cv2.FONT_HERSHEY_SIMPLEX, 3, (0, 0, 0), 7)
    page.files.open(pixels)
    stage.wait(lambda: page.lab.drawing.sheet.scan is not None)
    return stage.window


def postal_drawings(stage: Stage) -> QWidget:
    """The kept drawings."""
    page = stage.page("postal")
    draw_code(page.lab)
    page.lab.teaching.teach(0, 0)
    dialog = DrawingsDialog(page.lab, page)
    dialog.open()
    return dialog


def inspect(view: str, stage: Stage) -> QWidget:
    """A view of Inspect, measured."""
    page = stage.page("inspect")
    stage.wait(lambda: page.lab.subject is not None)
    page.lab.show(view)
    lab = getattr(page.lab, view)
    if view == "robustness":
        stage.wait(lambda: lab.measuring)
    elif view == "map":
        stage.wait(lambda: lab.current is not None)
    else:
        stage.wait(lambda: not lab.measuring)
    return stage.window


def gallery(stage: Stage) -> QWidget:
    """All labs."""
    stage.page("labs").open("")
    return stage.window


def lab(key: str, side: str, stage: Stage) -> QWidget:
    """A lab some steps on, with its values or its tasks and its formulas."""
    page = stage.page("labs")
    page.open(key)
    for _ in range(3):
        page._act("forward")
    page.frame.side.show_side(side)
    page.help.setChecked(side == "tasks")
    return stage.window


def runs(count: int, stage: Stage) -> QWidget:
    """Runs chosen in the list."""
    page = stage.page("runs")
    stage.wait(lambda: len(page.lab.rows()) >= count)
    page.lab.clear()
    for row in page.lab.rows()[:count]:
        page.lab.choose(row.entry.name, add=True)
    if count == 3:
        page.thin_strip.ask()
    return stage.window


# -- dialogs -----------------------------------------------------------------------------------------------------------
def _dialog(stage: Stage) -> QWidget:
    return next(dialog for dialog in stage.window.findChildren(QDialog) if dialog.isVisible())


def keys(stage: Stage) -> QWidget:
    """The list of keys."""
    stage.page("train")
    stage.window.show_keys()
    return _dialog(stage)


def about(stage: Stage) -> QWidget:
    """What DigitLab is."""
    stage.page("train")
    stage.window.show_about()
    return _dialog(stage)


def author(stage: Stage) -> QWidget:
    """Who hands in a report."""
    AuthorDialog(stage.page("runs"), bool).open()
    return _dialog(stage)


def rename(stage: Stage) -> QWidget:
    """The name of a run."""
    page = stage.page("runs")
    page._rename(page.lab.rows()[0].entry.name)
    return _dialog(stage)


Scene = Callable[[Stage], QWidget]
SCENES: dict[str, Scene] = {
    "train": train,
    "train-unfolded": train_unfolded,
    "train-task": train_task,
    "train-rate": train_rate,
    "train-network": train_network,
    "own-data": own_data,
    "strips": strips,
    "race": race,
    "surface": surface,
    "search": search,
    "initialize": initialize,
    "postal": postal,
    "postal-picture": postal_picture,
    "postal-drawings": postal_drawings,
    **{f"inspect-{view}": partial(inspect, view) for view in ("mistakes", "layers", "map", "robustness")},
    "labs": gallery,
    **{f"lab-{key}-{side}": partial(lab, key, side) for key in exercises.names() for side in ("values", "tasks")},
    **{f"runs-{count}": partial(runs, count) for count in (1, 2, 3)},
    "keys": keys,
    "about": about,
    "author": author,
    "rename": rename,
}

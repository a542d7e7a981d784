"""A new lab is three files: nothing else is edited, and gallery, list and command line know it."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine.course
import gui.labs.course.exercises as exercises_room
import gui.pages.course.views as views_room
from cli.commands import lab
from engine.registry import load_family
from gui.labs.course.exercise import exercises
from gui.pages.course.course_page import CoursePage
from gui.pages.course.lab_view import views

MACHINE = '''"""Doubling, step by step."""


def doubled(start: float, times: int) -> list[float]:
    """start, 2 start, 4 start, and so on."""
    return [start * 2**i for i in range(1, times + 1)]
'''

EXERCISE = '''"""The doubling lab."""

from dataclasses import dataclass

from engine.course.doubling import doubled
from gui.labs.course.exercise import Exercise, exercises
from gui.labs.course.settings import LabSettings, typed
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import StepWords, Table, TableRow, Words, written


@dataclass(frozen=True, kw_only=True)
class DoublingSettings(LabSettings):
    start: float = typed(3.0, low=0, high=10, symbol="s")


@exercises.register("doubling")
class DoublingExercise(Exercise[DoublingSettings, float]):
    group, place = "networks", 9
    title = Words("Doubling")
    sentence = Words("A number becomes twice as large at each step.")
    card = Words("Twice, and twice again.")
    formula = ("x ← 2 x",)
    source = "a test"
    settings_class = DoublingSettings
    tasks = (LabTask("end", "try", Words("Go to the end."), done=lambda lab: lab.at_end, learned=Words("16 times.")),)

    def run(self, settings):
        return doubled(settings.start, 4)

    def words(self):
        return StepWords(sentence=Words("Twice as large."), lines=(f"x = {written(self.now or self.settings.start)}",))

    def table(self):
        return Table(Words("Numbers"), ("x",), tuple(TableRow((written(x),)) for x in self.past))
'''

VIEW = '''"""The card of the doubling lab."""

from gui.pages.course.frame.fields import SettingRow
from gui.pages.course.lab_view import LabView, views


@views.register("doubling")
class DoublingView(LabView):
    def __init__(self, exercise, parent=None):
        super().__init__(exercise, parent)
        self.start = self.add(SettingRow(exercise, "start"))

    def tools(self):
        return [self.start]

    @classmethod
    def thumbnail(cls, exercise, painter, rect):
        painter.drawText(rect, "2")
'''
ROOMS = {
    "doubling": (engine.course, MACHINE),
    "doubling_exercise": (exercises_room, EXERCISE),
    "doubling_view": (views_room, VIEW),
}


@pytest.fixture
def doubling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The three files, in folders that the packages also look into."""
    for name, (room, text) in ROOMS.items():
        folder = tmp_path / room.__name__
        folder.mkdir()
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(room, "__path__", [*room.__path__, str(folder)])
    importlib.invalidate_caches()
    load_family(exercises_room)
    load_family(views_room)
    yield
    del exercises._known["doubling"], views._known["doubling"]
    for name, (room, _) in ROOMS.items():
        del sys.modules[f"{room.__name__}.{name}"]
        delattr(room, name)


@pytest.mark.usefixtures("doubling")
def test_the_command_line_lists_it_and_runs_it(capsys: pytest.CaptureFixture[str]) -> None:
    lab.run([])
    assert "  doubling       Doubling: Twice, and twice again." in capsys.readouterr().out
    lab.run(["doubling", "--set", "start=5"])
    assert capsys.readouterr().out.splitlines()[-1].strip() == "80"


@pytest.mark.usefixtures("doubling")
def test_gallery_and_list_show_it_and_it_works(qtbot: QtBot) -> None:
    page = CoursePage()
    qtbot.addWidget(page)
    page.resize(1278, 708)
    page.show()
    page.shown()
    page.gallery.cards["doubling"].click()
    assert page.title() == "Doubling"
    assert page.frame.list.rows["doubling"].isChecked()
    assert page.exercise is not None
    for _ in range(4):
        page.step.click()
    assert page.frame.step.lines.accessibleName() == "x = 48"
    assert page.lab.done("doubling")
    page.frame.view.start.field.textEdited.emit("2")  # type: ignore[union-attr]  # the new view's own row
    assert page.frame.step.lines.accessibleName() == "x = 32"
    page.open("")
    assert not page.grab().isNull()
    page.closing()

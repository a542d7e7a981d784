"""Every number that can be typed, on every page, sheet and lab: what is typed wrong is never taken as another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from gui.pages.course.frame.fields import SettingField
from gui.widgets.number_field import NumberField
from gui.widgets.sheets.sheet import PageSheet
from tests.gui.scenes import SCENES, Stage

WRONG = ("0,001", "", "abc", "1e999", "--1", "１，５")
WIDE = str.maketrans("0123456789.−", "０１２３４５６７８９．－")
WITH_NUMBERS = [
    "train-unfolded", "train-rate", "race", "surface", "search", "initialize", "postal", "own-data",
    "inspect-mistakes", "inspect-layers", "inspect-map", "inspect-robustness", "train-network",
    *(name for name in SCENES if name.startswith("lab-") and name.endswith("-values")),
]  # fmt: skip
PLAIN = re.compile(r"−?[\d.]+")


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("numbers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITLAB_HOME", str(folder / "home"))
        made = Stage(folder)
        made.window.resize(1366, 768)
        yield made
        made.close()


def number_fields(stage: Stage) -> list[QLineEdit]:
    """The fields for numbers that are shown and can be typed in; where a sheet covers the page, those of the sheet."""
    found = [
        field
        for field in in_front(stage).findChildren(QLineEdit)
        if isinstance(field, NumberField | SettingField) and field.isVisibleTo(stage.window) and field.isEnabled()
    ]
    return [field for field in found if not (isinstance(field, SettingField) and _is_text(field))]


def in_front(stage: Stage) -> QWidget:
    """The sheet that covers the page, or the window."""
    return next((sheet for sheet in stage.window.findChildren(PageSheet) if sheet.isVisible()), stage.window)


def _is_text(field: SettingField) -> bool:
    return isinstance(getattr(field.exercise.settings, field.name, 0.0), str)


def type_text(field: QLineEdit, text: str) -> None:
    """As a person does: everything marked, then key by key; other keyboards send whole characters."""
    if not field.window().isActiveWindow():
        field.window().activateWindow()
        QApplication.processEvents()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for sign in text:
        if sign.isascii():
            QTest.keyClicks(field, sign)
        else:
            field.insert(sign)
            field.textEdited.emit(field.text())


def leave(field: QLineEdit) -> None:
    """Esc brings back what holds."""
    QTest.keyClick(field, Qt.Key.Key_Escape)
    field.clearFocus()


def value_of(field: QLineEdit) -> object:
    if isinstance(field, SettingField):
        return field.exercise.settings
    assert isinstance(field, NumberField)
    return field.value()


def marked(field: QLineEdit) -> bool:
    return bool(field.property("error"))


def starts(front: QWidget) -> list[QPushButton]:
    """What begins something with the numbers of the page, or of the sheet over it."""
    if isinstance(front, PageSheet):
        return [front.primary]
    words = ("Start", "Start all", "Run", "Find", "Search", "Start search", "Start a new run", "Run the new")
    buttons = [button for button in front.findChildren(QPushButton) if button.isVisibleTo(front)]
    return [button for button in buttons if button.text() in words]


@pytest.mark.parametrize("scene", WITH_NUMBERS)
def test_a_wrong_number_is_marked_and_changes_nothing_and_full_width_digits_are_taken(stage: Stage, scene: str) -> None:
    SCENES[scene](stage)
    stage.wait(lambda: True)
    fields = number_fields(stage)
    assert fields or scene.startswith(("lab-", "own", "train-network", "train-rate")), scene
    for field in fields:
        name = field.accessibleName()
        before, shown = value_of(field), field.text()
        for text in WRONG:
            if text == "" and getattr(field, "optional", False):
                continue
            type_text(field, text)
            assert marked(field), f"{name}: {text!r} is taken"
            assert value_of(field) == before, f"{name}: {text!r} became {value_of(field)}"
        if isinstance(field, NumberField):
            for button in starts(in_front(stage)):
                assert not button.isEnabled(), f"{button.text()} while {name} is wrong"
                assert button.toolTip()
        leave(field)
        assert not marked(field), name
        assert value_of(field) == before, name
        assert field.text() == shown or isinstance(field, SettingField), name
        if isinstance(field, NumberField) and PLAIN.fullmatch(shown):
            type_text(field, shown.translate(WIDE))
            assert not marked(field), f"{name}: {shown}"
            assert value_of(field) == before, name
            field.clearFocus()

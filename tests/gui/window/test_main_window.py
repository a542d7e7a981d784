"""The frame: lazy pages, menus, languages, themes, the status bar, faults and the end."""

import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt, QtMsgType
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from engine.text import schema
from engine.text.schema import Check
from gui import i18n, theme
from gui.app import FaultReporter, main, make_window
from gui.pages import Entry
from gui.pages.page import Job, Page
from gui.settings import Settings
from gui.widgets.words import duration_text
from gui.window.commands import COMMANDS
from gui.window.main_window import MainWindow
from gui.window.placing import SMALLEST


class Stub(Page):
    """A page that only counts what it is asked."""

    STATE: ClassVar[Mapping[str, Check]] = {"name": schema.text, "value": schema.text, "epochs": schema.whole}

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.running: Job | None = None
        self.asked_for: list[str] = []
        self.state: dict[str, object] = {}
        self.retranslate()

    def title(self) -> str:
        return self.name

    def sentence(self) -> str:
        return "One sentence."

    def shown(self) -> None:
        super().shown()
        self.asked_for.append("shown")

    def hidden(self) -> None:
        super().hidden()
        self.asked_for.append("hidden")

    def job(self) -> Job | None:
        return self.running

    def stop_job(self) -> None:
        self.running = None

    def fact(self) -> str:
        return f"fact of {self.name}"

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"run": lambda: self.asked_for.append("run")}

    def receive(self, parcel: object) -> None:
        self.asked_for.append(f"got {parcel}")

    def closing(self) -> None:
        self.asked_for.append("closing")

    def save_state(self) -> dict[str, object]:
        return {"name": self.name}

    def restore_state(self, state: dict[str, object]) -> None:
        self.state = state


ENTRIES = (
    Entry("a", "Train", "train", lambda: Stub("first")),
    Entry("b", "Runs", "runs", lambda: Stub("second")),
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Settings(tmp_path / "settings.ini"), ENTRIES)
    qtbot.addWidget(made)
    made.show()
    return made


def stub(window: MainWindow, key: str) -> Stub:
    page = window.page(key)
    assert isinstance(page, Stub)
    return page


def test_a_page_is_made_at_its_first_show_and_informed_when_it_is_on_stage(window: MainWindow) -> None:
    assert list(window.pages) == ["a"]
    window.rail.buttons["b"].click()
    assert list(window.pages) == ["a", "b"]
    assert stub(window, "a").asked_for == ["shown", "hidden"]
    assert stub(window, "b").on_stage
    window.rail.walk(-1)
    assert window.current() is stub(window, "a")


def test_a_small_window_folds_the_rail_and_the_pages(window: MainWindow) -> None:
    window.show()
    page = window.show_page("a")
    folded: list[tuple[bool, bool]] = []
    page.fold = lambda narrow, low: folded.append((narrow, low))  # type: ignore[method-assign]  # to hear of it
    window.resize(1366, 768)
    window.resize(960, 600)
    assert folded[-1] == (True, True)
    assert window.rail.width() == 56
    window.resize(1300, 700)
    assert folded[-1] == (False, True)
    assert window.rail.width() == 88
    assert window.minimumWidth() <= 960
    assert window.minimumHeight() <= 600


def test_a_first_start_lies_within_the_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    assert window.minimumWidth() <= room.width()
    assert window.minimumHeight() <= room.height()


def test_the_rail_and_the_bars_have_the_sizes_of_the_design(window: MainWindow) -> None:
    window.resize(1366, 768)
    assert window.rail.width() == 88
    assert window.menuBar().height() == 28
    assert window.status.height() == 32
    assert window.rail.buttons["a"].size().toTuple() == (72, 56)
    assert window.minimumSize() == SMALLEST.boundedTo(window.screen().availableGeometry().size())
    assert stub(window, "a").header.height() == 72


def test_a_job_is_shown_on_every_page_with_its_stop(window: MainWindow) -> None:
    assert window.status.state.text() == "No job running"
    page = stub(window, "a")
    page.running = Job("Training", "Three-layer · Adam", 0.59, 34)
    page.status_changed.emit()
    window.show_page("b")
    assert window.status.state.text() == "Training"
    assert window.status.percent.text() == "59 %"
    assert window.status.left.text() == "0:34 left"
    assert window.rail.buttons["a"].busy()
    assert not window.rail.buttons["b"].busy()
    window.status.stop.click()
    assert page.running is None
    assert window.status.state.text() == "No job running"
    assert not window.rail.buttons["a"].busy()


@pytest.mark.parametrize(("seconds", "text"), [(34, "0:34"), (725, "12:05"), (3900, "1 h 05 min")])
def test_times_left_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_menus_offer_only_what_the_page_can_do(window: MainWindow) -> None:
    actions = window.commands()
    assert set(actions) == {command.name for command in COMMANDS}
    assert actions["run"].isEnabled()
    assert not actions["save"].isEnabled()
    assert not actions["undo"].isVisible()
    actions["run"].trigger()
    assert stub(window, "a").asked_for[-1] == "run"
    assert actions["open"].shortcut() == QKeySequence(QKeySequence.StandardKey.Open)
    assert actions["redo"].shortcut() == QKeySequence("Ctrl+Y")
    assert QKeySequence(QKeySequence.StandardKey.Redo) in actions["redo"].shortcuts()


def test_pages_are_reached_by_ctrl_and_their_number(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current() is stub(window, "b")


def test_a_parcel_goes_to_the_page_it_is_for(window: MainWindow) -> None:
    stub(window, "a").handover_requested.emit("b", "weights")
    assert stub(window, "b").asked_for == ["shown", "got weights"]
    stub(window, "a").handover_requested.emit("nowhere", "weights")


def test_a_new_theme_styles_what_is_seen_at_once_and_a_hidden_page_when_it_is_shown(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    def pictures(window: MainWindow) -> list[QImage]:
        found = []
        for key in ("a", "b"):
            window.show_page(key)
            qapp.processEvents()
            found.append(window.grab().toImage())
        return found

    wanted = {}
    for mode in ("dark", "light"):
        theme.apply(qapp, mode)
        window = MainWindow(Settings(tmp_path / f"{mode}.ini"), ENTRIES)
        qtbot.addWidget(window)
        window.show()
        wanted[mode] = pictures(window)
        if mode == "dark":
            window.close()
    window.set_theme("dark")
    assert pictures(window) == wanted["dark"]
    window.set_theme("light")
    window.show_keys()
    assert pictures(window) == wanted["light"]


def test_language_and_theme_switch_at_once_and_are_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.set_language("ko")
    window.set_theme("dark")
    assert i18n.language() == "ko"
    assert theme.current.mode == "dark"
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "파일(&F)")
    window.close()
    again = Settings(tmp_path / "settings.ini")
    assert again.text("window/language") == "ko"
    assert again.text("window/theme") == "dark"
    assert again.state("page/a", Stub.STATE) == ({"name": "first"}, [])


def test_closing_tells_the_pages_once_and_the_next_window_comes_back_as_it_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.show_page("b")
    window.close()
    window.close()
    assert stub(window, "b").asked_for.count("closing") == 1
    again = MainWindow(Settings(tmp_path / "settings.ini"), ENTRIES)
    qtbot.addWidget(again)
    assert isinstance(again.current(), Stub)
    assert stub(again, "b").name == "second"
    assert again.current() is stub(again, "b")
    assert stub(again, "b").state == {"name": "second"}


def test_a_fault_is_reported_in_the_window_and_can_be_copied(
    qtbot: QtBot, window: MainWindow, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = FaultReporter(window)
    try:
        raise ValueError("the cat sat on the keyboard")
    except ValueError as error:
        reporter.report(type(error), error, error.__traceback__)
    assert window.strip.isVisible()
    assert "the cat sat on the keyboard" in window.strip.text.text()
    window.strip.copy.click()
    assert "Traceback" in qapp.clipboard().text()
    assert "Traceback" in capsys.readouterr().err
    window.strip.close_button.click()
    assert not window.strip.isVisible()
    window.say("", "", "good")
    assert not window.strip.isVisible()


def test_a_wrong_option_of_the_window_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "xx"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("DigitLab: --lang: invalid choice: 'xx'")


@pytest.mark.parametrize("role", ["error", "warning", "good"])
def test_a_message_of_every_role_can_be_painted(qtbot: QtBot, window: MainWindow, role: str) -> None:
    window.say("Saved as mine.safetensors.", "", role)
    assert not window.grab().isNull()  # a fault while painting fails the test


def test_a_fault_in_another_thread_reaches_the_window(qtbot: QtBot, window: MainWindow) -> None:
    reporter = FaultReporter(window)
    error = RuntimeError("from afar")
    thread = threading.Thread(target=reporter.report, args=(RuntimeError, error, None))
    thread.start()
    thread.join()
    qtbot.waitUntil(window.strip.isVisible)
    assert "from afar" in window.strip.text.text()


def test_the_hooks_are_given_back(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.excepthook
    reporter = FaultReporter(window)
    reporter.install()
    try:
        assert sys.excepthook == reporter.report
        reporter.qt_message(QtMsgType.QtCriticalMsg, None, "grave")  # type: ignore[arg-type]  # Qt gives a context here
        assert window.strip.isVisible()
    finally:
        reporter.remove()
        sys.excepthook = before
    assert "grave" in capsys.readouterr().err


def test_keys_and_about_are_shown_without_blocking(qtbot: QtBot, window: MainWindow) -> None:
    window.show_keys()
    window.show_about()
    dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert len(dialogs) == 2
    for dialog in dialogs:
        dialog.close()


def test_the_real_window_opens_in_the_language_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(tmp_path / "x.ini", lang="ko", look="dark")
    qtbot.addWidget(window)
    assert i18n.language() == "ko"
    assert theme.current.mode == "dark"
    window.close()


def test_settings_that_a_page_cannot_use_are_set_aside_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "crafted.ini")
    settings.set_state("page/one", {"value": "not a number"})
    settings.set_text("window/page", "one")

    class Strict(Stub):
        def restore_state(self, state: dict[str, object]) -> None:
            self.state = {"value": int(str(state.get("value", 0)))}

    window = MainWindow(settings, [Entry("one", "Train", "train", lambda: Strict("one"))])
    qtbot.addWidget(window)
    assert "were set aside" in window.strip.text.text()
    assert settings.state("page/one", Strict.STATE) == ({}, [])
    assert settings.state("damaged/page/one", Strict.STATE) == ({"value": "not a number"}, [])
    window.close()


def test_a_setting_of_another_type_is_set_aside_alone_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "crafted.ini")
    settings.set_state("page/a", {"name": "kept", "epochs": "many"})
    window = MainWindow(settings, ENTRIES)
    qtbot.addWidget(window)
    assert stub(window, "a").state == {"name": "kept"}
    assert "the others hold" in window.strip.text.text()
    assert window.strip.details() == "epochs"
    window.close()


def test_a_file_of_settings_that_is_none_is_copied_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "crafted.ini"
    path.write_bytes(b"[page\nno line of this kind\n\x00\xff")
    window = MainWindow(Settings(path), ENTRIES)
    qtbot.addWidget(window)
    assert "crafted.ini.damaged" in window.strip.text.text()
    assert (tmp_path / "crafted.ini.damaged").read_bytes().startswith(b"[page\nno line")
    window.close()


def test_what_a_page_is_set_to_is_kept_while_the_window_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "kept.ini")

    class Keeping(Stub):
        def save_state(self) -> dict[str, object]:
            return self.state

    page = Keeping("one")
    window = MainWindow(settings, [Entry("one", "Train", "train", lambda: page)])
    qtbot.addWidget(window)
    window._save_later.setInterval(1)
    page.state = {"epochs": 7}
    window._save_later.stop()
    page.status_changed.emit()
    qtbot.waitUntil(lambda: Settings(tmp_path / "kept.ini").state("page/one", Keeping.STATE) == ({"epochs": 7}, []))
    window.close()

"""The window: pages between rail and status bar, menus, and the strip that says what went wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout

from engine.errors import EngineError
from gui import i18n, theme
from gui.pages import PAGES, Entry
from gui.pages.page import Page
from gui.settings import Settings
from gui.widgets.sheets.dialogs import last
from gui.window.commands import COMMANDS
from gui.window.frames import Ground, PageFrame
from gui.window.help_dialogs import About, HelpDialog
from gui.window.key_list import KeyList
from gui.window.message_strip import MessageStrip
from gui.window.placing import open_within
from gui.window.rail import Rail
from gui.window.status_bar import StatusBar
from gui.window.threads_menu import ThreadsMenu
from gui.window.waiting import Waiting

NARROW, LOW = 1200, 720  # under these the rail and the pages fold
SAVE_MS = 2000  # after a change, so that a program that is killed loses no more
UNUSABLE = (EngineError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What restoring settings may raise that someone, or an older program, has written."""


class MainWindow(QMainWindow):
    """The window: rail and pages, menus, status bar; it asks every page the same few things."""

    def __init__(self, settings: Settings, entries: Sequence[Entry] = PAGES) -> None:
        super().__init__()
        self.settings = settings
        self.entries = tuple(entries)
        self.pages: dict[str, Page] = {}
        self._current = ""
        self._closed = False
        self._folded = (False, False)
        self.setWindowTitle("DigitLab")
        self.rail = Rail(self.entries, self.show_page)
        self.stack = QStackedWidget()
        self.strip = MessageStrip()
        self.status = StatusBar(self.stop_job)
        body = self._make_body()
        self._save_later = QTimer(self)
        self._save_later.setSingleShot(True)
        self._save_later.setInterval(SAVE_MS)
        self._save_later.timeout.connect(self.save_settings)
        self._saved: dict[str, dict[str, Any]] = {}
        self._offered: tuple[frozenset[str], dict[str, str]] | None = None  # commands and words, as the menus say them
        self._waiting = Waiting(self, self.refresh)
        self._make_menus()
        theme.style_manager.add(self.menuBar(), self.rail, self.strip, self.status)
        theme.changed.connect(body.update)
        self.retranslate()
        open_within(self, settings.bytes("window/geometry"))
        last.path = settings.text("window/folder")
        if settings.copied is not None:
            text = self.tr("The file of the settings was damaged. What can be read of it holds; {name} is a copy.")
            self.say(text.format(name=settings.copied.name), str(settings.copied), "warning")
        keys = [entry.key for entry in self.entries]
        if keys:
            shown = settings.text("window/page", keys[0])
            self.show_page(shown if shown in keys else keys[0])
        if "train" in keys and "train" not in self.pages:  # that page looks itself
            self._waiting.look()

    def _make_body(self) -> Ground:
        """The rail at the left, the page with its messages beside it, the status bar under both."""
        frame = PageFrame()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(2, 2, 0, 2)
        inner.setSpacing(0)
        inner.addWidget(self.strip)
        inner.addWidget(self.stack, 1)
        body = Ground()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0)
        grid.addWidget(frame, 0, 1)
        grid.addWidget(self.status, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        self.setCentralWidget(body)
        body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        body.setFocus()  # no control is ringed before Tab is pressed
        return body

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Let rail and pages show less beside each other in a small window."""
        narrow, low = self.width() < NARROW, self.height() < LOW
        if (narrow, low) != self._folded:
            self._folded = (narrow, low)
            self.rail.fold(narrow)
            for page in self.pages.values():
                page.fold(narrow, low)

    # pages
    def page(self, key: str) -> Page:
        """The page of that key, made now if it was never shown."""
        if key not in self.pages:
            entry = next(entry for entry in self.entries if entry.key == key)
            page = self._restored(entry)
            page.status_changed.connect(self.refresh)
            page.handover_requested.connect(self.hand_over)
            page.message.connect(self.say)
            self.pages[key] = page
            page.fold(*self._folded)
            self.stack.addWidget(page)
            for other in self.pages.values():
                other.opened(key)
            theme.style_manager.add(page, lazy=True)
        return self.pages[key]

    def _restored(self, entry: Entry) -> Page:
        """A page as it was left; settings that it cannot use are set aside, and it starts as new."""
        page, key = entry.factory(), f"page/{entry.key}"
        state, damaged = self.settings.state(key, page.STATE)
        try:
            page.restore_state(state)
        except UNUSABLE as error:
            page.closing()
            page.deleteLater()
            self.settings.set_aside(key)
            page, state, damaged = entry.factory(), {}, [f"{type(error).__name__}: {error}"]
        if damaged:
            self._name_damaged(QCoreApplication.translate("Page", entry.title), bool(state), damaged)
        return page

    def _name_damaged(self, name: str, rest: bool, damaged: Sequence[str]) -> None:
        """Say that settings of a page were set aside, and whether others of it hold."""
        if rest:
            text = self.tr("Some settings of the page {page} cannot be used and were set aside; the others hold.")
        else:
            text = self.tr("The settings of the page {page} cannot be used and were set aside; it starts as new.")
        self.say(text.format(page=name), ", ".join(damaged), "warning")

    def current(self) -> Page | None:
        """The page in front; None before the first is shown."""
        return self.pages.get(self._current)

    def show_page(self, key: str) -> Page:
        """Bring a page to the front."""
        page = self.page(key)
        before = self.current()
        if before is not page:
            self._current = key
            theme.style_manager.apply(page)
            self.stack.setCurrentWidget(page)
            if before is not None:
                before.hidden()
            page.shown()
        self.rail.select(key)
        self._page_actions[key].setChecked(True)
        self.refresh()
        return page

    def hand_over(self, key: str, parcel: Any) -> None:
        """A page asked another one to continue with what it sends."""
        if any(entry.key == key for entry in self.entries):
            self.show_page(key).receive(parcel)

    def refresh(self) -> None:
        """Ask the pages again what runs, what they can do and what is worth a line."""
        if not self._save_later.isActive():
            self._save_later.start()
        jobs = {key: page.job() for key, page in self.pages.items()}
        waiting = self._waiting.keys.union(*(page.waiting() for page in self.pages.values()))
        for key, button in self.rail.buttons.items():
            page = self.pages.get(key)
            button.set_busy(jobs.get(key) is not None)
            button.set_waiting(key in (waiting if page is None else page.waiting()))
        own = jobs.get(self._current)
        self.status.show_job(own or next((job for job in jobs.values() if job is not None), None))
        page = self.current()
        self.status.show_fact(page.fact() if page else "")
        offered = frozenset(page.commands() if page else ())
        words = {**self._command_words, **(page.command_words() if page else {})}
        if (offered, words) != self._offered:  # a menu bar asks the style again for every word it is given
            self._offered = offered, words
            self._show_commands(offered, words)

    def _show_commands(self, offered: frozenset[str], words: dict[str, str]) -> None:
        """Let the menus say what the page can do now."""
        for name, action in self._commands.items():
            action.setText(words.get(name, ""))
            action.setEnabled(name in offered)
            if name in ("undo", "redo", "paste"):
                action.setVisible(name in offered)

    def stop_job(self) -> None:
        """Stop the job that the status bar shows."""
        page = self.current()
        if page is None or page.job() is None:
            page = next((page for page in self.pages.values() if page.job() is not None), None)
        if page is not None:
            page.stop_job()
            self.refresh()

    def _command(self, name: str) -> None:
        page = self.current()
        offered = page.commands() if page else {}
        if name in offered:
            offered[name]()
            self.refresh()

    # menus
    def _make_menus(self) -> None:
        self._commands: dict[str, QAction] = {}
        self._command_words: dict[str, str] = {}
        self.menuBar().setFixedHeight(28)
        self._menus = {name: self.menuBar().addMenu("") for name in ("file", "run", "view", "help")}
        for (menu, _), section in groupby(COMMANDS, key=lambda command: (command.menu, command.section)):
            for command in section:
                action = QAction(self)
                action.setShortcuts(command.keys())
                action.triggered.connect(lambda _=False, name=command.name: self._command(name))
                self._commands[command.name] = action
                self._menus[menu].addAction(action)
            self._menus[menu].addSeparator()
        self._make_file_menu_end()
        self._make_view_menu()
        self._make_help_menu()

    def _make_file_menu_end(self) -> None:
        self._quit = self._menus["file"].addAction("")
        self._quit.setShortcut(QKeySequence("Ctrl+Q"))
        self._quit.triggered.connect(self.close)

    def _make_view_menu(self) -> None:
        view = self._menus["view"]
        self._page_actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for place, entry in enumerate(self.entries):
            action = view.addAction("")
            action.setCheckable(True)
            action.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
            action.triggered.connect(lambda _=False, key=entry.key: self.show_page(key))
            group.addAction(action)
            self._page_actions[entry.key] = action
        view.addSeparator()
        self._theme_menu, self._theme_actions = self._chooser(theme.MODES, self.set_theme)
        self._language_menu, self._language_actions = self._chooser(tuple(i18n.LANGUAGES), self.set_language)
        view.addMenu(self._theme_menu)
        view.addMenu(self._language_menu)
        self._threads_menu = ThreadsMenu(self.settings, self.menuBar())
        view.addMenu(self._threads_menu)
        view.addSeparator()
        self._full = view.addAction("")
        self._full.setShortcut(QKeySequence("F11"))
        self._full.setCheckable(True)
        self._full.triggered.connect(self._full_screen)

    def _make_help_menu(self) -> None:
        self._keys = self._menus["help"].addAction("")
        self._keys.setShortcut(QKeySequence("F1"))
        self._keys.triggered.connect(self.show_keys)
        self._folder = self._menus["help"].addAction("")
        self._folder.triggered.connect(self._open_folder)
        self._about = self._menus["help"].addAction("")
        self._about.triggered.connect(self.show_about)

    def _chooser(self, choices: Sequence[str], chosen: Callable[[str], object]) -> tuple[QMenu, dict[str, QAction]]:
        menu = QMenu(self.menuBar())
        group = QActionGroup(self)
        actions = {}
        for choice in choices:
            action = menu.addAction(choice)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, choice=choice: chosen(choice))
            group.addAction(action)
            actions[choice] = action
        return menu, actions

    def set_theme(self, choice: str) -> None:
        """Light, dark, or what the system asks for; remembered."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)
        self.settings.set_text("window/theme", choice)
        self._theme_actions[theme.current.choice].setChecked(True)

    def set_language(self, code: str) -> None:
        """Speak another language at once; remembered."""
        i18n.set_language(code)
        self.settings.set_text("window/language", code)

    def _full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _open_folder(self) -> None:
        self.settings.save()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.settings.path.parent)))

    def commands(self) -> dict[str, QAction]:
        """The menu actions by their command, for tests and for pages that show a shortcut."""
        return self._commands

    # words
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self._command_words = {command.name: command.words() for command in COMMANDS}
        menus = {"file": self.tr("&File"), "run": self.tr("&Run"), "view": self.tr("&View"), "help": self.tr("&Help")}
        for name, menu in self._menus.items():
            menu.setTitle(menus[name])
        self._quit.setText(self.tr("Quit"))
        themes = {"light": self.tr("Light"), "dark": self.tr("Dark"), "system": self.tr("As the system")}
        self._theme_menu.setTitle(self.tr("Theme"))
        for name, action in self._theme_actions.items():
            action.setText(themes[name])
        self._theme_actions[theme.current.choice].setChecked(True)
        self._language_menu.setTitle(self.tr("Language"))
        for code, action in self._language_actions.items():
            action.setText(i18n.LANGUAGES[code])
        self._language_actions[i18n.language()].setChecked(True)
        self._threads_menu.retranslate()
        for entry in self.entries:
            self._page_actions[entry.key].setText(QCoreApplication.translate("Page", entry.title))
        self._full.setText(self.tr("Full screen"))
        self._keys.setText(self.tr("Keys"))
        self._folder.setText(self.tr("Folder of the settings"))
        self._about.setText(self.tr("About DigitLab"))
        self.rail.retranslate()
        self.status.retranslate()
        self.strip.retranslate()
        self.refresh()

    # messages
    def say(self, text: str, details: str = "", role: str = "error") -> None:
        """Show a message over the pages: error, warning or good."""
        self.strip.say(text, details, role)

    def report_fault(self, name: str, details: str) -> None:
        """Something unexpected happened: say so, keep running."""
        text = self.tr("Something went wrong ({name}). The window keeps working; the details help to mend it.")
        self.say(text.format(name=name), details)

    def show_keys(self) -> None:
        """A list of all keys."""
        actions = [*self._commands.values(), *self._page_actions.values(), self._full, self._keys, self._quit]
        HelpDialog(self.tr("Keys"), KeyList(actions), self).open()

    def show_about(self) -> None:
        """What this is, and under which license."""
        HelpDialog(self.tr("About DigitLab"), About(), self).open()

    # the end
    def save_settings(self) -> None:
        """Keep what every page is set to, as far as it is different from what was kept last."""
        if self._closed:
            return
        states = {key: page.save_state() for key, page in self.pages.items()}
        changed = {key: state for key, state in states.items() if self._saved.get(key) != state}
        for key, state in changed.items():
            self.settings.set_state(f"page/{key}", state)
        if changed or self.settings.text("window/page") != self._current:
            self._saved |= copy.deepcopy(changed)
            self.settings.set_text("window/page", self._current)
            self.settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closed:
            self.settings.set_bytes("window/geometry", self.saveGeometry())
            self.settings.set_text("window/folder", last.path)
            self.save_settings()
            self._closed = True
            self._save_later.stop()
            self._waiting.close()
            for page in self.pages.values():
                page.leave_extras()
                page.closing()
            self.settings.save()
        super().closeEvent(event)

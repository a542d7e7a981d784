"""The frame around the pages: rail, menus, status bar, and the strip that tells what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import i18n, theme
from gui.pages import PAGES, Entry, Job, Page
from gui.settings import Settings
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Bar, IconMark, Label
from gui.widgets.words import duration_text

SMALLEST = QSize(1200, 680)
USUAL = QSize(1366, 768)


class RailButton(QAbstractButton):
    """One page in the rail: icon over label, 72 by 56, with a green dot while a job runs there."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._busy = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(72, 56)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def set_busy(self, busy: bool) -> None:
        """Show or hide the dot that says: a job runs here."""
        if busy != self._busy:
            self._busy = busy
            self.update()

    def busy(self) -> bool:
        return self._busy

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if on or self.underMouse():
            painter.setBrush(theme.color("selected" if on else "hover"))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        role = "accent" if on else "text2"
        painter.drawPixmap(26, 9, theme.pixmap(self._icon, role, 20, self.devicePixelRatioF()))
        painter.setPen(theme.color(role))
        painter.setFont(theme.font(12, 500))
        painter.drawText(QRectF(0, 32, 72, 16), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._busy:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good"))
            painter.drawEllipse(QPointF(52.5, 11.5), 3.5, 3.5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        rail = self.parentWidget()
        if step is not None and isinstance(rail, Rail):
            rail.walk(step)
        else:
            super().keyPressEvent(event)


class Rail(QWidget):
    """The list of pages at the left."""

    def __init__(
        self, entries: Sequence[Entry], chosen: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(88)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        self._entries = tuple(entries)
        self._chosen = chosen
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        for place, entry in enumerate(self._entries):
            button = RailButton(entry.icon, self)
            self.buttons[entry.key] = button
            self._group.addButton(button, place)
            column.addWidget(button)
        column.addStretch(1)
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, place: int) -> None:
        self._chosen(self._entries[place].key)

    def select(self, key: str) -> None:
        """Mark the page that is shown."""
        self.buttons[key].setChecked(True)

    def walk(self, step: int) -> None:
        """Go to the next page or the one before, by the arrow keys."""
        place = self._group.checkedId() + step
        if 0 <= place < len(self._entries):
            self._clicked(place)
            self.buttons[self._entries[place].key].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        for place, entry in enumerate(self._entries):
            name = QCoreApplication.translate("Page", entry.title)
            button = self.buttons[entry.key]
            button.setText(name)
            describe(button, name, self.tr("Shows this page. Keys: Ctrl+{number}.").format(number=place + 1))


class JobDot(QWidget):
    """Full and green while a job runs, hollow while none does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(8, 8)
        self._state = ""
        theme.changed.connect(self.update)

    def set_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good" if self._state == "running" else "warning"))
            painter.drawEllipse(QRectF(0, 0, 8, 8))
        else:
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.drawEllipse(QRectF(0.5, 0.5, 7, 7))


class StatusBar(QWidget):
    """The running job with its progress and its Stop on every page, and one fact at the right."""

    def __init__(self, stop: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self._inner = QWidget(self)  # of a fixed size, so that new words there never lay out the window anew
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        self.dot = JobDot()
        self.state = Label("", "text", "smallstrong")
        self.detail = Label("", "text2", "small")
        self.bar = Bar(4)
        self.bar.setFixedWidth(160)
        self.percent = Label("", "text", "smallstrong")
        self.left = Label("", "text2", "small")
        self.stop = Button(icon="stop", kind="plaindanger", small=True)
        self.stop.clicked.connect(stop)
        self.fact = Label("", "text2", "small")
        self.fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.fact.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self.dot, self.state, self.detail, self.bar, self.percent, self.left, self.stop):
            row.addWidget(widget)
        row.addWidget(self.fact, 1)
        self._job: Job | None = None
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.setFixedSize(self.size())

    def show_job(self, job: Job | None) -> None:
        """Say what runs, how far it is and how long it will take."""
        self._job = job
        running = job is not None
        for widget in (self.detail, self.bar, self.percent, self.left, self.stop):
            widget.setVisible(running)
        self.dot.set_state(job.state if job else "")
        if job is None:
            self.state.setText(self.tr("No job running"))
            self.state.setProperty("type", "small")
            return
        self.state.setText(self.tr("Paused") if job.state == "paused" else job.name)
        self.detail.setText(job.detail)
        self.bar.set_fraction(job.fraction)
        self.percent.setText(f"{100 * job.fraction:.0f} %")
        self.left.setText(
            self.tr("{time} left").format(time=duration_text(job.left_s)) if job.left_s is not None else ""
        )

    def show_fact(self, fact: str) -> None:
        if fact != self.fact.text():
            self.fact.setText(fact)

    def retranslate(self) -> None:
        self.stop.setText(self.tr("Stop"))
        describe(self.stop, self.tr("Stop"), self.tr("Stops the running job within a moment; what it has is kept."))
        self.show_job(self._job)


class MessageStrip(QFrame):
    """Says in the window what went wrong, with the details to copy; the window goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 12, 6)
        row.setSpacing(8)
        self._icon = IconMark("error", "error", 16)
        self.text = Label("", "error", wrap=True)
        self.copy = Button(icon="copy", small=True)
        self.close_button = Button(icon="close", kind="plain", small=True)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy)
        row.addWidget(self.close_button)
        self._details = ""
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.hide)
        self.hide()
        self.retranslate()

    def say(self, text: str, details: str = "", role: str = "error") -> None:
        """Show a message; `details` can be copied for a report."""
        self.setProperty("state", role)
        theme.repolish(self)
        self._icon.show_icon("check" if role == "good" else role, role)
        self.text.set_role(role)
        self.text.setText(text)
        self._details = details
        self.copy.setVisible(bool(details))
        self.show()

    def details(self) -> str:
        return self._details

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def retranslate(self) -> None:
        self.copy.setText(self.tr("Copy details"))
        describe(self.copy, self.tr("Copy details"), self.tr("Puts what happened on the clipboard, for a report."))
        describe(self.close_button, self.tr("Close"), self.tr("Hides this message."))


class Ground(QWidget):
    """What rail, pages and status bar lie on; painted, because a stylesheet here would dress all of them anew."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.color("window"))


class PageFrame(QFrame):
    """The page's ground, with a hairline and round corners at the left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, 16.5, -0.5), 7.5, 7.5)


class MainWindow(QMainWindow):
    """The window: rail and pages, menus, status bar; it asks every page the same few things."""

    def __init__(self, settings: Settings, entries: Sequence[Entry] = PAGES) -> None:
        super().__init__()
        self.settings = settings
        self.entries = tuple(entries)
        self.pages: dict[str, Page] = {}
        self._current = ""
        self._closed = False
        self.setWindowTitle("DigitLab")
        self.setMinimumSize(SMALLEST)
        self.rail = Rail(self.entries, self.show_page)
        self.stack = QStackedWidget()
        self.strip = MessageStrip()
        self.status = StatusBar(self.stop_job)
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
        self._make_menus()
        theme.wardrobe.add(self.menuBar(), self.rail, self.strip, self.status)
        theme.changed.connect(body.update)
        self.retranslate()
        self.resize(USUAL)
        geometry = settings.bytes("window/geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        keys = [entry.key for entry in self.entries]
        if keys:
            last = settings.text("window/page", keys[0])
            self.show_page(last if last in keys else keys[0])

    # pages
    def page(self, key: str) -> Page:
        """The page of that key, made now if it was never shown."""
        if key not in self.pages:
            entry = next(entry for entry in self.entries if entry.key == key)
            page = entry.factory()
            page.restore_state(self.settings.state(f"page/{key}"))
            page.told.connect(self.refresh)
            page.asked.connect(self.hand_over)
            page.said.connect(self.say)
            self.pages[key] = page
            self.stack.addWidget(page)
            theme.wardrobe.add(page, lazy=True)
        return self.pages[key]

    def current(self) -> Page | None:
        return self.pages.get(self._current)

    def show_page(self, key: str) -> Page:
        """Bring a page to the front."""
        page = self.page(key)
        before = self.current()
        if before is not page:
            self._current = key
            theme.wardrobe.dress(page)
            self.stack.setCurrentWidget(page)
            if before is not None:
                before.hidden()
            page.shown()
        self.rail.select(key)
        self._page_actions[key].setChecked(True)
        self.refresh()
        return page

    def hand_over(self, key: str, parcel: Any) -> None:
        """A page asked another one to go on with what it sends."""
        if any(entry.key == key for entry in self.entries):
            self.show_page(key).receive(parcel)

    def refresh(self) -> None:
        """Ask the pages again what runs, what they can do and what is worth a line."""
        jobs = {key: page.job() for key, page in self.pages.items()}
        for key, button in self.rail.buttons.items():
            button.set_busy(jobs.get(key) is not None)
        own = jobs.get(self._current)
        self.status.show_job(own or next((job for job in jobs.values() if job is not None), None))
        page = self.current()
        self.status.show_fact(page.fact() if page else "")
        offered = page.commands() if page else {}
        words = page.command_words() if page else {}
        for name, action in self._commands.items():
            action.setText(words.get(name, self._command_words.get(name, "")))
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
        keys: dict[str, Any] = {
            "new": QKeySequence.StandardKey.New,
            "open": QKeySequence.StandardKey.Open,
            "save": QKeySequence.StandardKey.Save,
            "save_as": "Ctrl+Shift+S",
            "open_weights": "Ctrl+Shift+O",
            "save_weights": "Ctrl+Shift+W",
            "export": "Ctrl+E",
            "undo": QKeySequence.StandardKey.Undo,
            "redo": QKeySequence.StandardKey.Redo,
            "paste": QKeySequence.StandardKey.Paste,
            "run": "F5",
            "pause": "F6",
            "step": "F10",
            "epoch": "Shift+F10",
            "stop": "Shift+F5",
        }
        self._commands: dict[str, QAction] = {}
        self._command_words: dict[str, str] = {}
        for name, shortcut in keys.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(lambda _=False, name=name: self._command(name))
            self._commands[name] = action
        self.menuBar().setFixedHeight(28)
        self._menus = {name: self.menuBar().addMenu("") for name in ("file", "run", "view", "help")}
        groups = (
            ("file", ("new", "open", "save", "save_as"), ("open_weights", "save_weights", "export")),
            ("file", ("undo", "redo", "paste")),
            ("run", ("run", "pause", "step", "epoch"), ("stop",)),
        )
        for menu, *parts in groups:
            for part in parts:
                for name in part:
                    self._menus[menu].addAction(self._commands[name])
                self._menus[menu].addSeparator()
        self._quit = self._menus["file"].addAction("")
        self._quit.setShortcut(QKeySequence("Ctrl+Q"))
        self._quit.triggered.connect(self.close)
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
        view.addSeparator()
        self._full = view.addAction("")
        self._full.setShortcut(QKeySequence("F11"))
        self._full.setCheckable(True)
        self._full.triggered.connect(self._full_screen)
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
        self._command_words = {
            "new": self.tr("New experiment"),
            "open": self.tr("Open experiment…"),
            "save": self.tr("Save experiment"),
            "save_as": self.tr("Save experiment as…"),
            "open_weights": self.tr("Open weights…"),
            "save_weights": self.tr("Save weights…"),
            "export": self.tr("Export…"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "paste": self.tr("Paste"),
            "run": self.tr("Start or resume"),
            "pause": self.tr("Pause"),
            "step": self.tr("One step"),
            "epoch": self.tr("One epoch"),
            "stop": self.tr("Stop"),
        }
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
        text = self.tr("Something went wrong ({name}). The window goes on; the details help to mend it.")
        self.say(text.format(name=name), details)

    def show_keys(self) -> None:
        """A list of all shortcuts."""
        dialog = self._dialog(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        actions = [*self._commands.values(), *self._page_actions.values(), self._full, self._keys, self._quit]
        half = (len(actions) + 1) // 2
        for place, action in enumerate(actions):
            row, column = place % half, 2 * (place // half)
            grid.addWidget(Label(action.text(), "text2"), row, column)
            shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(Label(shortcut, "text", "strong"), row, column + 1)
        self._fill(dialog, grid)

    def show_about(self) -> None:
        """What this is, and under which license."""
        dialog = self._dialog(self.tr("About DigitLab"))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label("DigitLab", "text", "title"))
        lines = (
            self.tr("A laboratory for training neural networks on handwritten digits and watching them learn."),
            self.tr("Everything that learns is our own NumPy engine, readable in an evening."),
            self.tr("MIT license. Font: DigitLab Sans, a subset of Pretendard (SIL Open Font License)."),
        )
        for line in lines:
            label = Label(line, "text2", wrap=True)
            label.setMinimumWidth(400)
            column.addWidget(label)
        self._fill(dialog, column)

    def _dialog(self, title: str) -> QDialog:
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        theme.wardrobe.add(dialog)
        return dialog

    def _fill(self, dialog: QDialog, content: QVBoxLayout | QGridLayout) -> None:
        outer = QVBoxLayout(dialog)
        outer.setContentsMargins(24, 24, 24, 16)
        outer.setSpacing(24)
        outer.addLayout(content)
        close = Button(self.tr("Close"))
        close.clicked.connect(dialog.close)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        dialog.open()

    # the end
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closed:
            self._closed = True
            for key, page in self.pages.items():
                self.settings.set_state(f"page/{key}", page.save_state())
                page.closing()
            self.settings.set_bytes("window/geometry", self.saveGeometry())
            self.settings.set_text("window/page", self._current)
            self.settings.save()
        super().closeEvent(event)

"""Starts the window: application, language, theme, and what happens when something unexpected does."""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import threading
import traceback
from pathlib import Path
from types import FrameType, TracebackType
from typing import NoReturn

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui import i18n, theme
from gui.settings import Settings
from gui.window.main_window import MainWindow
from gui.window.preloading import Preloading


class FaultReporter(QObject):
    """Carries what no one caught, from whichever thread, to the window's message strip."""

    fault = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.fault.connect(self._tell)

    def _tell(self, name: str, details: str) -> None:
        self._window.report_fault(name, details)

    def install(self) -> None:
        """Listen to Python's and Qt's last resorts."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self.qt_message)

    def remove(self) -> None:
        """Give the last resorts back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Say it in the window and on the terminal."""
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        if not issubclass(kind, KeyboardInterrupt):
            self.fault.emit(f"{kind.__name__}: {error}" if str(error or "") else kind.__name__, details)

    def qt_message(self, level: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Qt's own complaints go to the terminal; the grave ones also into the window."""
        if level != QtMsgType.QtDebugMsg:
            sys.stderr.write(f"Qt: {text}\n")
        if level in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self.fault.emit("Qt", text)


def application() -> QApplication:
    """The one QApplication, made if there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] if sys.argv else "digitlab"])
    app.setApplicationName("digitlab")
    app.setApplicationDisplayName("DigitLab")
    app.setDesktopFileName("digitlab")
    return app


def make_window(settings_path: Path | str | None = None, *, lang: str = "", look: str = "") -> MainWindow:
    """A window in the remembered (or the given) language and theme, not shown yet; for tests and pictures too."""
    app = application()
    settings = Settings(settings_path)
    language = lang or settings.text("window/language", i18n.system_language())
    if language != i18n.language():
        i18n.set_language(language)
    theme.apply(app, look or settings.text("window/theme", "system"))
    app.setWindowIcon(QIcon(theme.pixmap("train", "accent", 64)))
    return MainWindow(settings)


def spare_what_stays(window: MainWindow) -> None:
    """Keep the garbage collector from walking over modules and pages, which stay as long as the window.

    With every page made, a walk over all of them takes 55 ms of the window's thread. Each page is set aside once, when
    it first comes to the front.
    """
    seen: set[int] = set()

    def shown(place: int) -> None:
        if place not in seen:
            seen.add(place)
            QTimer.singleShot(0, window, gc.freeze)

    shown(window.stack.currentIndex())
    window.stack.currentChanged.connect(shown)


def preload(window: MainWindow) -> Preloading:
    """Import what the pages need that were not shown yet; close it before the window is gone."""
    return Preloading(
        window, [name for entry in window.entries if entry.key not in window.pages for name in entry.modules]
    )


class Ending:
    """Hears what asks a program to end: Ctrl+C, a plain kill, a terminal that is closed (unless nohup is asked for).

    Only noted here: an exception in the middle of Qt's own code would end in a crash, also while the window is built.
    """

    def __init__(self) -> None:
        self.heard = False
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.heard = True


class Options(argparse.ArgumentParser):
    """The options of the window; a wrong one is refused in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"DigitLab: {message.removeprefix('argument ')}\n")


def main(argv: list[str] | None = None) -> int:
    """Show the window until it is closed."""
    parser = Options(prog="main.py", description="DigitLab: train networks on digits and watch them.")
    parser.add_argument("--lang", choices=tuple(i18n.LANGUAGES), default="", help="language of the window")
    parser.add_argument("--theme", choices=theme.MODES, default="", help="light, dark, or as the system")
    chosen = parser.parse_args(argv)
    app = application()
    asked = Ending()
    window = make_window(lang=chosen.lang, look=chosen.theme)
    reporter = FaultReporter(window)
    reporter.install()
    awake = QTimer(window)  # lets Python hear signals while Qt waits
    awake.timeout.connect(lambda: window.close() if asked.heard else None)
    awake.start(100)
    window.show()
    spare_what_stays(window)
    preloading = preload(window)
    try:
        return app.exec()
    finally:
        preloading.close()
        reporter.remove()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

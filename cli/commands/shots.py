"""shots: a picture of every page with live data in it."""

from __future__ import annotations

import math
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cli.terminal import Parser, Refusal, say, until_interrupted
from engine.errors import system_reason
from gui import i18n
from gui.app import make_window
from gui.labs.postal.postal_lab import PostalLab
from gui.pages.inspect.inspect_page import InspectPage
from gui.pages.page import Page
from gui.pages.postal.postal_page import PostalPage
from gui.pages.runs.runs_page import RunsPage
from gui.window.main_window import MainWindow

LIVE_SHARE = 0.6  # a run is pictured when it is so far
PATIENCE_S = 20.0
SETTLE_S = 0.5  # what a page computes and paints when it is shown
RUN_ELSEWHERE = ("initialize",)  # shows its grid at once; its Run continues at Compare
SMALLEST, LARGEST = (960, 600), (7680, 4320)
LOOK_MS = 5
NOISE = "This plugin does not support"  # the offscreen platform says so of every window

Line = tuple[tuple[float, float], ...]


def run(argv: list[str]) -> int:
    parser = Parser("shots", "Save a PNG of every page of the window, with live data.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the pictures go")
    parser.add_argument("--lang", choices=tuple(i18n.LANGUAGES), default="en", help="language of the window")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="light or dark")
    parser.add_argument("--size", default="1366x768", metavar="WxH", help="of the window in pixels (1366x768)")
    parser.add_argument("--pages", default="", metavar="A,B", help="only these pages")
    args = parser.parse_args(argv)
    size = size_of(args.size)
    quiet_platform()
    try:
        args.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{args.folder} cannot be made: {system_reason(error)}; choose another folder") from None
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITLAB_HOME"] = home  # the user's own runs and drawings stay out of the pictures
        window = make_window(Path(home) / "settings.ini", lang=args.lang, look=args.theme)
        with closing(window):  # which stops what runs
            keys = chosen_pages(window, args.pages)
            window.resize(*size)
            window.show()
            for key in keys:
                path = args.folder / f"{key}.png"
                shoot(window, key, path)
                say(f"{path}")
    return 0


def quiet_platform() -> None:
    """Let Qt's messages through, except what the offscreen platform cannot do."""

    def heard(level: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if not text.startswith(NOISE):
            say(f"Qt: {text}")

    qInstallMessageHandler(heard)


def size_of(text: str) -> tuple[int, int]:
    """'1366x768' is (1366, 768)."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise Refusal(f"--size needs WIDTHxHEIGHT, not '{text}'")
    size = int(width), int(height)
    if any(not low <= side <= high for side, low, high in zip(size, SMALLEST, LARGEST, strict=True)):
        raise Refusal(f"--size must be between {SMALLEST[0]}x{SMALLEST[1]} and {LARGEST[0]}x{LARGEST[1]}, not {text}")
    return size


def chosen_pages(window: MainWindow, text: str) -> list[str]:
    """The pages asked for, or all.

    Raises: Refusal: there is no such page.
    """
    known = [entry.key for entry in window.entries]
    wanted = [key for key in text.split(",") if key]
    unknown = [key for key in wanted if key not in known]
    if unknown:
        raise Refusal(f"there is no page {unknown[0]}; there are {', '.join(known)}")
    return wanted or known


def shoot(window: MainWindow, key: str, path: Path) -> None:
    """Bring a page to the front, let something happen on it, save what it looks like.

    Raises: Refusal: the picture cannot be written.
    """
    page = window.show_page(key)
    if isinstance(page, PostalPage):
        draw_code(page.lab)
    elif isinstance(page, InspectPage):
        wait_until(lambda: page.lab.mistakes.answers is not None, PATIENCE_S)
    elif isinstance(page, RunsPage):
        wait_until(lambda: bool(page.lab.rows()), SETTLE_S)
        for row in page.lab.rows()[:2]:
            page.lab.choose(row.entry.name, add=True)
    if key not in RUN_ELSEWHERE:
        run_it(page)
    wait_until(lambda: False, SETTLE_S)
    QApplication.processEvents()
    saved = window.grab().save(str(path))
    page.stop_job()
    wait_until(lambda: page.job() is None, PATIENCE_S)
    if not saved:
        raise Refusal(f"{path} cannot be written")


def run_it(page: Page) -> None:
    """Press Run where there is one, and wait until enough of the run is to be seen."""
    start = page.commands().get("run")
    if start is not None:
        start()

    def far_enough() -> bool:
        job = page.job()
        return job is None or job.fraction >= LIVE_SHARE

    wait_until(far_enough, PATIENCE_S)


def wait_until(met: Callable[[], bool], patience_s: float, look_ms: int = LOOK_MS) -> bool:
    """Let the window live until a condition holds, looking so often; false if it never did."""
    end = time.monotonic() + patience_s
    loop, timer = QEventLoop(), QTimer()

    def look() -> None:
        if met() or time.monotonic() > end:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(look_ms)
    with until_interrupted(loop.quit) as interrupted:
        loop.exec()
    timer.stop()
    if interrupted():
        raise KeyboardInterrupt
    return met()


def arc(x: float, y: float, rx: float, ry: float, start: float, stop: float) -> Line:
    """Points of an ellipse between two angles in degrees, 0 to the right, clockwise on paper."""
    turns = [math.radians(start + (stop - start) * i / 24) for i in range(25)]
    return tuple((x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns)


CODE: tuple[tuple[Line, ...], ...] = (  # 0 6 2 3 4 in boxes of 100
    (arc(50, 50, 19, 29, -100, 265),),
    ((*arc(60, 48, 30, 30, -80, -180), *arc(50, 64, 18, 15, -180, 180)),),
    ((*arc(48, 36, 17, 15, -170, 30), (35, 76), (36, 77), (70, 76)),),
    ((*arc(46, 36, 17, 14, -150, 90), *arc(46, 65, 20, 15, -90, 150)),),
    (((56, 22), (30, 60), (74, 60)), ((58, 40), (57, 82))),
)
# How large each digit is written and where its center is: people write small and off-center.
PLACES = ((0.42, 32, 62), (0.4, 66, 40), (0.44, 40, 34), (0.42, 62, 66), (0.42, 70, 44))


def draw_code(lab: PostalLab) -> None:
    """Write a code into the five boxes, as a mouse would."""
    lab.edit(brush_px=3.0)
    lab.drawing.erase_all()
    for box, (lines, (size, left, top)) in enumerate(zip(CODE, PLACES, strict=True)):
        for line in lines:
            (x, y), *rest = [(left + size * (x - 50), top + size * (y - 50)) for x, y in line]
            lab.drawing.press(box, x, y)
            for x, y in rest:
                lab.drawing.move(x, y)
            lab.drawing.release()
    lab.reader.read()

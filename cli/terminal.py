"""Where output goes: JSON and results to stdout, everything said on the way to stderr."""

from __future__ import annotations

import argparse
import errno
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from types import FrameType
from typing import Any, NoReturn, TextIO

from engine.text.counting import in_number
from engine.text.numbers import NumberError, read_number

BAR_WIDTH = 20
REDRAW_S = 0.1


class Refusal(Exception):  # noqa: N818 (said to the user as one sentence, not a fault of the program)
    """Bad input: one clear sentence, exit status 2."""


class Parser(argparse.ArgumentParser):
    """argparse that refuses in one sentence and names the nearest option."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=f"python3 main.py {command}", description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments in one sentence, naming what may have been meant."""
        unknown = message.removeprefix("unrecognized arguments: ")
        if unknown != message:
            options = [name for action in self._actions for name in action.option_strings]
            first = next(iter(unknown.split()), "''")  # an empty word is one, too
            near = get_close_matches(first, options, n=1)
            message = f"unknown argument {first}" + (f"; did you mean {near[0]}?" if near else "")
        raise Refusal(f"{message.removeprefix('argument ')} (more: {self.prog} --help)")


def whole(text: str) -> int:
    """An option's whole number."""
    try:
        return int(read_number(text, whole=True))
    except NumberError as error:
        raise argparse.ArgumentTypeError(f"must be a whole number, not '{text}'{way_out(error)}") from None


def share(text: str) -> float:
    """An option's share: 0.4, or 40%."""
    try:
        return read_number(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except NumberError as error:
        raise argparse.ArgumentTypeError(f"must be a share like 0.4, not '{text}'{way_out(error)}") from None


def way_out(error: NumberError) -> str:
    """How a number with a decimal comma is written."""
    return f"; write {error.way_out} with a point" if error.way_out else ""


def say(text: str) -> None:
    """A line for people, below which a progress bar may continue."""
    write_to_people(("\r\x1b[K" if sys.stderr.isatty() else "") + text + "\n")


def write_to_people(text: str) -> None:
    """Words for people; where their terminal is gone, the work that continues is not at fault."""
    try:
        sys.stderr.write(in_number(text))
        sys.stderr.flush()
    except OSError:
        drop_output(sys.stderr)


def emit(fact: dict[str, Any], flush: bool = True) -> None:
    """One JSON object as a line on stdout, in ASCII: it survives any terminal's encoding.

    Where the reader is gone, the work that continues is asked for a clean end: what it learned is saved.
    """
    try:
        sys.stdout.write(json.dumps(fact, allow_nan=False) + "\n")
        if flush:
            sys.stdout.flush()
    except OSError as error:
        if not _asked_to_end or error.errno not in (errno.EPIPE, errno.EIO):
            raise
        drop_output(sys.stdout)
        _asked_to_end[-1]()


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Columns under their heads; the first `left` columns stand left, the others right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = []
    for row in [head, *rows]:
        cells = [c.ljust(w) if i < left else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


class ProgressBar:
    """A progress bar with the time left, on terminals only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.started = clock()
        self.drawn = -REDRAW_S
        self.shows = sys.stderr.isatty()
        if self.shows and sys.platform == "win32":
            os.system("")  # makes its console understand the escapes below

    def show(self, share: float, text: str) -> None:
        """Draw `share` (0…1) done and what is to be said beside it; at most ten times a second."""
        now = self.clock()
        if not self.shows or now - self.drawn < REDRAW_S:
            return
        self.drawn = now
        share = min(max(share, 0.0), 1.0)
        full = round(share * BAR_WIDTH)
        left = f"  {duration((now - self.started) * (1 - share) / share)} left" if share > 0.005 else ""
        line = f"[{'█' * full}{'·' * (BAR_WIDTH - full)}] {share:4.0%}{left}  {text}"
        write_to_people("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])

    def clear(self) -> None:
        """Take the bar away."""
        if self.shows:
            write_to_people("\r\x1b[K")


ENDINGS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Ctrl-C, a plain kill, and a terminal that is closed."""

_asked_to_end: list[Callable[[], None]] = []  # what ends the work that continues, the innermost last


@contextmanager
def listening(heard: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Within the block `heard` is called for every signal that asks a program to end, except those nohup ignores."""
    before = {number: signal.getsignal(number) for number in ENDINGS}
    taken = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    for number in taken:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)


def end_now(number: int, frame: FrameType | None) -> None:
    """What a signal does where nothing is to be saved: everything ends as with Ctrl-C."""
    raise KeyboardInterrupt


@contextmanager
def until_interrupted(stop: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Within the block Ctrl-C, a plain kill, or a terminal or reader that goes away asks `stop` for a clean end.

    A second signal ends at once. Yields whether it was asked.
    """
    asked = False

    def ask() -> None:
        nonlocal asked
        asked = True
        stop()

    def heard(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        ask()

    _asked_to_end.append(ask)
    try:
        with listening(heard):
            yield lambda: asked
    finally:
        _asked_to_end.pop()


def drop_output(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere: who read it is gone."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def percent(share: float | None) -> str:
    """0.9746 is 97.46 %."""
    return "–" if share is None else f"{100 * share:.2f} %"


def duration(seconds: float) -> str:
    """34 is 0:34, 3900 is 1 h 05 min."""
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
    return f"{whole // 60}:{whole % 60:02d}"

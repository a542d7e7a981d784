"""Tests that are asked again and again, each time in a fork of one process that has loaded what takes long to load.

A fresh pytest spends a second on NumPy, Qt and Hypothesis; a fork has them at once, and what the tests import of the
project is read again. For systems with `fork`: Linux and macOS.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

LOADED = ("numpy", "cv2", "hypothesis", "pytest", "PySide6.QtWidgets", "pyqtgraph")
OPTIONS = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
"""The warning says that a library was loaded before pytest could look into it, as is meant here."""
LOOK_S = 0.01


class ForkedTests:
    """A process beside ours, in the folder of a project, that runs the tests it is asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
        environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # threads do not survive a fork
        command = [sys.executable, str(Path(__file__).resolve())]
        pipe = subprocess.PIPE
        self._server = subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, text=True, env=environ)

    def __enter__(self) -> ForkedTests:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.communicate()

    def notice(self, tests: list[str], limit_s: float) -> bool:
        """Whether the tests fail, or run for too long."""
        print(json.dumps([tests, limit_s]), file=self._server.stdin, flush=True)
        status = self._server.stdout.readline() if self._server.stdout else ""
        if not status:
            raise RuntimeError("the process that runs tests has ended")
        return int(status) != 0


def ended(child: int, limit_s: float) -> int:
    """The exit status of a child; a child that runs for longer is killed with what it started."""
    until = time.monotonic() + limit_s
    while time.monotonic() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(LOOK_S)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def answer(tests: list[str]) -> None:
    """In the fork: run the tests without a word and end with pytest's status."""
    import pytest

    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    sys.path[0] = os.getcwd()
    status = 1
    with contextlib.suppress(BaseException):
        status = int(pytest.main([*OPTIONS, *tests]))
    os._exit(status)


def serve() -> None:
    """Load what takes long, then run what each line asks for."""
    for name in LOADED:
        with contextlib.suppress(ImportError):
            __import__(name)
    for line in sys.stdin:
        tests, limit_s = json.loads(line)
        child = os.fork()
        if child == 0:
            answer(tests)
        print(ended(child, limit_s), flush=True)


if __name__ == "__main__":
    serve()

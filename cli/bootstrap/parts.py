"""Optional parts of pyproject.toml, such as `onnx`: added when someone asks for one, never by themselves.

`add` is for `setup --extra`, before the program runs. `Adding` is for a program that runs: it leaves the packages in
use at their versions, and can be stopped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from cli.bootstrap import basics, environment, pip
from cli.bootstrap.basics import Missing, say


def requirements(name: str) -> list[str]:
    """What pip installs for a part."""
    wanted: list[str] = environment.project()["optional-dependencies"][name]
    return wanted


def add(venv: str | None, names: list[str]) -> None:
    """Install optional parts into the environment (or into this Python, without one).

    Raises: Missing: no network, no room, or nothing ready-made for this Python.
    """
    for name in names:
        wanted = requirements(name)
        say("Installing " + ", ".join(environment.split_requirement(text)[0] for text in wanted) + ".")
        python = environment.python_of(venv) if venv is not None else sys.executable
        pip.install([python, "-m", "pip"], wanted, _log(venv))


def own_environment() -> str:
    """The environment that this Python belongs to, if DigitLab made it.

    Raises: Missing: the program runs in a Python that someone else made.
    """
    for place in environment.places():
        if os.path.exists(place) and environment.inside(place):
            return place
    raise Missing("DigitLab runs in a Python that it did not make, and leaves it as it is")


def command(name: str) -> str:
    """What adds a part from a terminal, wherever that stands."""
    import shlex

    try:
        own_environment()
    except Missing:
        return shlex.join([sys.executable, "-m", "pip", "install", *requirements(name)])
    return shlex.join(["python3", os.path.join(basics.ROOT, "main.py"), "setup", "--extra", name])


class Adding:
    """Adds a part while the program runs, one at a time on this machine; `stop` ends it before anything is changed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pip: pip.Installation | None = None
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether it was ended before anything was changed."""
        return self._stopped if self._pip is None else self._pip.stopped

    def lines(self) -> Iterator[str]:
        """What pip prints.

        Raises: Missing: not ours, another start installs, or as `add`.
        """
        import tempfile

        venv = own_environment()
        try:
            lock = environment.lock(venv + ".lock", wait=False)
            with lock, tempfile.TemporaryDirectory() as folder:
                pins = os.path.join(folder, "in-use.txt")
                environment.write(pins, "\n".join(in_use()))
                python = environment.python_of(venv)
                self._pip = pip.Installation([python, "-m", "pip"], self._arguments(pins), _log(venv))
                if self._stopped:
                    self._pip.stop()
                yield from self._pip.lines()
        except environment.BusyError:
            raise Missing("another start of DigitLab installs packages now; try again when it is done") from None
        except OSError as error:
            raise pip.explain(f"ERROR: {error}", Missing("the packages cannot be installed")) from None

    def _arguments(self, pins: str) -> list[str]:
        return ["--constraint", pins, *requirements(self._name)]

    def stop(self) -> None:
        """Leave it, from any thread."""
        self._stopped = True
        if self._pip is not None:
            self._pip.stop()


def in_use() -> list[str]:
    """The versions of the packages that run now, as pip is held to them."""
    pins = []
    for text in environment.requirements(tests=False):
        name = environment.split_requirement(text)[0]
        try:
            pins.append(f"{name}=={version(name)}")
        except PackageNotFoundError:
            continue
    return pins


def _log(venv: str | None) -> str:
    return os.path.join(venv, "install.log") if venv is not None else os.devnull

"""The environment of installed packages: found by its stamp, made with venv and pip, handed over to.

`ready` looks for one that is stamped with the hash of pyproject.toml: `.venv` beside main.py, or one in the user's
cache where that folder cannot be written. Without a stamp it is half made, and is made again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

from cli.bootstrap import basics, pip, system
from cli.bootstrap.basics import Missing, say

READY, READY_TEST, UNFINISHED = "digitlab-ready", "digitlab-ready-test", "digitlab-unfinished"


def hand_over(python: str, argv: list[str]) -> NoReturn:
    """Continue as another Python, which starts main.py again."""
    basics.replace_process([python, os.path.join(basics.ROOT, "main.py"), *argv])


def cache_folder(environ: Mapping[str, str] = os.environ) -> str:
    """Where things are stored that can be made again; `DIGITLAB_HOME` moves it, as it moves the engine's folders."""
    if environ.get("DIGITLAB_HOME"):
        return os.path.join(os.path.abspath(environ["DIGITLAB_HOME"]), "cache")
    if basics.WINDOWS:
        base = environ.get("LOCALAPPDATA") or os.path.expanduser("~")
        return os.path.join(base, "DigitLab", "Cache")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/DigitLab")
    home = os.path.expanduser("~")
    home = home if os.path.isabs(home) else os.sep  # no one this system knows
    return os.path.join(environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "digitlab")


def places() -> list[str]:
    """Where an environment may be: beside this file; if that is read-only, in the user's cache, one for each folder."""
    import zlib

    own = f"venv-{zlib.crc32(os.fsencode(basics.ROOT)):08x}"
    return [os.path.join(basics.ROOT, ".venv"), os.path.join(cache_folder(), own)]


def python_of(venv: str) -> str:
    """The Python of an environment."""
    return os.path.join(venv, "Scripts", "python.exe") if basics.WINDOWS else os.path.join(venv, "bin", "python")


def base_python() -> str:
    """The Python under the one that runs, if that belongs to an environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def inside(venv: str) -> bool:
    """Whether this Python is the one of that environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(venv)


def wanted_stamp() -> str:
    """What the stamp of a complete environment says: the hash of pyproject.toml."""
    import hashlib

    with open(os.path.join(basics.ROOT, "pyproject.toml"), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stamped(venv: str, name: str) -> bool:
    """Whether an environment carries that stamp, and it is the one of today's pyproject.toml."""
    try:
        with open(os.path.join(venv, name), encoding="ascii") as file:
            return file.read() == wanted_stamp()
    except OSError:
        return False


def ready(tests: bool) -> str | None:
    """The environment that is complete, or None."""
    for venv in places():
        if (
            stamped(venv, READY)
            and (not tests or stamped(venv, READY_TEST))
            and not os.path.exists(os.path.join(venv, UNFINISHED))
            and os.access(python_of(venv), os.X_OK)
        ):
            return venv
    return None


def importable() -> bool:
    """Whether the packages are really there."""
    from importlib.util import find_spec

    return all(find_spec(name) for name in ("numpy", "PySide6", "cv2", "pyqtgraph", "safetensors"))


def give_up_environment(venv: str, argv: list[str]) -> NoReturn:
    """The stamp says complete and packages are gone (a new Python under it, files deleted): make it again, once."""
    if os.environ.get("DIGITLAB_REBUILT"):
        raise Missing(f"the packages in {venv} are not found even after installing; delete it and start again")
    os.environ["DIGITLAB_REBUILT"] = "1"
    os.remove(os.path.join(venv, READY))
    hand_over(base_python(), argv)


def project() -> dict[str, Any]:
    """The project's table of pyproject.toml."""
    import tomllib

    with open(os.path.join(basics.ROOT, "pyproject.toml"), "rb") as file:
        return tomllib.load(file)["project"]


def requirements(tests: bool) -> list[str]:
    """What is to be installed, with what the tests need or without."""
    declared = project()
    return declared["dependencies"] + (declared["optional-dependencies"]["test"] if tests else [])


def prepared(tests: bool) -> bool:
    """Whether this Python already has every dependency, so that no second environment is needed."""
    if os.path.exists(places()[0]):
        return False
    from importlib.metadata import PackageNotFoundError, version

    try:
        return all(satisfies(version(name), bounds) for name, bounds in map(split_requirement, requirements(tests)))
    except PackageNotFoundError:
        return False


def split_requirement(text: str) -> tuple[str, str]:
    """'numpy>=1.26,<3' is ('numpy', '>=1.26,<3')."""
    at = min((text.find(sign) for sign in "<>=" if sign in text), default=len(text))
    return text[:at].strip(), text[at:]


def satisfies(version: str, bounds: str) -> bool:
    """Whether a version keeps within bounds of the forms >=, < and ==, which is all that pyproject.toml uses."""
    from itertools import takewhile

    def numbers(text: str) -> tuple[int, ...]:
        parts = [int("".join(takewhile(str.isdigit, part)) or 0) for part in text.strip().split(".")[:4]]  # "0rc1" is 0
        return tuple(parts + [0] * (4 - len(parts)))

    have = numbers(version)
    for bound in filter(None, bounds.split(",")):
        sign = bound[:2] if bound[1:2] == "=" else bound[:1]
        need = numbers(bound[len(sign) :])
        if not {">=": have >= need, "<": have < need, "==": have == need}[sign]:
            return False
    return True


def make(tests: bool) -> str:
    """Make or complete the environment; the stamp is written last, so an interrupted start is repeated."""
    import time

    if not module_exists("ensurepip") or not module_exists("venv"):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        system.install_or_name([package], "Python's venv module is missing")
    venv = writable_place()
    with lock(venv + ".lock"):
        if ready(tests):  # another start made it while we waited
            return venv
        started = time.monotonic()
        check_disk(venv)
        if not os.path.exists(os.path.join(venv, READY)) or os.path.exists(os.path.join(venv, UNFINISHED)):
            say(f"First start: DigitLab makes its environment in {venv} (once, about half a minute).")
            make_venv(venv)
        write(os.path.join(venv, UNFINISHED), "")
        wanted = requirements(tests)
        say("Installing " + ", ".join(split_requirement(text)[0] for text in wanted) + ".")
        try:
            pip.install([python_of(venv), "-m", "pip"], wanted, os.path.join(venv, "install.log"))
        except Missing:
            if os.path.exists(os.path.join(venv, READY)):
                os.remove(os.path.join(venv, UNFINISHED))  # pip looks before it changes anything
            raise
        write(os.path.join(venv, READY), wanted_stamp())
        if tests:
            write(os.path.join(venv, READY_TEST), wanted_stamp())
        os.remove(os.path.join(venv, UNFINISHED))
        say(f"Ready after {time.monotonic() - started:.0f} s.")
    return venv


def module_exists(name: str) -> bool:
    """Whether this Python has a module, without importing it."""
    from importlib.util import find_spec

    return find_spec(name) is not None


def write(path: str, text: str) -> None:
    """Write a small file of ASCII text."""
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def writable_place() -> str:
    """Beside this file if that can be written, else in the user's cache, saying so."""
    beside, in_cache = places()
    try:
        os.makedirs(beside, exist_ok=True)
        write(os.path.join(beside, ".probe"), "")
        os.remove(os.path.join(beside, ".probe"))
        return beside
    except OSError:
        say(f"{basics.ROOT} cannot be written, so the packages go to {in_cache}.")
    try:
        os.makedirs(in_cache, exist_ok=True)
        write(os.path.join(in_cache, ".probe"), "")
        os.remove(os.path.join(in_cache, ".probe"))
        return in_cache
    except OSError as error:
        raise Missing(
            f"neither {basics.ROOT} nor {in_cache} can be written ({error.strerror}); "
            "set DIGITLAB_HOME to a folder that can be"
        ) from None


def check_disk(folder: str) -> None:
    """Raises: Missing: too little room for the packages."""
    import shutil

    free_mb = shutil.disk_usage(folder).free // 2**20
    if free_mb < pip.NEEDED_MB:
        raise Missing(f"the disk of {folder} is full: {free_mb} MB free, and the packages need {pip.NEEDED_MB} MB")


class BusyError(Exception):
    """Another start holds the lock."""


class lock:  # noqa: N801 (reads as a statement)
    """Two first starts at once: the second waits for the first.

    What a start calls holds the lock too: where a start is killed, its pip may live a moment longer, and the next start
    must not make the environment under its hands. Without `wait` the second ends in a `BusyError`.
    """

    def __init__(self, path: str, *, wait: bool = True) -> None:
        self.path, self.wait = path, wait

    def __enter__(self) -> None:
        self.file = open(self.path, "w", encoding="ascii")
        try:
            self.take(block=False)
        except OSError:
            if not self.wait:
                self.file.close()
                raise BusyError from None
            say("Another start is making the environment; waiting for it.")
            self.take(block=True)
        os.set_inheritable(self.file.fileno(), True)

    def take(self, block: bool) -> None:
        """Take the lock; with `block` wait for whoever has it."""
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(self.file.fileno(), msvcrt.LK_LOCK if block else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX | (0 if block else fcntl.LOCK_NB))

    def __exit__(self, *error: object) -> None:
        self.file.close()


def make_venv(venv: str) -> None:
    """An empty environment with Python's own venv.

    Raises: Missing: it cannot be made.
    """
    import subprocess

    command = [base_python(), "-m", "venv", "--clear", venv]
    made = subprocess.run(command, capture_output=True, text=True, check=False, close_fds=basics.WINDOWS)
    if made.returncode:
        raise pip.explain(made.stdout + made.stderr, Missing("the environment in {folder} cannot be made", folder=venv))

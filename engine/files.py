"""Where the user's things are stored on this machine, and how a file is written so that it is always whole.

Every file the program keeps is written through `write_atomically` (a whole file) or `append_line` (a growing one):
whatever happens meanwhile, a reader finds the old content or the new, never half of it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar

from engine.errors import DataError, StoreError, system_reason

TEXTS = {
    "missing": "there is no file {name} in {folder}",
    "unreadable": "{name} cannot be read: {reason}; choose another file",
    "device": "it is no file on a disk",
    "homeless": "{name} was not saved: {folder} cannot be used ({reason}); set DIGITLAB_HOME to another folder",
}
LOCK_S = 10.0  # that a program waits for another one's change of a file
STALE_S = 3600.0  # a temporary file this old belongs to a process that died
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # what systems say of a lock that another program has
LOCKED_BYTE = 2**31 - 2  # far behind the end of any file: on Windows no one else can read a byte that is locked


def cache_folder() -> Path:
    """Where downloads are stored. `DIGITLAB_HOME` moves both folders, for a stick or a test."""
    return _user_folder("XDG_CACHE_HOME", ".cache", "Caches", "Cache")


def data_folder() -> Path:
    """Where runs and drawings are stored, which nothing brings back."""
    return _user_folder("XDG_DATA_HOME", ".local/share", "Application Support", "Data")


def _user_folder(variable: str, linux: str, mac: str, windows: str) -> Path:
    home = os.environ.get("DIGITLAB_HOME")
    if home:
        return Path(home) / windows.lower()
    try:
        user = Path.home()
    except RuntimeError:  # no one this system knows: that is said where something is to be written, not before
        user = Path(os.sep)
    if sys.platform == "darwin":
        return user / "Library" / mac / "DigitLab"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else user / "AppData" / "Local") / "DigitLab" / windows
    root = os.environ.get(variable, "")
    return (Path(root) if os.path.isabs(root) else user / linux) / "digitlab"


def write_atomically(path: Path | str, content: bytes | Callable[[IO[bytes]], object], *, durable: bool = True) -> None:
    """Put `content`, or what a function writes, at `path`: wholly, or not at all.

    It is written beside its place, brought to the disk, and then renamed over the old file in one step. What is not
    `durable` may be lost where the machine crashes within seconds; that saves the time the disk takes.

    Raises: StoreError: the disk is full, or the folder cannot be written; the old file is still there.
    """
    path = Path(path)
    with placing(path, durable) as file:
        if callable(content):
            content(file)
        else:
            file.write(content)


@contextlib.contextmanager
def placing(path: Path, durable: bool = True) -> Iterator[IO[bytes]]:
    """A temporary file that becomes `path` when the block ends well, and vanishes when it does not."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.chmod(0o644)  # mkstemp's own 0600 would hide a shared file from everyone else
        os.replace(temporary, path)
        temporary = None
        if durable:
            _sync_folder(path.parent)
    except OSError as error:
        raise refusal(error, path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):  # a disk that fails at this, too: the first error is reported
                temporary.unlink(missing_ok=True)


def append_line(path: Path | str, line: str) -> None:
    """Add one line to a growing text file, in one write; a line torn by a crash before it stays alone.

    Raises: StoreError: the disk is full, or the folder cannot be written.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "a+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            torn = False
            if end:
                file.seek(end - 1)
                torn = file.read(1) != b"\n"
            whole = ("\n" if torn else "") + line + "\n"
            data = whole.encode()
            if file.write(data) != len(data):
                file.truncate(end)
                raise OSError(errno.ENOSPC, "the disk took only part of the line")
            os.fsync(file.fileno())
    except OSError as error:
        raise refusal(error, path) from error


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Within the block this program alone changes `path`; another one that asks for the same waits.

    The lock is a file beside it, since the file itself may be replaced.
    Raises: StoreError: the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise refusal(error, path) from error
    try:
        give_up = time.monotonic() + LOCK_S
        while not claimed(handle):
            if time.monotonic() > give_up:
                raise StoreError(
                    "{name} is being written by another program; try again when it has ended", path=path, name=path.name
                )
            time.sleep(0.005)
        yield
    finally:
        os.close(handle)


def claimed(handle: int, *, surely: bool = False) -> bool:
    """Mark an open file as this program's, until it is closed; False if another one holds it.

    The system lets go of it when the program ends, however it ends. Everyone can still read and write the file.
    Some network disks know no locks: there every file counts as free, except for who has to be sure.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            place = os.lseek(handle, 0, os.SEEK_CUR)
            os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(handle, place, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in HELD and not surely
    return True


def refusal(error: OSError, path: Path) -> StoreError:
    """The sentence for a file that the system would not let us write."""
    name = path.name or str(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(
            "the disk is full: {name} was not saved; free some space and save again", path=path, name=name
        )
    own = next((folder for folder in (data_folder(), cache_folder()) if path.is_relative_to(folder)), None)
    if own is not None and (error.errno in FORBIDDEN or not os.path.isdir(own)):  # no one chose this folder
        return StoreError(TEXTS["homeless"], path=path, name=name, folder=str(own), reason=system_reason(error))
    if error.errno in FORBIDDEN:
        return StoreError(
            "{name} cannot be written into {folder}: no permission; choose another folder",
            path=path,
            name=name,
            folder=str(path.parent),
        )
    return StoreError("{name} was not saved: {reason}", path=path, name=name, reason=system_reason(error))


def expanded(path: Path | str) -> Path:
    """A path as people write it, `~` for their own folder; that of someone this system does not know stays as it is."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def on_disk(path: Path) -> Path:
    """The same path, to be opened: nothing stands there, a file or a folder.

    Raises: OSError: a pipe or a device, which may have no end.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(TEXTS["device"])
    return path


Unreadable = TypeVar("Unreadable", DataError, StoreError)


def unreadable(error: OSError, path: Path, kind: type[Unreadable]) -> Unreadable:
    """The sentence for a file that is not there, or that the system would not let us read."""
    name = path.name or str(path)
    if isinstance(error, FileNotFoundError):
        return kind(TEXTS["missing"], path=path, name=name, folder=str(path.parent.absolute()))
    folder = error.errno is None and path.is_dir()  # the safetensors library calls it no device
    reason = system_reason(IsADirectoryError(errno.EISDIR, "") if folder else error)
    return kind(TEXTS["unreadable"], path=path, name=name, reason=reason)


def _sweep(path: Path) -> None:
    """Remove what a killed process left of the same file."""
    sweep(path.parent, f".{path.name}.*.part", STALE_S)


def sweep(folder: Path, pattern: str = ".*.part", age_s: float = 0.0) -> None:
    """Remove temporary files of that age that a killed process left in a folder which no one writes into now."""
    now = time.time()
    with contextlib.suppress(OSError):
        for left in folder.glob(pattern):
            with contextlib.suppress(OSError):
                if now - left.stat().st_mtime >= age_s:
                    left.unlink()


def matching(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder whose names fit; none where it is not there, or may not be read."""
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


def _sync_folder(folder: Path) -> None:
    """Bring the renaming itself to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks have no such word
                raise
        finally:
            os.close(handle)

"""Files are whole or not there, whatever happens."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine import files
from engine.errors import StoreError
from engine.files import append_line, cache_folder, claimed, data_folder, locked, sweep, write_atomically

WRITER = """
import sys
from pathlib import Path
from engine.files import write_atomically
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write_atomically(path, bytes([letter]) * 3_000_000)
        print(letter, flush=True)
"""


def test_a_killed_writer_leaves_the_old_file_or_the_new_one_whole(tmp_path):
    path = tmp_path / "state"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=Path.cwd())
    seen = 0
    try:
        assert process.stdout is not None
        while seen < 4:
            process.stdout.readline()
            seen += 1
        deadline = time.monotonic() + 10
        while not list(tmp_path.glob(".state.*.part")) and time.monotonic() < deadline:
            pass  # wait for a moment in which a write is under way
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    content = path.read_bytes()
    assert len(content) == 3_000_000
    assert len(set(content)) == 1


def test_a_failing_writer_leaves_the_old_file_and_no_temporary_one(tmp_path):
    path = tmp_path / "kept"
    write_atomically(path, b"old")

    def fail(file):
        file.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StoreError, match="disk is full: kept was not saved"):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


def test_an_interrupted_writer_leaves_no_temporary_file(tmp_path):
    def interrupted(file):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "new", interrupted)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named_in_one_sentence():
    if not Path("/dev/full").exists():
        return  # only Linux has a disk that is always full
    with pytest.raises(OSError, match="No space") as caught, open("/dev/full", "wb", buffering=0) as full:
        full.write(b"x")
    assert "disk is full" in str(files.refusal(caught.value, Path("w.safetensors")))


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"run\.json was not saved"):
        write_atomically(tmp_path / "file" / "run.json", b"{}")


def test_no_permission_names_the_folder_and_the_way_out():
    refused = files.refusal(OSError(errno.EACCES, "Permission denied"), Path("/root/w"))
    assert "choose another folder" in str(refused)


def test_missing_folders_are_made_and_the_file_is_readable_by_others(tmp_path):
    path = tmp_path / "a" / "b" / "c"
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o644


def test_old_leftovers_of_the_same_file_are_swept_and_young_ones_left(tmp_path):
    old, young, other = (tmp_path / n for n in (".run.x.part", ".run.y.part", ".else.x.part"))
    for left in (old, young, other):
        left.write_bytes(b"")
    for left in (old, other):
        os.utime(left, (0, 0))
    write_atomically(tmp_path / "run", b"1")
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_appended_lines_survive_a_torn_one(tmp_path):
    path = tmp_path / "log" / "events.jsonl"
    append_line(path, "one")
    with open(path, "ab") as file:
        file.write(b"tor")
    append_line(path, "two")
    assert path.read_text() == "one\ntor\ntwo\n"


def test_a_line_that_does_not_fit_is_taken_back(tmp_path, monkeypatch):
    path = tmp_path / "events.jsonl"
    append_line(path, "one")

    def full(handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="disk is full"):
        append_line(path, "two")


def test_a_line_of_which_the_disk_took_only_a_part_is_taken_back(tmp_path, monkeypatch):
    path = tmp_path / "events.jsonl"
    append_line(path, "one")

    class Short:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def __getattr__(self, name):
            return getattr(self.file, name)

        def write(self, data):
            return self.file.write(data[:2])

    monkeypatch.setattr(files, "open", lambda *a, **k: Short(open(*a, **k)), raising=False)  # noqa: SIM115 (Short does)
    with pytest.raises(StoreError, match="disk is full"):
        append_line(path, "two")
    assert path.read_bytes() == b"one\n"


@pytest.mark.parametrize(("number", "kept"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_disk_that_cannot_sync_folders_is_no_failure_but_a_broken_one_is(tmp_path, monkeypatch, number, kept):
    honest = os.fsync

    def picky(handle):
        if Path(f"/proc/self/fd/{handle}").resolve() == tmp_path:
            raise OSError(number, "no")
        honest(handle)

    if not Path("/proc/self/fd").is_dir():
        return  # only Linux says which file a handle is
    monkeypatch.setattr(os, "fsync", picky)
    if kept:
        write_atomically(tmp_path / "f", b"1")
    else:
        with pytest.raises(StoreError, match="f was not saved"):
            write_atomically(tmp_path / "f", b"1")
    assert (tmp_path / "f").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("system", "variables", "cache", "data"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x/c", "XDG_DATA_HOME": "/x/d"}, "/x/c/digitlab", "/x/d/digitlab"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/h/.cache/digitlab", "/h/.local/share/digitlab"),
        ("darwin", {}, "/h/Library/Caches/DigitLab", "/h/Library/Application Support/DigitLab"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/DigitLab/Cache", "/l/DigitLab/Data"),
        ("win32", {}, "/h/AppData/Local/DigitLab/Cache", "/h/AppData/Local/DigitLab/Data"),
        ("linux", {"DIGITLAB_HOME": "/stick"}, "/stick/cache", "/stick/data"),
    ],
)
def test_user_folders_follow_the_system(monkeypatch, system, variables, cache, data):
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "DIGITLAB_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/h"))
    assert (cache_folder().as_posix(), data_folder().as_posix()) == (cache, data)


def test_a_user_without_a_home_gets_another_folder(monkeypatch):
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "DIGITLAB_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    assert data_folder().is_relative_to(os.sep)
    refused = files.refusal(OSError(errno.EACCES, "Permission denied"), data_folder() / "runs" / "one")
    assert str(refused).endswith("(no permission); set DIGITLAB_HOME to another folder")


def test_folders_of_our_own_that_cannot_be_made_name_the_way_out(monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(StoreError, match=r"drawings was not saved: .* cannot be used .*; set DIGITLAB_HOME to another"):
        write_atomically(data_folder() / "drawings", b"")
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    gone = files.refusal(
        FileNotFoundError(errno.ENOENT, "gone"), data / "run" / "events"
    )  # it is not our folder's fault
    assert str(gone) == "events was not saved: it is not there"


def test_a_file_is_claimed_by_one_at_a_time_and_read_by_all(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"read me")
    with open(path, "r+b") as first, open(path, "r+b") as second:
        assert claimed(first.fileno())
        assert not claimed(second.fileno())
        assert second.read() == b"read me"
    with open(path, "r+b") as third:
        assert claimed(third.fileno())


@pytest.mark.parametrize(("refused", "free"), [(None, True), (errno.EACCES, False), (errno.ENOLCK, True)])
def test_on_windows_the_byte_that_is_locked_lies_behind_every_end(tmp_path, monkeypatch, refused, free):
    locked = []

    def locking(handle, mode, count):
        locked.append((os.lseek(handle, 0, os.SEEK_CUR), mode, count))
        if refused is not None:
            raise OSError(refused, "")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    (tmp_path / "f").write_bytes(b"read me")
    with open(tmp_path / "f", "r+b") as file:
        assert claimed(file.fileno()) is free
        assert file.read() == b"read me"
    assert locked == [(files.LOCKED_BYTE, 2, 1)]


def test_a_disk_that_fails_at_unlink_too_is_one_sentence(tmp_path, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(StoreError, match="was not saved: the disk does not work as it should"):
        write_atomically(tmp_path / "file", b"content")


def test_a_lock_is_waited_for_and_given_up_after_a_while(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LOCK_S", 0.02)
    refused = pytest.raises(StoreError, match="being written by another program")
    with locked(tmp_path / "file"), refused, locked(tmp_path / "file"):
        pass
    with locked(tmp_path / "file"):
        pass


def test_what_a_dead_program_left_is_swept_and_nothing_else(tmp_path):
    for name in (".checkpoint.abc.part", ".hidden", "file.part"):
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".hidden", "file.part"]


def test_the_folder_of_someone_this_system_does_not_know_stays_as_it_is_written() -> None:
    assert files.expanded("~no-such-person/digits") == Path("~no-such-person/digits")
    assert files.expanded("~/digits") == Path.home() / "digits"


def test_only_files_and_folders_are_opened_and_what_is_not_there_is_said_elsewhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe"):
        with pytest.raises(OSError, match="it is no file on a disk"):
            files.on_disk(path)
    for path in (tmp_path, tmp_path / "none"):
        assert files.on_disk(path) == path

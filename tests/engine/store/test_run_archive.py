"""Runs in a zip file: all of it comes back on another machine, nothing is replaced, nothing is written elsewhere."""

from __future__ import annotations

import random
import shutil
import zipfile

import pytest

from engine.errors import StoreError
from engine.store.run_archive import export_runs, import_runs
from engine.store.run_list import list_runs
from engine.store.run_notes import read_notes, write_notes
from tests.engine.store.test_keeping import keep, spec


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    root = tmp_path_factory.mktemp("kept")
    keep(root / "one", spec())
    keep(root / "two", spec(), stop_at=3)
    write_notes(root / "two", star=True)
    (root / "two" / "private.txt").write_text("not a part of the run")
    export_runs([root / "one", root / "two"], root / "runs.zip")
    return root / "runs.zip"


def test_runs_come_back_on_another_machine(archive, tmp_path):
    added = import_runs(archive, tmp_path)
    assert [folder.name for folder in added] == ["one", "two"]
    for folder in added:
        for file in folder.iterdir():
            assert file.read_bytes() == (archive.parent / folder.name / file.name).read_bytes()
    assert not (tmp_path / "two" / "private.txt").exists()
    assert {run.name: run.checkpoint is not None for run in list_runs(tmp_path)} == {"one": False, "two": True}


def test_a_run_that_another_window_deleted_is_named_and_no_zip_is_left(tmp_path):
    with pytest.raises(StoreError, match="gone is not there any more"):
        export_runs([tmp_path / "gone"], tmp_path / "runs.zip")
    assert not (tmp_path / "runs.zip").exists()


def test_import_adds_and_never_replaces(archive, tmp_path):
    import_runs(archive, tmp_path)
    write_notes(tmp_path / "one", note="mine")
    added = import_runs(archive, tmp_path)
    assert [folder.name for folder in added] == ["one-2", "two-2"]
    assert read_notes(tmp_path / "one").note == "mine"


@pytest.mark.parametrize(
    "name", ["../../evil/events.jsonl", "/etc/events.jsonl", "a/b/../../../events.jsonl", "..\\x/events.jsonl"]
)
def test_nothing_is_written_outside_the_folder_of_the_runs(tmp_path, name):
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(name, "{}\n")
    root = tmp_path / "home" / "runs"
    (folder,) = import_runs(path, root)
    assert folder.parent == root
    assert sorted(one.name for one in tmp_path.iterdir()) == ["evil.zip", "home"]


def test_a_zip_that_is_a_trap_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("run/events.jsonl", b"\0" * 50_000_000)
    with pytest.raises(StoreError, match="more room than any runs"):
        import_runs(path, tmp_path / "runs")
    assert not (tmp_path / "runs").exists()


def test_what_is_no_zip_of_runs_is_one_sentence(tmp_path):
    path = tmp_path / "x.zip"
    with pytest.raises(StoreError, match="there is no file"):
        import_runs(path, tmp_path / "runs")
    path.write_bytes(b"PK")
    with pytest.raises(StoreError, match="not a zip file of runs"):
        import_runs(path, tmp_path / "runs")
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("picture.png", "x")
    with pytest.raises(StoreError, match="holds no runs"):
        import_runs(path, tmp_path / "runs")


def test_a_damaged_archive_adds_all_or_nothing(archive, tmp_path):
    content, chance = archive.read_bytes(), random.Random(1)
    for _ in range(60):
        place = chance.randrange(len(content))
        path, root = tmp_path / "x.zip", tmp_path / "runs"
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :])
        try:
            assert len(import_runs(path, root)) >= 1
        except StoreError:
            assert not root.exists() or not list(root.iterdir())
        shutil.rmtree(root, ignore_errors=True)

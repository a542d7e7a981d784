"""What a student handed in; the runs that tests kept are swept away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.store.keeping import RunKeeper
from engine.store.run_archive import export_runs
from engine.store.runlog import new_run
from engine.store.start import begin
from tests.engine.study.examples import SPEC, data
from tests.gui.labs.compare.races import KEPT


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    yield
    shutil.rmtree(KEPT, ignore_errors=True)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder with one zip file of two runs."""
    folders = []
    for size in (20, 40):
        trainer = begin(SPEC.replace(batch_size=size, steps=5), data())
        keeper = RunKeeper(trainer, new_run("mine", tmp_path / "student"))
        for event in trainer.events():
            keeper.apply(event)
        keeper.close()
        folders.append(keeper.log.folder)
    (tmp_path / "in").mkdir()
    export_runs(folders, tmp_path / "in" / "Lee Jun.zip")
    return tmp_path / "in"

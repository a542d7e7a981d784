"""A class's exported runs as one study: each once, whose it is, and what is no run left out by name."""

import shutil
import zipfile
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.store.keeping import RunKeeper
from engine.store.run_archive import export_runs
from engine.store.run_list import EVENTS_FILE, list_runs
from engine.store.run_notes import read_notes, write_notes
from engine.store.runlog import new_run
from engine.store.start import begin
from engine.study.gathering import ClassStudy, Looked, gather, identity_of, student_of
from engine.study.storage import StudyFile
from tests.engine.study.examples import SPEC, data

DATA = data()


def trained(root: Path, spec: ExperimentSpec, title: str) -> Path:
    trainer = begin(spec, DATA)
    keeper = RunKeeper(trainer, new_run(title, root))
    for event in trainer.events():
        keeper.apply(event)
    keeper.close()
    return keeper.log.folder


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What three students handed in, one of them twice, with a photo, a damaged file and another program's zip."""
    folder, own = tmp_path_factory.mktemp("class"), tmp_path_factory.mktemp("students")
    first = trained(own, SPEC, "My first")
    second = trained(own, SPEC.replace(optimizer=Adam(learning_rate=0.01)), "With Adam")
    third = trained(own, SPEC.replace(batch_size=10, seed=3), "Smaller")
    export_runs([first], folder / "Lee Jun.zip")
    (folder / "Kim Minji_12345_assignsubmission_file").mkdir()
    export_runs([second, third], folder / "Kim Minji_12345_assignsubmission_file" / "runs (2).zip")
    export_runs([second], folder / "Park.zip")
    (folder / "broken.zip").write_bytes((folder / "Lee Jun.zip").read_bytes()[:500])
    with zipfile.ZipFile(folder / "holiday.zip", "w") as archive:
        archive.writestr("photo.jpg", b"no run")
    (folder / "photo.jpg").write_bytes(b"no zip at all")
    return folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "data" / "runs"


def gathered(*sources: Path, name: str = "week 3") -> ClassStudy:
    *looked, study = gather(sources, name)
    assert all(isinstance(one, Looked) for one in looked)
    assert isinstance(study, ClassStudy)
    return study


def test_every_run_is_a_row_once_with_its_students_name(class_folder: Path, root: Path) -> None:
    study = gathered(class_folder)
    assert [(entry.student, entry.title) for entry in study.entries] == [
        ("Lee Jun", "My first"), ("Kim Minji", "With Adam"), ("Kim Minji", "Smaller"),
    ]  # fmt: skip
    assert study.students == ["Lee Jun", "Kim Minji"]
    assert study.twice == ("Park.zip",)
    assert {setting.path for setting in study.space} == {"optimizer", "optimizer.learning_rate", "batch_size"}
    assert all(entry.outcome.state == "done" for entry in study.entries)


def test_damaged_and_foreign_files_are_left_out_by_name(class_folder: Path, root: Path) -> None:
    reasons = {one.name: str(one.reason) for one in gathered(class_folder).left_out}
    assert set(reasons) == {"broken.zip", "holiday.zip"}
    assert "damaged" in reasons["broken.zip"]
    assert "holds no runs" in reasons["holiday.zip"]


def test_runs_are_imported_with_tags_and_a_second_time_nothing_is_added(class_folder: Path, root: Path) -> None:
    study = gathered(class_folder)
    assert {entry.folder for entry in study.entries} == {run.folder for run in list_runs(root)}
    assert read_notes(study.entries[0].folder).tags == ("week 3", "Lee Jun")
    write_notes(study.entries[0].folder, note="seen")
    again = gathered(class_folder, name="week 4")
    assert [entry.folder for entry in again.entries] == [entry.folder for entry in study.entries]
    assert len(list_runs(root)) == 3
    assert read_notes(study.entries[0].folder).note == "seen"
    assert [path.name for path in root.iterdir() if path.name.startswith(".gathered")] == []


def test_a_run_that_went_further_counts_in_the_place_of_its_first_part(
    class_folder: Path, root: Path, tmp_path: Path
) -> None:
    whole = gathered(class_folder / "Lee Jun.zip").entries[0]
    short = tmp_path / "Short" / whole.folder.name
    shutil.copytree(whole.folder, short)
    lines = (short / EVENTS_FILE).read_bytes().splitlines(keepends=True)
    (short / EVENTS_FILE).write_bytes(b"".join(lines[:25]))
    (short / "summary.json").unlink()
    assert identity_of(short) == identity_of(whole.folder)
    study = gathered(short.parent, class_folder / "Lee Jun.zip")
    assert [(entry.folder, entry.outcome.state) for entry in study.entries] == [(whole.folder, "done")]


def test_a_study_is_kept_and_read_again(class_folder: Path, root: Path, tmp_path: Path) -> None:
    study = gathered(class_folder)
    study.save(StudyFile(tmp_path / "class.db"))
    again = ClassStudy.read(StudyFile(tmp_path / "class.db"))
    assert (again.space, again.entries) == (study.space, study.entries)
    assert again.best() == study.best()
    with pytest.raises(StoreError, match="no study of a class"):
        ClassStudy.read(StudyFile(tmp_path / "other.db"))


def test_sources_without_runs_are_refused(class_folder: Path, root: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no file or folder"):
        gathered(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match="no runs were found in empty"):
        gathered(tmp_path / "empty")
    with pytest.raises(StoreError, match="no runs were found"):
        gathered(class_folder / "holiday.zip")


@pytest.mark.parametrize(
    ("path", "tags", "name"),
    [
        ("in/Lee Jun.zip", (), "Lee Jun"),
        ("in/김민지.zip", (), "김민지"),
        ("in/Kim_77777_runs.zip", (), "Kim"),
        ("in/Park/week 3/runs.zip", (), "week 3"),
        ("in/Park/runs (1).zip", (), "Park"),
        ("in/runs.zip", (), "runs"),
        ("in/x.zip", ("old", "student: Choi"), "Choi"),
        ("in/x.zip", ("학생: 최",), "최"),
        ("elsewhere/y.zip", (), "y"),
    ],
)
def test_a_students_name_is_that_of_a_tag_a_file_or_its_folder(path: str, tags: tuple[str, ...], name: str) -> None:
    assert student_of(Path(path), Path("in"), tags) == name

"""A class's results as one study: the runs that each student exported, imported and counted once each.

    for found in gather([Path("handed-in")], "week 3"):
        print(found)                       # Looked at every file, and at last the ClassStudy

A run is known by the head of its log, whose times no other run has: handed in twice, or by two students, or here
already, it counts once. Import adds, and never replaces. What is damaged or no run is left out, by name.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import EngineError, StoreError
from engine.files import refusal
from engine.spec import ExperimentSpec
from engine.store.run_archive import FILES, free_folder, import_runs
from engine.store.run_list import EVENTS_FILE, RunSummary, read_run, runs_folder
from engine.store.run_notes import read_notes, write_notes
from engine.study.space import SearchedSetting, Values
from engine.study.storage import StudyFile
from engine.study.trial import Outcome
from engine.study.varied import varied

HEAD = 20  # lines of a log that say which run it is
LABELS = ("student:", "학생:")  # a tag that names the student
PLAIN = re.compile(r"^(digitlab|runs?|my-?runs|exported?|results?)?[\s_-]*(\(?\d*\)?)$", re.IGNORECASE)
HANDED_IN = re.compile(r"_\d{3,}_|_assignsubmission_")  # what learning platforms put behind a name
TEXTS = {
    "missing": "there is no file or folder {name}; name zip files of exported runs, or folders of them",
    "damaged": "the run {run} is damaged",
    "empty": "no runs were found in {name}; name zip files that were exported on Runs, or folders of them",
}


@dataclass(frozen=True)
class Looked:
    """One file was looked at: the place of it, of how many."""

    name: str
    place: int
    count: int


@dataclass(frozen=True)
class RunLeftOut:
    """A file, or a run in it, that does not count, and why."""

    name: str
    reason: EngineError


@dataclass(frozen=True)
class ClassRun:
    """One run of a class: whose it is, and what came of it."""

    student: str
    title: str
    folder: Path
    spec: ExperimentSpec
    values: Values
    outcome: Outcome


@dataclass(frozen=True)
class ClassStudy:
    """The runs of a class, the first first; what varied between them; what was left out, and what was there twice."""

    space: tuple[SearchedSetting, ...]
    entries: tuple[ClassRun, ...]
    left_out: tuple[RunLeftOut, ...] = ()
    twice: tuple[str, ...] = ()

    @property
    def students(self) -> list[str]:
        """Every student once."""
        return list(dict.fromkeys(entry.student for entry in self.entries))

    @property
    def done(self) -> dict[int, tuple[Values, Outcome]]:
        """The entries as a search's trials, by number."""
        return {entry.outcome.number: (entry.values, entry.outcome) for entry in self.entries}

    def best(self) -> ClassRun | None:
        """The entry that came to its end with the most right test digits; of equals the earlier."""
        ended = [e for e in self.entries if e.outcome.state == "done" and e.outcome.accuracy is not None]
        return max(ended, key=lambda e: (e.outcome.accuracy or 0.0, -e.outcome.number), default=None)

    def save(self, study: StudyFile) -> None:
        """Keep it as a study, which the window opens and other tools of Optuna, too.

        Raises: StoreError: another study is there, or the disk is full.
        """
        study.begin({"class": True, "space": [dataclasses.asdict(setting) for setting in self.space]})
        for entry in self.entries:
            whose = {"student": entry.student, "title": entry.title, "spec": entry.spec.to_dict()}
            study.add(entry.values, entry.outcome, self.space, entry=whose)
        study.close()

    @classmethod
    def read(cls, study: StudyFile) -> ClassStudy:
        """What `save` kept.

        Raises: StoreError: it is damaged, or the study of a search.
        """
        try:
            space = tuple(SearchedSetting(**{**one, "choices": tuple(one["choices"])}) for one in study.setup["space"])
            entries = tuple(_read_entry(*found) for _, found in sorted(study.entries().items()))
        except (KeyError, TypeError, ValueError, EngineError) as error:
            raise StoreError(
                "{name} is no study of a class, or a damaged one", path=study.path, name=study.path.stem
            ) from error
        return cls(space, entries)


def _read_entry(values: Values, outcome: Outcome, whose: Mapping[str, Any]) -> ClassRun:
    spec = ExperimentSpec.from_dict(whose["spec"])
    return ClassRun(str(whose["student"]), str(whose["title"]), runs_folder() / outcome.run, spec, values, outcome)


@dataclass(frozen=True)
class _Found:
    """A run on its way: where it is now, which run it is, whose, and from which file."""

    folder: Path
    identity: str
    summary: RunSummary
    student: str
    source: str


def gather(sources: Sequence[Path], name: str, root: Path | None = None) -> Generator[Looked | ClassStudy]:
    """Import every run of zip files, run folders and folders of such; the last item is the study of all of them.

    Each run is tagged with `name` and its student's name.

    Raises: StoreError: a source is not there, there is no run in any, or the disk is full.
    """
    root = root or runs_folder()
    files = _files(sources)
    try:
        root.mkdir(parents=True, exist_ok=True)
        hold = Path(tempfile.mkdtemp(prefix=".gathered-", dir=root))
    except OSError as error:
        raise refusal(error, root) from error
    try:
        found: list[_Found] = []
        left_out: list[RunLeftOut] = []
        for place, (path, base) in enumerate(files, start=1):
            yield Looked(path.name, place, len(files))
            for run in _runs_of(path, base, Path(tempfile.mkdtemp(dir=hold))):
                if isinstance(run, RunLeftOut):
                    left_out.append(run)
                else:
                    found.append(run)
        once, twice = _once(found)
        if not once:
            named = ", ".join(path.name for path in sources)[:80]
            raise StoreError(TEXTS["empty"], path=sources[0], name=named) from next(
                (one.reason for one in left_out), None
            )
        known = _known(root)
        kept = [_kept(run, root, name, known.get(run.identity, ())) for run in once]
        yield _study(kept, left_out, twice)
    finally:
        shutil.rmtree(hold, ignore_errors=True)


def _files(sources: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Every zip file and run folder, each with the folder that was named."""
    found: list[tuple[Path, Path]] = []
    for source in sources:
        if (source / EVENTS_FILE).is_file() or source.is_file():
            found.append((source, source.parent))
        elif source.is_dir():
            zips = [path for path in source.rglob("*") if path.suffix.lower() == ".zip" and path.is_file()]
            runs = [path.parent for path in source.rglob(EVENTS_FILE)]
            found += [(path, source) for path in sorted({*zips, *runs})]
        else:
            raise StoreError(TEXTS["missing"], path=source, name=str(source)[-120:])
    return list(dict.fromkeys(found))


def _runs_of(path: Path, base: Path, hold: Path) -> Iterator[_Found | RunLeftOut]:
    """The runs of one file, unpacked into a folder of their own."""
    try:
        folders = [_copied(path, hold)] if path.is_dir() else import_runs(path, hold)
    except EngineError as error:
        yield RunLeftOut(path.name, error)
        return
    for folder in folders:
        try:
            summary, identity = read_run(folder), identity_of(folder)
        except (EngineError, OSError):
            summary, identity = None, ""
        if summary is None or not identity:
            yield RunLeftOut(path.name, StoreError(TEXTS["damaged"], path=path, run=folder.name))
        else:
            yield _Found(folder, identity, summary, student_of(path, base, read_notes(folder).tags), path.name)


def _copied(run: Path, hold: Path) -> Path:
    folder = hold / run.name
    try:
        folder.mkdir()
        for name in FILES:
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(run / name, folder / name)
    except OSError as error:
        raise refusal(error, folder) from error
    return folder


def identity_of(folder: Path) -> str:
    """Which run it is: a digest of the head of its log; empty where there is none."""
    total, lines = hashlib.sha256(), 0
    with open(folder / EVENTS_FILE, "rb") as file:
        for line in file:
            if lines == HEAD or not line.endswith(b"\n"):
                break
            total.update(line)
            lines += 1
    return total.hexdigest() if lines else ""


def student_of(path: Path, base: Path, tags: Sequence[str] = ()) -> str:
    """A student's name: of a tag `student: …`, of the file, or of the folder it is in.

    >>> student_of(Path("in/Kim Minji_123456_assignsubmission_file/runs.zip"), Path("in"))
    'Kim Minji'
    """
    for tag in tags:
        for label in LABELS:
            if tag.lower().startswith(label) and tag[len(label) :].strip():
                return tag[len(label) :].strip()
    inside = path.relative_to(base) if path.is_relative_to(base) else Path(path.name)
    stem = path.name if path.is_dir() else path.stem
    for name in (stem, *(folder.name for folder in inside.parents if folder.name)):
        whose = HANDED_IN.split(name)[0].strip(" _-")
        if whose and not PLAIN.match(whose) and not re.match(r"\d{8}-\d{6}", whose):
            return whose
    return stem


def _once(found: Sequence[_Found]) -> tuple[list[_Found], tuple[str, ...]]:
    """Every run once, the one that came furthest; and the files whose runs were there already."""
    best: dict[str, _Found] = {}
    twice: list[str] = []
    for run in found:
        known = best.get(run.identity)
        if known is not None:
            twice.append(run.source)
        if known is None or run.summary.step > known.summary.step:
            best[run.identity] = dataclasses.replace(run, student=known.student) if known else run
    ordered = sorted(best.values(), key=lambda run: (run.summary.started, run.student, run.folder.name))
    return ordered, tuple(dict.fromkeys(twice))


def _kept(run: _Found, root: Path, name: str, known: Sequence[Path]) -> _Found:
    """The run in the list of runs: moved there, unless as much of it is there already, in one of `known`."""
    for there in known:
        summary = read_run(there)
        if summary is not None and summary.step >= run.summary.step:
            return dataclasses.replace(run, folder=there, summary=summary)
    folder = free_folder(root, run.folder.name)
    try:
        os.replace(run.folder, folder)
    except OSError as error:
        raise refusal(error, folder) from error
    write_notes(folder, tags=(*read_notes(folder).tags, name, run.student))
    return dataclasses.replace(run, folder=folder)


def _known(root: Path) -> dict[str, list[Path]]:
    """The runs of the list by identity."""
    found: dict[str, list[Path]] = {}
    for folder in sorted(root.iterdir()):
        with contextlib.suppress(OSError):
            if not folder.name.startswith("."):
                found.setdefault(identity_of(folder), []).append(folder)
    return found


def _study(runs: Sequence[_Found], left_out: Sequence[RunLeftOut], twice: tuple[str, ...]) -> ClassStudy:
    space, values = varied([run.summary.spec for run in runs])
    entries = []
    for number, (run, own) in enumerate(zip(runs, values, strict=True)):
        title = read_notes(run.folder).title or run.summary.title or run.folder.name
        outcome = _outcome(number, dataclasses.replace(run.summary, folder=run.folder))
        entries.append(ClassRun(run.student, title, run.folder, run.summary.spec, own, outcome))
    return ClassStudy(space, tuple(entries), tuple(left_out), twice)


def _outcome(number: int, summary: RunSummary) -> Outcome:
    """A run as the outcome of a trial, judged on the digits that its student's program tested on."""
    accuracy = summary.test_accuracy if summary.test_accuracy is not None else summary.best_accuracy
    state, reason = "done", ""
    if summary.reason in ("diverged", "failed"):
        state, reason = "failed", "loss infinite" if summary.reason == "diverged" else "failed"
    elif summary.reason in ("", "stopped") or accuracy is None:
        state = "stopped"
    reports = (accuracy,) if accuracy is not None else ()
    return Outcome(number, state, accuracy, reports, summary.step, summary.elapsed_s, reason, summary.folder.name)

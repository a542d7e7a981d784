"""`search collect`: a class's exported runs as one study, in a table or as JSON."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from cli.terminal import Parser, ProgressBar, Refusal, emit, percent, say, table
from engine.errors import EngineError, StoreError
from engine.store.run_list import runs_folder
from engine.study.gathering import ClassRun, ClassStudy, gather
from engine.study.proposals import importances
from engine.study.storage import StudyFile, named_path, new_path

SHOWN = 60  # rows of the table


def collect(argv: list[str]) -> int:
    """Gather the runs that students exported; the study is kept under --out."""
    parser = Parser("search collect", "Gather a class's exported runs and show them as one study.")
    parser.add_argument(
        "sources", nargs="+", type=Path, metavar="FOLDER|ZIP|RUN",
        help="folders of what was handed in, zip files of exported runs, or kept runs",
    )  # fmt: skip
    parser.add_argument("--out", metavar="STUDY", help="name of the study, and the tag of its runs (the time)")
    parser.add_argument("--json", action="store_true", help="print JSON objects")
    args = parser.parse_args(argv)
    path = named_path(args.out) if args.out else new_path("class")
    if path.exists():
        raise Refusal(f"there is a study {path.stem} already; choose another name")
    sources = [source if source.exists() else runs_folder() / source.name for source in args.sources]
    study = _gathered([s if s.exists() else a for s, a in zip(sources, args.sources, strict=True)], path.stem)
    study.save(StudyFile(path))
    try:
        shares = importances(study.space, study.done)
    except (EngineError, ValueError):  # too few runs have a setting in common
        shares = {}
    _print(study, path.stem, shares, args.json)
    return 0


def _gathered(sources: list[Path], name: str) -> ClassStudy:
    bar = ProgressBar()
    for found in gather(sources, name):
        if isinstance(found, ClassStudy):
            bar.clear()
            return found
        bar.show(found.place / found.count, found.name)
    raise StoreError("no runs were found", path=sources[0])  # gather has refused that itself


def _print(study: ClassStudy, name: str, shares: dict[str, float], as_json: bool) -> None:
    for one in study.left_out:
        if as_json:
            emit({"event": "LeftOut", "file": one.name, "reason": str(one.reason)})
        else:
            say(f"Left out: {one.name}: {one.reason}")
    for file in study.twice:
        if as_json:
            emit({"event": "Twice", "file": file})
        else:
            say(f"Counted once: runs of {file} were there already.")
    best = study.best()
    if as_json:
        for entry in study.entries:
            emit(_facts(entry))
        emit(
            {
                "event": "Collected",
                "study": name,
                "runs": len(study.entries),
                "students": study.students,
                "space": [dataclasses.asdict(setting) for setting in study.space],
                "importances": shares,
                "best": None if best is None else best.outcome.number,
            }
        )
        return
    head = ["#", "student", "run", "state", "right", *(setting.path for setting in study.space)]
    ranked = sorted(study.entries, key=lambda e: (e.outcome.state != "done", -(e.outcome.accuracy or 0.0)))
    print(table(head, [_row(study, entry) for entry in ranked[:SHOWN]], left=4))
    if len(ranked) > SHOWN:
        say(f"And {len(ranked) - SHOWN} more, which the window shows.")
    for path, share in shares.items():
        say(f"{path} explains {share:.0%} of the differences")
    if best is not None:
        say(f"Best: {best.student}, {best.title}: {percent(best.outcome.accuracy)} of the test digits.")
    many = len(study.students)
    say(f"{len(study.entries)} runs of {many} {'student' if many == 1 else 'students'}, kept as the study {name}.")


def _facts(entry: ClassRun) -> dict[str, object]:
    """A run of the class as a JSON object."""
    outcome = entry.outcome
    return {
        "event": "Run",
        "number": outcome.number,
        "student": entry.student,
        "title": entry.title,
        "run": outcome.run,
        "state": outcome.state,
        "accuracy": outcome.accuracy,
        "steps": outcome.steps,
        "values": entry.values,
    }


def _row(study: ClassStudy, entry: ClassRun) -> list[str]:
    values = [entry.values.get(setting.path, "") for setting in study.space]
    shown = [f"{value:.4g}" if isinstance(value, float) else str(value) for value in values]
    outcome = entry.outcome
    right = percent(outcome.accuracy) if outcome.accuracy is not None else ""
    return [str(outcome.number + 1), entry.student, entry.title, outcome.state, right, *shown]

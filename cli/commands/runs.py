"""runs: the kept runs: list, show, compare, export, import, thin, delete."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from cli.keeping import no_run
from cli.terminal import Parser, Refusal, duration, emit, percent, say, table, whole
from engine.store.run_archive import export_runs, import_runs
from engine.store.run_entry import RunEntry, differing
from engine.store.run_index import RunIndex
from engine.store.run_list import delete_run, why_hidden
from engine.store.thinning import thin
from engine.text.counting import in_number

ACTIONS = ("list", "show", "diff", "export", "import", "thin", "delete")


def run(argv: list[str]) -> int:
    """Do one thing with the kept runs."""
    parser = Parser("runs", "List the kept runs, show or compare them, export, import, thin or delete them.")
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list", help="what to do (list)")
    parser.add_argument("names", nargs="*", metavar="RUN|WORD|FILE", help="runs, words to search for, or the zip file")
    parser.add_argument("--out", type=Path, metavar="FILE", help="export: the zip file to write (runs.zip)")
    parser.add_argument("--all", action="store_true", help="thin: every run; without it those named, or only a count")
    parser.add_argument("--snapshots", type=whole, metavar="N", help="thin: how many of each run stay (all)")
    parser.add_argument("--json", action="store_true", help="print JSON objects")
    args = parser.parse_intermixed_args(argv)
    if args.action == "import":
        return _import(args)
    index = RunIndex()
    entries = index.entries()
    if (hidden := why_hidden()) is not None:
        raise hidden
    if index.fault is not None:
        say(str(index.fault))
    if args.action == "list":
        return _list([entry for entry in entries if entry.matches(" ".join(args.names))], args.json)
    chosen = _chosen(entries, args)
    acts = {"show": _show, "diff": _diff, "export": _export, "thin": _thin, "delete": _delete}
    return acts[args.action](chosen, args)


def _chosen(entries: list[RunEntry], args: argparse.Namespace) -> list[RunEntry]:
    """The runs that are named, in that order; to export or thin all of them where none is.

    Raises: Refusal: no such run, or fewer than are needed.
    """
    known = {entry.name: entry for entry in entries}
    for name in args.names:
        if Path(name).name not in known:
            raise no_run(f"there is no run called {name}", list(known), name)
    chosen = [known[Path(name).name] for name in args.names]
    if args.action == "diff" and len(chosen) != 2:
        raise Refusal(f"diff compares two runs, not {len(chosen)}; name two (python3 main.py runs lists them)")
    if not chosen and args.action in ("export", "thin"):
        chosen = entries
    if not chosen and not known:
        raise no_run(f"there is nothing to {args.action}", [])
    if not chosen:
        raise Refusal(f"{args.action} needs the name of a run (python3 main.py runs lists them)")
    return chosen


def _list(entries: list[RunEntry], json: bool) -> int:
    if json:
        for entry in entries:
            emit(facts_of(entry))
        if not entries:
            emit({"runs": []})  # nothing at all would leave open whether the list came to its end
        return 0
    head = ["run", "title", "network", "best", "steps", "took", "started", "state"]
    rows = [
        [
            entry.name,
            ("* " if entry.star else "") + entry.title,
            entry.network,
            percent(entry.best_accuracy),
            f"{entry.step:,}",
            duration(entry.elapsed_s),
            time.strftime("%Y-%m-%d %H:%M", time.localtime(entry.started)),
            entry.state,
        ]
        for entry in entries
    ]
    print(table(head, rows, left=3))
    size, spare = sum(entry.size_bytes for entry in entries), sum(entry.spare_bytes for entry in entries)
    say(f"{len(entries):,} runs, {megabytes(size)}" + (f"; thinning would free {megabytes(spare)}." if spare else "."))
    return 0


def megabytes(size: int) -> str:
    """A size as people read it: 28.4 MB, 12 kB."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.0f} kB"


def facts_of(entry: RunEntry) -> dict[str, Any]:
    """A run as a JSON object."""
    hidden = ("folder", "settings_text", "thumbnail_text", "lowest", "highest")
    names = [name for name in RunEntry.__dataclass_fields__ if name not in hidden]
    plain = {name: getattr(entry, name) for name in names}
    own = {"run": entry.name, "folder": str(entry.folder), "state": entry.state}
    return {**own, **plain, "tags": list(entry.tags), "settings": dict(entry.settings)}


def _show(chosen: list[RunEntry], args: argparse.Namespace) -> int:
    for entry in chosen:
        if args.json:
            emit(facts_of(entry))
            continue
        print(f"{entry.title} ({entry.name})")
        print(f"  {entry.network}, on {entry.data}; {entry.state or 'completed'}")
        taken = in_number(f"{entry.step:,} of {entry.total_steps:,} steps")
        print(f"  {taken}, epoch {entry.epoch}, {duration(entry.elapsed_s)}")
        print(f"  best accuracy {percent(entry.best_accuracy)}, loss {entry.loss if entry.loss is not None else '–'}")
        if entry.tags or entry.note:
            print(f"  tags: {', '.join(entry.tags) or '–'}; note: {entry.note or '–'}")
        for path, value in entry.settings.items():
            print(f"    {path} = {value}")
    return 0


def _diff(chosen: list[RunEntry], args: argparse.Namespace) -> int:
    first, second = chosen
    found = differing(first.settings, second.settings)
    if args.json:
        emit(
            {
                "runs": [first.name, second.name],
                "differs": {path: list(pair) for path, pair in found.items()},
                "best_accuracy": [first.best_accuracy, second.best_accuracy],
                "loss": [first.loss, second.loss],
            }
        )
        return 0
    rows = [[path, *("none" if value is None else str(value) for value in pair)] for path, pair in found.items()]
    rows += [["best accuracy", percent(first.best_accuracy), percent(second.best_accuracy)]]
    rows += [["took", duration(first.elapsed_s), duration(second.elapsed_s)]]
    print(table(["", first.title, second.title], rows))
    same = len(set(first.settings) & set(second.settings) - set(found))
    say(f"{same} settings are the same.")
    return 0


def _export(chosen: list[RunEntry], args: argparse.Namespace) -> int:
    out = args.out or Path("runs.zip")
    export_runs([entry.folder for entry in chosen], out)
    if args.json:
        emit({"written": str(out), "runs": [entry.name for entry in chosen]})
    else:
        say(f"{len(chosen):,} runs exported to {out}.")
    return 0


def _import(args: argparse.Namespace) -> int:
    if not args.names:
        raise Refusal("import needs the zip file that was exported")
    added = [folder for name in args.names for folder in import_runs(Path(name))]
    if args.json:
        emit({"runs": [folder.name for folder in added]})
    else:
        say("Added: " + ", ".join(folder.name for folder in added))
    return 0


def _thin(chosen: list[RunEntry], args: argparse.Namespace) -> int:
    """Remove what these runs do not need; without names or --all, say what that would free."""
    most = args.snapshots
    if most is not None and most < 0:
        raise Refusal(f"--snapshots must be 0 or more, not {most}")
    fat = [entry for entry in chosen if entry.thinned_bytes(most)]
    runs = [entry.name for entry in fat]
    if not (args.names or args.all):
        spare = sum(entry.thinned_bytes(most) for entry in fat)
        if args.json:
            emit({"runs": runs, "would_free_bytes": spare})
        elif fat:
            say(f"Thinning would free {megabytes(spare)} of {len(fat):,} runs; do it with --all, or name runs.")
        else:
            say("There is nothing that a run does not need; --snapshots N removes snapshots beyond that number, too.")
        return 0
    freed = thin(((entry.folder, entry.reason) for entry in chosen), most)
    if args.json:
        emit({"runs": runs, "files": freed.files, "freed_bytes": freed.size_bytes})
    else:
        say(f"{megabytes(freed.size_bytes)} freed: {freed.files:,} files of {freed.runs:,} runs removed.")
    return 0


def _delete(chosen: list[RunEntry], args: argparse.Namespace) -> int:
    for entry in chosen:
        delete_run(entry.folder)
    if args.json:
        emit({"deleted": [entry.name for entry in chosen]})
    else:
        say("Deleted: " + ", ".join(entry.name for entry in chosen))
    return 0

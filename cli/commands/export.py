"""export: a trained network, or the curves of a kept run, for other programs."""

from __future__ import annotations

import os
from pathlib import Path

from cli.experiment import check_writable
from cli.keeping import no_run
from cli.terminal import Parser, Refusal, emit, say
from engine.export.curves import write_csv, write_tensorboard
from engine.export.formats import FORMATS, format_named
from engine.foreign.opening import open_network
from engine.store.run_list import RunSummary, list_runs
from engine.store.runlog import read_events
from engine.store.weights import LoadedNetwork

CURVES = {"csv": ".csv", "tensorboard": ""}  # of a kept run, with the ending of their file


def run(argv: list[str]) -> int:
    """Write WEIGHTS or the run RUN as `--to` says."""
    parser = Parser("export", "Write a trained network or the curves of a kept run for other programs.")
    parser.add_argument("source", metavar="WEIGHTS|RUN", help="a weights file, or the name of a kept run (see: runs)")
    formats = ", ".join([*FORMATS, *CURVES])
    parser.add_argument("--to", required=True, metavar="FORMAT", help=f"{formats} (the last two: curves of a run)")
    parser.add_argument("--out", type=Path, metavar="PATH", help="where to (beside the source's name, in this folder)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    if args.to not in CURVES:
        format_named(args.to)
    kept = kept_run(args.source)
    if args.to in CURVES:
        written = write_curves(args.to, kept, args.source, args.out)
    else:
        written = write_network(args.to, kept, args.source, args.out)
    if args.json:
        emit({"source": args.source, "to": args.to, "written": [str(path) for path in written]})
    else:
        say("Written: " + ", ".join(map(str, written)))
    return 0


def kept_run(name: str) -> RunSummary | None:
    """The kept run of that name or folder; None where a file of that name is meant.

    Raises: Refusal: neither a file nor a run.
    """
    if os.path.isfile(name):
        return None
    runs = {summary.name: summary for summary in list_runs()}
    found = runs.get(Path(name).name)
    if found is None:
        raise no_run(f"there is no file and no kept run called {name}", list(runs), name)
    return found


def write_network(to: str, kept: RunSummary | None, source: str, out: Path | None) -> list[Path]:
    """Write the network, checked against our own answers where that is possible; what was written.

    Raises: Refusal, StoreError
    """
    target = FORMATS[to]
    if kept is not None and kept.weights is None:
        raise Refusal(f"the run {kept.name} kept no weights; only its curves can be written (--to csv)")
    loaded: LoadedNetwork = open_network(kept.weights if kept is not None and kept.weights else Path(source))
    path = out or Path(f"{kept.name if kept else Path(source).stem}{target.suffix}")
    if path.suffix != target.suffix:
        raise Refusal(f"a file of the format {to} ends in {target.suffix}; {path} does not")
    if path.exists() and os.path.exists(source) and path.samefile(source):
        raise Refusal(f"{path} is the file that is read; name another with --out")
    check_writable(path)
    target.write(path, loaded)
    beside = path.with_suffix(".py")
    return [path, beside] if to in ("torch", "keras") else [path]


def write_curves(to: str, kept: RunSummary | None, source: str, out: Path | None) -> list[Path]:
    """Write the curves of a kept run; what was written.

    Raises: Refusal, StoreError
    """
    if kept is None:
        raise Refusal(f"{source} is a weights file, and only a kept run has curves; name a run")
    path = out or Path(f"{kept.name}{CURVES[to]}")
    if to == "csv":
        check_writable(path)
        write_csv(path, read_events(kept.folder))
    else:
        write_tensorboard(path, read_events(kept.folder), kept.started)
    return [path]

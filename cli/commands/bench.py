"""bench: how fast the engine and the window are on this machine."""

from __future__ import annotations

from pathlib import Path

from cli.experiment import add_threads_option
from cli.terminal import Parser, whole


def run(argv: list[str]) -> int:
    parser = Parser("bench", "Measure the engine or the window on this machine.")
    parser.add_argument("what", choices=("engine", "gui"), nargs="?", default="engine", help="engine (default) or gui")
    parser.add_argument("--only", metavar="A,B", default="", help="measure only these rows")
    parser.add_argument("--repeats", type=whole, default=7, metavar="N", help="how often each is measured (7)")
    add_threads_option(parser)
    parser.add_argument("--compare", type=Path, metavar="FILE", help="beside what `bench engine --json` gave elsewhere")
    parser.add_argument("--json", action="store_true", help="print one JSON object per row")
    args = parser.parse_args(argv)
    if args.repeats < 1:
        parser.error("--repeats must be at least 1")
    only = [name for name in args.only.split(",") if name]
    if args.what == "gui":
        from cli.measuring import bench_gui

        if args.compare is not None:
            parser.error("--compare is for the engine: give the machine's rows of `bench engine --json`")
        return bench_gui.measure(only, args.repeats, args.json)
    from cli.measuring import bench_engine

    return bench_engine.measure(only, args.repeats, args.json, args.compare)

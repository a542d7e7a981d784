"""search: find good settings over many trials, on this machine's cores or on a cluster."""

from __future__ import annotations

import argparse
import contextlib
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli.collecting import collect
from cli.experiment import add_options, chosen_spec, fitted, load_data
from cli.terminal import Parser, ProgressBar, emit, percent, say, table, until_interrupted, way_out, whole
from engine.data.dataset import Dataset
from engine.extras.missing import library
from engine.spec import ExperimentSpec
from engine.study.address import scheduler_address
from engine.study.cluster import Cluster
from engine.study.proposals import METHODS, PRUNERS, importances
from engine.study.search import (
    BEST,
    OneProcess,
    Search,
    SearchEnded,
    SearchPlan,
    TrialEnded,
    TrialStarted,
    Workers,
    plain,
)
from engine.study.space import parse
from engine.study.storage import StudyFile, named_path, new_path
from engine.text.numbers import NumberError, read_number

UNITS = {"s": 1, "min": 60, "h": 3600}
NO_TIME = "must be a time like 90s, 30min or 2h"


def _parser() -> Parser:
    parser = Parser(
        "search",
        "Find good settings over many trials, judged on digits that are not the test's. "
        "`search collect` gathers a class's exported runs.",
    )
    add_options(parser)
    parser.add_argument(
        "--over", action="append", default=[], metavar="NAME=…",
        help="what varies: optimizer=sgd,adam or optimizer.learning_rate=1e-4..1:log or batch_size=32..256:32",
    )  # fmt: skip
    parser.add_argument("--trials", type=whole, default=100, metavar="N", help="how many (100)")
    parser.add_argument("--by", choices=METHODS, default="tpe", help="how the next is chosen (tpe)")
    parser.add_argument(
        "--prune", nargs="?", const="median", choices=PRUNERS, help="give up early what is weak: median, or halving"
    )
    parser.add_argument("--repeats", type=whole, default=1, metavar="N", help=f"the best {BEST} with N seeds each")
    parser.add_argument("--metric", choices=("validation_accuracy",), default="validation_accuracy", help="what judges")
    parser.add_argument("--budget", type=_seconds, default=math.inf, metavar="TIME", help="start no trial later: 30min")
    parser.add_argument("--workers", type=whole, default=1, metavar="N", help="processes on this machine (1)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a cluster's scheduler: tcp://host:8786")
    parser.add_argument("--study", metavar="NAME", help="continue this study, or name a new one")
    parser.add_argument("--keep", action="store_true", help="keep every trial in the list of runs")
    parser.add_argument("--json", action="store_true", help="print every event as a line of JSON")
    return parser


def run(argv: list[str]) -> int:
    """Search RECIPE over the settings of `--over`; what is done stays in the study, which `--study` continues.

    `search collect` gathers a class's exported runs as one study instead.
    """
    if argv[:1] == ["collect"]:
        return collect(argv[1:])
    parser = _parser()
    args = parser.parse_args(argv)
    for name in ("trials", "repeats", "workers"):
        if not 1 <= getattr(args, name) <= 100_000:
            parser.error(f"--{name} must be at least 1")
    args.scheduler = scheduler_address(args.scheduler or "")
    library("optuna", "search", "search")  # what is missing is said before data is read
    spec = chosen_spec(args)
    space = tuple(parse(text, spec) for text in args.over)
    path = named_path(args.study) if args.study is not None else new_path(Path(args.recipe).stem)
    title = Path(args.recipe).stem
    data = load_data(spec.data, args.download)
    spec = fitted(spec, data)
    plan = SearchPlan(spec, space, args.trials, args.by, args.prune, args.repeats, args.budget, args.keep, title)
    study = StudyFile(path)
    with _workers(args, data, spec) as workers:
        search = Search(plan, data, workers, study)
        if search.done:
            say(f"Continuing {path.stem}: {len(search.done)} of {search.total} trials are done.")
        else:
            say(f"{search.total} trials, kept as the study {path.stem}.")
        with until_interrupted(search.stop) as interrupted:
            _watch(search, plan, args.json)
            return 130 if interrupted() else 0


@contextlib.contextmanager
def _workers(args: Any, data: Dataset, spec: ExperimentSpec) -> Iterator[Workers]:
    if args.workers == 1 and not args.scheduler:
        yield OneProcess(data)
        return
    here = 0 if args.scheduler else args.workers
    cluster = Cluster(data, spec.data, workers=here, scheduler=args.scheduler)
    try:
        if not cluster.workers:
            say(f"No worker has joined {args.scheduler} yet; the trials wait for one.")
        yield cluster
    finally:
        cluster.close()


def _watch(search: Search, plan: SearchPlan, as_json: bool) -> None:
    """Show the search as it goes: a bar, a line for every new best, at the end a table and what matters."""
    bar, best = ProgressBar(), -1
    for event in search.events():
        if as_json:
            emit(plain(event), flush=isinstance(event, (TrialEnded, SearchEnded)))
        if isinstance(event, TrialStarted):
            bar.show(len(search.done) / max(search.total, 1), f"trial {event.number + 1}")
        elif isinstance(event, TrialEnded):
            if event.best is not None and event.best != best:
                best = event.best
                bar.clear()
                values, outcome = search.done[best]
                say(f"trial {best + 1}: {percent(outcome.accuracy)} of the validation digits with {_words(values)}")
            bar.show(len(search.done) / max(search.total, 1), f"{len(search.done)} of {search.total} trials")
        elif isinstance(event, SearchEnded):
            bar.clear()
            _conclude(search, plan, event, as_json)


def _conclude(search: Search, plan: SearchPlan, event: SearchEnded, as_json: bool) -> None:
    if event.best is None:
        say("No trial came to its end.")
        return
    if not as_json:
        print(table(["trial", "state", "right", *(s.path for s in plan.space)], _rows(search)))
        found = importances(plan.space, search.done)
        for path, share in found.items():
            say(f"{path} explains {share:.0%} of the differences")
    again = "" if event.mean == event.accuracy or event.mean is None else f", {percent(event.mean)} over its seeds"
    right = f"{percent(event.accuracy)} of the validation digits{again}"
    say(f"Best: trial {event.best + 1} with {_words(event.values)}: {right}.")
    if event.test_accuracy is not None:
        say(f"The test digits were read once, for the winner: {percent(event.test_accuracy)}.")


def _rows(search: Search) -> list[list[str]]:
    ranked = search.ranked()
    others = [k for k in search.done if k not in set(ranked)]
    rows = []
    for k in [*ranked, *others][:20]:
        values, outcome = search.done[k]
        shown = [_short(values.get(setting.path, "")) for setting in search.plan.space]
        right = percent(outcome.accuracy) if outcome.accuracy is not None else ""
        rows.append([str(k + 1), outcome.state, right, *shown])
    return rows


def _words(values: dict[str, Any]) -> str:
    return ", ".join(f"{path}={_short(value)}" for path, value in values.items())


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _seconds(text: str) -> float:
    """An option's time: 90s, 30min, 2h."""
    match = re.fullmatch(r"(.+?)\s*(s|min|h)", text.strip())
    try:
        seconds = read_number(match[1]) * UNITS[match[2]] if match is not None else 0.0
    except NumberError as error:
        raise argparse.ArgumentTypeError(f"{NO_TIME}, not '{text[:40]}'{way_out(error)}") from None
    if seconds <= 0:
        raise argparse.ArgumentTypeError(f"{NO_TIME}, not '{text[:40]}'")
    return seconds

"""compare: one recipe raced with several optimizers, or anything else that varies."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from cli.experiment import add_options, check_writable, chosen_spec, fitted, literal, load_data
from cli.terminal import Parser, ProgressBar, Refusal, emit, percent, say, table, until_interrupted, whole
from engine.events import EpochEnded, Evaluated, Finished
from engine.racing.race import Race, Repeats, look_every, plain_name
from engine.racing.race_setup import race_setup
from engine.racing.variations import value_at
from engine.spec import ExperimentSpec
from engine.store.checkpoint import CheckpointSchedule
from engine.store.comparison import LEVELS, Comparison, Record

MOST, MOST_REPEATS = 8, 100  # runs: as many as the window can show of a comparison that is kept


def run(argv: list[str]) -> int:
    parser = Parser("compare", "Race versions of one recipe, step by step, from the same first weights and batches.")
    add_options(parser)
    parser.add_argument(
        "--vary",
        metavar="NAME=A,B,…",
        default="optimizer=sgd,momentum,adagrad,adam",
        help="what differs; by default the course's four optimizers; optimizer.learning_rate=0.1,0.01 and so on",
    )
    parser.add_argument("--repeats", type=whole, default=1, metavar="N", help="race from N seeds, one after another")
    parser.add_argument("--different-starts", action="store_true", help="every run draws its own weights and batches")
    parser.add_argument("--out", type=Path, metavar="FILE", help="keep the comparison (.json): the window opens it")
    parser.add_argument("--json", action="store_true", help="print every event of every run as a line of JSON")
    args = parser.parse_args(argv)
    if not 1 <= args.repeats <= MOST_REPEATS:
        parser.error(f"--repeats must be between 1 and {MOST_REPEATS}")
    if args.out is not None:
        check_writable(args.out)
    spec = chosen_spec(args)
    data = load_data(spec.data, args.download)
    spec = fitted(spec, data)
    specs = varied(spec, args.vary)
    settings: dict[str, Any] = {
        "names": list(specs),
        "same_start": not args.different_starts,
        "evaluate_every": look_every(list(specs.values()), data),
        "evaluate_images": len(data.test),
    }
    race: Race | Repeats
    if args.repeats == 1:
        race = Race(list(specs.values()), data, **settings)
    else:
        seeds = [spec.seed + i for i in range(args.repeats)]
        race = Repeats(list(specs.values()), data, seeds, **settings)
    comparison = Comparison(setup=setup_of(args, spec, specs))
    with until_interrupted(race.stop) as interrupted:
        watch(race, comparison, args.json, args.out)
        if args.out is not None:
            comparison.save(args.out)
            say(f"Comparison saved in {args.out}.")
        if not args.json:
            print(as_table(list(comparison.records.values())))
        return 130 if interrupted() else 0


def watch(race: Race | Repeats, comparison: Comparison, json: bool, out: Path | None = None) -> None:
    """Show a race as it goes, and note what becomes of every run; now and then in the file, should the program die."""
    count = sum(len(one.runs) for one in (race.races if isinstance(race, Repeats) else [race]))
    bar = ProgressBar()
    pace = CheckpointSchedule()
    for number, event in enumerate(race.events()):
        comparison.apply(event)
        if out is not None and isinstance(event, Evaluated | EpochEnded | Finished) and pace.due(number):
            pace.write(partial(comparison.save, out))
        if json:
            emit(event.to_dict(), flush=isinstance(event, EpochEnded | Finished))
        if isinstance(event, Finished):
            say(f"{event.run}: {event.reason}, test accuracy {percent(event.test_accuracy)} after {event.step:,} steps")
        bar.show(sum(record.progress for record in comparison.records.values()) / count, f"{count} runs")
    bar.clear()


def setup_of(args: argparse.Namespace, spec: ExperimentSpec, specs: dict[str, ExperimentSpec]) -> dict[str, Any]:
    """What the Compare page needs to set the same race up again."""
    path = args.vary.partition("=")[0]
    return race_setup(
        spec,
        path,
        [(name, value_at(one, path), series) for series, (name, one) in enumerate(specs.items(), start=1)],
        recipe="" if args.recipe.endswith(".toml") else args.recipe,
        title=Path(args.recipe).stem,
        seeds=args.repeats,
        same_start=not args.different_starts,
    )


def varied(spec: ExperimentSpec, text: str) -> dict[str, ExperimentSpec]:
    """'optimizer=sgd,adam' as specs by name, in that order.

    Raises: EngineError, Refusal: nothing to vary, too many, or a value that cannot be.
    """
    name, equals, values = text.partition("=")
    parts = split_values(values)
    if not equals or not all(parts) or len(parts) < 2:
        raise Refusal(f"--vary needs NAME=A,B with at least two values, not '{text}'")
    if name == "data":
        raise Refusal("all runs of a race see the same data: --vary cannot change it; train them one by one")
    if name == "seed":
        raise Refusal("all runs of a race begin with the same seed: race from several seeds with --repeats N")
    if len(parts) > MOST:
        raise Refusal(f"at most {MOST} runs can race, --vary names {len(parts)}")
    if len(set(parts)) < len(parts):
        raise Refusal(f"--vary names a value twice: '{text}'")
    return {part: spec.with_setting(name, literal(part)) for part in parts}


def split_values(text: str) -> list[str]:
    """Values between commas; commas inside {…} and […] belong to a value."""
    parts, depth = [""], 0
    for sign in text:
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def as_table(records: Sequence[Record]) -> str:
    """One row a run, the best on top; the runs of one name from several seeds together, as mean ± spread."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(plain_name(record.name), []).append(record)
    rows = []
    for name, group in sorted(groups.items(), key=lambda item: -best_of(item[1])):
        ends = sorted({"guessing" if record.guessing else record.reason for record in group} - {"completed"})
        rows.append(
            [
                name,
                spread([record.loss for record in group], "{:.3g}"),
                spread([record.lowest_loss for record in group], "{:.3g}"),
                spread([None if r.best_accuracy is None else 100 * r.best_accuracy for r in group], "{:.2f}"),
                *(spread([record.steps_to(level) for record in group], "{:,.0f}", "not yet") for level in LEVELS),
                spread([record.ms_per_step for record in group], "{:.3f}"),
                ", ".join(ends),
            ]
        )
    levels = [f"steps to {level:.0%}" for level in LEVELS]
    return table(["run", "final loss", "best loss", "best test %", *levels, "CPU ms/step", ""], rows)


def best_of(group: Sequence[Record]) -> float:
    """The mean of the best accuracies."""
    return statistics.fmean(record.best_accuracy or 0.0 for record in group)


def spread(values: Sequence[float | None], form: str, missing: str = "–") -> str:
    """One value as it is, several as mean ± standard deviation; `missing` where not every run has one."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return missing
    text = form.format(statistics.fmean(known))
    return f"{text} ± {form.format(statistics.stdev(known))}" if len(known) > 1 else text

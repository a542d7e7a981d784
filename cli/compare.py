"""compare: one recipe raced with several optimizers, or anything else that varies."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cli.experiment import add_options, chosen_spec, literal, load_data
from cli.terminal import Bar, Parser, Refusal, emit, percent, say, table, until_interrupted, whole
from engine.events import EpochEnded, Evaluated, Event, Finished, Started, StepEnded
from engine.race import MOST, Race, Repeats, plain_name
from engine.spec import ExperimentSpec

LEVELS = (0.90, 0.95, 0.97)
LOOKS = 200  # evaluations a run, besides those at the end of each epoch


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
    parser.add_argument("--json", action="store_true", help="print every event of every run as a line of JSON")
    args = parser.parse_args(argv)
    if args.repeats < 1:
        parser.error("--repeats must be at least 1")
    spec = chosen_spec(args)
    specs = varied(spec, args.vary)
    data = load_data(spec.data, args.download)
    steps = spec.steps or spec.epochs * math.ceil(len(data.train) / spec.batch_size)
    settings: dict[str, Any] = {
        "names": list(specs),
        "same_start": not args.different_starts,
        "evaluate_every": max(10, steps // LOOKS),
    }
    race: Race | Repeats
    if args.repeats == 1:
        race = Race(list(specs.values()), data, **settings)
    else:
        seeds = [spec.seed + i for i in range(args.repeats)]
        race = Repeats(list(specs.values()), data, seeds, **settings)
    with until_interrupted(race.stop) as interrupted:
        runs = watch(race, args.json)
        if not args.json:
            print(as_table(runs))
        return 130 if interrupted() else 0


def watch(race: Race | Repeats, json: bool) -> list[Run]:
    """Show a race as it goes; what became of every run."""
    races = race.races if isinstance(race, Repeats) else [race]
    runs = {name: Run(name) for one in races for name in one.runs}
    bar = Bar()
    for event in race.events():
        runs[event.run].take(event)
        if json:
            emit(event.to_dict(), flush=isinstance(event, EpochEnded | Finished))
        if isinstance(event, Finished):
            say(f"{event.run}: {event.reason}, test accuracy {percent(event.test_accuracy)} after {event.step:,} steps")
        bar.show(sum(one.share for one in runs.values()) / len(runs), f"{len(runs)} runs")
    bar.clear()
    return list(runs.values())


def varied(spec: ExperimentSpec, text: str) -> dict[str, ExperimentSpec]:
    """'optimizer=sgd,adam' as specs by name, in that order.

    Raises: EngineError, Refusal: nothing to vary, too many, or a value that cannot be.
    """
    name, equals, values = text.partition("=")
    parts = split_values(values)
    if not equals or not all(parts) or len(parts) < 2:
        raise Refusal(f"--vary needs NAME=A,B with at least two values, not '{text}'")
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


@dataclass
class Run:
    """What the table says of one run."""

    name: str
    total: int = 1
    step: int = 0
    loss: float | None = None
    best_loss: float | None = None
    best: float | None = None
    reached: dict[float, int] = field(default_factory=dict)
    reason: str = ""
    steps_s: float = 0.0
    last_s: float = 0.0

    def take(self, event: Event) -> None:
        """Note one event of this run."""
        match event:
            case Started():
                self.total = max(event.total_steps, 1)
            case StepEnded():
                self.step = event.step
                self.steps_s += event.elapsed_s - self.last_s
            case EpochEnded():
                self.loss = event.train_loss
                self.best_loss = event.train_loss if self.best_loss is None else min(self.best_loss, event.train_loss)
            case Finished():
                self.reason = event.reason
        self.last_s = event.elapsed_s
        if isinstance(event, EpochEnded | Evaluated | Finished) and event.test_accuracy is not None:
            accuracy = event.test_accuracy
            if not isinstance(event, Evaluated):  # those look at a part of the test digits only
                self.best = max(self.best or 0.0, accuracy)
            for level in LEVELS:
                if accuracy >= level:
                    self.reached.setdefault(level, event.step)

    @property
    def share(self) -> float:
        return 1.0 if self.reason else self.step / self.total

    @property
    def ms_per_step(self) -> float:
        return 1000 * self.steps_s / max(self.step, 1)


def as_table(runs: Sequence[Run]) -> str:
    """One row a run, the best on top; the runs of one name from several seeds together, as mean ± spread."""
    groups: dict[str, list[Run]] = {}
    for one in runs:
        groups.setdefault(plain_name(one.name), []).append(one)
    rows = []
    best_first = sorted(groups.items(), key=lambda item: -statistics.fmean(one.best or 0.0 for one in item[1]))
    for name, group in best_first:
        ends = sorted({one.reason for one in group} - {"completed"})
        rows.append(
            [
                name,
                spread([one.loss for one in group], "{:.3g}"),
                spread([one.best_loss for one in group], "{:.3g}"),
                spread([None if one.best is None else 100 * one.best for one in group], "{:.2f}"),
                *(spread([one.reached.get(level) for one in group], "{:,.0f}", "not yet") for level in LEVELS),
                spread([one.ms_per_step for one in group], "{:.3f}"),
                ", ".join(ends),
            ]
        )
    levels = [f"steps to {level:.0%}" for level in LEVELS]
    return table(["run", "final loss", "best loss", "best test %", *levels, "CPU ms/step", ""], rows)


def spread(values: Sequence[float | None], form: str, missing: str = "–") -> str:
    """One value as it is, several as mean ± standard deviation; `missing` where not every run has one."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return missing
    text = form.format(statistics.fmean(known))
    return f"{text} ± {form.format(statistics.stdev(known))}" if len(known) > 1 else text

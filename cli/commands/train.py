"""train: one run of a recipe or an experiment file."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from pathlib import Path

from cli.experiment import PLAIN, add_options, check_writable, chosen_spec, fitted, load_data
from cli.folds import cross_validate
from cli.keeping import kept, resumed
from cli.memory import say_memory
from cli.terminal import Parser, ProgressBar, emit, percent, say, share, until_interrupted, whole
from engine.data.split import resplit
from engine.events import Changed, EpochEnded, Event, Finished, Probed, Started, StepEnded
from engine.store.moments.snapshots import MOST
from engine.store.runlog import RunLog, new_run
from engine.store.start import begin, metadata_of
from engine.store.weights import save_weights

FLUSH_S = 0.2
LINES = 25
ENDS = {
    "completed": "Done",
    "early": "Stopped early: no more progress on the validation digits",
    "stopped": "Interrupted",
    "diverged": "Diverged: the loss left the finite numbers; a smaller learning rate may help",
}


def _parser() -> Parser:
    parser = Parser("train", "Train a recipe or an experiment file, and say how well it reads digits it never saw.")
    add_options(parser, needs_recipe=False)
    parser.add_argument("--out", type=Path, metavar="W", help="save the weights here (.safetensors)")
    parser.add_argument("--keep", action="store_true", help="keep the run in the window's list of runs")
    parser.add_argument(
        "--snapshots", type=whole, metavar="N", help="keep the weights of N moments on the way, to inspect them (10)"
    )
    parser.add_argument("--resume", metavar="RUN", help="continue a run that was kept and stopped")
    parser.add_argument("--folds", type=whole, metavar="K", help="cross-validate in K runs")
    parser.add_argument(
        "--test-share", type=share, metavar="SHARE", help="divide all digits again: 0.4 tests on 40 %% of them"
    )
    parser.add_argument("--json", action="store_true", help="print every event as a line of JSON")
    return parser


def run(argv: list[str]) -> int:
    parser = _parser()
    args = parser.parse_args(argv)
    if args.out is not None:
        check_writable(args.out)
    if args.snapshots is not None and not (0 <= args.snapshots <= MOST and (args.keep or args.resume)):
        parser.error(f"--snapshots N goes with --keep or --resume; N must be between 0 and {MOST}")
    log: RunLog | None = None
    if args.resume:
        given = (getattr(args, name) for name in (*PLAIN, "folds", "test_share"))
        if args.recipe or args.settings or any(value is not None for value in given):
            parser.error("--resume continues a run as it is; leave the recipe and its settings out")
        trainer, log = resumed(args.resume, args.download)
    elif args.recipe:
        spec = chosen_spec(args)
        for name in ("folds", "test_share"):
            if getattr(args, name) is not None and (args.out or args.keep):  # weights that have learned test digits
                option = "--" + name.replace("_", "-")
                parser.error(f"{option} judges an experiment and keeps no weights; leave --out and --keep out")
        data = load_data(spec.data, args.download)
        spec = fitted(spec, data)
        say_memory(spec, data)
        if args.test_share is not None:
            data = resplit(data, args.test_share, spec.seed)
        if args.folds is not None:
            return cross_validate(spec, data, args.folds, args.json)
        trainer = begin(spec, data)
        log = new_run(Path(args.recipe).stem) if args.keep else None
        if log is not None:
            say(f"Kept as {log.folder.name}.")
    else:
        parser.error("name a RECIPE to train (python3 main.py recipes lists them)")
    with until_interrupted(trainer.stop) as interrupted:
        events = trainer.events()
        watch(events if log is None else kept(events, trainer, log, args.snapshots), args.json)
        if args.out is not None:
            weights, accuracy = trainer.result()
            save_weights(args.out, trainer.live, weights, metadata_of(trainer, accuracy))
            say(f"Weights saved in {args.out}.")
        return 130 if interrupted() else 0


def watch(events: Iterator[Event], json: bool) -> None:
    """Show a run: events as JSON lines on stdout, for people a bar and a line per epoch on stderr."""
    view = RunView()
    flushed = time.monotonic()
    for event in events:
        if json:
            now = time.monotonic()
            due = now - flushed > FLUSH_S or isinstance(event, EpochEnded | Finished)
            flushed = now if due else flushed
            emit(event.to_dict(), flush=due)
        view.show(event)


class RunView:
    """What a person sees of one run."""

    def __init__(self) -> None:
        self.bar = ProgressBar()
        self.total = 1
        self.every = 1  # this many epochs a line: at most LINES lines a run
        self.loss = 0.0
        self.accuracy = ""

    def show(self, event: Event) -> None:
        """Say what an event means to people."""
        match event:
            case Started():
                self.total = max(event.total_steps, 1)
                self.every = math.ceil(self.total / event.steps_per_epoch / LINES)
                say(f"{event.parameters:,} parameters, {event.total_steps:,} steps on {event.data}.")
            case StepEnded():
                # the loss of single batches jumps: show its recent mean
                self.loss = event.loss if event.step == 1 else 0.95 * self.loss + 0.05 * event.loss
                self.bar.show(event.step / self.total, f"loss {self.loss:.3g}{self.accuracy}")
            case EpochEnded():
                self.accuracy = f"  test {percent(event.test_accuracy)}"
                if event.epoch % self.every == 0:
                    aside = event.validation_accuracy
                    figures = [f"epoch {event.epoch}", f"loss {event.train_loss:.3g}"]
                    figures += [f"train {percent(event.train_accuracy)}"]
                    figures += [f"validation {percent(aside)}"] if aside is not None else []
                    say("  ".join(figures) + self.accuracy)
            case Changed():
                self.total = max(self.total, event.step)
            case Finished():
                self.bar.clear()
                words = ENDS.get(event.reason, event.message or event.reason)
                say(
                    f"{words}. Test accuracy {percent(event.test_accuracy)} "
                    f"after {event.step:,} steps, {event.elapsed_s:.1f} s."
                )
            case Probed():
                pass

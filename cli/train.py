"""train: one run of a recipe or an experiment file."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from pathlib import Path

from cli.experiment import add_options, check_writable, chosen_spec, load_data
from cli.terminal import Bar, Parser, emit, percent, say, until_interrupted
from engine.events import Changed, EpochEnded, Event, Finished, Probed, Started, StepEnded
from engine.store.weights import Facts, save_weights
from engine.trainer import Trainer

FLUSH_S = 0.2
LINES = 25
ENDS = {
    "completed": "Done",
    "early": "Stopped early: no more progress on the validation digits",
    "stopped": "Interrupted",
    "diverged": "Diverged: the loss left the finite numbers; a smaller learning rate may help",
}


def run(argv: list[str]) -> int:
    parser = Parser("train", "Train a recipe or an experiment file, and say how well it reads digits it never saw.")
    add_options(parser)
    parser.add_argument("--out", type=Path, metavar="W", help="save the weights here (.safetensors)")
    parser.add_argument("--json", action="store_true", help="print every event as a line of JSON")
    args = parser.parse_args(argv)
    spec = chosen_spec(args)
    if args.out is not None:
        check_writable(args.out)
    trainer = Trainer(spec, load_data(spec.data, args.download))
    with until_interrupted(trainer.stop) as interrupted:
        end = watch(trainer.events(), args.json)
        if args.out is not None and end is not None:
            facts = Facts.of(trainer.dataset, test_accuracy=end.test_accuracy, steps=end.step, epochs=end.epoch)
            save_weights(args.out, trainer.live, trainer.parameters, facts)
            say(f"Weights saved in {args.out}.")
        return 130 if interrupted() else 0


def watch(events: Iterator[Event], json: bool) -> Finished | None:
    """Show a run: events as JSON lines on stdout, for people a bar and a line per epoch on stderr; how it ended."""
    view = View()
    event: Event | None = None
    flushed = time.monotonic()
    for event in events:
        if json:
            now = time.monotonic()
            due = now - flushed > FLUSH_S or isinstance(event, EpochEnded | Finished)
            flushed = now if due else flushed
            emit(event.to_dict(), flush=due)
        view.show(event)
    return event if isinstance(event, Finished) else None


class View:
    """What a person sees of one run."""

    def __init__(self) -> None:
        self.bar = Bar()
        self.total = 1
        self.every = 1  # so many epochs a line: at most LINES lines a run
        self.loss = 0.0
        self.accuracy = ""

    def show(self, event: Event) -> None:
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

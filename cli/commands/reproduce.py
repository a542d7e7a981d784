"""reproduce: train the course's recipes and keep the table of what came out beside what the course printed."""

from __future__ import annotations

import math
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

from cli.experiment import add_data_option, add_threads_option, check_writable, load_data
from cli.measuring.figures import machine
from cli.terminal import Parser, ProgressBar, emit, percent, say, until_interrupted, whole
from engine import recipes
from engine.data.dataset import Dataset
from engine.events import EpochEnded, Finished, StepEnded
from engine.files import write_atomically
from engine.recipes import Recipe
from engine.spec import ExperimentSpec
from engine.store.start import begin
from engine.training.trainer import Trainer

RESULTS = Path(__file__).resolve().parents[2] / "docs" / "RESULTS.md"
BEGIN, END = "<!-- reproduce: rows below are written by the command -->", "<!-- reproduce: end -->"
HEAD = "| recipe | course | ours | best (epoch) | steps | seed | CPU s | data | machine, day |"
RULE = re.sub(r"[^|]+", " --- ", HEAD)
INTRO = """# Results

Test accuracies that the course printed, and ours from the same recipe: `python3 main.py reproduce --data mnist`.
"Ours" is the accuracy at the end of the run, "best" the highest at the end of any epoch. One row by hand:
`python3 main.py reproduce NAME --data mnist`.

"""
COURSE = {  # what the course printed, in its words
    "two-layer": "97.22 %",
    "three-layer": "96.95 %",
    "three-layer-sigmoid": "92.92 %",
    "three-layer-wide": "97.47 %",
    "optimizer-sgd": "96.61 %",
    "optimizer-momentum": "97.28 %",
    "optimizer-adagrad": "96.67 %",
    "init-zeros": "stuck near 11 %",
    "init-xavier": "97.11 % at best",
    "batch-norm": "97.83 %",
    "dropout": "96.41 %",
    "weight-decay": "95.4 % after two epochs",
    "keras-sgd": "89.53 %",
    "keras-adam": "98.19 %",
    "simple-cnn": "96.07, 97.02 % (epoch 1, 2)",
}
TOO_SLOW = {
    "two-layer-numerical": "its gradient by trying takes days",
    "postal-cnn": "it learns from its own data; docs/READER.md has its figures",
}


def run(argv: list[str]) -> int:
    parser = Parser("reproduce", "Train the course's recipes and write the table of results.")
    parser.add_argument("names", metavar="NAME", nargs="*", help="recipes (all that take plain MNIST)")
    add_data_option(parser)
    add_threads_option(parser)
    parser.add_argument("--seed", type=whole, metavar="N", help="in place of each recipe's own")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE", help="the table (docs/RESULTS.md)")
    parser.add_argument("--json", action="store_true", help="print one JSON object per recipe")
    args = parser.parse_intermixed_args(argv)
    check_writable(args.out)
    names = [name for part in args.names for name in part.split(",") if name]
    if args.names and not names:
        parser.error("a NAME is empty; leave it out to reproduce all recipes (see: recipes)")
    chosen = [recipes.load(name) for name in names] or [
        recipe for recipe in recipes.recipes() if recipe.name not in TOO_SLOW and not own_data(recipe)
    ]
    data: dict[str, Dataset] = {}
    for recipe in chosen:
        spec = recipe.spec if args.seed is None else recipe.spec.with_setting("seed", args.seed)
        name = spec.data if args.data is None or own_data(recipe) else args.data
        if name not in data:
            data[name] = load_data(name, args.download)
        say(f"{recipe.name}: {recipe.title}")
        trainer = begin(spec.replace(data=name), data[name])
        with until_interrupted(trainer.stop) as interrupted:
            result = reproduced(recipe, trainer)
        if interrupted():
            say("Interrupted; the rows so far are kept.")
            if args.json:
                emit({"error": "Interrupted.", "status": 130})
            return 130
        if args.json:
            emit(result)
        write_row(args.out, result)
        say(f"  course {result['course'] or '–'}, ours {percent(result['test_accuracy'])}, {result['cpu_s']:.0f} CPU s")
    say(f"Written to {args.out}.")
    return 0


def own_data(recipe: Recipe) -> bool:
    """Whether a recipe says what it is trained on, so that no other data will do."""
    return recipe.spec.data != ExperimentSpec().data


def reproduced(recipe: Recipe, trainer: Trainer) -> dict[str, Any]:
    """One recipe trained to its end, as facts."""
    bar, started = ProgressBar(), time.process_time()
    accuracy = ""
    result: dict[str, Any] = {}
    for event in trainer.events():
        match event:
            case StepEnded():
                bar.show(event.step / max(trainer.total_steps, 1), f"loss {event.loss:.3g}{accuracy}")
            case EpochEnded():
                accuracy = f"  test {percent(event.test_accuracy)}"
            case Finished():
                spec = trainer.spec
                result = {
                    "recipe": recipe.name,
                    "course": COURSE.get(recipe.name, ""),
                    "test_accuracy": event.test_accuracy,
                    "best_accuracy": event.best_accuracy,
                    "best_epoch": event.best_epoch,
                    "epochs": spec.epochs or math.floor(event.step / trainer.steps_per_epoch),
                    "steps": event.step,
                    "seed": spec.seed,
                    "reason": event.reason,
                    "cpu_s": round(time.process_time() - started, 1),
                    "data": trainer.dataset.name,
                    "machine": machine()["processor"],
                    "day": date.today().isoformat(),
                }
    bar.clear()
    return result


def write_row(path: Path, result: dict[str, Any]) -> None:
    """Put a result into the table, over an older one of the same recipe and data; everything else stays."""
    text = path.read_text(encoding="utf-8") if path.exists() else INTRO + f"{BEGIN}\n{END}\n"
    if BEGIN not in text or END not in text:
        text = text.rstrip("\n") + f"\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    inside, _, after = rest.partition(END)
    lines = [line for line in inside.splitlines() if line.startswith("| ") and line not in (HEAD, RULE)]
    rows = {key_of(line): line for line in lines}
    best = percent(result["best_accuracy"])
    ours = percent(result["test_accuracy"])
    cells = [
        result["recipe"],
        result["course"] or "–",
        ours if result["reason"] == "completed" else f"{ours} ({result['reason']})",
        f"{best} ({result['best_epoch']})",
        f"{result['steps']:,}",
        str(result["seed"]),
        f"{result['cpu_s']:,.0f}",
        result["data"],
        f"{result['machine']}, {result['day']}",
    ]
    line = f"| {' | '.join(cells)} |"
    rows[key_of(line)] = line
    order = [recipe.name for recipe in recipes.recipes()]
    known = sorted(rows, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), key))
    table = "\n".join([HEAD, RULE, *(rows[key] for key in known)])
    write_atomically(path, f"{before}{BEGIN}\n{table}\n{END}{after}".encode())


def key_of(line: str) -> tuple[str, str]:
    """A row belongs to a recipe and a data set."""
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    return cells[0], cells[7]

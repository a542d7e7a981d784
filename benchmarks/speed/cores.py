"""What a second core really gives: wall time of steps, races and readings on one thread and on several, in turn.

    OPENBLAS_NUM_THREADS=1 python benchmarks/speed/cores.py [--threads 1,2] [--seconds 210] [--only C,E] [--json FILE]

For a machine with nothing else on it: every row alternates between the numbers of threads in one process, and the
medians of paired ratios are printed. `busy` is processor time over wall time: near 1 on one thread says that the core
was ours, and with two threads 2 would be all of both. `predicted` is what benchmarks/speed/threads.py makes of one
thread alone. Digests of θ after the same steps must be equal; the last column says so.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.speed.threads import modelled, taken_apart
from cli.measuring.bench_engine import WORKLOADS
from cli.measuring.figures import machine
from engine import datasets, recipes
from engine.augmentations.elastic import Elastic
from engine.data.dataset import Dataset
from engine.events import StepEnded
from engine.fast import pool
from engine.optimizers import optimizers
from engine.racing.race import Race
from engine.readers import shipped_reader
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.vision.canvas import course_canvas
from engine.vision.strokes import BoxStrokes

STEPS = ("A", "B_sgd", "B_adam", "C", "D", "E", "F_A", "F_C", "two-layer", "simple-cnn-bn", "small-cnn", "postal-cnn")
RACES = ("B_adam", "C", "E")
KINDS = ("sgd", "momentum", "adagrad", "adam")
Work = Callable[[], object]
DATA = datasets.load("mnist-sample")


def spec_of(name: str) -> ExperimentSpec:
    """The experiment of a workload of `bench engine`, or of a recipe."""
    for workload in WORKLOADS:
        if workload.name == name:
            return workload.specs()[0]
    return recipes.load(name).spec.replace(validation=0.0)


def data_for(spec: ExperimentSpec) -> Dataset:
    """MNIST's digits, with as many names of classes as the network has outputs."""
    (classes,) = spec.network(DATA.image_shape).output_shape
    return dataclasses.replace(DATA, classes=tuple(map(str, range(classes))))


def step(spec: ExperimentSpec) -> Work:
    """One step with its batch."""
    trainer = Trainer(spec.replace(epochs=0, steps=10**8), data_for(spec))
    return lambda: trainer.learn(*trainer.next_batch())


def race(spec: ExperimentSpec) -> Work:
    """One step of each of four optimizers, every run with a seed and so with batches of its own."""
    specs = [
        spec.replace(optimizer=optimizers.from_dict({"kind": kind}), epochs=0, steps=10**8, seed=seed)
        for seed, kind in enumerate(KINDS)
    ]
    contest = Race(specs, data_for(spec), same_start=False, probe_every=10**8, evaluate_every=0)
    events = contest.events()

    def one() -> None:
        left = len(specs)
        while left:
            left -= isinstance(next(events), StepEnded)

    return one


def drawn(digits: int) -> list[BoxStrokes]:
    """Boxes with a few strokes of a pen each, as long as a digit's."""
    turns = stream(0, "strokes")
    return [BoxStrokes.of([20 + 60 * turns.random((8, 2)), 20 + 60 * turns.random((6, 2))]) for _ in range(digits)]


def works(only: list[str]) -> dict[str, Work]:
    """Every row's work by its title."""
    reader, boxes = shipped_reader(), drawn(5)
    canvas = course_canvas([box.render(200) for box in boxes])
    found: dict[str, Callable[[], Work]] = {name: lambda name=name: step(spec_of(name)) for name in STEPS}  # type: ignore[misc]  # a lambda's default
    elastic = spec_of("two-layer").replace(augmentation=(Elastic(),))
    found["two-layer with elastic"] = lambda: step(elastic)
    for name in RACES:
        found[f"race of four on {name}"] = lambda name=name: race(spec_of(name))  # type: ignore[misc]  # as above
    found["five drawn boxes"] = lambda: lambda: reader.read(boxes)
    found["canvas 1040×400"] = lambda: lambda: reader.read_picture(canvas)
    found["reading 2000 with small-cnn"] = lambda: read_many(spec_of("small-cnn"), 2000)
    return {title: make() for title, make in found.items() if not only or title in only}


def read_many(spec: ExperimentSpec, images: int) -> Work:
    """Reading test images."""
    trainer = Trainer(spec, data_for(spec))
    x = DATA.train.images[:images]
    return lambda: trainer.network.predict(trainer.parameters, x)


def timed(work: Work, count: int) -> tuple[float, float]:
    """Wall and processor seconds of one repetition."""
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(count):
        work()
    return (time.perf_counter() - wall) / count, (time.process_time() - cpu) / count


def measured(work: Work, counts: list[int], seconds: float) -> dict[int, tuple[float, float, float]]:
    """For each number of threads: milliseconds, the ratio to the first number, and processor time over wall time."""
    for count in counts:  # products are compared, helpers hired, memory found
        pool.set_threads(count)
        timed(work, 3)
    pool.set_threads(counts[0])
    once = timed(work, 1)[0]
    rounds = 9 if once * 9 * len(counts) <= seconds else 5
    repeats = max(1, round(seconds / (rounds * len(counts) * once)))
    rows: list[dict[int, tuple[float, float]]] = []
    for turn in range(rounds):
        row = {}
        for count in counts if turn % 2 else counts[::-1]:
            pool.set_threads(count)
            row[count] = timed(work, repeats)
        rows.append(row)
    return {
        count: (
            1e3 * statistics.median(row[count][0] for row in rows),
            statistics.median(row[counts[0]][0] / row[count][0] for row in rows),
            statistics.median(row[count][1] / row[count][0] for row in rows),
        )
        for count in counts
    }


def same_bits(name: str, counts: list[int]) -> bool:
    """Whether three steps end with the same θ for every number of threads."""
    found = set()
    for count in counts:
        pool.set_threads(count)
        spec = spec_of(name)
        trainer = Trainer(spec, data_for(spec))
        for _ in range(3):
            trainer.learn(*trainer.next_batch())
        found.add(hashlib.sha256(trainer.parameters.theta.tobytes()).hexdigest())
    return len(found) == 1


def predicted(name: str, counts: list[int]) -> dict[int, float]:
    """The speed-up that the model of threads.py gives for the same step."""
    pool.set_threads(1)
    spec = spec_of(name)
    with taken_apart():
        _, _, gains = modelled(Trainer(spec, data_for(spec)), 5, tuple(counts))
    return dict(zip(counts, gains, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--threads", default="1,2", help="numbers of threads; the first is what the others stand beside"
    )
    parser.add_argument("--seconds", type=float, default=210, help="about how long to measure in all")
    parser.add_argument("--only", default="", help="titles of rows, separated by commas")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    args = parser.parse_args()
    counts = [int(count) for count in args.threads.split(",")]
    rows, load = works([title for title in args.only.split(",") if title]), os.getloadavg()
    print(", ".join(f"{key} {value}" for key, value in machine().items()) + f"; load {load[0]:.2f}")
    head = "".join(f"{f'{count} threads ms':>14s} {'gain':>5s} {'busy':>5s}" for count in counts)
    print(f"{'':28s}{head} predicted  same bits")
    kept: list[dict[str, Any]] = []
    for title, work in rows.items():
        found = measured(work, counts, args.seconds / len(rows))
        line = "".join(f"{ms:14.3f} {gain:5.2f} {busy:5.2f}" for ms, gain, busy in found.values())
        model = predicted(title, counts) if title in STEPS else {}
        ends = f"{model[counts[-1]]:9.2f}  {'yes' if same_bits(title, counts) else 'NO'}" if model else ""
        print(f"{title:28s}{line} {ends}", flush=True)
        kept.append({"row": title, "threads": {str(count): values for count, values in found.items()}, "model": model})
    if args.json:
        args.json.write_text(json.dumps({"machine": machine(), "load": load, "rows": kept}), encoding="utf-8")


if __name__ == "__main__":
    main()

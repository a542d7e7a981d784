"""bench engine: the course's networks, step by step, through the engine that window and scripts use.

Where PyTorch is installed, each row is measured against it in turn, on the same batches and one thread count, and the
ratio of processor times is given: below 1 ours is faster.
"""

from __future__ import annotations

import importlib.util
import json as json_text
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.measuring.figures import Figure, machine
from cli.terminal import ProgressBar, Refusal, emit, say, table
from engine import datasets
from engine.data import sources
from engine.data.dataset import Dataset
from engine.fast import pool
from engine.racing.race import Race
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

REPEAT_S = 0.15  # one measurement takes about so long
TWIN = Path(__file__).resolve().parents[2] / "benchmarks" / "speed" / "torch_twin.py"

Layers = list[dict[str, Any]]


def dense(*sizes: int, activation: str = "relu", between: Layers | None = None) -> Layers:
    """flatten, then dense layers of these sizes; after all but the last, `between` (batch norm) and the activation."""
    row: Layers = [{"kind": "flatten"}]
    for size in sizes[:-1]:
        row += [{"kind": "dense", "units": size}]
        row += [part for part in between or [] if part["kind"] == "batch-norm"]
        row += [{"kind": activation}]
        row += [part for part in between or [] if part["kind"] == "dropout"]
    return [*row, {"kind": "dense", "units": sizes[-1]}]


def convolutions() -> Layers:
    """Six 3×3 convolutions, pooled after every second."""
    row: Layers = []
    for filters, padding, pooled in ((16, 1, 0), (16, 1, 1), (32, 1, 0), (32, 2, 1), (64, 1, 0), (64, 1, 1)):
        row += [{"kind": "conv2d", "filters": filters, "kernel": 3, "padding": padding}, {"kind": "relu"}]
        row += [{"kind": "max-pool2d"}] * pooled
    row += [{"kind": "flatten"}, {"kind": "dense", "units": 50}, {"kind": "relu"}, {"kind": "dropout", "ratio": 0.5}]
    return [*row, {"kind": "dense", "units": 10}]


NORMED: Layers = [{"kind": "batch-norm"}, {"kind": "dropout", "ratio": 0.2}]
SGD = {"kind": "sgd", "learning_rate": 0.1}
ADAM = {"kind": "adam", "learning_rate": 1e-3}
FOUR = (SGD, {"kind": "momentum", "learning_rate": 0.1}, {"kind": "adagrad", "learning_rate": 0.01}, ADAM)
SIMPLE_CNN: Layers = [
    {"kind": "conv2d", "filters": 30, "kernel": 5},
    {"kind": "relu"},
    {"kind": "max-pool2d"},
    *dense(100, 10),
]


@dataclass(frozen=True)
class Workload:
    """One row: a network and its optimizers; `infer` images are read instead of trained on."""

    name: str
    title: str
    layers: Layers
    batch: int = 100
    optimizers: tuple[dict[str, Any], ...] = (SGD,)
    infer: int = 0

    def specs(self) -> list[ExperimentSpec]:
        """The experiment with each of its optimizers."""
        return [
            ExperimentSpec.from_dict({"layers": self.layers, "optimizer": chosen, "batch_size": self.batch})
            for chosen in self.optimizers
        ]


A, C = dense(50, 10), dense(1024, 512, 512, 10)
WORKLOADS = (
    Workload("A", "784-50-10 ReLU, SGD", A),
    Workload("B_sgd", "784-512-10 tanh, SGD", dense(512, 10, activation="tanh"), 128),
    Workload("B_adam", "784-512-10 tanh, Adam", dense(512, 10, activation="tanh"), 128, (ADAM,)),
    Workload("C", "784-1024-512-512-10, Adam", C, 128, (ADAM,)),
    Workload("D", "conv 30@5×5, pool, 100, 10", SIMPLE_CNN),
    Workload("E", "six 3×3 convolutions, Adam", convolutions(), 100, (ADAM,)),
    Workload("F_A", "A with batch norm and dropout", dense(50, 10, between=NORMED)),
    Workload("F_C", "C with batch norm and dropout", dense(1024, 512, 512, 10, between=NORMED), 128, (ADAM,)),
    Workload("G", "four optimizers on 784-50-100-10", dense(50, 100, 10), 128, FOUR),
    Workload("A_inf", "A reading, per image", A, infer=10_000),
    Workload("C_inf", "C reading, per image", C, infer=4_000),
    Workload("D_inf", "D reading, per image", SIMPLE_CNN, infer=1_000),
    Workload("E_inf", "E reading, per image", convolutions(), infer=400),
)


def measure(only: list[str], repeats: int, json: bool, compare: Path | None = None) -> int:
    """Measure the rows that are asked for, and print them; returns the exit status."""
    chosen = [w for w in WORKLOADS if not only or w.name in only]
    unknown = set(only) - {w.name for w in WORKLOADS}
    if unknown:
        raise Refusal(f"no row {', '.join(sorted(unknown))}; there are {', '.join(w.name for w in WORKLOADS)}")
    there = None if compare is None else read_rows(compare)
    data = datasets.load("mnist" if sources.find("mnist") else "mnist-sample")
    twin = torch_twin()
    rows, bar = [], ProgressBar()
    for done, workload in enumerate(chosen):
        bar.show(done / len(chosen), workload.title)
        row = time_workload(workload, data, repeats, twin)
        rows.append(row)
        if json:
            emit(row)
    bar.clear()
    if json:
        emit({"machine": machine(), "data": data.name, "repeats": repeats, "torch": twin is not None})
    else:
        print(as_table(rows))
        say(", ".join(f"{key} {value}" for key, value in machine().items()) + f"; {data.name}")
        if there is not None:
            print(side_by_side(rows, there[0]))
            say("there: " + ", ".join(f"{key} {value}" for key, value in there[1].items()))
    return 0


def time_workload(workload: Workload, data: Dataset, repeats: int, twin: Any) -> dict[str, Any]:
    """Processor and wall time of one step (or one image), ours and PyTorch's in turn."""
    ours = our_work(workload, data)
    peer = twin.work(workload, data, pool.threads()) if twin else None
    units = workload.infer or 1
    count = calibrated(ours)
    cpu, wall, peer_cpu, peer_wall = [], [], [], []
    for _ in range(repeats):
        one_cpu, one_wall = timed(ours, count)
        cpu.append(one_cpu / units * 1e6)
        wall.append(one_wall / units * 1e6)
        if peer is not None:
            one_cpu, one_wall = timed(peer, count)
            peer_cpu.append(one_cpu / units * 1e6)
            peer_wall.append(one_wall / units * 1e6)
    row: dict[str, Any] = {
        "workload": workload.name,
        "title": workload.title,
        "per": "image" if workload.infer else "step",
        "cpu_us": Figure.of(cpu).to_dict(),
        "wall_us": Figure.of(wall).to_dict(),
    }
    if peer_cpu:
        row["torch_cpu_us"] = Figure.of(peer_cpu).to_dict()
        row["wall_ratio"] = Figure.of([a / b for a, b in zip(wall, peer_wall, strict=True)]).to_dict()
        row["cpu_ratio"] = Figure.of([a / b for a, b in zip(cpu, peer_cpu, strict=True)]).to_dict()
    return row


def our_work(workload: Workload, data: Dataset) -> Callable[[], object]:
    """A function that takes one training step with every optimizer of the row, or reads its images once."""
    specs = workload.specs()
    if len(specs) > 1:
        race = Race(specs, data)
        first = race.runs[race.names[0]]
        return lambda: race.learn(*first.own_batch())
    trainer = Trainer(specs[0], data)
    if workload.infer:
        images = data.train.images[: workload.infer]
        return lambda: trainer.network.predict(trainer.parameters, images).argmax(axis=1)
    return lambda: trainer.learn(*trainer.next_batch())


def calibrated(work: Callable[[], object]) -> int:
    """How many repetitions take about REPEAT_S; warms up on the way."""
    count = 1
    while (took := timed(work, count)[1] * count) < REPEAT_S / 2:
        count *= 2
    return max(1, round(count * REPEAT_S / took))


def timed(work: Callable[[], object], count: int) -> tuple[float, float]:
    """Processor and wall seconds of one repetition."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(count):
        work()
    return (time.process_time() - cpu) / count, (time.perf_counter() - wall) / count


def torch_twin() -> Any:
    """The development module that builds the same networks in PyTorch, where both are there."""
    if importlib.util.find_spec("torch") is None or not TWIN.exists():
        return None
    spec = importlib.util.spec_from_file_location("torch_twin", TWIN)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_table(rows: list[dict[str, Any]]) -> str:
    """The rows as people read them."""
    compared = any("cpu_ratio" in row for row in rows)
    head = ["", "network", "per", "CPU µs", "lowest", "highest", "wall µs"]
    head += ["torch µs", "ratio", "wall ratio"] if compared else []
    lines = []
    for row in rows:
        cpu = row["cpu_us"]
        line = [row["workload"], row["title"], row["per"]]
        line += [number(cpu["median"]), number(cpu["low"]), number(cpu["high"]), number(row["wall_us"]["median"])]
        if compared:
            line += [number(row["torch_cpu_us"]["median"]), f"{row['cpu_ratio']['median']:.2f}"]
            line += [f"{row['wall_ratio']['median']:.2f}"]
        lines.append(line)
    return table(head, lines, left=3)


def read_rows(path: Path) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """The rows of `bench engine --json` by name, and the machine they were taken on.

    Raises: Refusal: not such a file.
    """
    try:
        found = [json_text.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = {row["workload"]: row for row in found if "workload" in row}
        medians = [float(row[key]["median"]) for row in rows.values() for key in ("cpu_us", "wall_us")]
        kept = next((dict(row["machine"]) for row in found if "machine" in row), {})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        medians, rows, kept = [], {}, {}
    if not medians or min(medians) <= 0:
        raise Refusal(f"{path} holds no rows; write them there with: bench engine --json > {path.name}")
    return rows, kept


def side_by_side(rows: list[dict[str, Any]], there: dict[str, dict[str, Any]]) -> str:
    """Both machines' times and how they compare; rows that only one has are left out."""
    lines = []
    for row in rows:
        other = there.get(row["workload"])
        if other is not None:
            line = [row["workload"], row["title"]]
            for key in ("cpu_us", "wall_us"):
                one, two = row[key]["median"], other[key]["median"]
                line += [number(one), number(two), f"{one / two:.2f}"]
            lines.append(line)
    head = ["", "network", "CPU µs here", "there", "ratio", "wall µs here", "there", "ratio"]
    return table(head, lines, left=2)


def number(us: float) -> str:
    """Microseconds, with two decimals where they are few."""
    return f"{us:,.0f}" if us >= 100 else f"{us:.2f}"

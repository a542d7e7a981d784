"""bench gui: how smooth the window is while a network trains in it, and what it costs the engine."""

from __future__ import annotations

import functools
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
from PySide6.QtCore import Qt, QTimer

from cli.commands.shots import quiet_platform, wait_until
from cli.measuring.figures import Figure, machine, resident_mb
from cli.terminal import ProgressBar, Refusal, emit, say, table
from engine import datasets, recipes
from engine.events import StepEnded
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from gui.app import application, make_window
from gui.labs.plotting.curves import Curve, Curves
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.train_page import TrainPage
from gui.plots import PlotArea

ROOT = Path(__file__).resolve().parents[2]
HARDEST = "two-layer"  # on the embedded sample, where an epoch ends fifty times a second
MEDIUM = "simple-cnn"
WATCHED_S = 4.0  # so long each measurement of a run
TICK_MS = 16
SELDOM_MS = 250  # looks at the clock that do not count beside what is measured
POINTS, CURVES, FRESH = 1_000_000, 8, 1000
PATIENCE_S = 60.0
STARTED = """
import sys
sys.path.insert(0, {root!r})
from gui.app import application, make_window
window = make_window({settings!r})
window.show()
application().processEvents()
print("usable", flush=True)
window.close()
"""


def measure(only: list[str], repeats: int, json: bool) -> int:
    """Every row asked for, as a table or as JSON lines."""
    rows: dict[str, Callable[[int], list[dict[str, Any]]]] = {
        "start": start,
        "redraw": redraw,
        "theme": switching,
        "run": training,
        "medium": training_medium,
    }
    unknown = set(only) - set(rows)
    if unknown:
        raise Refusal(f"no rows {', '.join(sorted(unknown))}; there are {', '.join(rows)}")
    quiet_platform()
    found: list[dict[str, Any]] = []
    bar = ProgressBar()
    chosen = [name for name in rows if not only or name in only]
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITLAB_HOME"] = home  # what is measured leaves no runs behind
        for done, name in enumerate(chosen):
            bar.show(done / len(chosen), name)
            for row in rows[name](repeats):
                found.append(row)
                if json:
                    emit(row)
    bar.clear()
    if json:
        emit({"machine": machine(), "repeats": repeats, "platform": application().platformName()})
    else:
        print(as_table(found))
        say(", ".join(f"{key} {value}" for key, value in machine().items()))
    return 0


def figure(name: str, title: str, unit: str, values: Sequence[float], goal: str = "") -> dict[str, Any]:
    """One row; `goal` is what the project promises."""
    return {"name": name, "title": title, "unit": unit, **Figure.of(values).to_dict(), "goal": goal}


def start(repeats: int) -> list[dict[str, Any]]:
    """From nothing to a window that answers, in a process of its own."""
    seconds = []
    with tempfile.TemporaryDirectory() as home:
        code = STARTED.format(root=str(ROOT), settings=str(Path(home) / "settings.ini"))
        for _ in range(repeats):
            started = time.perf_counter()
            with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
                said = process.stdout.readline() if process.stdout else ""
                seconds.append(time.perf_counter() - started)
            if said.strip() != "usable" or process.returncode:
                raise Refusal("the window does not start here; try: python3 main.py")
    return [figure("start", "start to usable window", "s", seconds, "≤ 1.5")]


def redraw(repeats: int) -> list[dict[str, Any]]:
    """Painting curves of a million points each, with a thousand new points every time."""
    application()
    rising = np.arange(POINTS, dtype=np.float64)
    curves = Curves([Curve(f"run {k}", k, window=50) for k in range(1, CURVES + 1)])
    for k, curve in enumerate(curves):
        curve.extend(rising, np.exp(-rising / 3e5) + 0.2 * np.sin(rising * (k + 1)) ** 2)
    area = PlotArea()
    area.resize(555, 292)
    area.show()
    area.draw(curves)
    area.grab()
    milliseconds = []
    for round_ in range(max(repeats, 5)):
        x = POINTS + round_ * FRESH + np.arange(FRESH, dtype=np.float64)
        for curve in curves:
            curve.extend(x, np.full(FRESH, 0.2))
        started = time.perf_counter()
        area.draw(curves)
        area.grab()
        milliseconds.append(1000 * (time.perf_counter() - started))
    area.close()
    return [figure("redraw", f"redraw of {CURVES} curves of {POINTS:,} points", "ms", milliseconds, "≤ 15")]


def switching(repeats: int) -> list[dict[str, Any]]:
    """How long the window does not answer while it takes another theme or language, with all its pages made."""
    found: dict[str, list[float]] = {"theme": [], "language": []}
    with tempfile.TemporaryDirectory() as home, closing(make_window(Path(home) / "settings.ini", lang="en")) as window:
        window.show()
        for entry in (*window.entries, window.entries[0]):
            window.show_page(entry.key)
            application().processEvents()
        for round_ in range(2 * repeats):
            for name, switch, to in (
                ("theme", window.set_theme, ("dark", "light")),
                ("language", window.set_language, ("ko", "en")),
            ):
                started = time.perf_counter()
                switch(to[round_ % 2])
                application().processEvents()
                found[name].append(1000 * (time.perf_counter() - started))
    return [figure(name, f"switch of the {name}", "ms", values) for name, values in found.items()]


@dataclass
class Throughput:
    """What runs behind the window came to, and the same runs alone."""

    alone: list[float] = field(default_factory=list)  # steps a second, before the first run and after each
    with_window: list[float] = field(default_factory=list)
    redraws: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)
    memory: float = 0.0

    def share(self) -> list[float]:
        """How much of its speed the engine kept in each run, in percent."""
        around = zip(self.with_window, itertools.pairwise(self.alone), strict=True)
        return [200 * run / (before + after) for run, (before, after) in around]


def training(repeats: int) -> list[dict[str, Any]]:
    """A run on the Train page: ticks of a timer, how soon Stop works, and the engine's speed with and without."""
    kept = runs(HARDEST, repeats)
    rows = [
        figure("tick", f"wait of a {TICK_MS} ms timer while training", "ms", kept.waits),
        figure("tick_p99", "of these the 99th percentile", "ms", [float(np.percentile(kept.waits, 99))], "≤ 25"),
        figure("tick_worst", "the longest", "ms", [max(kept.waits)], "≤ 50"),
        figure("stop", "stop to idle", "ms", kept.stops, "≤ 50"),
        figure("alone", f"engine without a window, {HARDEST}", "steps/s", kept.alone),
        figure("with_window", "engine behind the window", "steps/s", kept.with_window),
        figure("share", "of its speed the engine keeps", "%", kept.share(), "≥ 95"),
        figure("redraws", "redraws of the loss meanwhile", "1/s", kept.redraws),
    ]
    return [*rows, figure("memory", "resident memory", "MB", [kept.memory])] if kept.memory else rows


def training_medium(repeats: int) -> list[dict[str, Any]]:
    """The same of a network with longer steps."""
    kept = runs(MEDIUM, repeats)
    return [
        figure("medium_alone", f"engine without a window, {MEDIUM}", "steps/s", kept.alone),
        figure("medium_with_window", "engine behind the window", "steps/s", kept.with_window),
        figure("medium_share", "of its speed the engine keeps", "%", kept.share(), "≥ 95"),
        figure("medium_redraws", "redraws of the loss meanwhile", "1/s", kept.redraws),
    ]


def runs(recipe: str, repeats: int) -> Throughput:
    """Runs of a recipe on the Train page.

    The speed alone is taken before and after each run behind the window, since that of a machine drifts.
    """
    spec, kept = endless(recipe), Throughput()
    with tempfile.TemporaryDirectory() as home, closing(make_window(Path(home) / "settings.ini", lang="en")) as window:
        window.show()
        lab = cast(TrainPage, window.show_page("train")).lab
        drawn = itertools.count()
        lab.changed.connect(functools.partial(next, drawn))
        kept.alone.append(steps_alone(spec))
        for _ in range(repeats):
            steps, redrawn, ticks, stop = watched_run(lab, spec, drawn)
            kept.alone.append(steps_alone(spec))
            kept.with_window.append(steps)
            kept.redraws.append(redrawn)
            kept.waits += ticks
            kept.stops.append(stop)
        kept.memory = resident_mb()
    return kept


def endless(recipe: str) -> ExperimentSpec:
    """The recipe on the embedded sample, without an end."""
    return recipes.load(recipe).spec.replace(data="mnist-sample", epochs=0, steps=50_000_000)


def watched_run(lab: TrainLab, spec: ExperimentSpec, drawn: Iterator[int]) -> tuple[float, float, list[float], float]:
    """Steps and redraws a second behind the window, then the waits of a timer, and how long Stop took; both in ms."""
    lab.take(spec)
    lab.start()
    losses = lab.run.history.loss.curves[0]
    if not wait_until(lambda: len(losses) > 0, PATIENCE_S):
        raise Refusal("the run on the Train page did not begin")
    first = next(drawn)
    before, started = len(losses), time.perf_counter()
    wait_until(lambda: False, WATCHED_S, SELDOM_MS)
    watched_s = time.perf_counter() - started
    speed, redraws = (len(losses) - before) / watched_s, (next(drawn) - first - 1) / watched_s
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(1000 * time.perf_counter()))
    timer.start(TICK_MS)
    wait_until(lambda: False, WATCHED_S, SELDOM_MS)
    timer.stop()
    started = time.perf_counter()
    lab.run.stop()
    if not wait_until(lambda: not lab.run.busy, PATIENCE_S):
        raise Refusal("the run on the Train page did not stop")
    return speed, redraws, np.diff(ticks).tolist(), 1000 * (time.perf_counter() - started)


def steps_alone(spec: ExperimentSpec) -> float:
    """Steps a second of the same run where no one watches."""
    events = Trainer(spec, datasets.load(spec.data)).events()
    count, started = 0, time.perf_counter()
    for event in events:
        if isinstance(event, StepEnded):
            count += 1
            if time.perf_counter() - started > WATCHED_S / 2:
                break
    return count / (time.perf_counter() - started)


def as_table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as people read them."""
    lines = []
    for row in rows:
        values = [f"{row[name]:,.1f}" if row[name] >= 10 else f"{row[name]:.2f}" for name in ("median", "low", "high")]
        lines.append([row["name"], row["title"], row["unit"], *values, row["goal"]])
    return table(["", "what", "unit", "median", "lowest", "highest", "goal"], lines, left=3)

"""Kills training runs at random moments with SIGKILL and continues them: each must end bit for bit as if left alone.

    python -m benchmarks.checks.kills                 200 kills over all recipes, command line and window in turn
    python -m benchmarks.checks.kills --count 20      fewer; --seed N draws other moments

A run that was killed is resumed, killed again with some luck, and resumed until it is over. Its weights file must then
hold the same bytes as that of a run no one killed, and its log the same steps, each once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engine import recipes
from engine.errors import EngineError
from engine.store.run_list import CHECKPOINT_FILE, EVENTS_FILE, WEIGHTS_FILE

ROOT = Path(__file__).resolve().parents[2]
AGAIN = 0.3  # of the resumed runs are killed once more
COMMAND = "import sys; from cli import main; sys.exit(main(sys.argv[1:]))"
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from engine.spec import ExperimentSpec
from gui.app import application, make_window

app = application()
window = make_window(sys.argv[2])
page = window.show_page("train")
lab = page.lab
lab.finished.connect(lambda: QTimer.singleShot(0, app.quit))
if sys.argv[1] == "start":
    lab.take(ExperimentSpec.from_toml(Path(sys.argv[3]).read_text()))
    lab.datasets.look()
    lab.start()
else:
    lab.resume_kept(Path(sys.argv[3]))
sys.exit(app.exec())
"""


class Kills:
    """The recipes as short experiments, what each gives when left alone, and the killing."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.expected: dict[str, tuple[bytes, list[str], float]] = {}  # weights, log and seconds by recipe
        self.killed = self.finished = 0

    def environ(self, home: Path) -> dict[str, str]:
        """A home of its own for every run."""
        own = {"DIGITLAB_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1"}
        return {**os.environ, **own}

    def prepare(self, name: str) -> Path | None:
        """A short form of a recipe, run once without a kill; None where its data is not on this computer."""
        path = self.folder / f"{name}.toml"
        spec = recipes.load(name).spec
        slow = spec.gradient == "numerical" or any("conv" in layer.to_dict()["kind"] for layer in spec.layers)
        steps = 2 if spec.gradient == "numerical" else 40 if slow else 400
        path.write_text(spec.replace(data="mnist-sample", epochs=0, steps=steps).to_toml())
        home = self.folder / f"{name}-whole"
        started = time.monotonic()
        command = [sys.executable, "-c", COMMAND, "train", str(path), "--keep"]
        done = subprocess.run(command, cwd=ROOT, env=self.environ(home), capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name}: left out ({done.stderr.strip().splitlines()[-1]})")
            return None
        (run,) = (home / "data" / "runs").iterdir()
        seconds = time.monotonic() - started
        self.expected[name] = (run / WEIGHTS_FILE).read_bytes(), logged(run), seconds
        return path

    def try_one(self, name: str, path: Path, window: bool, number: int) -> str:
        """Kill a run of a recipe until it survives; what was wrong, or nothing."""
        home = self.folder / f"{name}-{number}"
        environ, settings = self.environ(home), str(home / "settings.ini")
        runs = home / "data" / "runs"
        start = ["start", settings, str(path)] if window else ["train", str(path), "--keep"]
        command = [sys.executable, "-c", WINDOW if window else COMMAND]
        latest = self.expected[name][2] * (1.6 if window else 1.0)
        self._run([*command, *start], environ, latest)
        for _ in range(20):
            run = next((one for one in runs.iterdir() if logged(one)), None) if runs.exists() else None
            if run is None:
                self._run([*command, *start], environ, 0.0)  # it was killed before there was anything to continue
                continue
            if (run / WEIGHTS_FILE).exists() and not (run / CHECKPOINT_FILE).exists():
                break
            resuming = ["resume", settings, str(run)] if window else ["train", "--resume", run.name]
            again = latest if self.chance.random() < AGAIN else 0.0
            self._run([*command, *resuming], environ, again)
        else:
            return "it never came to its end"
        weights, log, _ = self.expected[name]
        if (run / WEIGHTS_FILE).read_bytes() != weights:
            return "other weights"
        return "" if logged(run) == log else "another log"

    def _run(self, command: list[str], environ: dict[str, str], latest: float) -> None:
        """Run a command, and kill it at a moment before `latest`; 0 lets it come to its end."""
        with subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                process.wait(self.chance.uniform(0.3, latest) if latest else 300)
                self.finished += bool(latest)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                self.killed += 1


def logged(run: Path) -> list[str]:
    """The steps, probes and epochs of a log, without times."""
    lines: list[str] = []
    path = run / EVENTS_FILE
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if event["event"] not in ("Started", "Finished"):
            event.pop("elapsed_s")
            lines.append(json.dumps(event, sort_keys=True))
    return lines


def main() -> int:
    """Kill, resume, compare; 1 where any run ended otherwise."""
    parser = argparse.ArgumentParser(description="Kill training runs at random and continue them bit for bit.")
    parser.add_argument("--count", type=int, default=200, help="kills (200)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        kills = Kills(Path(folder), args.seed)
        slow_last = sorted(recipes.recipes(), key=lambda recipe: recipe.spec.gradient == "numerical")
        names = [recipe.name for recipe in slow_last]
        paths: dict[str, Path | None] = {}
        number = 0
        while kills.killed < args.count:
            name = names[number % len(names)]
            number += 1
            try:
                path = paths[name] if name in paths else paths.setdefault(name, kills.prepare(name))
            except EngineError as error:
                path = paths.setdefault(name, None)
                print(f"{name}: left out ({error})")
            if path is None:
                continue
            fault = kills.try_one(name, path, bool(number % 2), number)
            wrong += bool(fault)
            where = "window" if number % 2 else "command line"
            print(f"{kills.killed:4} kills  {name:<22} {where:<13} {fault or 'bit for bit'}", flush=True)
    print(f"{kills.killed} kills, {number} runs, {kills.finished} ended before their kill, {wrong} ended otherwise.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Does a search keep its promises? Throughput of two workers, kills, and TPE against random.

    python benchmarks/search_check.py throughput      60 trials of two-layer with one worker and with two
    python benchmarks/search_check.py kills [N]       N studies killed with kill -9 (program or worker), each continued
    python benchmarks/search_check.py tpe             60 trials by TPE with pruning and by random, three seeds

Prints what it finds; exit status 1 where a promise is not kept.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OVER = ("optimizer=sgd,momentum,adam", "optimizer.learning_rate=1e-4..1:log", "layers.2.units=16..128")


def command(study: str, trials: int, *more: str, home: str) -> tuple[list[str], dict[str, str]]:
    """A search of two-layer on the embedded digits as a command, with a home of its own."""
    words = [sys.executable, str(ROOT / "main.py"), "search", "two-layer", "--study", study, "--trials", str(trials)]
    for text in OVER:
        words += ["--over", text]
    return [*words, "--json", *more], {**os.environ, "DIGITLAB_HOME": home}


def finished(lines: str) -> dict[int, tuple[object, ...]]:
    """Every trial that ended, by number: values and reports."""
    found = {}
    for line in lines.splitlines():
        event = json.loads(line)
        if event["event"] == "TrialEnded" and 0 <= event["outcome"]["number"] < 1_000_000:
            outcome = event["outcome"]
            found[outcome["number"]] = (event["values"], outcome["state"], outcome["accuracy"], outcome["reports"])
    return found


def run(words: list[str], environ: dict[str, str]) -> str:
    return subprocess.run(words, env=environ, capture_output=True, text=True, check=True).stdout


def throughput() -> bool:
    seconds, trials = {}, {}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as home:
            words, environ = command("t", 60, "--steps", "400", "--by", "random", "--workers", str(workers), home=home)
            started = time.monotonic()
            trials[workers] = finished(run(words, environ))
            seconds[workers] = time.monotonic() - started
    same = trials[1] == trials[2]
    print(f"60 trials: {seconds[1]:.1f} s with one worker, {seconds[2]:.1f} s with two: {seconds[1] / seconds[2]:.2f}×")
    print(f"trials bit for bit the same: {same}")
    return same


def kills(count: int) -> bool:
    dice, kept = random.Random(7), True
    with tempfile.TemporaryDirectory() as home:
        words, environ = command("whole", 10, "--steps", "120", home=home)
        whole = finished(run(words, environ))
    for number in range(count):
        with tempfile.TemporaryDirectory() as home:
            words, environ = command("k", 10, "--steps", "120", "--workers", str(dice.choice((1, 2))), home=home)
            process = subprocess.Popen(words, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(2, 10))
            victims = [process.pid, *children(process.pid)]
            os.kill(dice.choice(victims), signal.SIGKILL)
            time.sleep(1)
            for pid in [process.pid, *children(process.pid)]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()
            run(*command("k", 10, "--steps", "120", home=home))
            from engine.study.storage import StudyFile

            done = StudyFile(Path(home) / "data" / "studies" / "k.db").done()
            found = {k: (v, o.state, o.accuracy, list(o.reports)) for k, (v, o) in done.items() if 0 <= k < 1_000_000}
            right = found == whole
            kept &= right
            print(f"kill {number + 1}: {'the same study' if right else 'ANOTHER STUDY'}", flush=True)
    return kept


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [int(child) for child in found] + [grand for child in found for grand in children(int(child))]


def tpe() -> bool:
    won = 0
    for seed in (1, 2, 3):
        best = {}
        for by in ("tpe", "random"):
            with tempfile.TemporaryDirectory() as home:
                prune = ("--prune",) if by == "tpe" else ()
                more = ("--steps", "400", "--by", by, "--seed", str(seed), "--workers", "2", *prune)
                last = json.loads(run(*command("s", 60, *more, home=home)).splitlines()[-1])
                best[by] = last["accuracy"], last["test_accuracy"]
        won += best["tpe"][0] > best["random"][0]
        print(f"seed {seed}: validation, test: TPE {best['tpe']}, random {best['random']}", flush=True)
    print(f"TPE with pruning was better in {won} of 3")
    return won >= 2


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    checks = {"throughput": throughput, "tpe": tpe, "kills": lambda: kills(int((*sys.argv, "20")[2]))}
    if what not in checks:
        sys.exit(__doc__)
    sys.exit(0 if checks[what]() else 1)

"""Does a search keep its promises? Throughput, kills, machines without the data, and TPE against random.

    benchmarks/checks/search_check.py throughput [STEPS] 60 trials of two-layer with one worker and with two (3000)
    benchmarks/checks/search_check.py kills [N]          kill -9 of a worker, the client, the program, in turn (21)
    benchmarks/checks/search_check.py machines           three machines in network namespaces, one without the data
    benchmarks/checks/search_check.py tpe                60 trials by TPE with pruning and by random, three seeds

`tpe` and `machines` need the whole of MNIST in DIGITLAB_DATA; `machines` needs root for its namespaces, else its
machines are processes with folders of their own. Prints what it finds; exit status 1 where a promise is not kept.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OVER = ("optimizer=sgd,momentum,adam", "optimizer.learning_rate=1e-4..1:log", "layers.2.units=16..128")
WIDER = (*OVER[:2], "layers.2.units=16..256")
COURSE, COURSE_STEPS = 0.9722, 10_000  # of the course's two layers
TRIALS, STEPS = 10, 120  # of a study that is killed
Found = dict[int, tuple[Any, ...]]


def search(*more: object, over: tuple[str, ...] = OVER, root: Path = ROOT) -> list[str]:
    """The command of a search of two-layer."""
    words = [sys.executable, str(root / "main.py"), "search", "two-layer", "--json"]
    for text in over:
        words += ["--over", text]
    return [*words, *(str(word) for word in more)]


def environ(home: Path, **more: str) -> dict[str, str]:
    """An environment with a home of its own."""
    return {**os.environ, "DIGITLAB_HOME": str(home), "OPENBLAS_NUM_THREADS": "1", **more}


def events_of(command: list[str], home: Path, **more: str) -> list[dict[str, Any]]:
    """Every event of a search that comes to its end."""
    done = subprocess.run(command, env=environ(home, **more), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the search failed: {done.stderr.strip()[-600:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def outcomes(events: list[dict[str, Any]]) -> Found:
    """Every trial that ended, by number: values, state, accuracy and reports."""
    rows = [(event["values"], event["outcome"]) for event in events if event["event"] == "TrialEnded"]
    return {
        o["number"]: (v, o["state"], o["accuracy"], tuple(o["reports"])) for v, o in rows if o["number"] < 1_000_000
    }


def kept(home: Path, study: str) -> tuple[Found, int]:
    """The trials of a study on disk, and how many rows its table has."""
    path = home / "data" / "studies" / f"{study}.db"
    found: Found = {}
    rows = 0
    with contextlib.closing(sqlite3.connect(path)) as base:
        for (text,) in base.execute("select value_json from trial_user_attributes where key = 'outcome'"):
            o = json.loads(text)
            rows += 1
            found[o["number"]] = o["state"], o["accuracy"], tuple(o["reports"])
    return found, rows


# -- throughput --------------------------------------------------------------------------------------------------------
def throughput(steps: int) -> bool:
    """Seconds of 60 trials with one worker and with two, and whether the trials are the same."""
    seconds, trials = {}, {}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as home:
            started = time.monotonic()
            command = search("--trials", 60, "--steps", steps, "--by", "random", "--workers", workers, "--study", "t")
            trials[workers] = outcomes(events_of(command, Path(home)))
            seconds[workers] = time.monotonic() - started
            print(f"60 trials of {steps} steps, {workers} worker(s): {seconds[workers]:.1f} s", flush=True)
    gain, same = seconds[1] / seconds[2], trials[1] == trials[2]
    print(f"two workers: {gain:.2f} times the throughput of one; trials bit for bit the same: {same}")
    return same and gain >= 1.7


# -- kills -------------------------------------------------------------------------------------------------------------
def kills(count: int) -> bool:
    """A study that is killed at a random moment must end as the one that no one killed."""
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        whole = outcomes(events_of(search("--trials", TRIALS, "--steps", STEPS, "--study", "k"), home))
    right = 0
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder), 2) as address:
        for number in range(count):
            what = ("worker", "client", "program")[number % 3]
            with tempfile.TemporaryDirectory() as fresh:
                said = killed(what, Path(fresh), address, dice)
                found, rows = kept(Path(fresh), "k")
            same = found == {k: pair[1:] for k, pair in whole.items()} and rows == len(found)
            right += same
            said += (
                "the same study, every trial once" if same else f"ANOTHER STUDY ({rows} rows of {len(found)} trials)"
            )
            print(f"kill {number + 1}, {said}", flush=True)
    print(f"{right} of {count} as if no one had killed them")
    return right == count


def killed(what: str, home: Path, address: str, dice: random.Random) -> str:
    """Search, kill, and continue where that is needed; returns what was done."""
    base = ("--trials", TRIALS, "--steps", STEPS, "--study", "k")
    more = ("--scheduler", address) if what == "client" else ("--workers", 2)
    after, delay = dice.randrange(TRIALS - 1), dice.uniform(0, 0.5)
    process = subprocess.Popen(
        search(*base, *more), env=environ(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    ended = 0
    while ended < after and process.stdout is not None and (line := process.stdout.readline()):
        ended += '"TrialEnded"' in line
    time.sleep(delay)
    if what == "worker":
        workers = [pid for pid in children(process.pid) if "spawn_main" in commanded(pid)]
        victims = dice.sample(workers, 1) if workers else []
    else:
        victims = [process.pid, *(children(process.pid) if what == "program" else ())]
    for pid in victims:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    if process.stdout is not None:
        process.stdout.read()
    said = f"{what} after {after} trials: "
    if process.wait() == 0:
        return said + "continued by itself, "
    events_of(search(*base), home)
    return said + "continued, "


def children(pid: int) -> list[int]:
    """All processes below one."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [int(child) for child in found] + [grand for child in found for grand in children(int(child))]


def commanded(pid: int) -> str:
    """The command line of a process; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@contextlib.contextmanager
def cluster(home: Path, workers: int) -> Iterator[str]:
    """A scheduler and workers as processes of their own, ended with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    started = [worker(home / "scheduler", "--serve", port)]
    answers("127.0.0.1", port)
    started += [worker(home / f"worker-{number}", address) for number in range(workers)]
    try:
        yield address
    finally:
        end(started)


def worker(home: Path, *words: object, root: Path = ROOT, within: tuple[str, ...] = (), **more: str) -> Any:
    """`python3 main.py worker …` with a home of its own."""
    command = [*within, sys.executable, str(root / "main.py"), "worker", *(str(word) for word in words)]
    home.mkdir(parents=True, exist_ok=True)
    log = open(home / "log", "w", encoding="utf-8")  # noqa: SIM115  # as long as the process
    return subprocess.Popen(command, env=environ(home, **more), stdout=log, stderr=log)


def answers(host: str, port: int, within: tuple[str, ...] = ()) -> None:
    """Wait for a scheduler."""
    knock = f"import socket; socket.create_connection(({host!r}, {port}), 1)"
    for _ in range(600):
        if subprocess.run([*within, sys.executable, "-c", knock], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("the scheduler does not answer")


def end(processes: list[Any]) -> None:
    """End processes and what is below them."""
    for process in processes:
        for pid in (process.pid, *children(process.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


# -- machines ----------------------------------------------------------------------------------------------------------
class Machines:
    """Three machines: folders and homes of their own, in network namespaces on one bridge where that is allowed."""

    names = ("dl-lead", "dl-data", "dl-bare")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spaces = os.geteuid() == 0 and shutil.which("ip") is not None and self._join()
        for name in self.names:
            self._copy(folder / name)
        print("three machines in network namespaces" if self.spaces else "three processes with folders of their own")

    def _join(self) -> bool:
        commands = ["ip link add dl-bridge type bridge", "ip link set dl-bridge up"]
        for place, name in enumerate(self.names, start=1):
            commands += [
                f"ip netns add {name}",
                f"ip link add {name}-v type veth peer name eth0 netns {name}",
                f"ip link set {name}-v master dl-bridge up",
                f"ip -n {name} addr add 10.77.0.{place}/24 dev eth0",
                f"ip -n {name} link set eth0 up",
                f"ip -n {name} link set lo up",
            ]
        done = [subprocess.run(text.split(), capture_output=True, check=False).returncode for text in commands]
        if any(done):
            self.close()
        return not any(done)

    @staticmethod
    def _copy(root: Path) -> None:
        """What another machine needs of this folder."""
        for name in ("assets", "cli", "engine", "gui", "weights"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("main.py", "pyproject.toml"):
            shutil.copy(ROOT / name, root / name)
        (root / ".venv").symlink_to((ROOT / ".venv").resolve())

    def within(self, name: str) -> tuple[str, ...]:
        """What a command on a machine starts with."""
        return ("ip", "netns", "exec", name) if self.spaces else ()

    def host(self, name: str) -> str:
        """Its address."""
        return f"10.77.0.{self.names.index(name) + 1}" if self.spaces else "127.0.0.1"

    def close(self) -> None:
        """Take the namespaces away."""
        for name in self.names:
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", "dl-bridge"], capture_output=True, check=False)


def machines() -> bool:
    """A search led by one machine, run by two, one of which has no data; and one with other code, which is refused."""
    with tempfile.TemporaryDirectory() as folder:
        made = Machines(Path(folder))
        started: list[Any] = []
        try:
            return all(_machines(made, started))
        finally:
            end(started)
            made.close()


def _machines(made: Machines, started: list[Any]) -> Iterator[bool]:
    lead, data, bare = made.names
    home, port = made.folder / "homes", 8786
    address = f"tcp://{made.host(lead)}:{port}"
    started.append(worker(home / "s", "--serve", port, root=made.folder / lead, within=made.within(lead)))
    answers(made.host(lead), port, made.within(lead))
    started.append(worker(home / data, address, root=made.folder / data, within=made.within(data)))
    nothing = {"DIGITLAB_DATA": ""}
    started.append(worker(home / bare, address, root=made.folder / bare, within=made.within(bare), **nothing))
    base = ("--data", "mnist", "--trials", 8, "--steps", 100)
    command = search(*base, "--study", "m", "--scheduler", address, root=made.folder / lead)
    events = events_of([*made.within(lead), *command], home / lead)
    ended = [event["outcome"] for event in events if event["event"] == "TrialEnded"]
    workers = {outcome["worker"] for outcome in ended}
    sent = sorted(home.rglob("by-digest/*.npz"))
    alone = outcomes(events_of(search(*base, "--study", "a"), home / "alone"))
    print(f"{len(ended)} trials by {len(workers)} workers; data sent to: {[path.parts[-4] for path in sent]}")
    yield len(workers) == 2 and [path.parts[-4] for path in sent] == [bare]
    print(f"bit for bit the trials of one machine: {outcomes(events) == alone}")
    yield outcomes(events) == alone
    at = sent[0].stat().st_mtime_ns
    events_of([*made.within(lead), *command[:-3], "n", *command[-2:]], home / lead)
    print(f"a second search sends nothing: {sent[0].stat().st_mtime_ns == at}")
    yield sent[0].stat().st_mtime_ns == at
    with open(made.folder / data / "engine" / "rng.py", "a", encoding="utf-8") as code:
        code.write("# another version\n")
    other = worker(home / "other", address, root=made.folder / data, within=made.within(data))
    other.wait()
    said = (home / "other" / "log").read_text(encoding="utf-8").strip().splitlines()[-1]
    print(f"another version: {said}")
    yield other.returncode == 2 and "differs" in said


# -- TPE and random ----------------------------------------------------------------------------------------------------
def tpe() -> bool:
    """The winners of 60 trials by TPE with pruning and by random, on the whole of MNIST."""
    won, found = 0, []
    for seed in (1, 2, 3):
        test, steps = {}, {}
        for by in ("tpe", "random"):
            with tempfile.TemporaryDirectory() as home:
                prune = ("--prune",) if by == "tpe" else ()
                more = ("--trials", 60, "--steps", 1500, "--by", by, "--seed", seed, "--data", "mnist", *prune)
                events = events_of(search(*more, "--study", "s", over=WIDER), Path(home))
            steps[by] = sum(event["outcome"]["steps"] for event in events if event["event"] == "TrialEnded")
            last = events[-1]
            test[by] = last["test_accuracy"]
            print(f"seed {seed}, {by}: validation {last['accuracy']:.4f}, test {test[by]:.4f}, ", end="")
            print(f"{steps[by]:,} steps in all, {last['values']}", flush=True)
        won += test["tpe"] > test["random"]
        found.append(test["tpe"])
    print(f"TPE with pruning was better by test in {won} of 3; the course's {COURSE:.2%} in {COURSE_STEPS:,} steps")
    return won >= 2 and max(found) > COURSE


def main(words: list[str]) -> int:
    """One of the checks."""
    what, number = (*words, "", "")[:2]
    checks: dict[str, Callable[[], bool]] = {
        "throughput": lambda: throughput(int(number or 3000)),
        "kills": lambda: kills(int(number or 21)),
        "machines": machines,
        "tpe": tpe,
    }
    if what not in checks:
        sys.exit(__doc__)
    return 0 if checks[what]() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

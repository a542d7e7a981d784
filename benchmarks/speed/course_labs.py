"""How long does the window not answer when a course lab is opened for the first time, or when something is set in it?

    OPENBLAS_NUM_THREADS=1 python benchmarks/speed/course_labs.py [LAB …] --repeats 3

Each lab is opened in a process of its own, in a window that has shown nothing but Train and the gallery. Printed is, in
ms of CPU time (other work on the machine does not count), the longest time for which the thread of the window was taken
at once: for showing the gallery, for the opening, for the first visit of each example (the worst, with its name), for
one step, and for another value set in each field of each example (the worst, with their names).
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

SETTLED_S, SOON_S, NEWS_S = 0.4, 0.08, 0.003  # without news for so long: nothing more comes; such a turn brings news
WALL = "--wall" in sys.argv


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labs", nargs="*", metavar="LAB")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--wall", action="store_true", help="of the clock, not of the processor; for a quiet machine")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.once:
        print(json.dumps(measured(args.labs[0])))
        return 0
    from gui.labs.course.exercises import exercises

    print("| lab | gallery | opening | worst example | one step | worst field |\n| --- | --- | --- | --- | --- | --- |")
    for lab in args.labs or exercises.names():
        found = [once(lab) for _ in range(args.repeats)]
        cells = [
            f"{statistics.median(run[what][0] for run in found):.0f} {found[0][what][1]}".strip() for what in found[0]
        ]
        print(f"| {' | '.join([lab, *cells])} |", flush=True)
    return 0


def once(lab: str) -> dict[str, tuple[float, str]]:
    """One lab in a process of its own."""
    command = [sys.executable, __file__, lab, "--once", *(["--wall"] if WALL else [])]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    found: dict[str, tuple[float, str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def measured(key: str) -> dict[str, tuple[float, str]]:
    """The longest times of one lab, each with what it was."""
    from gui.app import application, make_window, preload, spare_what_stays

    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITLAB_HOME"] = home
        with closing(make_window(Path(home) / "settings.ini", lang="en")) as window:
            window.show()
            spare_what_stays(window)
            app = application()
            preloading = preload(window)
            while not preloading.over:
                settle(app.processEvents, SOON_S)
            settle(app.processEvents)
            found = {"gallery": (taken(lambda: window.show_page("labs"), app.processEvents), "")}
            page = window.show_page("labs")
            found |= {"opening": (taken(lambda: page.open(key), app.processEvents), "")}  # type: ignore[attr-defined]
            exercise = page.exercise  # type: ignore[attr-defined]
            first, *others = [example.key for example in exercise.examples]
            visits = {key: functools.partial(exercise.choose_example, key) for key in (*others, first)}
            found["example"] = worst(visits, app.processEvents)
            found["step"], found["field"] = (0.0, ""), (0.0, "")
            for key, visit in visits.items():
                visit()
                settle(app.processEvents, SETTLED_S)
                found["step"] = max(found["step"], (taken(exercise.forward, app.processEvents, SOON_S), key))
                exercise.go_to(len(exercise.steps))
                most, name = worst(settings_of(exercise), app.processEvents, SOON_S)
                found["field"] = max(found["field"], (most, f"{key} {name}".strip()))
    return found


def settings_of(exercise: Any) -> dict[str, Callable[[], object]]:
    """Each field of the first example with another value; not the data, which are prepared off the window's thread."""
    actions: dict[str, Callable[[], object]] = {}
    for field in dataclasses.fields(exercise.settings):
        about, value = exercise.settings.about(field.name), getattr(exercise.settings, field.name)
        if field.name != "data" and "setting" in field.metadata:
            for other in [key for key, _ in about.choices] or [changed(value)]:
                actions[field.name] = functools.partial(exercise.edit, **{field.name: other})
    return actions


def changed(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, tuple):
        return (changed(value[0]), *value[1:]) if value else value
    if isinstance(value, bool):
        return not value
    return value if isinstance(value, str) else value + 1 if isinstance(value, int) else value * 0.9 or 0.01


def worst(
    actions: Mapping[str, Callable[[], object]], process: Callable[[], object], quiet_s: float = SETTLED_S
) -> tuple[float, str]:
    """The longest time of several actions, with the name of the action."""
    times = {name: taken(action, process, quiet_s) for name, action in actions.items()}
    name = max(times, key=times.__getitem__, default="")
    return (times.get(name, 0.0), name)


def taken(action: Callable[[], object], process: Callable[[], object], quiet_s: float = SETTLED_S) -> float:
    """The longest time in ms that the action, or what follows from it, takes at once."""
    started = clock()
    action()
    process()
    return 1000 * max(clock() - started, settle(process, quiet_s))


def settle(process: Callable[[], object], quiet_s: float = SETTLED_S) -> float:
    """Let come what comes, until it is quiet; the longest turn of the event loop in s."""
    longest, quiet_since = 0.0, time.perf_counter()
    while time.perf_counter() - quiet_since < quiet_s:
        started = clock()
        process()
        turn = clock() - started
        longest = max(longest, turn)
        if turn > NEWS_S:
            quiet_since = time.perf_counter()
        time.sleep(0.002)
    return longest


def clock() -> float:
    """The CPU time of this thread or, with --wall, the time of the clock."""
    return time.perf_counter() if WALL else time.thread_time()


if __name__ == "__main__":
    sys.exit(main())

"""Killing runs: the short form of a recipe, the log without times, and a kill that is counted."""

import json
import sys
from pathlib import Path

from benchmarks.checks.kills import Kills, logged
from engine.store.run_list import EVENTS_FILE, WEIGHTS_FILE


def test_a_log_is_compared_without_times_ends_and_torn_lines(tmp_path: Path) -> None:
    assert logged(tmp_path) == []
    step = {"event": "StepEnded", "step": 1, "loss": 0.5}
    lines = [{"event": "Started", "elapsed_s": 0.0}, {**step, "elapsed_s": 0.25}, {"event": "Finished", "elapsed_s": 1}]
    (tmp_path / EVENTS_FILE).write_text("\n".join(map(json.dumps, lines)) + '\n{"event": "StepE')
    assert logged(tmp_path) == [json.dumps(step, sort_keys=True)]


def test_every_run_has_a_home_of_its_own(tmp_path: Path) -> None:
    environ = Kills(tmp_path, 0).environ(tmp_path / "home")
    assert environ["DIGITLAB_HOME"] == str(tmp_path / "home")
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "PATH" in environ


def test_a_program_that_is_still_running_is_killed_and_one_that_has_ended_is_not(tmp_path: Path) -> None:
    kills = Kills(tmp_path, 0)
    kills._run([sys.executable, "-c", "import time; time.sleep(60)"], kills.environ(tmp_path), 0.3)
    assert (kills.killed, kills.finished) == (1, 0)
    kills._run([sys.executable, "-c", "pass"], kills.environ(tmp_path), 0.0)
    assert (kills.killed, kills.finished) == (1, 0)


def test_a_run_that_came_to_another_end_is_named(tmp_path: Path) -> None:
    kills = Kills(tmp_path, 0)
    kills.expected["r"] = b"weights", ["step"], 0.0
    run = tmp_path / "r-1" / "data" / "runs" / "one"
    run.mkdir(parents=True)
    (run / EVENTS_FILE).write_text('{"event": "StepEnded", "elapsed_s": 0}\n')
    kills._run = lambda *_: None  # type: ignore[method-assign]
    (run / WEIGHTS_FILE).write_bytes(b"other")
    assert kills.try_one("r", tmp_path / "r.toml", False, 1) == "other weights"
    (run / WEIGHTS_FILE).write_bytes(b"weights")
    assert kills.try_one("r", tmp_path / "r.toml", False, 1) == "another log"
    kills.expected["r"] = b"weights", logged(run), 0.0
    assert kills.try_one("r", tmp_path / "r.toml", True, 1) == ""
    (run / WEIGHTS_FILE).unlink()
    assert kills.try_one("r", tmp_path / "r.toml", False, 1) == "it never came to its end"

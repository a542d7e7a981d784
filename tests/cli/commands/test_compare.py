"""compare: what varies, what is reported, and what the table says."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.commands.compare import as_table, split_values, spread
from engine.events import Finished, StepEnded
from engine.store.comparison import Record
from gui.labs.compare.compare_lab import CompareLab
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[3]


def test_all_runs_start_equal_and_advance_step_by_step(command: Command, small: Path) -> None:
    answer = command("compare", small, "--steps", 3, "--json")
    assert answer.status == 0
    steps = [(fact["run"], fact["step"]) for fact in answer.facts if fact["event"] == "StepEnded"]
    names = ["sgd", "momentum", "adagrad", "adam"]
    assert steps == [(name, step) for step in (1, 2, 3) for name in names]
    first = [fact["loss"] for fact in answer.facts if fact["event"] == "StepEnded" and fact["step"] == 1]
    assert len(set(first)) == 1
    assert [fact["run"] for fact in answer.facts if fact["event"] == "Finished"] == names


def test_different_starts_differ_from_the_first_step(command: Command, small: Path) -> None:
    answer = command("compare", small, "--steps", 1, "--json", "--different-starts")
    first = [fact["loss"] for fact in answer.facts if fact["event"] == "StepEnded"]
    assert len(set(first)) == 4


def test_any_number_or_component_can_vary(command: Command, small: Path) -> None:
    answer = command("compare", small, "--steps", 2, "--vary", "layers.2.units=10,20", "--json")
    assert {fact["run"] for fact in answer.facts} == {"10", "20"}
    started = [fact["spec"]["layers"][1]["units"] for fact in answer.facts if fact["event"] == "Started"]
    assert started == [10, 20]


def test_table_names_every_run_with_its_time_per_step(command: Command, small: Path) -> None:
    answer = command("compare", small, "--epochs", 1, "--vary", "optimizer.learning_rate=0.1,0.001")
    head, best, other = answer.out.splitlines()
    assert "steps to 90%" in head
    assert "CPU ms/step" in head
    assert best.startswith("0.1 ")
    assert other.startswith("0.001 ")


def test_repeats_show_mean_and_spread(command: Command, small: Path) -> None:
    answer = command("compare", small, "--epochs", 1, "--vary", "optimizer=sgd,adam", "--repeats", 2)
    assert answer.out.count("±") >= 2
    assert len(answer.out.splitlines()) == 3


@pytest.mark.parametrize(
    ("vary", "sentence"),
    [
        ("optimizer", "needs NAME=A,B"),
        ("optimizer=sgd", "at least two values"),
        ("optimizer=sgd,", "at least two values"),
        ("optimizer=sgd,sgd", "names a value twice"),
        ("optimizer=sgd,adamm", "did you mean adam?"),
        ("batch_size=1,2,3,4,5,6,7,8,9", "at most 8 runs"),
        ("optimzer=sgd,adam", "did you mean optimizer?"),
        ("data=mnist-sample,mnist", "all runs of a race see the same data"),
        ("seed=1,2", "race from several seeds with --repeats N"),
    ],
)
def test_impossible_comparisons_are_refused_in_one_sentence(
    command: Command, small: Path, vary: str, sentence: str
) -> None:
    answer = command("compare", small, "--vary", vary)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert sentence in answer.err


def test_commas_inside_a_table_belong_to_the_value() -> None:
    text = "{kind='sgd', learning_rate=0.1},adam"
    assert split_values(text) == ["{kind='sgd', learning_rate=0.1}", "adam"]


def test_diverged_runs_say_so_in_the_table() -> None:
    one = Record("wild")
    head: dict[str, Any] = {"run": "wild", "epoch": 0}
    one.apply(StepEnded(**head, elapsed_s=0.5, step=1, loss=9.0, learning_rate=1.0, batch_size=10))
    one.apply(StepEnded(**head, elapsed_s=1.0, step=2, loss=9.5, learning_rate=1.0, batch_size=10))
    end: dict[str, Any] = {"reason": "diverged", "test_accuracy": None, "best_accuracy": None, "best_epoch": 0}
    one.apply(Finished(**head, elapsed_s=1.0, step=2, **end))
    row = as_table([one]).splitlines()[1]
    assert row.endswith("diverged")
    assert "500.000" in row


def test_runs_at_the_level_of_chance_are_called_guessing_in_the_table(command: Command, small: Path) -> None:
    answer = command("compare", small, "--epochs", 1, "--vary", "initializer=zeros,he")
    words = {line.split()[0]: line.split()[-1] for line in answer.out.splitlines()[1:]}
    assert words["zeros"] == "guessing"
    assert words["he"] != "guessing"


@pytest.mark.parametrize(
    "vary", ["optimizer=sgd,adam", "optimizer.learning_rate=0.1,0.01", "layers.2.units=10,20", "initializer=he,zeros"]
)
def test_kept_comparison_opens_in_the_windows_lab(command: Command, small: Path, tmp_path: Path, vary: str) -> None:
    path = tmp_path / "race.json"
    assert command("compare", small, "--steps", 60, "--vary", vary, "--out", path).status == 0
    lab = CompareLab()
    lab.open(path)
    names = vary.partition("=")[2].split(",")
    assert [contender.name for contender in lab.plan.contenders] == names
    assert [record.step for record in lab.board.comparison.records.values()] == [60, 60]
    assert not lab.plan.problems


def test_spread_is_reported_only_where_every_run_has_a_value() -> None:
    assert spread([1.0, 3.0], "{:.1f}") == "2.0 ± 1.4"
    assert spread([1.0], "{:.1f}") == "1.0"
    assert spread([1.0, None], "{:.1f}", "not yet") == "not yet"


@pytest.mark.parametrize("repeats", [0, 100_000])
def test_repeats_have_their_limits(command: Command, small: Path, repeats: int) -> None:
    answer = command("compare", small, "--repeats", repeats)
    assert answer.status == 2
    assert "--repeats must be between 1 and 100" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="no program is killed so there")
def test_killed_comparison_is_kept_as_far_as_it_came(small: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from cli import main\n"
        "from engine.store import checkpoint, comparison\n"
        "checkpoint.FIRST_S = checkpoint.EVERY_S = 0.0\n"
        "checkpoint.SHARE = float('inf')\n"
        "apply = comparison.Comparison.apply\n"
        "def dying(self, event):\n"
        "    event.step == 50 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return apply(self, event)\n"
        "comparison.Comparison.apply = dying\n"
        "main(sys.argv[1:])\n"
    )
    path = tmp_path / "race.json"
    argv = [sys.executable, "-c", code, "compare", str(small), "--epochs", "2", "--out", str(path)]
    assert subprocess.run(argv, cwd=ROOT, capture_output=True, check=False).returncode == -signal.SIGKILL
    lab = CompareLab()
    lab.open(path)
    kept = lab.board.comparison.records.values()
    assert [record.reason for record in kept] == [""] * 4
    assert all(40 <= record.step < 50 for record in kept)

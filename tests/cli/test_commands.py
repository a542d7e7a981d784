"""What holds for every command, and the short commands themselves."""

import errno
import importlib
import importlib.util
import json
import os
from pathlib import Path

import numpy as np
import pytest

import main
from cli import MODULES
from cli.measuring import bench_engine, figures
from cli.terminal import duration, percent, table
from engine.data import download
from engine.fast.sparse_dense import SparseDense
from engine.types import Array, Views
from tests.cli.conftest import Command

# Those that main.py carries out itself apart.
COMMANDS = tuple(name for name in main.COMMANDS if name not in ("test", "setup"))


def test_main_offers_exactly_the_commands_there_are() -> None:
    modules = [f"cli.commands.{MODULES.get(name, name)}" for name in COMMANDS]
    assert not [module for module in modules if importlib.util.find_spec(module) is None]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_refuses_an_unknown_option_in_one_sentence(command: Command, name: str) -> None:
    answer = command(name, "--no-such-option")
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("DigitLab: ")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = importlib.import_module(f"cli.commands.{MODULES.get(name, name)}")
    with pytest.raises(SystemExit) as exit:
        module.run(["--help"])
    assert exit.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python3 main.py {name}")


# --- check


def test_check_gives_the_largest_error_of_every_tensor(command: Command, small: Path) -> None:
    answer = command("check", small, "--json", "--entries", 5)
    assert answer.status == 0
    tensors, verdict = answer.facts[:-1], answer.facts[-1]
    assert [fact["tensor"] for fact in tensors] == ["2.W", "2.b", "4.W", "4.b"]
    assert all(fact["max_relative_error"] <= 1e-6 for fact in tensors)
    assert verdict["passed"] is True
    assert verdict["max_relative_error"] == max(fact["max_relative_error"] for fact in tensors)


def test_check_names_the_worst_place_of_a_wrong_gradient(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = SparseDense.fill_gradients

    def wrong(self: SparseDense, p: Views, grad: Views, cache: Array, dy: Array) -> None:
        right(self, p, grad, cache, dy)
        grad["b"] *= 2

    monkeypatch.setattr(SparseDense, "fill_gradients", wrong)
    answer = command("check", small, "--entries", 5)
    assert answer.status == 1
    assert "WRONG" in answer.out
    assert "b[" in answer.out
    assert "Gradients disagree" in answer.err


# --- download


def test_download_places_the_data_and_says_where(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "download", lambda name, progress: tmp_path / name)
    answer = command("download", "mnist")
    assert answer.status == 0
    assert f"MNIST is in {tmp_path / 'mnist'}" in answer.err


def test_download_of_an_unknown_set_suggests_the_nearest(command: Command) -> None:
    answer = command("download", "mnits")
    assert answer.status == 2
    assert "did you mean mnist?" in answer.err


# --- bench


def test_bench_measures_the_rows_it_is_asked_for(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_engine, "REPEAT_S", 0.001)
    monkeypatch.setattr(bench_engine, "torch_twin", lambda: None)
    answer = command("bench", "engine", "--only", "A,A_inf", "--repeats", 2, "--json")
    assert answer.status == 0
    step, read, about = answer.facts
    assert (step["workload"], step["per"], read["workload"], read["per"]) == ("A", "step", "A_inf", "image")
    assert 0 < step["cpu_us"]["low"] <= step["cpu_us"]["median"] <= step["cpu_us"]["high"]
    assert "cpu_ratio" not in step
    assert about["machine"]["cores"] >= 1


def test_bench_shows_ratios_where_a_peer_is_there(monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    class Twin:
        @staticmethod
        def work(workload: object, data: object, threads: int) -> object:
            grown = np.arange(20_000.0)
            return lambda: np.sort(-grown)

    monkeypatch.setattr(bench_engine, "REPEAT_S", 0.01)
    monkeypatch.setattr(bench_engine, "torch_twin", Twin)
    answer = command("bench", "engine", "--only", "A", "--repeats", 2)
    assert "ratio" in answer.out
    assert "torch µs" in answer.out


def test_bench_names_the_rows_there_are(command: Command) -> None:
    answer = command("bench", "engine", "--only", "Z")
    assert answer.status == 2
    assert "no row Z; there are A, B_sgd" in answer.err


def test_every_bench_network_can_be_trained() -> None:
    for workload in bench_engine.WORKLOADS:
        for spec in workload.specs():
            assert spec.check((1, 28, 28), 10).size > 0


def test_figures_are_medians_with_their_spread() -> None:
    assert figures.Figure.of([3.0, 1.0, 2.0]).to_dict() == {"median": 2.0, "low": 1.0, "high": 3.0}


# --- words


def test_numbers_read_as_in_the_window() -> None:
    assert percent(0.9746) == "97.46 %"
    assert percent(None) == "–"
    assert duration(34) == "0:34"
    assert duration(3900) == "1 h 05 min"


def test_tables_align_words_left_and_numbers_right() -> None:
    assert table(["name", "n"], [["a", "10"], ["bcdef", "5"]]) == "name    n\na      10\nbcdef   5"


def test_json_lines_hold_no_word_that_json_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    from cli.terminal import emit

    emit({"name": "숫자", "loss": None})
    assert json.loads(capsys.readouterr().out) == {"name": "숫자", "loss": None}


def test_full_disk_behind_the_output_is_one_sentence(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(argv: list[str]) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(importlib.import_module("cli.commands.recipes"), "run", full)
    monkeypatch.setattr("cli.terminal.drop_output", lambda stream: None)  # the test's own output is still wanted
    answer = command("recipes")
    assert answer.status == 2
    assert answer.err == "DigitLab: the disk is full; free some space and run it again\n"


@pytest.mark.parametrize("option", ["--samples", "--entries"])
@pytest.mark.parametrize("count", [0, 99_999_999])
def test_checks_have_their_limits(command: Command, small: Path, option: str, count: int) -> None:
    answer = command("check", small, option, count)
    assert answer.status == 2
    assert f"{option} must lie between 1 and 1000" in answer.err


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="this system has no such device")
@pytest.mark.parametrize("argv", [("train", "--out"), ("compare", "--out"), ("reproduce", "--out")])
def test_a_device_is_not_replaced_by_a_file(command: Command, small: Path, argv: tuple[str, str]) -> None:
    name, option = argv
    answer = command(name, *([] if name == "reproduce" else [small]), option, "/dev/null")
    assert answer.status == 2
    assert "/dev/null is no file on a disk" in answer.err
    assert not Path("/dev/null").is_file()


def test_a_full_memory_is_one_sentence(command: Command, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("cli.commands.train.load_data", full)
    answer = command("train", small)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "the memory is full" in answer.err


# --- what no command expects


@pytest.mark.parametrize("word", ["", " "])
def test_an_empty_word_is_refused_as_any_other(command: Command, word: str) -> None:
    answer = command("recipes", word)
    assert answer.status == 2
    assert answer.err.startswith("DigitLab: unknown argument ''")


def test_what_the_system_refuses_is_one_sentence_with_the_place(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(argv: list[str]) -> int:
        raise PermissionError(errno.EACCES, "denied", "/closed/" + "x" * 400)

    monkeypatch.setattr(importlib.import_module("cli.commands.recipes"), "run", refused)
    answer = command("recipes", "--json")
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "no permission" in answer.err
    assert len(answer.err) <= 310
    assert answer.facts[-1]["status"] == 2

"""bench engine: rows of networks, beside PyTorch where it is there."""

import numpy as np
import pytest

from cli.measuring import bench_engine
from tests.cli.conftest import Command


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


def test_a_row_of_dense_layers_has_its_normalization_before_and_its_dropout_behind_the_activation() -> None:
    kinds = [part["kind"] for part in bench_engine.dense(50, 10, between=bench_engine.NORMED)]
    assert kinds == ["flatten", "dense", "batch-norm", "relu", "dropout", "dense"]
    assert [part.get("units") for part in bench_engine.dense(5, 4, 3)] == [None, 5, None, 4, None, 3]


def test_as_many_repetitions_are_timed_as_fill_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_engine, "REPEAT_S", 8.0)
    monkeypatch.setattr(bench_engine, "timed", lambda work, count: (0.0, 0.5))
    assert bench_engine.calibrated(lambda: None) == 16


def test_two_machines_stand_side_by_side_where_both_have_a_row() -> None:
    row = {"workload": "A", "title": "net", "cpu_us": {"median": 50.0}, "wall_us": {"median": 100.0}}
    there = {"A": {**row, "cpu_us": {"median": 100.0}}}
    lines = bench_engine.side_by_side([row, {**row, "workload": "B"}], there).splitlines()
    assert len(lines) == 2
    assert lines[1].split() == ["A", "net", "50.00", "100", "0.50", "100", "100", "1.00"]


@pytest.mark.parametrize(("us", "said"), [(3.456, "3.46"), (99.99, "99.99"), (100.4, "100"), (12345.6, "12,346")])
def test_microseconds_have_decimals_where_they_are_few(us: float, said: str) -> None:
    assert bench_engine.number(us) == said

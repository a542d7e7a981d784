"""bench: rows of the engine, the machine they were taken on, and another machine's rows beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.measuring import bench_engine
from engine.fast import pool
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_engine, "REPEAT_S", 0.002)


def test_rows_and_the_machine_come_as_json_and_stand_beside_those_of_another(command: Command, tmp_path: Path) -> None:
    answer = command("bench", "engine", "--only", "A", "--repeats", 1, "--json")
    assert answer.status == 0
    row, end = (json.loads(line) for line in answer.out.splitlines())
    assert row["workload"] == "A"
    assert {"processor", "caches", "blas", "cores", "threads"} <= end["machine"].keys()
    path = tmp_path / "there.json"
    path.write_text(answer.out, encoding="utf-8")
    beside = command("bench", "engine", "--only", "A,A_inf", "--repeats", 1, "--compare", path)
    assert beside.status == 0
    assert "CPU µs here" in beside.out
    assert f"there: processor {end['machine']['processor']}" in beside.err


def test_a_file_without_rows_is_refused(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "there.json"
    path.write_text("[1]\n", encoding="utf-8")
    answer = command("bench", "engine", "--only", "A", "--compare", path)
    assert answer.status == 2
    assert "holds no rows; write them there with: bench engine --json" in answer.err
    assert command("bench", "gui", "--compare", path).status == 2


def test_threads_are_set_and_have_a_limit(command: Command) -> None:
    before = pool.threads()
    try:
        assert command("bench", "engine", "--only", "A", "--repeats", 1, "--threads", 3).status == 0
        assert pool.threads() == 3
        answer = command("bench", "engine", "--threads", 0)
        assert answer.status == 2
        assert "must be at least 1, not 0" in answer.err
    finally:
        pool.set_threads(before)

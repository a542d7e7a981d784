"""bench gui: how smooth the window is."""

import pytest
from pytestqt.qtbot import QtBot

from cli.measuring import bench_gui
from tests.cli.conftest import Command


def test_bench_gui_measures_redraws(command: Command, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_gui, "POINTS", 5000)
    monkeypatch.setattr(bench_gui, "quiet_platform", lambda: None)
    answer = command("bench", "gui", "--only", "redraw", "--repeats", 1, "--json")
    assert answer.status == 0
    row, about = answer.facts
    assert (row["name"], row["unit"]) == ("redraw", "ms")
    assert 0 < row["low"] <= row["median"] <= row["high"]
    assert about["platform"] == "offscreen"


def test_bench_gui_measures_how_long_a_switch_takes(
    command: Command, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_gui, "quiet_platform", lambda: None)
    answer = command("bench", "gui", "--only", "theme", "--repeats", 1, "--json")
    assert answer.status == 0
    theme, language, _ = answer.facts
    assert (theme["name"], language["name"]) == ("theme", "language")
    assert min(theme["low"], language["low"]) > 0


def test_bench_gui_measures_what_a_medium_network_keeps(
    command: Command, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_gui, "quiet_platform", lambda: None)
    monkeypatch.setattr(bench_gui, "WATCHED_S", 0.3)
    answer = command("bench", "gui", "--only", "medium", "--repeats", 1, "--json")
    assert answer.status == 0
    alone, behind, share, redraws, _ = answer.facts
    assert "simple-cnn" in alone["title"]
    assert share["median"] == pytest.approx(200 * behind["median"] / (alone["low"] + alone["high"]), rel=0.01)
    assert redraws["median"] > 0


def test_bench_gui_names_the_rows_there_are(command: Command) -> None:
    answer = command("bench", "gui", "--only", "speed")
    assert answer.status == 2
    assert "no rows speed; there are start, redraw, theme, run, medium" in answer.err


def test_the_share_of_speed_is_taken_from_before_and_after_each_run() -> None:
    kept = bench_gui.Throughput(alone=[100.0, 120.0, 80.0], with_window=[99.0, 100.0])
    assert kept.share() == [pytest.approx(90.0), pytest.approx(100.0)]


def test_a_run_to_be_watched_has_no_end() -> None:
    spec = bench_gui.endless("two-layer")
    assert (spec.data, spec.epochs) == ("mnist-sample", 0)
    assert spec.steps > 1_000_000


def test_rows_are_read_with_their_goal() -> None:
    rows = [bench_gui.figure("redraw", "curves", "ms", [4.0, 12.0, 8.0], "≤ 15")]
    assert bench_gui.as_table(rows).splitlines()[1].split() == [
        "redraw",
        "curves",
        "ms",
        "8.00",
        "4.00",
        "12.0",
        "≤",
        "15",
    ]

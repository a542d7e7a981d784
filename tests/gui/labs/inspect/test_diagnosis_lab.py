"""The rules of a diagnosis, asked of the network that is looked at."""

from pathlib import Path

from engine.store.run_list import WEIGHTS_FILE
from engine.store.runlog import read_events
from tests.gui.inspecting import Bench, keep_run


def rules(bench: Bench) -> set[str]:
    found = bench.lab.diagnosis.findings
    assert found is not None
    return {finding.rule for finding in found}


def test_the_network_is_judged_once_its_view_is_there(bench: Bench) -> None:
    subject = bench.lab.diagnosis.subject
    assert subject is bench.lab.subject
    assert isinstance(rules(bench), set)
    assert bench.lab.diagnosis.rules >= 20


def test_a_kept_run_is_judged_by_its_curves_too(bench: Bench, tmp_path: Path) -> None:
    folder = keep_run(tmp_path / "runs", initializer="zeros")
    bench.lab.choose(str(folder / WEIGHTS_FILE))
    bench.lab.look()
    bench.lab.choose(str(folder / WEIGHTS_FILE))
    bench.settle()
    assert list(read_events(folder))
    assert "equal-units" in rules(bench)
    remedied = bench.lab.diagnosis.remedied("equal-units")
    assert remedied is not None
    assert remedied.spec.initializer.kind == "he"
    assert bench.lab.diagnosis.remedied("blank") is None


def test_an_earlier_moment_does_not_ask_again(bench: Bench, tmp_path: Path) -> None:
    folder = keep_run(tmp_path / "runs")
    bench.lab.look()
    bench.lab.choose(str(folder / WEIGHTS_FILE))
    bench.settle()
    before = bench.lab.diagnosis.findings
    bench.lab.go_to(0)
    bench.settle()
    assert bench.lab.diagnosis.findings is before


def test_the_pair_that_is_mixed_up_is_shown_on_mistakes(bench: Bench) -> None:
    bench.lab.show("map")
    bench.lab.show_confused()
    bench.settle()
    figures = bench.lab.mistakes.figures
    assert bench.lab.view == "mistakes"
    assert figures is not None
    assert figures.confused is not None
    assert bench.lab.mistakes.cells == frozenset({figures.confused[:2]})

"""What the check of a search reads: its command, its events, its study on disk."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks.checks import search_check
from engine.study.storage import StudyFile
from engine.study.trial import Outcome
from tests.engine.study.examples import SPACE

VALUES = {"optimizer": "sgd", "optimizer.learning_rate": 0.1, "layers.2.units": 8}


def test_the_command_varies_what_is_asked_and_says_it_in_json() -> None:
    words = search_check.search("--trials", 3, over=("a=1,2",))
    assert words[0] == sys.executable
    assert words[2:] == ["search", "two-layer", "--json", "--over", "a=1,2", "--trials", "3"]


def test_trials_are_compared_by_number_without_the_repeats_of_the_best() -> None:
    outcome = {"number": 2, "state": "done", "accuracy": 0.5, "reports": [0.25, 0.5]}
    repeat = {**outcome, "number": 1_000_002}
    events: list[dict[str, object]] = [{"event": "TrialStarted"}]
    events += [{"event": "TrialEnded", "values": {"a": 1}, "outcome": one} for one in (outcome, repeat)]
    assert search_check.outcomes(events) == {2: ({"a": 1}, "done", 0.5, (0.25, 0.5))}


def test_a_study_on_disk_is_read_without_the_program_that_wrote_it(tmp_path: Path) -> None:
    study = StudyFile(tmp_path / "data" / "studies" / "k.db")
    for number in (0, 1):
        study.add(VALUES, Outcome(number, "done", 0.5, (0.25,), 30, 0.1), SPACE)
    found, rows = search_check.kept(tmp_path, "k")
    assert (found, rows) == ({0: ("done", 0.5, (0.25,)), 1: ("done", 0.5, (0.25,))}, 2)


def test_a_search_that_fails_ends_the_check_with_its_reason(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no such recipe')"]
    with pytest.raises(SystemExit, match="the search failed: no such recipe"):
        search_check.events_of(command, tmp_path)
    command = [sys.executable, "-c", "import os; print('{\"home\": \"%s\"}' % os.environ['DIGITLAB_HOME'])"]
    assert search_check.events_of(command, tmp_path) == [{"home": str(tmp_path)}]


def test_a_process_is_known_by_its_command_as_long_as_it_lives() -> None:
    assert "pytest" in search_check.commanded(os.getpid()) or search_check.commanded(os.getpid())
    assert search_check.commanded(2**31 - 1) == ""

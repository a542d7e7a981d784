"""The manifest of a race that is not over: held by its window, found by the next, set aside where it is damaged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing.race_manifest import RaceManifest, interrupted_race, left_behind
from engine.racing.race_setup import race_setup
from engine.racing.setup_schema import checked_setup
from engine.spec import ExperimentSpec

SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=10)), steps=30)
SETUP = race_setup(SPEC, "optimizer", [("SGD", SGD(), 1), ("Adam", Adam(), 2)])
GOOD = {"setup": SETUP, "racing": ["SGD", "Adam"], "folders": {"SGD": "one", "Adam": "two"}}
HOLDER = """
import json, sys
from pathlib import Path
from engine.racing.race_manifest import RaceManifest
note = RaceManifest(json.loads(sys.argv[2]), ["SGD"], {"SGD": Path("sgd")})
note.save(Path(sys.argv[1]))
print("kept", flush=True)
sys.stdin.read()
"""


def files(runs: Path) -> list[str]:
    return sorted(path.name for path in runs.iterdir())


def test_the_note_of_a_program_that_was_killed_is_free_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path), json.dumps(SETUP)]
    window = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with window:
        assert window.stdout is not None
        assert window.stdout.readline() == "kept\n"
        assert not list(left_behind(tmp_path))
        window.kill()
    (note,) = left_behind(tmp_path)
    assert (note.setup, note.racing) == (checked_setup(SETUP), ["SGD"])
    assert note.folders == {"SGD": tmp_path / "sgd"}
    assert not list(left_behind(tmp_path))  # this window has it now
    note.let_go()
    (again,) = left_behind(tmp_path)
    again.forget()
    assert files(tmp_path) == []


def test_a_torn_last_line_leaves_the_one_before_in_force(tmp_path: Path) -> None:
    text = json.dumps(GOOD)
    (tmp_path / "race-1.jsonl").write_text(f"{text}\n{text[: len(text) // 2]}")
    (note,) = left_behind(tmp_path)
    assert note.racing == ["SGD", "Adam"]
    note.let_go()


def test_a_damaged_manifest_is_set_aside_and_named_and_the_others_are_found(tmp_path: Path) -> None:
    (tmp_path / "race-bad.jsonl").write_text("{}\n")
    (tmp_path / "race-good.jsonl").write_text(json.dumps(GOOD) + "\n")
    (tmp_path / "race-over.jsonl").touch()
    named: list[Path] = []
    (note,) = left_behind(tmp_path, named.append)
    note.let_go()
    assert named == [tmp_path / "damaged-race-bad.jsonl"]
    assert files(tmp_path) == ["damaged-race-bad.jsonl", "race-good.jsonl", "race-over.jsonl"]
    assert interrupted_race(tmp_path) is None  # none of its runs is there any more


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(draw=st.data())
def test_no_crafted_manifest_is_anything_but_used_or_set_aside(
    tmp_path_factory: pytest.TempPathFactory, draw: st.DataObject
) -> None:
    plain: Any = json.loads(json.dumps(GOOD))
    name = draw.draw(st.sampled_from(sorted(plain)))
    if name == "setup" and draw.draw(st.booleans()):
        plain["setup"][draw.draw(st.sampled_from(sorted(plain["setup"])))] = draw.draw(VALUES)
    else:
        plain[name] = draw.draw(VALUES)
    runs = tmp_path_factory.mktemp("runs")
    (runs / "race-1.jsonl").write_text(json.dumps(plain) + "\n")
    found = list(left_behind(runs))
    for note in found:
        assert checked_setup(note.setup) == note.setup
        assert all(folder.parent == runs for folder in note.folders.values())
        note.let_go()
    assert files(runs) == (["race-1.jsonl"] if found else ["damaged-race-1.jsonl"])


def test_a_note_is_saved_as_it_is_read(tmp_path: Path) -> None:
    note = RaceManifest(SETUP, ["SGD"], {"SGD": tmp_path / "sgd"})
    note.save(tmp_path)
    note.let_go()
    (again,) = left_behind(tmp_path)
    assert (again.setup, again.racing, again.folders) == (checked_setup(SETUP), note.racing, note.folders)
    again.let_go()


def test_a_folder_that_cannot_be_looked_into_holds_no_race(tmp_path: Path) -> None:
    assert list(left_behind(tmp_path / ("x" * 300))) == []  # the system refuses to look, as in somebody else's folder

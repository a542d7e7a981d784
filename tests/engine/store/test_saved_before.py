"""Files saved by an earlier version of the program open, and a run that it stopped is continued.

`saved_before/` was written on 2026-11-21, at 7044739: a run of 12 steps that was stopped after 6, with its checkpoint
and its weights, and a race. `answers.npz` has the outputs of those weights for 20 test digits, and the losses of all
12 steps as that version took them.
"""

import shutil
from pathlib import Path

import numpy as np
import pytest

from engine import datasets
from engine.events import StepEnded
from engine.store.comparison import Comparison
from engine.store.keeping import Interrupted
from engine.store.run_list import read_run
from engine.store.runlog import read_events
from engine.store.weights import load_weights

SAVED = Path(__file__).parent / "saved_before"


@pytest.fixture(scope="module")
def answers() -> dict[str, np.ndarray]:
    with np.load(SAVED / "answers.npz") as file:
        return dict(file)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAVED / "run", tmp_path / "20231114-221320-before"))


def test_weights_give_the_same_answers(answers: dict[str, np.ndarray]) -> None:
    loaded = load_weights(SAVED / "run" / "weights.safetensors")
    images = datasets.load("mnist-sample").test.images[:20]
    assert loaded.network.predict(loaded.parameters, images) == pytest.approx(answers["outputs"], abs=1e-5)
    assert [layer.kind for layer in loaded.spec.layers] == ["flatten", "dense", "relu", "dense"]


def test_a_run_is_listed_with_its_title_and_its_steps(run: Path) -> None:
    summary = read_run(run)
    assert summary is not None
    assert (summary.title, summary.reason, summary.step) == ("Before", "stopped", 6)
    assert summary.checkpoint == run / "checkpoint.safetensors"


def test_its_log_replays(run: Path, answers: dict[str, np.ndarray]) -> None:
    losses = [event.loss for event in read_events(run) if isinstance(event, StepEnded)]
    assert losses == pytest.approx(answers["losses"][:6].tolist())


def test_a_stopped_run_continues_as_the_earlier_version_would_have(run: Path, answers: dict[str, np.ndarray]) -> None:
    trainer = Interrupted.read(run).trainer(datasets.load("mnist-sample"))
    assert trainer.step == 6
    losses = [event.loss for event in trainer.events() if isinstance(event, StepEnded)]
    assert losses == pytest.approx(answers["losses"][6:].tolist(), abs=1e-4)


def test_a_race_opens_with_its_runs() -> None:
    race = Comparison.load(SAVED / "race.json")
    assert {name: record.step for name, record in race.records.items()} == {"sgd": 4, "adam": 4}
    assert all(record.reason == "completed" for record in race.records.values())

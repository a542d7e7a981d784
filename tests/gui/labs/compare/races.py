"""Races to set up and watch, for the tests of this room."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.rng import stream
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.driving import Inline

KEPT = Path(tempfile.mkdtemp(prefix="digitlab-compare-"))


def digits(n: int = 600) -> Dataset:
    generator = stream(0, "digits")
    labels = generator.integers(0, 10, n)
    images = generator.uniform(0, 1, (10, 1, 28, 28))[labels]
    images = np.clip(images + generator.normal(0, 0.1, images.shape), 0, 1).astype(np.float32)
    return Dataset("digits", Split(images, labels), Split(images[:60], labels[:60]))


def lab_of(**changes: object) -> tuple[CompareLab, Inline]:
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _, **__: data, runs=KEPT)
    lab.edit(**{"steps": 30, **changes})
    return lab, driver


class Clock:
    """A minute goes by whenever it is looked at."""

    now = 0.0

    def __call__(self) -> float:
        self.now += 60.0
        return self.now


def broken_lab(runs: Path, steps: int = 40, **changes: object) -> tuple[CompareLab, Inline]:
    """600 digits in batches of 100 are six steps an epoch."""
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _, **__: data, runs=runs, clock=Clock())
    lab.edit(steps=steps, **changes)
    return lab, driver


def killed(lab: CompareLab, driver: Inline) -> None:
    """The program ends without a word: the files are closed, nothing more is written."""
    driver._events.close()  # type: ignore[attr-defined]  # it is a generator
    lab.race.let_go()  # as the system does


def notes(runs: Path) -> list[Path]:
    return sorted(runs.glob("race-*.jsonl"))

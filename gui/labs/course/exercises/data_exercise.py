"""Data and batches: a picture as numbers, labels, slices of 100, drawing, and what two mistakes of scaling cost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.course.data_by_hand import (
    SCALINGS,
    count_equal,
    drawn_counts,
    slices,
)
from engine.errors import SpecError
from engine.types import Array
from gui.labs.course.exercise import Example, along, exercises
from gui.labs.course.lab_tasks.data_tasks import TASKS
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.parts.data_settings import DataSettings
from gui.labs.course.parts.data_sources import DataStep
from gui.labs.course.parts.data_tables import data_table
from gui.labs.course.parts.data_words import data_words
from gui.labs.course.preparing import SAMPLE, WHOLE, DataExercise, Slow
from gui.labs.course.words import StepWords, Table, Words

KINDS = ("picture", "normalize", "flatten", "one-hot")


@exercises.register("data")
class BatchesExercise(DataExercise[DataSettings, DataStep]):
    """What stands between a picture and a network, each step with a switch."""

    group, place = "neurons", 5
    title = Words("Data and batches")
    sentence = Words("Pictures are numbers, labels are rows, batches are slices: look at each, and at what goes wrong.")
    card = Words("Turn pictures into rows, count slices of 100, and find two mistakes of scaling.")
    formula = (
        "x / 255",
        "(N, 1, 28, 28) → (N, 784)",
        "5 → 0000010000",
        Words("accuracy = right / all"),
        "√(p (1 − p) / n)",
    )
    source = Words("The course, chapters on MNIST, on batches, and its exercises.")
    settings_class = DataSettings
    examples = (
        Example("picture", Words("Picture")),
        Example("answer", Words("Answer"), part="test"),
        Example("argmax", "argmax"),
        Example("count", Words("Compare")),
        Example("slices", Words("Slices")),
        Example("draws", Words("Drawing")),
        Example("scaling", Words("Scaling")),
        Example("photo", Words("Own photo")),
    )
    tasks = TASKS

    def run(self, settings: DataSettings) -> Sequence[DataStep]:
        s = settings
        if s.example == "argmax":
            table = np.array(s.shares)
            down = [DataStep("column", c, value=int(v)) for c, v in enumerate(table.argmax(axis=0))]
            return (*down, *(DataStep("row", r, value=int(v)) for r, v in enumerate(table.argmax(axis=1))))
        if s.example == "count":
            first, second = (tuple(map(int, row)) for row in (s.first, s.second))
            count_equal(first, second)
            return tuple(
                DataStep("pair", i, value=float(a == b)) for i, (a, b) in enumerate(zip(first, second, strict=True))
            )
        if s.example == "slices":
            right = sources.right_answers(s.network, s.data)
            return tuple(DataStep("slice", a, b, float(right[a:b].sum())) for a, b in slices(len(right), s.batch))
        if s.example == "draws":
            right = sources.right_answers(s.network, s.data)
            counts = drawn_counts(right, times=s.times, draws=s.draws, seed=s.seed)
            return tuple(DataStep("draw", i, value=float(count)) for i, count in enumerate(counts))
        if s.example == "answer":
            shares = sources.shares_of(s.network, s.data, s.part, s.number)
            return tuple(DataStep("share", digit, value=share) for digit, share in enumerate(shares))
        if s.example == "scaling":
            return tuple(DataStep("scaling", i) for i in range(len(SCALINGS)))
        if s.example == "photo":
            stages = sources.photo_stages(s.photo, s.channel, s.invert, s.center)
            return tuple(DataStep("stage", i) for i in range(len(stages) + 1))
        count = len(sources.part_of(s.data, s.part))
        if s.number >= count:
            raise SpecError("must be between {low} and {high}", field="number", low=0, high=count - 1)
        return tuple(DataStep(kind) for kind in KINDS)

    def edit(self, **changes: Any) -> bool:
        if changes.get("data") == SAMPLE and "number" not in changes:
            changes = along(changes, number=min(self.settings.number, 999))
        if "data" in changes:
            changes = along(changes, trained="")
        return super().edit(**changes)

    def needs(self, settings: DataSettings) -> Sequence[Slow]:
        s, jobs = settings, []
        if s.data == WHOLE:
            jobs.append(Slow(sources.images, (WHOLE,)))
        if s.example in ("slices", "draws"):
            jobs.append(Slow(sources.right_answers, (s.network, s.data)))
        if s.example == "answer":
            jobs.append(Slow(sources.shares_of, (s.network, s.data, s.part, s.number)))
        if s.example == "photo":
            jobs.append(Slow(sources.photo_stages, (s.photo, s.channel, s.invert, s.center)))
            jobs.append(Slow(sources.read_photo, (s.network, s.photo, s.channel, s.invert, s.scale, s.center)))
        return jobs

    # what the view asks
    def picture(self) -> tuple[Array, int]:
        """The picture that is shown, 0…255, and its label.

        Shapes: → (28, 28)
        """
        part = sources.part_of(self.settings.data, self.settings.part)
        return np.rint(part.images[self.settings.number, 0] * 255).astype(int), int(part.labels[self.settings.number])

    @property
    def reached(self) -> dict[str, float]:
        """The test accuracy that each scaling reached, as far as it was trained."""
        try:
            held = json.loads(self.settings.trained or "{}")
        except ValueError:
            return {}
        return {key: float(value) for key, value in held.items() if key in SCALINGS} if isinstance(held, dict) else {}

    def train_all(self) -> None:
        """Train the same network for one epoch with each scaling; `reached` grows as they end."""
        self.preparing = True
        work = sources.ScalingWork(self.settings.data)
        self.turns.drive(work, self._take_scaling, self._scaled)
        self.changed.emit()

    def _take_scaling(self, items: Sequence[Any]) -> None:
        reached = {**self.reached, **dict(items)}
        self.edit(trained=json.dumps(reached))

    def _scaled(self, error: Exception | None) -> None:
        self.preparing = False
        if error is not None:
            self.errors["data"] = SpecError("{reason}", field="data", reason=str(error))
        self._acted()

    def answer_of_photo(self) -> tuple[int, float]:
        """What the network reads in the prepared photo, and its share."""
        s = self.settings
        return sources.read_photo(s.network, s.photo, s.channel, s.invert, s.scale, s.center)

    def words(self) -> StepWords:
        return data_words(self)

    def table(self) -> Table:
        return data_table(self)

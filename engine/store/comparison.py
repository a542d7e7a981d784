"""What became of a race: every run's curves and the numbers of its table, and the one JSON file that keeps them.

Made from events alone, so a race that is replayed from a file gives the same table as one that is live.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.data import sources
from engine.errors import StoreError
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded
from engine.files import on_disk, unreadable, write_atomically

FORMAT = "digitlab-comparison"
VERSION = 1
WINDOW = 50  # steps that the loss of the table is a mean over
LEVELS = (0.90, 0.95, 0.97)  # accuracies that the table says the steps to
CHANCE = 1.5  # a run that is right less often than this times chance only guesses


@dataclass
class Record:
    """One run of a comparison: facts as the events reported them, and the numbers that follow."""

    name: str
    spec: dict[str, Any] = field(default_factory=dict)
    data: str = ""
    digest: str = ""
    parameters: int = 0
    total_steps: int = 0
    steps_per_epoch: int = 0
    losses: array[float] = field(default_factory=lambda: array("d"))  # of step 1, 2, …
    tests: list[tuple[int, float]] = field(default_factory=list)  # (step, accuracy on the test digits)
    trains: list[tuple[int, float]] = field(default_factory=list)  # (step, accuracy on training digits)
    lengths: list[tuple[int, float]] = field(default_factory=list)  # (step, length of the step in θ)
    changes: list[tuple[int, str, float, float]] = field(default_factory=list)
    reason: str = ""  # why it ended; empty while it runs
    step: int = 0
    step_s: float = 0.0  # seconds spent in `timed` steps
    timed: int = 0
    best_loss: float = math.inf
    few_losses: list[tuple[int, float]] = field(default_factory=list)  # (step, loss) of single steps, as printed
    probes: list[Probed] = field(default_factory=list)  # the first two looks inside and the last; not in a file
    epochs: list[EpochEnded] = field(default_factory=list)  # not in a file
    ended: Finished | None = None  # not in a file
    _last: tuple[bool, float] = (False, 0.0)  # was the last event the end of a step, and when

    def apply(self, event: Event) -> None:
        """Note one event of this run."""
        self._remember(event)
        match event:
            case Started():
                self.spec, self.data, self.digest = event.spec, event.data, event.digest
                self.parameters, self.total_steps = event.parameters, event.total_steps
                self.steps_per_epoch = event.steps_per_epoch
                self.reason = ""
            case StepEnded():
                if self._last[0]:  # nothing but the step itself happened since
                    self.step_s += event.elapsed_s - self._last[1]
                    self.timed += 1
                self.losses.append(event.loss)
                recent = self.loss
                if recent is not None and len(self.losses) >= WINDOW and recent < self.best_loss:
                    self.best_loss = recent
            case Probed() if event.step:
                self.lengths.append((event.step, event.step_length))
            case Evaluated():
                self._tested(event.step, event.test_accuracy)
            case EpochEnded():
                self._tested(event.step, event.test_accuracy)
                self.trains.append((event.step, event.train_accuracy))
            case Changed():
                self.changes.append((event.step, event.setting, event.before, event.after))
            case Finished():
                self.reason = event.reason
        self.step = event.step
        self._last = (isinstance(event, StepEnded), event.elapsed_s)

    def _remember(self, event: Event) -> None:
        """Keep whole what the rules of a diagnosis ask about."""
        match event:
            case Started():
                self.ended = None
            case Probed():
                self.probes[2:] = [event] if len(self.probes) > 1 else []
                self.probes += [event] if len(self.probes) < 2 else []
            case EpochEnded():
                self.epochs.append(event)
            case Finished():
                self.ended = event

    def _tested(self, step: int, accuracy: float) -> None:
        if not self.tests or self.tests[-1][0] != step:
            self.tests.append((step, accuracy))

    @property
    def loss(self) -> float | None:
        """The mean loss of the last 50 steps; None before the first."""
        last = self.losses[-WINDOW:]
        return math.fsum(last) / len(last) if last else None

    @property
    def lowest_loss(self) -> float | None:
        """The lowest mean loss of 50 steps in a row; None before there were 50."""
        return self.best_loss if math.isfinite(self.best_loss) else None

    @property
    def best_accuracy(self) -> float | None:
        """The highest accuracy on the test digits so far."""
        return max((accuracy for _, accuracy in self.tests), default=None)

    @property
    def ms_per_step(self) -> float | None:
        """CPU milliseconds of a step, without the looks at the test digits."""
        return 1000 * self.step_s / self.timed if self.timed else None

    @property
    def progress(self) -> float:
        """Share of the planned steps done, 0…1."""
        return min(1.0, self.step / self.total_steps) if self.total_steps else 0.0

    @property
    def classes(self) -> int:
        """How many classes it distinguishes: those of its data; of unknown data, what its last layer gives."""
        known = sources.SOURCES.get(self.data)
        if known is not None:
            return len(known.classes)
        return next((int(layer["units"]) for layer in reversed(self.spec.get("layers", ())) if "units" in layer), 0)

    @property
    def guessing(self) -> bool:
        """Whether it came to its end no better than chance: it answers as if it had not looked."""
        ended = self.reason in ("completed", "early")
        return ended and bool(self.tests) and self.tests[-1][1] * self.classes < CHANCE

    def steps_to(self, level: float) -> int | None:
        """Steps until the test accuracy first reached a level; None if it has not yet."""
        return next((step for step, accuracy in self.tests if accuracy >= level), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON data."""
        return {
            "name": self.name,
            "spec": self.spec,
            "data": self.data,
            "digest": self.digest,
            "parameters": self.parameters,
            "total_steps": self.total_steps,
            "steps_per_epoch": self.steps_per_epoch,
            "step": self.step,
            "reason": self.reason,
            "losses": [loss if math.isfinite(loss) else None for loss in self.losses],
            "tests": self.tests,
            "trains": self.trains,
            "lengths": self.lengths,
            "changes": self.changes,
            "step_s": self.step_s,
            "timed": self.timed,
            "few_losses": self.few_losses,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """The record that `to_dict` wrote."""
        record = cls(
            name=str(data["name"]),
            spec=dict(data["spec"]),
            data=str(data["data"]),
            digest=str(data["digest"]),
            parameters=int(data["parameters"]),
            total_steps=int(data["total_steps"]),
            steps_per_epoch=int(data["steps_per_epoch"]),
            losses=array("d", (math.nan if loss is None else float(loss) for loss in data["losses"])),
            tests=[(int(s), float(a)) for s, a in data["tests"]],
            trains=[(int(s), float(a)) for s, a in data["trains"]],
            lengths=[(int(s), float(a)) for s, a in data["lengths"]],
            changes=[(int(s), str(name), float(a), float(b)) for s, name, a, b in data["changes"]],
            reason=str(data["reason"]),
            step=int(data["step"]),
            step_s=float(data["step_s"]),
            timed=int(data["timed"]),
            few_losses=[(int(s), float(a)) for s, a in data.get("few_losses", ())],  # none in older files
        )
        record.best_loss = _lowest_mean(record.losses)
        return record


@dataclass
class Comparison:
    """All runs of a race by name, and `setup`: what the page needs to run it again."""

    setup: dict[str, Any] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)

    def apply(self, event: Event) -> Record:
        """Note an event; returns the record of its run."""
        if event.run not in self.records:
            self.records[event.run] = Record(event.run)
        record = self.records[event.run]
        record.apply(event)
        return record

    def save(self, path: Path | str) -> None:
        """Write the whole comparison as one JSON file.

        Raises: StoreError: it cannot be written; what stood there is still there.
        """
        plain = {
            "format": FORMAT,
            "version": VERSION,
            "setup": self.setup,
            "runs": [record.to_dict() for record in self.records.values()],
        }
        write_atomically(path, json.dumps(plain, ensure_ascii=False, allow_nan=False).encode())

    @classmethod
    def load(cls, path: Path | str) -> Comparison:
        """The comparison that `save` wrote.

        Raises: StoreError: no such file, or not a comparison.
        """
        path = Path(path)
        try:
            plain = json.loads(on_disk(path).read_bytes())
        except OSError as error:
            raise unreadable(error, path, StoreError) from error
        except (ValueError, RecursionError):
            plain = None
        wrong = StoreError(
            "{name} is not a comparison of this program; choose a file that was saved on the Compare page",
            path=path,
            name=path.name,
        )
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise wrong
        version = plain.get("version", 0)
        if not isinstance(version, int):
            raise wrong
        if version > VERSION:
            raise StoreError(
                "{name} was saved by a newer version of the program; update it to open the file",
                path=path,
                name=path.name,
            )
        try:
            records = [Record.from_dict(run) for run in plain["runs"]]
            return cls(dict(plain["setup"]), {record.name: record for record in records})
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise wrong from error


def _lowest_mean(losses: Sequence[float]) -> float:
    """The lowest mean of 50 losses in a row; infinity if there are fewer."""
    best = math.inf
    for end in range(WINDOW, len(losses) + 1):
        mean = math.fsum(losses[end - WINDOW : end]) / WINDOW
        best = min(best, mean) if math.isfinite(mean) else best
    return best

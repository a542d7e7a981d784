"""One trial: an ordinary run whose validation digits stand in the place of the test digits."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.data.split import with_validation
from engine.errors import EngineError
from engine.events import EpochEnded, Evaluated, Finished
from engine.spec import ExperimentSpec
from engine.store.keeping import RunKeeper
from engine.store.runlog import new_run
from engine.store.start import begin

LOOKS = 20  # evaluations of a trial between epochs, at which a weak one is given up
Report = Callable[[int, int, float], object]


@dataclass(frozen=True)
class TrialJob:
    """What a worker needs to run a trial, as plain data but for the spec.

    `cutoffs` are the accuracies under which it is given up, by report; `share` of the training digits judges;
    `test` reads the test digits at the end, once: for the winner only.
    """

    number: int
    spec: Mapping[str, Any]
    digest: str
    share: float
    split_seed: int
    cutoffs: Mapping[int, float] = dataclasses.field(default_factory=dict)
    title: str = ""
    keep: bool = False
    test: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of a trial; `reports` are accuracies on the validation digits.

    `state`: done, pruned, failed, or stopped on its way, which does not count.
    """

    number: int
    state: str
    accuracy: float | None
    reports: tuple[float, ...]
    steps: int
    seconds: float
    reason: str = ""
    run: str = ""
    test_accuracy: float | None = None
    worker: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON data."""
        return {**dataclasses.asdict(self), "reports": list(self.reports)}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Outcome:
        """What `plain` wrote."""
        return cls(**{**data, "reports": tuple(data["reports"])})


def judged(data: Dataset, share: float, seed: int) -> Dataset:
    """The data of all trials: the validation digits in the place of the test digits, which no trial reads."""
    divided = with_validation(data, share, seed)
    if divided.validation is None:
        raise EngineError("a search needs validation digits")
    return dataclasses.replace(divided, test=divided.validation, validation=None)


def run_trial(
    job: TrialJob,
    data: Dataset,
    report: Report = lambda number, place, accuracy: None,
    stopped: Callable[[], bool] = lambda: False,
    judges: Dataset | None = None,
) -> Outcome:
    """Run a trial to its end, or until it falls under a cutoff. What fails is an outcome, not an error.

    `data` is the data set as a whole; `report(number, place, accuracy)` is called at every look at the judges;
    `stopped` is asked at every step; `judges` is what `judged` gives, where the caller has it already.
    """
    started = time.perf_counter()
    try:
        spec = ExperimentSpec.from_dict(job.spec)
        judges = judges or judged(data, job.share, job.split_seed)
        return _run(job, spec, data, judges, report, stopped, started)
    except MemoryError:
        reason = "no memory"
    except EngineError as error:
        reason = str(error)
    return Outcome(job.number, "failed", None, (), 0, time.perf_counter() - started, reason, worker=here())


def _run(
    job: TrialJob,
    spec: ExperimentSpec,
    data: Dataset,
    judges: Dataset,
    report: Report,
    stopped: Callable[[], bool],
    started: float,
) -> Outcome:
    every = max(10, begin(spec, judges).total_steps // LOOKS)
    trainer = begin(spec, judges, evaluate_every=every, evaluate_images=len(judges.test))
    keeper = RunKeeper(trainer, new_run(job.title)) if job.keep else None
    reports: list[float] = []
    state, reason, accuracy = "done", "", None
    for event in trainer.events():
        if keeper is not None:
            keeper.apply(event)
        if stopped() and state == "done":
            state = "stopped"
            trainer.stop()
        if isinstance(event, (Evaluated, EpochEnded)):
            reports.append(event.test_accuracy)
            report(job.number, len(reports), event.test_accuracy)
            cutoff = job.cutoffs.get(len(reports))
            if cutoff is not None and event.test_accuracy < cutoff and state == "done":
                state = "pruned"
                trainer.stop()
        elif isinstance(event, Finished):
            accuracy = event.test_accuracy
            if event.reason in ("diverged", "failed"):
                state, reason = "failed", "loss infinite" if event.reason == "diverged" else event.message
    if keeper is not None:
        keeper.close()
    test = None
    if job.test and state == "done":
        outputs = trainer.network.predict(trainer.parameters, data.test.images)
        test = float((outputs.argmax(axis=1) == data.test.labels).mean())
    best = accuracy if accuracy is not None and math.isfinite(accuracy) else (reports[-1] if reports else None)
    name = keeper.log.folder.name if keeper is not None else ""
    seconds = time.perf_counter() - started
    return Outcome(job.number, state, best, tuple(reports), trainer.step, seconds, reason, name, test, here())


def here() -> str:
    """This process, for the list of trials."""
    return f"{os.uname().nodename if hasattr(os, 'uname') else 'here'}:{os.getpid()}"


@cache
def code_digest() -> str:
    """SHA-256 over the engine's source: two machines with the same digest run the same trial alike."""
    root = Path(__file__).resolve().parents[1]
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()

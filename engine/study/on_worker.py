"""What runs on a worker: a trial, with data that is there or was sent, and what it sends back.

Code and data go by digest: a worker whose code differs refuses a trial, and a data set that a worker has, or was sent
before, is not sent again.
"""

from __future__ import annotations

import contextlib
import io
import platform
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from engine import datasets
from engine.data.dataset import Dataset, Split
from engine.errors import EngineError
from engine.extras.missing import library
from engine.files import cache_folder, write_atomically
from engine.store.run_archive import export_runs
from engine.store.run_list import delete_run, runs_folder
from engine.study.trial import Outcome, TrialJob, code_digest, judged, run_trial

TOPIC = "digitlab-trials"
REPORT_S = 0.3  # between two messages of a trial's reports
_loaded: dict[str, Dataset] = {}  # of this worker, by digest
_judges: dict[tuple[str, float, int], Dataset] = {}  # the digits of its trials, by data, share and seed


class DataNeededError(EngineError):
    """A worker does not have the data of a trial."""


class CodeDiffersError(EngineError):
    """A worker has another version of the program."""


def fingerprint() -> dict[str, str]:
    """What must be the same on every machine of a cluster for its trials to be alike."""
    return {
        "code": code_digest(),
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "numpy": np.__version__,
        "processor": platform.machine(),
    }


def difference(theirs: dict[str, str], who: str, way_out: str = "copy this folder there") -> str | None:
    """The sentence that refuses another machine; None where it is alike."""
    ours = fingerprint()
    differs = [name for name in ours if theirs.get(name) != ours[name]]
    if not differs:
        return None
    names = {"code": "DigitLab's code", "python": "Python", "numpy": "NumPy", "processor": "the processor"}
    parts = [f"{names[n]} ({ours[n][:12]} here, {theirs.get(n, 'unknown')[:12]} there)" for n in differs]
    return f"{who} differs from this machine in {', '.join(parts)}; {way_out} and start it again"


def work(job: TrialJob, name: str, code: str, away: bool = False) -> tuple[Outcome, bytes]:
    """Run a trial on the worker that this is called on; `away` from the search, a run that it keeps is sent there.

    Raises: CodeDiffersError, DataNeededError: it cannot, and why.
    """
    if code != code_digest():
        raise CodeDiffersError("this worker has another version of the program; copy the folder there again")
    data = dataset(job.digest, name)
    worker = library("distributed", "search", "worker").get_worker()
    waiting: list[tuple[int, int, float]] = []
    sent = time.monotonic()

    def report(number: int, place: int, accuracy: float) -> None:
        """Send what was reported a few times a second: each message takes as long as ten steps of a small network."""
        nonlocal sent
        waiting.append((number, place, accuracy))
        if time.monotonic() - sent > REPORT_S:
            sent = time.monotonic()
            worker.log_event(TOPIC, list(waiting))
            waiting.clear()

    key = job.digest, job.share, job.split_seed
    if key not in _judges:
        _judges.clear()  # one at a time
        _judges[key] = judged(data, job.share, job.split_seed)
    outcome = run_trial(job, data, report, judges=_judges[key])
    return outcome, _sent_home(outcome.run) if away and outcome.run else b""


def _sent_home(run: str) -> bytes:
    """A run that was kept here as a zip file; here it is kept no longer."""
    folder = runs_folder() / run
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"{run}.zip"
        export_runs([folder], path)
        packed_run = path.read_bytes()
    with contextlib.suppress(EngineError):
        delete_run(folder)
    return packed_run


def dataset(digest: str, name: str = "") -> Dataset:
    """The data set of that digest: in memory, on this machine under its name, or sent here before.

    Raises: DataNeededError: it is not here.
    """
    if digest not in _loaded:
        found = _from_cache(digest) or _by_name(digest, name)
        if found is None:
            raise DataNeededError("the data of the trial is not on this worker")
        _loaded.clear()  # one at a time: MNIST takes 220 MB
        _loaded[digest] = found
    return _loaded[digest]


def receive(digest: str, packed: bytes) -> bool:
    """Keep a data set that was sent; whether its digest is the one announced."""
    data = unpacked(packed)
    if data.digest != digest:
        return False
    with contextlib.suppress(EngineError):  # no room on the disk: it is kept in memory
        write_atomically(_place(digest), packed)
    _loaded.clear()
    _loaded[digest] = data
    return True


def packed(data: Dataset) -> bytes:
    """A data set as bytes: pixels 0…255 and labels, no code."""
    buffer = io.BytesIO()
    pixels = {
        part: np.rint(split.images * 255).astype(np.uint8)
        for part, split in (("train", data.train), ("test", data.test))
    }
    np.savez_compressed(
        buffer,
        **pixels,
        train_labels=data.train.labels,
        test_labels=data.test.labels,
        names=np.array([data.name, *data.classes]),
    )
    return buffer.getvalue()


def unpacked(packed: bytes) -> Dataset:
    """What `packed` wrote."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        name, *classes = (str(text) for text in arrays["names"])
        train, test = (
            Split(arrays[part].astype(np.float32) / np.float32(255), arrays[f"{part}_labels"].astype(np.int64))
            for part in ("train", "test")
        )
    return Dataset(name, train, test, classes=tuple(classes))


def _place(digest: str) -> Path:
    return cache_folder() / "by-digest" / f"{digest}.npz"


def _from_cache(digest: str) -> Dataset | None:
    try:
        data = unpacked(_place(digest).read_bytes())
    except (OSError, ValueError, KeyError):
        return None
    return data if data.digest == digest else None


def _by_name(digest: str, name: str) -> Dataset | None:
    try:
        data = datasets.load(name) if name else None
    except EngineError:
        return None
    return data if data is not None and data.digest == digest else None


def has(digest: str, name: str) -> bool:
    """Whether the data set of that digest is on this machine."""
    try:
        dataset(digest, name)
    except DataNeededError:
        return False
    return True

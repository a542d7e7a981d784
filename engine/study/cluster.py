"""Trials on several processes or machines, with Dask's distributed scheduler: the side of the search.

What its workers do is in `on_worker.py`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import math
import os
import queue
import socket
import tempfile
import time
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.extras.missing import library
from engine.fast.pool import VARIABLE
from engine.store.run_archive import import_runs
from engine.study.on_worker import (
    TOPIC,
    CodeDiffersError,
    DataNeededError,
    difference,
    fingerprint,
    has,
    packed,
    receive,
    work,
)
from engine.study.trial import Outcome, TrialJob, code_digest

TRIES = 2  # of a trial whose worker was lost
AHEAD = 2  # trials that wait at the workers
COUNT_S = 1.0  # between two counts of the workers
CLOSE_S = 10.0  # for workers to end
ONE_CORE = {VARIABLE: "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Cluster:
    """Workers of a search on this machine's cores, or behind a scheduler that runs already.

    Raises: EngineError: the scheduler does not answer, or its workers differ from this machine.
    """

    def __init__(self, data: Dataset, name: str, *, workers: int = 0, scheduler: str = "") -> None:
        distributed = _distributed("search")
        self._data, self._name, self._packed = data, name, b""
        self._futures: dict[Any, TrialJob] = {}
        self._tries: dict[int, int] = {}
        self._news: queue.SimpleQueue[tuple[int, int, float] | None] = queue.SimpleQueue()  # None: a trial ended
        self._local: Any = None
        self._halted = False
        self._most, self._counted, self._counted_at = workers, 0, -math.inf
        try:
            if scheduler:
                _reach(scheduler)
                self._client = distributed.Client(scheduler, timeout=10)
            else:
                self._local = _local_cluster(distributed, workers)
                self._client = distributed.Client(self._local)
        except (OSError, TimeoutError) as error:
            raise EngineError("the scheduler {address} does not answer", address=scheduler[:80]) from error
        self._client.set_metadata("digitlab", fingerprint())
        self._client.subscribe_topic(TOPIC, self._hear)
        self._check()

    def _check(self) -> None:
        """Refuse workers that would compute other numbers."""
        for address, theirs in self._client.run(fingerprint).items():
            sentence = difference(theirs, f"the worker {address}")
            if sentence is not None:
                self.close()
                raise EngineError(sentence)

    def _hear(self, event: tuple[float, list[tuple[int, int, float]]]) -> None:
        """Take reports; called by the client's own thread."""
        for number, place, accuracy in event[1]:
            self._news.put((number, place, accuracy))

    @property
    def workers(self) -> list[str]:
        """The addresses of the workers that are there now."""
        return list(self._client.scheduler_info(n_workers=-1)["workers"])

    @property
    def counted(self) -> int:
        """How many workers there were when they were counted last, within a second."""
        return self._counted

    def free(self) -> int:
        """How many more trials can be handed over now.

        Two more than there are workers, so that none waits while the next trial is chosen. Workers come and go, so
        they are counted every second.
        """
        now = time.monotonic()
        if now - self._counted_at > COUNT_S:
            self._counted, self._counted_at = len(self.workers), now
        there = max(self._most, self._counted)
        return there + min(there, AHEAD) - len(self._futures)

    def submit(self, job: TrialJob) -> None:
        """Hand a trial to any worker."""
        away = self._local is None
        future = self._client.submit(
            work, job, self._name, code_digest(), away, pure=False, retries=0, priority=-job.number
        )
        self._futures[future] = job
        future.add_done_callback(lambda _: self._news.put(None))

    def collect(self, timeout_s: float) -> list[Outcome | tuple[int, int, float]]:
        """Outcomes and reports that came meanwhile."""
        news: list[tuple[int, int, float] | None] = []
        with contextlib.suppress(queue.Empty):
            news.append(self._news.get(timeout=timeout_s))
            while True:
                news.append(self._news.get_nowait())
        found: list[Outcome | tuple[int, int, float]] = [report for report in news if report is not None]
        if self._halted:
            jobs, self._futures = self._futures, {}
            self._client.cancel(list(jobs), force=True)
            return [Outcome(job.number, "stopped", None, (), 0, 0.0) for job in jobs.values()]
        for future in [future for future in self._futures if future.done()]:
            job = self._futures.pop(future)
            outcome = self._outcome(future, job)
            if outcome is not None:
                found.append(outcome)
        return found

    def _outcome(self, future: Any, job: TrialJob) -> Outcome | None:
        """What came of a trial; None where it was started again.

        Raises: EngineError: the scheduler is gone.
        """
        if future.cancelled():
            raise EngineError(
                "the connection to the scheduler is lost; start it and its workers again and continue the study"
            )
        error = future.exception()
        if error is None:
            return _brought_home(*future.result())
        if isinstance(error, DataNeededError):
            self._send()
            self.submit(job)
            return None
        tries = self._tries[job.number] = self._tries.get(job.number, 0) + 1
        if tries < TRIES and not isinstance(error, CodeDiffersError):
            self.submit(job)
            return None
        gone = type(error).__name__ == "KilledWorker"
        reason = "worker gone" if gone else str(error)
        return Outcome(job.number, "failed", None, (), 0, 0.0, reason)

    def _send(self) -> None:
        """Send the data to every worker that has it not."""
        there = self._client.run(has, self._data.digest, self._name)
        lacking = [address for address, found in there.items() if not found]
        if lacking:
            self._packed = self._packed or packed(self._data)
            self._client.run(receive, self._data.digest, self._packed, workers=lacking)

    def halt(self) -> None:
        """Let go of the trials that run: they are started again when the study is continued."""
        self._halted = True  # the next `collect` does it: a signal's handler must not wait for the scheduler
        self._news.put(None)

    def close(self) -> None:
        """Let go of the workers; those of this machine end."""
        with contextlib.suppress(Exception):
            self._client.close(timeout=CLOSE_S)
        if self._local is not None:
            with contextlib.suppress(Exception):
                self._local.close(timeout=CLOSE_S)


def _brought_home(outcome: Outcome, packed_run: bytes) -> Outcome:
    """A trial's outcome with the run that its worker kept and sent, which is put into this machine's list of runs."""
    if not packed_run:
        return outcome
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"{outcome.run}.zip"
        path.write_bytes(packed_run)
        try:
            folder, *_ = import_runs(path)
        except (EngineError, ValueError):  # no room: the trial counts all the same
            return dataclasses.replace(outcome, run="")
    return dataclasses.replace(outcome, run=folder.name)


def _distributed(command: str) -> Any:
    """The library as our workers need it.

    Its profiler looks at each worker a hundred times a second and slows it by a tenth. And it has the C library give
    all memory above 64 kB back at once, so that every step would fetch its arrays again: a sixth of the time.
    """
    found = library("distributed", "search", command)
    for name in list(logging.root.manager.loggerDict):  # what matters is said in our own sentences
        if name.startswith(("distributed", "tornado")):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    settings = {"distributed.worker.profile.enabled": False, "distributed.nanny.pre-spawn-environ": ONE_CORE}
    library("dask", "search", command).config.set(settings)
    return found


def _local_cluster(distributed: Any, workers: int) -> Any:
    """Processes on this machine, each a worker of one thread on a core of its own."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        silence_logs=50,
        dashboard_address=None,
        protocol="tcp",
        host="127.0.0.1",
        env=ONE_CORE,
        preload=["engine.study.undisturbed"],
    )


def _reach(address: str) -> None:
    """Knock at a scheduler's door, which answers sooner than its client gives up.

    Raises: EngineError: no address, or nothing answers there.
    """
    host, _, port = address.rpartition("://")[2].rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=5).close()
    except (OSError, ValueError, OverflowError) as error:
        raise EngineError(
            "the scheduler {address} does not answer; start one there with: python3 main.py worker --serve 8786, "
            "and write its address as tcp://host:8786",
            address=address[:80],
        ) from error


def join(address: str, trials: int = 1) -> None:
    """Work for a scheduler until it ends, with a process for each of this many trials at once.

    Raises: EngineError: it does not answer, or its client has another version of the program.
    """
    distributed = _distributed("worker")
    _reach(address)
    try:
        with distributed.Client(address, timeout=10) as client:
            theirs = client.get_metadata("digitlab", None)
    except (OSError, TimeoutError, ValueError) as error:
        raise EngineError("the scheduler {address} does not answer", address=address[:80]) from error
    if isinstance(theirs, dict):
        sentence = difference(theirs, "the search", "copy the folder of its machine here")
        if sentence is not None:
            raise EngineError(sentence)
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    import asyncio

    async def one() -> None:
        async with distributed.Nanny(address, nthreads=1, env=ONE_CORE) as nanny:
            await nanny.finished()

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(trials)))

    asyncio.run(all_of_them())


def serve(port: int) -> None:
    """Lead a cluster from this machine until it is interrupted: workers and searches come to this port.

    Raises: EngineError: the port is taken.
    """
    distributed = _distributed("worker")
    import asyncio

    async def run() -> None:
        async with distributed.Scheduler(port=port, dashboard=False, protocol="tcp") as scheduler:
            await scheduler.finished()

    try:
        asyncio.run(run())
    except OSError as error:
        raise EngineError("port {port} cannot be used; choose another", port=port) from error

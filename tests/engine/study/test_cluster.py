"""A cluster: trials on another process equal to those here."""

from types import SimpleNamespace

import dask
import pytest

from engine.errors import EngineError
from engine.study import cluster
from engine.study.cluster import Cluster, _distributed
from engine.study.trial import Outcome, TrialJob, run_trial
from tests.engine.study.examples import SPEC, data

DATA = data()


def test_a_scheduler_that_does_not_answer_is_said() -> None:
    with pytest.raises(EngineError, match="does not answer"):
        cluster.join("tcp://127.0.0.1:9")


def test_a_scheduler_that_is_gone_ends_the_search_with_a_sentence() -> None:
    lost = Cluster.__new__(Cluster)  # without a scheduler of its own
    future = SimpleNamespace(cancelled=lambda: True)
    with pytest.raises(EngineError, match="continue the study"):
        lost._outcome(future, TrialJob(0, SPEC.to_dict(), DATA.digest, 0.2, SPEC.seed))


@pytest.mark.filterwarnings("ignore")
def test_a_trial_on_another_process_is_that_of_this_one() -> None:
    workers = Cluster(DATA, DATA.name, workers=1)
    try:
        job = TrialJob(5, SPEC.to_dict(), DATA.digest, 0.2, SPEC.seed)
        workers.submit(job)  # its worker has no such data: it is sent, once
        found: list[Outcome] = []
        while not found:
            found = [item for item in workers.collect(0.02) if isinstance(item, Outcome)]
        here = run_trial(job, DATA)
        assert (found[0].accuracy, found[0].reports) == (here.accuracy, here.reports)
        assert found[0].worker != here.worker
        assert workers.free() == 2  # one runs, and one waits for it
        workers.submit(job)
        workers.halt()  # as a signal's handler does
        assert [item.state for item in workers.collect(1.0) if isinstance(item, Outcome)] == ["stopped"]
        assert workers.free() == 2
    finally:
        workers.close()


def test_workers_keep_the_memory_of_a_step() -> None:
    """The library's own setting has the C library give it back: a sixth of a small network's time."""
    _distributed("search")
    assert "MALLOC_TRIM_THRESHOLD_" not in dask.config.get("distributed.nanny.pre-spawn-environ")

"""A cluster: data by digest, versions compared, trials on another process equal to those here."""

from collections.abc import Iterator

import numpy as np
import pytest

from engine.errors import EngineError
from engine.study import cluster
from engine.study.cluster import Cluster, DataNeededError, difference, fingerprint, packed, receive, unpacked
from engine.study.trial import Job, Outcome, run_trial
from tests.engine.study.examples import SPEC, data

DATA = data()


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    cluster._loaded.clear()
    yield
    cluster._loaded.clear()


def test_data_sent_as_bytes_is_the_same_data() -> None:
    again = unpacked(packed(DATA))
    assert again.digest == DATA.digest
    np.testing.assert_array_equal(again.train.images, DATA.train.images)


def test_data_is_kept_by_its_digest_and_found_again(tmp_path: object) -> None:
    with pytest.raises(DataNeededError):
        cluster.dataset(DATA.digest, "mnist-sample")  # the sample there is another, larger one
    assert receive(DATA.digest, packed(DATA))
    cluster._loaded.clear()
    assert cluster.dataset(DATA.digest).digest == DATA.digest
    assert not receive("0" * 64, packed(DATA))


def test_a_machine_that_differs_is_refused_with_what_differs() -> None:
    assert difference(fingerprint(), "lab-3") is None
    sentence = difference({**fingerprint(), "numpy": "1.0"}, "lab-3")
    assert sentence is not None
    assert sentence.startswith("lab-3 differs from this machine in NumPy (")


def test_a_worker_that_joins_a_search_of_another_version_learns_what_to_copy() -> None:
    sentence = difference({**fingerprint(), "code": "0" * 64}, "the search", "copy the folder of its machine here")
    assert sentence is not None
    assert sentence.startswith("the search differs from this machine in DigitLab's code (")
    assert sentence.endswith("copy the folder of its machine here and start it again")


def test_a_scheduler_that_does_not_answer_is_said() -> None:
    with pytest.raises(EngineError, match="does not answer"):
        cluster.join("tcp://127.0.0.1:9")


@pytest.mark.filterwarnings("ignore")
def test_a_trial_on_another_process_is_that_of_this_one() -> None:
    workers = Cluster(DATA, DATA.name, workers=1)
    try:
        job = Job(5, SPEC.to_dict(), DATA.digest, 0.2, SPEC.seed)
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

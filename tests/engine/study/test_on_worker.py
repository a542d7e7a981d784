"""What runs on a worker: data by digest, versions compared, runs sent home."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.store.run_list import list_runs
from engine.study import on_worker
from engine.study.cluster import _brought_home
from engine.study.on_worker import DataNeededError, difference, fingerprint, has, packed, receive, unpacked
from engine.study.trial import TrialJob, run_trial
from tests.engine.study.examples import SPEC, data

DATA = data()


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    on_worker._loaded.clear()
    yield
    on_worker._loaded.clear()


def test_data_sent_as_bytes_is_the_same_data() -> None:
    again = unpacked(packed(DATA))
    assert again.digest == DATA.digest
    np.testing.assert_array_equal(again.train.images, DATA.train.images)


def test_data_is_kept_by_its_digest_and_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    monkeypatch.setattr(on_worker, "_loaded", {})
    with pytest.raises(DataNeededError):
        on_worker.dataset(DATA.digest, "mnist-sample")  # the sample there is another, larger one
    assert receive(DATA.digest, packed(DATA))
    on_worker._loaded.clear()
    assert on_worker.dataset(DATA.digest).digest == DATA.digest
    assert has(DATA.digest, "")
    assert not receive("0" * 64, packed(DATA))
    assert not has("0" * 64, "")


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


def test_a_run_that_a_worker_kept_is_sent_home_whole() -> None:
    outcome = run_trial(TrialJob(3, SPEC.to_dict(), DATA.digest, 0.2, SPEC.seed, title="small", keep=True), DATA)
    before = list_runs()[0]
    sent = on_worker._sent_home(outcome.run)
    assert list_runs() == []
    home = _brought_home(outcome, sent)
    assert [run.name for run in list_runs()] == [home.run]
    assert list_runs()[0].to_dict() == before.to_dict()
    assert _brought_home(outcome, b"") == outcome
    assert _brought_home(outcome, b"no zip file").run == ""

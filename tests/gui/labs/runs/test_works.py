"""What takes long on the Runs page: the list, the curves of the chosen runs, and which of two networks is better."""

from pathlib import Path

import numpy as np
import pytest

from engine.analysis.sign_test import compare
from engine.errors import EngineError, StoreError
from engine.store.run_entry import RunEntry
from engine.store.run_index import RunIndex
from engine.store.run_list import WEIGHTS_FILE
from engine.store.weights import load_weights
from gui.labs.runs.works import Call, Listing, ReadingCurves, apart, verdict_on
from tests.engine.store.test_keeping import DATA, keep, spec
from tests.small import small_dataset


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    keep(root / "two", spec(optimizer="adam", epochs=3))
    return root


def test_a_call_gives_its_result_once_and_its_error_as_it_is() -> None:
    assert list(Call(lambda: 7).events()) == [7]

    def fail() -> int:
        raise StoreError("{path} is gone", path="x")

    with pytest.raises(StoreError):
        list(Call(fail).events())


def test_the_list_is_there_before_its_runs_are_prepared(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[str] = []
    monkeypatch.setattr(RunEntry, "prepare", lambda entry: prepared.append(entry.name))
    events = Listing(RunIndex(kept)).events()
    entries = next(events)
    assert {entry.name for entry in entries} == {"one", "two"}
    assert prepared == []
    assert list(events) == []
    assert prepared == [entry.name for entry in entries]


def test_a_listing_that_is_stopped_prepares_no_more(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Listing(RunIndex(kept))
    prepared: list[str] = []

    def prepare(entry: RunEntry) -> None:
        prepared.append(entry.name)
        work.stop()

    monkeypatch.setattr(RunEntry, "prepare", prepare)
    list(work.events())
    assert len(prepared) == 1


def test_curves_come_in_the_order_of_the_choice_without_what_cannot_be_read(kept: Path) -> None:
    work = ReadingCurves([kept / "two", kept / "gone", kept / "one"])
    records = list(work.events())
    assert [record.name for record in records] == ["two", "one"]
    assert all(len(record.losses) for record in records)


def test_reading_stops_before_the_next_run(kept: Path) -> None:
    work = ReadingCurves([kept / "one", kept / "two"])
    names = []
    for record in work.events():
        names.append(record.name)
        work.stop()
    assert names == ["one"]


def test_a_verdict_counts_the_test_digits_that_only_one_reads(kept: Path) -> None:
    asked: list[str] = []

    def load(name: str) -> object:
        asked.append(name)
        return DATA

    verdict = verdict_on(kept / "one", kept / "two", "small", load)  # type: ignore[arg-type]  # the small data set
    right = [
        load_weights(kept / name / WEIGHTS_FILE).outputs(DATA.test.images).argmax(axis=1) == DATA.test.labels
        for name in ("one", "two")
    ]
    assert (verdict.first, verdict.second) == ("one", "two")
    assert verdict.difference == compare(np.asarray(right[0]), np.asarray(right[1]))
    assert asked == ["small"]


def test_digits_of_another_shape_are_refused(kept: Path) -> None:
    with pytest.raises(EngineError):
        verdict_on(kept / "one", kept / "two", "small", lambda _: small_dataset(shape=(1, 6, 6)))


def test_runs_of_one_title_are_named_apart_in_the_plots() -> None:
    assert apart(["Three layers", "Adam", "Three layers", "Three layers"]) == [
        "Three layers", "Adam", "Three layers · 2", "Three layers · 3",
    ]  # fmt: skip

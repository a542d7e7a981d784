"""Data sets are fetched and read one at a time; the newest request counts."""

import threading
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine import datasets
from engine.data import download, sources
from engine.data.dataset import Dataset
from engine.errors import DataError, EngineError
from gui.labs.datasets import DataFacts
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import few, helper


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    return TrainLab(load=few, runs=tmp_path / "runs")


def test_data_that_is_missing_is_fetched_with_progress(lab: TrainLab, monkeypatch: pytest.MonkeyPatch) -> None:
    here = {name: name == "mnist-sample" for name in sources.SOURCES}
    monkeypatch.setattr(datasets, "available", lambda: dict(here))

    def fetch(name: str, *, progress: Callable[[int, int], object], cancelled: Callable[[], bool]) -> Path:
        progress(50, 100)
        here[name] = True
        return Path(name)

    lab.datasets._fetch = fetch
    lab.experiment.choose_data("mnist")
    assert lab.experiment.data_state == "missing"
    assert not lab.can_start
    assert lab.words[0].action == "fetch"
    lab.act("fetch")
    assert lab.experiment.data_state == "fetching"
    helper(lab).run()
    assert lab.datasets.fetched == (50, 100)
    assert lab.experiment.data_state == "ready"
    assert lab.can_start
    lab.fetch()
    assert lab.datasets.fetching == ""


def test_a_download_that_fails_says_why_and_a_canceled_one_nothing(
    lab: TrainLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets, "available", lambda: dict.fromkeys(sources.SOURCES, False))
    lab.experiment.choose_data("mnist")
    for error, said in (
        (DataError("offline", path="x"), True),
        (download.CanceledError("canceled", path="x"), False),
        (OSError(28, "full"), True),
        (RuntimeError("odd"), True),
    ):

        def fetch(name: str, error: Exception = error, **_: object) -> Path:
            raise error

        lab.datasets._fetch = fetch
        lab.fetch()
        lab.datasets.cancel_fetch()
        helper(lab).run()
        assert isinstance(lab.datasets.error, EngineError) == said
        assert lab.experiment.data_state == "missing"


def test_a_folder_is_read_before_it_is_chosen(lab: TrainLab) -> None:
    lab.experiment.choose_data("/some/folder")
    assert lab.experiment.data_state == "reading"
    assert lab.spec.data == "mnist-sample"
    helper(lab).run()
    assert lab.spec.data == "/some/folder"
    assert lab.experiment.data_state == "ready"
    assert lab.datasets.facts("/some/folder") == DataFacts((1, 28, 28), 10, train=300, test=100)

    def damaged(name: str, **_: object) -> Dataset:
        raise DataError("{name} holds no digits", path=name, name=name)

    lab.datasets._load = damaged
    lab.experiment.choose_data("/other/folder")
    helper(lab).run()
    assert lab.spec.data == "/some/folder"
    assert lab.datasets.error is not None


def test_of_two_folders_chosen_one_after_the_other_the_second_is_taken_with_its_own_images(
    tmp_path: Path,
) -> None:
    lab = TrainLab(load=lambda name, **_: few(name, side=20 if name == "/small" else 28), runs=tmp_path / "runs")
    lab.experiment.choose_data("/large")
    lab.experiment.choose_data("/small")
    assert lab.helper.state == "stopping"
    assert lab.experiment.data_state == "reading"
    helper(lab).run()  # the first is read to its end, for nothing
    assert lab.spec.data == "mnist-sample"
    helper(lab).run()
    assert lab.spec.data == "/small"
    assert lab.datasets.facts("/small").image_shape == (1, 20, 20)
    assert lab.datasets.facts("/large").image_shape == (1, 28, 28)
    assert lab.experiment.plan.layers[0].output == (400,)
    assert lab.experiment.data_state == "ready"
    lab.experiment.choose_data("/large")
    lab.experiment.choose_data("/small")  # it is still in memory
    helper(lab).run()
    assert lab.spec.data == "/small"


def test_a_folder_that_is_not_wanted_any_more_is_not_read_to_its_end(lab: TrainLab, tmp_path: Path) -> None:
    read: list[int] = []

    def load(name: str, progress: Callable[[int, int], object]) -> Dataset:
        def count(done: int, total: int) -> None:
            progress(done, total)
            read.append(done)
            lab.experiment.choose_data("mnist-sample")
            lab.helper.stop()

        return datasets.load(name, progress=count)

    for number in range(10):
        folder = tmp_path / "pictures" / str(number % 2)
        folder.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(folder / f"{number}.png"), np.full((28, 28), 20 * number, np.uint8))
    lab.datasets._load = load
    lab.experiment.choose_data(str(tmp_path / "pictures"))
    helper(lab).run()
    assert read == [1]
    assert lab.spec.data == "mnist-sample"
    assert lab.helper.state == "idle"


def test_a_folder_still_being_read_gives_way_to_whatever_is_chosen_meanwhile(lab: TrainLab) -> None:
    for choose in (
        lambda: lab.experiment.choose_data("mnist-sample"),
        lambda: lab.take(lab.spec.replace(seed=9)),
        lambda: lab.experiment.choose_recipe("postal-cnn"),
    ):
        lab.experiment.choose_data("/some/folder/" + str(id(choose)))
        choose()
        chosen = lab.spec.data
        assert lab.experiment.data_state != "reading"
        helper(lab).run()
        assert lab.spec.data == chosen


def test_a_folder_that_cannot_be_read_is_reported_with_its_own_name(lab: TrainLab) -> None:
    def refuse(name: str, **_: object) -> Dataset:
        raise PermissionError(13, "Permission denied")

    lab.datasets._load = refuse
    lab.experiment.choose_data("/locked")
    helper(lab).run()
    assert str(lab.datasets.error) == "locked cannot be read: no permission; choose another file"
    assert lab.experiment.data_state == "ready"
    lab.experiment.choose_data("mnist-sample")
    assert lab.datasets.error is None


def test_a_second_download_takes_the_place_of_the_first(lab: TrainLab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "available", lambda: dict.fromkeys(sources.SOURCES, False))
    asked: list[str] = []

    def fetch(name: str, *, cancelled: Callable[[], bool], progress: Callable[[int, int], object]) -> Path:
        asked.append(name)
        progress(len(asked), 9)
        if cancelled():
            raise download.CanceledError("canceled", path=name)
        return Path(name)

    lab.datasets._fetch = fetch
    lab.experiment.choose_data("mnist")
    lab.fetch()
    lab.experiment.choose_data("fashion-mnist")
    lab.fetch()
    assert lab.experiment.data_state == "fetching"
    helper(lab).run()
    helper(lab).run()
    assert asked == ["mnist", "fashion-mnist"]
    assert lab.datasets.fetched == (2, 9)
    assert lab.datasets.fetching == ""
    assert lab.datasets.error is None


def test_many_threads_that_read_find_each_name_with_its_own_images() -> None:
    datasets = TrainLab(load=lambda name, **_: few(name, side=int(name))).datasets
    wrong: list[str] = []

    def read(name: str) -> None:
        for _ in range(20):
            if datasets.loaded(name).name != name or datasets.facts(name).image_shape != (1, int(name), int(name)):
                wrong.append(name)

    threads = [threading.Thread(target=read, args=(name,)) for name in ("20", "22", "24")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []

"""What the labs on data read: images, networks, photos, and the four trainings of the scalings."""

from pathlib import Path

import numpy as np
import pytest

from engine.course.data_by_hand import SCALINGS
from engine.data.dataset import Dataset
from engine.errors import DataError, SpecError
from engine.losses.cross_entropy import CrossEntropy
from engine.schedules.constant import Constant
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.vision.canvas import to_png
from gui.labs.course.parts import data_sources as sources

SAMPLE = "mnist-sample"


def test_a_part_is_the_training_or_the_test_images() -> None:
    assert (len(sources.part_of(SAMPLE, "train")), len(sources.part_of(SAMPLE, "test"))) == (4000, 1000)


def test_a_data_set_that_is_not_here_is_marked_at_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    sources.images.cache_clear()
    with pytest.raises(SpecError, match="not on this computer yet") as caught:
        sources.images("mnist")
    assert caught.value.field == "data"


def test_the_network_of_the_notes_is_looked_for_in_the_folder_of_the_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIGITLAB_DATA", str(tmp_path))
    sources.network.cache_clear()
    with pytest.raises(SpecError, match=r"sample_weight\.pkl") as caught:
        sources.network("notes")
    assert caught.value.field == "network"


def test_the_quick_network_has_something_to_count() -> None:
    right = sources.right_answers("quick", SAMPLE)
    assert right.shape == (1000,)
    assert 0.8 < right.mean() < 0.95
    np.testing.assert_array_equal(sources.quick_network().parameters.theta, sources.network("quick").parameters.theta)


def test_the_shares_of_a_picture_add_up_to_1_and_their_largest_is_its_answer() -> None:
    test = sources.part_of(SAMPLE, "test")
    right = sources.right_answers("deep-mlp", SAMPLE)
    number = int(np.flatnonzero(right)[-1])
    shares = sources.shares_of("deep-mlp", SAMPLE, "test", number)
    assert sum(shares) == pytest.approx(1, abs=1e-5)
    assert int(np.argmax(shares)) == test.labels[number]
    assert len(sources.shares_of("deep-mlp", SAMPLE, "test", 999)) == 10
    with pytest.raises(SpecError) as caught:
        sources.shares_of("deep-mlp", SAMPLE, "test", 1000)
    assert caught.value.field == "number"


def test_a_photo_is_the_example_or_a_file_of_at_most_480_pixels_red_first(tmp_path: Path) -> None:
    assert sources.photo("example").shape[2] == 3
    blue = np.zeros((100, 960, 3), np.uint8)
    blue[:, :, 0] = 255  # OpenCV has blue first
    path = tmp_path / "blue.png"
    path.write_bytes(to_png(blue))
    found = sources.photo(str(path))
    assert found.shape == (50, 480, 3)
    assert found[0, 0].tolist() == [0, 0, 255]
    with pytest.raises(DataError):
        sources.photo(str(tmp_path / "gone.png"))


def test_the_photo_is_read_from_its_last_stage() -> None:
    stages = sources.photo_stages("example", "blue", True, True)
    assert [stage.name for stage in stages] == ["channel", "inverted", "cut and centered"]
    assert [stage.name for stage in sources.photo_stages("example", "blue", True, False)][-1] == "28×28"
    assert stages[-1].picture.shape == (28, 28)
    digit, share = sources.read_photo("deep-mlp", "example", "blue", True, True, True)
    assert digit == sources.part_of(SAMPLE, "test").labels[9]
    assert 0.5 < share <= 1


def test_the_scalings_train_the_network_of_the_notes() -> None:
    spec = sources.scaling_spec()
    units = [layer["units"] for layer in spec.to_dict()["layers"] if "units" in layer]
    assert (units, spec.batch_size, spec.epochs) == ([1024, 512, 512, 10], 128, 1)
    assert spec.to_dict()["optimizer"]["learning_rate"] == 1e-4
    assert spec.schedule == Constant()
    assert spec.loss == CrossEntropy()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few digits, so that an epoch takes two steps."""
    sample = sources.images(SAMPLE)
    few = type(sample)("few", sample.train.head(200), sample.test.head(100))
    monkeypatch.setattr(sources, "images", lambda name: few)


def test_each_scaling_is_reported_once_and_ways_that_train_alike_are_trained_once(
    few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained: list[int] = []

    def counted(spec: ExperimentSpec, data: Dataset) -> Trainer:
        trained.append(len(data.train))
        return Trainer(spec, data)

    monkeypatch.setattr(sources, "Trainer", counted)
    reached = list(sources.ScalingWork(SAMPLE).events())
    assert sorted(name for name, _ in reached) == sorted(SCALINGS)
    assert all(0 <= accuracy <= 1 for _, accuracy in reached)
    assert len(trained) == len({scaling.train for scaling in SCALINGS.values()}) < len(SCALINGS)


def test_a_work_that_is_stopped_reports_nothing_more(few: None) -> None:
    work = sources.ScalingWork(SAMPLE)
    work.stop()
    assert list(work.events()) == []

"""Any file or folder goes to its reader, and any damage ends in one sentence."""

import random
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata.collection import TEST, LeftOut
from engine.userdata.reading import read_collection, summary
from tests.engine.userdata.examples import COUNT, cifar, csv_text, idx_pair, npz, three_pairs


def write(folder):
    """One of each, by name."""
    (folder / "a.csv").write_text(csv_text())
    (folder / "a.npz").write_bytes(npz())
    (folder / "a.pkl.gz").write_bytes(three_pairs())
    idx_pair(folder)
    cifar(folder, binary=True)
    return ["a.csv", "a.npz", "a.pkl.gz", "mine-images.idx3-ubyte", "data_batch_1.bin"]


def test_every_kind_goes_to_its_reader(tmp_path):
    for name in write(tmp_path):
        found = read_collection(tmp_path / name)
        assert len(found) in (COUNT, 20)
        assert summary(found) == f"{len(found)} pictures in 10 classes"


def test_what_is_no_data_set_says_what_is(tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(DataError, match="is no data set that can be read: folders of pictures by class, CSV, NPZ"):
            read_collection(path)


def test_changed_bytes_end_in_our_errors_or_in_data(tmp_path):
    rng = random.Random(5)
    for name in write(tmp_path):
        whole = (tmp_path / name).read_bytes()
        for _ in range(60):
            raw = bytearray(whole)
            for _ in range(rng.randint(1, 6)):
                raw[rng.randrange(len(raw) if rng.random() < 0.5 else min(len(raw), 400))] = rng.randrange(256)
            if rng.random() < 0.2:
                raw = raw[: rng.randrange(len(raw))]
            (tmp_path / name).write_bytes(raw)
            with suppress(DataError):
                found = read_collection(tmp_path / name)
                assert np.asarray(found.pictures).dtype == np.uint8


def test_the_summary_counts_what_was_left_out(tmp_path):
    (tmp_path / "a.npz").write_bytes(npz())
    found = read_collection(tmp_path / "a.npz")
    reason = DataError("{name} is empty", path="7/a.png", name="7/a.png")
    object.__setattr__(found, "left_out", (LeftOut("7/a.png", reason),))
    assert summary(found) == "40 pictures in 10 classes, 1 left out: 7/a.png is empty"


def test_a_folder_that_cannot_be_looked_into_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_collection(tmp_path / ("x" * 300))


@pytest.mark.parametrize("place", ["", "raw", "MNIST/raw", "FashionMNIST/raw"])
def test_the_root_of_torchvision_is_one_of_idx_files_with_their_official_parts(tmp_path: Path, place: str) -> None:
    inside = tmp_path / place
    inside.mkdir(parents=True, exist_ok=True)
    pair = idx_pair(tmp_path)
    for part in ("train", "t10k"):
        (inside / f"{part}-images-idx3-ubyte").write_bytes(pair.read_bytes())
        (inside / f"{part}-labels-idx1-ubyte").write_bytes((tmp_path / "mine-labels.idx1-ubyte").read_bytes())
    found = read_collection(tmp_path)
    assert len(found) == 2 * COUNT
    assert (found.parts == TEST).sum() == COUNT
    data = datasets.load(tmp_path)
    assert (len(data.train), len(data.test)) == (COUNT, COUNT)


def test_the_root_of_torchvision_with_two_data_sets_asks_which(tmp_path: Path) -> None:
    for name in ("MNIST", "KMNIST"):
        raw = tmp_path / name / "raw"
        raw.mkdir(parents=True)
        (raw / "train-labels-idx1-ubyte").write_bytes(b"")
    with pytest.raises(DataError, match="several data sets: MNIST, KMNIST; name the folder of one"):
        read_collection(tmp_path)


def test_the_root_of_torchvision_leads_to_cifar(tmp_path: Path) -> None:
    (tmp_path / "cifar-10-batches-py").mkdir()
    cifar(tmp_path / "cifar-10-batches-py", binary=False)
    assert len(read_collection(tmp_path)) == COUNT

"""IDX files: what they hold, and one clear sentence for each way they can be wrong."""

from __future__ import annotations

import gzip
import struct
import tracemalloc

import numpy as np
import pytest

from engine import datasets
from engine.data import sources
from engine.data.idx import IMAGES, LABELS, read_images, read_labels
from engine.errors import DataError

PIXELS = np.arange(3 * 4 * 5, dtype=np.uint8).reshape(3, 4, 5) * 4
GOOD_IMAGES = struct.pack(">4I", IMAGES, 3, 4, 5) + PIXELS.tobytes()
GOOD_LABELS = struct.pack(">2I", LABELS, 3) + bytes([7, 0, 9])


@pytest.fixture(params=["plain", "gzipped"])
def packed(request):
    return gzip.compress if request.param == "gzipped" else bytes


def test_images_come_as_one_channel_of_float32_between_0_and_1(tmp_path, packed):
    path = tmp_path / "images"
    path.write_bytes(packed(GOOD_IMAGES))
    heard = []
    images = read_images(path, lambda done, total: heard.append((done, total)))
    assert images.dtype == np.float32
    assert images.shape == (3, 1, 4, 5)
    np.testing.assert_array_equal(images[:, 0], PIXELS.astype(np.float32) / np.float32(255))
    assert heard[-1] == (3, 3)


def test_labels_come_as_int64(tmp_path, packed):
    path = tmp_path / "labels"
    path.write_bytes(packed(GOOD_LABELS))
    labels = read_labels(path)
    assert labels.dtype == np.int64
    assert labels.tolist() == [7, 0, 9]


BAD_IMAGES = {
    "truncated: it declares 60 bytes and has 59": GOOD_IMAGES[:-1],
    "truncated: it ends too early": GOOD_IMAGES[:9],
    "holds labels where images were expected": GOOD_LABELS,
    "is not an IDX file of images: it starts with 16909060, not with 2051": bytes([1, 2, 3, 4]) + bytes(20),
    "is empty": b"",
    "holds no images at all": struct.pack(">4I", IMAGES, 0, 28, 28),
    "holds images of 4×0 pixels": struct.pack(">4I", IMAGES, 3, 4, 0),
    "holds images of 4×5000 pixels": struct.pack(">4I", IMAGES, 3, 4, 5000) + bytes(60),
    "at most 250000000 can be taken": struct.pack(">4I", IMAGES, 2**32 - 1, 1000, 1000),
    "has more bytes than the items": GOOD_IMAGES + b"\0",
}


@pytest.mark.parametrize("sentence", BAD_IMAGES)
def test_each_damage_to_an_image_file_has_its_own_sentence(tmp_path, sentence, packed):
    path = tmp_path / "bad-images"
    path.write_bytes(packed(BAD_IMAGES[sentence]))
    if packed is bytes:
        sentence = sentence.replace("60 bytes and has 59", "76 bytes and has 75")  # with the header
    with pytest.raises(DataError, match=r"^bad-images ") as caught:
        read_images(path)
    assert sentence in str(caught.value)
    assert caught.value.path == path


def test_a_label_that_is_no_digit_is_named_with_its_place(tmp_path):
    path = tmp_path / "labels"
    path.write_bytes(struct.pack(">2I", LABELS, 3) + bytes([7, 10, 9]))
    with pytest.raises(DataError, match="the label 10 at place 2; labels must be between 0 and 9"):
        read_labels(path)


def test_a_name_that_promises_gzip_without_being_it_is_reported(tmp_path):
    path = tmp_path / "labels.gz"
    path.write_bytes(b"<html>not found</html>")
    with pytest.raises(DataError, match=r"is not gzipped, although its name ends in \.gz"):
        read_labels(path)


def test_a_broken_gzip_stream_is_damaged(tmp_path):
    data = bytearray(gzip.compress(np.random.default_rng(0).integers(0, 9, 5000, dtype=np.uint8).tobytes()))
    data[20:40] = bytes(20)
    path = tmp_path / "labels.gz"
    path.write_bytes(bytes(data))
    with pytest.raises(DataError, match=r"damaged|truncated|not an IDX file"):
        read_labels(path)


def test_a_gzip_stream_with_the_wrong_sum_is_damaged(tmp_path):
    data = bytearray(gzip.compress(GOOD_LABELS))
    data[-8] ^= 1
    path = tmp_path / "labels.gz"
    path.write_bytes(bytes(data))
    with pytest.raises(DataError, match="is damaged: it cannot be unpacked"):
        read_labels(path)


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        read_labels(tmp_path)


def test_a_header_that_promises_more_than_the_file_can_hold_takes_no_memory(tmp_path):
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(struct.pack(">4I", IMAGES, 200_000, 28, 28)))
    tracemalloc.start()
    try:
        with pytest.raises(DataError, match="truncated"):
            read_images(path)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


# ---- folders ---------------------------------------------------------------------------------------------------------


def four(folder, *, dotted=False, zipped=False, train=GOOD_IMAGES, labels=GOOD_LABELS, test=GOOD_IMAGES):
    folder.mkdir(exist_ok=True)
    for name, data in zip(sources.FILES, (train, labels, test, GOOD_LABELS), strict=True):
        spelled = name.replace("-idx", ".idx") if dotted else name
        (folder / (spelled + ".gz" if zipped else spelled)).write_bytes(gzip.compress(data) if zipped else data)
    return folder


@pytest.mark.parametrize("dotted", [False, True])
@pytest.mark.parametrize("zipped", [False, True])
def test_a_folder_of_idx_files_is_a_data_set_however_they_are_spelled(tmp_path, dotted, zipped):
    folder = four(tmp_path / "own", dotted=dotted, zipped=zipped)
    data = datasets.load(folder)
    assert (len(data.train), len(data.test), data.image_shape, data.name) == (3, 3, (1, 4, 5), "own")
    one_file = next(folder.iterdir())
    assert datasets.load(str(one_file)).digest == data.digest


def test_a_missing_file_of_the_four_is_named(tmp_path):
    folder = four(tmp_path / "own")
    (folder / sources.FILES[1]).unlink()
    with pytest.raises(DataError, match=r"own has no train-labels-idx1-ubyte; .* four files"):
        datasets.load(folder)


def test_labels_that_do_not_belong_to_the_images_are_reported(tmp_path):
    folder = four(tmp_path / "own", labels=struct.pack(">2I", LABELS, 2) + bytes(2))
    with pytest.raises(DataError, match="holds 3 images but train-labels-idx1-ubyte holds 2 labels"):
        datasets.load(folder)


def test_test_images_of_another_shape_are_reported(tmp_path):
    folder = four(tmp_path / "own", test=struct.pack(">4I", IMAGES, 3, 5, 4) + PIXELS.tobytes())
    with pytest.raises(DataError, match="images of 5×4 pixels, the training images have 4×5"):
        datasets.load(folder)

"""Small data sets in the shapes that people bring: 40 pictures, four of each digit, as each format wants them."""

import gzip
import io
import pickle
import struct
from pathlib import Path

import numpy as np

COUNT = 40
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LABELS = np.arange(COUNT) % 10
IMAGES = np.zeros((COUNT, 28, 28), np.uint8)
for _i in range(COUNT):
    IMAGES[_i, 4:24, 4 : 8 + _i % 10] = 120 + 3 * _i
ROWS = IMAGES.reshape(COUNT, 784)
COLOR = np.repeat(IMAGES[:, :, :, None], 3, axis=3)
COLOR[..., 0] //= 2
COLOR_32 = np.zeros((COUNT, 32, 32, 3), np.uint8)
COLOR_32[:, 2:30, 2:30] = COLOR


def csv_text(label: str = "first", header: bool = True, delimiter: str = ",", names: bool = False) -> str:
    """A table with the label in its first or last column, or none."""
    pixels = [f"pixel{i}" for i in range(784)]
    head = {"first": ["label", *pixels], "last": [*pixels, "class"], "none": pixels}[label]
    lines = [delimiter.join(head)] if header else []
    for truth, row in zip(LABELS, ROWS, strict=True):
        cells = list(map(str, row))
        name = NAMES[truth] if names else str(truth)
        cells = {"first": [name, *cells], "last": [*cells, name], "none": cells}[label]
        lines.append(delimiter.join(cells))
    return "\n".join(lines) + "\n"


def npz() -> bytes:
    """x_train … y_test as Keras' mnist.npz has them."""
    file = io.BytesIO()
    np.savez(file, x_train=IMAGES[:30], y_train=LABELS[:30], x_test=IMAGES[30:], y_test=LABELS[30:])
    return file.getvalue()


def three_pairs() -> bytes:
    """mnist.pkl.gz: training, validation and test part, shares of 255."""
    shares = (ROWS / 255).astype(np.float32)
    parts = tuple((shares[a:b], LABELS[a:b]) for a, b in ((0, 20), (20, 30), (30, 40)))
    return gzip.compress(pickle.dumps(parts, protocol=2))


def book_dict() -> bytes:
    """mnist.pkl of a well-known book."""
    return pickle.dumps(
        {"train_img": ROWS[:30], "train_label": LABELS[:30], "test_img": ROWS[30:], "test_label": LABELS[30:]}
    )


def idx_pair(folder: Path) -> Path:
    """Two files with names of their own."""
    (folder / "mine-labels.idx1-ubyte").write_bytes(struct.pack(">II", 2049, COUNT) + LABELS.astype(np.uint8).tobytes())
    path = folder / "mine-images.idx3-ubyte"
    path.write_bytes(struct.pack(">IIII", 2051, COUNT, 28, 28) + IMAGES.tobytes())
    return path


def cifar(folder: Path, *, binary: bool) -> None:
    """Two batches to learn from and one to test on."""
    rows = COLOR_32.transpose(0, 3, 1, 2).reshape(COUNT, 3072)
    for name, part in (("data_batch_1", slice(0, 20)), ("data_batch_2", slice(20, 30)), ("test_batch", slice(30, 40))):
        if binary:
            records = np.concatenate([LABELS[part, None].astype(np.uint8), rows[part]], axis=1)
            (folder / f"{name}.bin").write_bytes(records.tobytes())
        else:
            batch = {b"batch_label": b"1", b"labels": LABELS[part].tolist(), b"data": rows[part],
                     b"filenames": [b"a.png"] * len(LABELS[part])}  # fmt: skip
            (folder / name).write_bytes(pickle.dumps(batch, protocol=2))

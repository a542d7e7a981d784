"""Writes digit sets with SciPy and h5py in the shapes that are handed around, and reads each with engine/userdata.

    python3 main.py setup --extra matlab hdf5
    python3 -m benchmarks.checks.data_check [FOLDER]

right: every picture is the one that was written, upright and with its label; wrong: anything else. For each format one
file is cut off in the middle; its one sentence is printed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine import datasets
from engine.errors import DataError
from engine.types import Array
from engine.userdata.reading import read_collection, summary

COUNT, LEARN = 400, 300


def written(folder: Path, images: Array, labels: Array) -> dict[str, Array]:
    """Write every file; returns by its name the pictures that it must hold."""
    h5py, io = __import__("h5py"), __import__("scipy.io").io
    color = np.zeros((COUNT, 32, 32, 3), np.uint8)
    color[:, 2:30, 2:30] = images[..., None]
    color[..., 0] //= 2
    small = np.zeros((COUNT, 16, 16), np.uint8)
    small[:, 1:15, 1:15] = images[:, ::2, ::2]
    rows, columns = images.reshape(COUNT, 784), images.transpose(0, 2, 1).reshape(COUNT, 784)
    ten = np.where(labels == 0, 10, labels).astype(np.uint8)[:, None]
    hot = np.eye(10, dtype=np.uint8)[labels]
    olds: dict[str, Mapping[str, Any]] = {
        "train_32x32.mat": {"X": color.transpose(1, 2, 3, 0), "y": ten},
        "mnist-original.mat": {"data": rows.T, "label": labels[None].astype(float)},
        "ex3data1.mat": {"X": columns / 255.0, "y": ten},
        "mnist_uint8.mat": {
            "train_x": rows[:LEARN], "train_y": hot[:LEARN], "test_x": rows[LEARN:], "test_y": hot[LEARN:],
        },
    }  # fmt: skip
    for name, content in olds.items():
        io.savemat(folder / name, dict(content), do_compression=True)
    news = {"svhn-7.3.mat": olds["train_32x32.mat"], "ex3data1-7.3.mat": olds["ex3data1.mat"]}
    for name, content in news.items():
        with h5py.File(folder / name, "w", userblock_size=512) as file:
            for key, value in content.items():
                file.create_dataset(key, data=np.asarray(value).T, compression="gzip")
        with open(folder / name, "r+b") as raw:
            raw.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM")
    with h5py.File(folder / "usps.h5", "w") as file:
        for part, places in (("train", slice(0, LEARN)), ("test", slice(LEARN, COUNT))):
            group = file.create_group(part)
            group["data"], group["target"] = (small[places].reshape(-1, 256) / 255).astype(np.float32), labels[places]
    with h5py.File(folder / "digits.h5", "w") as file:
        file["x_train"], file["y_train"] = images[:LEARN], labels[:LEARN]
        file["x_test"], file["y_test"] = images[LEARN:], labels[LEARN:]
    return {name: color if "32x32" in name or "svhn" in name else images for name in (*olds, *news, "digits.h5")} | {
        "usps.h5": small
    }


def main() -> None:
    """Write, read and compare; one line a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, help="where the files go and stay")
    args = parser.parse_args()
    sample = datasets.load("mnist-sample").train.head(COUNT)
    images, labels = np.rint(sample.images[:, 0] * 255).astype(np.uint8), sample.labels
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name, pictures in written(folder, images, labels).items():
            found = read_collection(folder / name)
            same = np.asarray(found.pictures).shape == pictures.shape
            same = same and np.abs(np.asarray(found.pictures, int) - pictures).max() <= 1
            right = same and [found.classes[k] for k in found.labels] == list(map(str, labels))
            print(f"{name:20} {'right' if right else 'wrong'}  {summary(found)}")
        for name in ("train_32x32.mat", "svhn-7.3.mat", "usps.h5"):
            cut = folder / f"cut-{name}"
            whole = (folder / name).read_bytes()
            cut.write_bytes(whole[: len(whole) // 2])
            try:
                print(f"{cut.name:20} read: {summary(read_collection(cut))}")
            except DataError as error:
                print(f"{cut.name:20} {error}")


if __name__ == "__main__":
    main()

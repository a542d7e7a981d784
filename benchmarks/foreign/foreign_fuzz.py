"""Damages small files of every format that is read and opens them: only our errors, no hang, no flood of memory.

python3 -m benchmarks.foreign.foreign_fuzz [--count 1000000] [--seed 0]
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy

from engine.errors import EngineError
from engine.foreign.formats.dispatch import read_network
from tests.engine.foreign.formats.written import hdf5

ARRAYS: dict[str, Any] = {
    "W1": np.ones((9, 4), np.float32),
    "b1": np.ones(4, np.float32),
    "W2": np.ones((4, 3), np.float32),
}
CONFIG = {
    "class_name": "Sequential",
    "config": {
        "layers": [
            {"class_name": "InputLayer", "config": {"batch_shape": [None, 9]}},
            {"class_name": "Dense", "config": {"name": "dense", "units": 4, "activation": "relu"}},
        ]
    },
}
SLOWEST_S = 2.0
DENSE = hdf5({"layers": {"dense": {"vars": {"0": ARRAYS["W1"], "1": ARRAYS["b1"]}}}})


def _keras(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(CONFIG))
        archive.writestr("model.weights.h5", DENSE)


def _torch(path: Path) -> None:
    """A zip of a pickle as PyTorch's, without any tensor: what fuzzing breaks is the way to them."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.pkl", pickle.dumps({"W": ARRAYS["W1"].tolist()}, 2))
        archive.writestr("a/data/0", ARRAYS["W1"].tobytes())


def _onnx(path: Path) -> None:
    """The bytes of a graph with one product, field by field."""

    def field(number: int, data: bytes) -> bytes:
        return (
            bytes([number << 3 | 2, len(data)]) + data
            if len(data) < 128
            else bytes([number << 3 | 2, len(data) & 127 | 128, len(data) >> 7]) + data
        )

    tensor = b"\x08\x09\x08\x04\x10\x01" + field(8, b"W") + field(9, ARRAYS["W1"].tobytes())
    node = field(1, b"x") + field(1, b"W") + field(2, b"y") + field(4, b"MatMul")
    side = field(1, b"\x08\x01") + field(1, b"\x08\x09")
    value = field(1, b"x") + field(2, field(1, b"\x08\x01" + field(2, side)))
    graph = field(1, node) + field(5, tensor) + field(11, value) + field(12, field(1, b"y"))
    path.write_bytes(field(7, graph))


WRITERS: dict[str, Callable[[Path], object]] = {
    "w.npz": lambda path: np.savez(path, **ARRAYS),
    "w.pkl": lambda path: path.write_bytes(pickle.dumps(ARRAYS)),
    "w.json": lambda path: path.write_text(json.dumps({k: v.tolist() for k, v in ARRAYS.items()})),
    "w.safetensors": lambda path: safetensors.numpy.save_file(ARRAYS, path),
    "w.h5": lambda path: path.write_bytes(DENSE),
    "w.keras": _keras,
    "w.pt": _torch,
    "w.onnx": _onnx,
}


def mutations(whole: bytes, generator: np.random.Generator) -> Iterator[bytes]:
    """The bytes with a few changed, cut, doubled or filled, without end."""
    while True:
        data = bytearray(whole)
        for _ in range(int(generator.integers(1, 4))):
            place, kind = int(generator.integers(0, max(len(data), 1))), int(generator.integers(0, 5))
            size = int(generator.integers(1, 9))
            if kind == 0:
                data[place : place + 1] = bytes([int(generator.integers(0, 256))])
            elif kind == 1:
                del data[place : place + size]
            elif kind == 2:
                data[place:place] = data[place : place + size]
            elif kind == 3:
                data[place : place + size] = b"\xff" * size
            else:
                del data[place:]
        yield bytes(data)


def fuzz(folder: Path, count: int, seed: int = 0) -> dict[str, int]:
    """This many mutations of each format; how many were opened all the same.

    Raises: whatever is no error of ours; AssertionError: one took too long.
    """
    opened = {}
    for name, write in WRITERS.items():
        write(folder / name)
        whole = (folder / name).read_bytes()
        read_network(folder / name)
        path = folder / f"fuzzed-{name}"
        opened[name] = 0
        source = mutations(whole, np.random.default_rng(seed))
        for _ in range(count):
            path.write_bytes(next(source))
            started = time.perf_counter()
            try:
                read_network(path)
                opened[name] += 1
            except EngineError as error:
                if len(str(error)) > 300:
                    raise AssertionError(f"{name}: a message of {len(str(error))} characters") from error
            if time.perf_counter() - started > SLOWEST_S:
                raise AssertionError(f"{name}: a mutation took too long; it is left at {path}")
    return opened


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1_000_000, help="mutations in all")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        print(fuzz(Path(folder), args.count // len(WRITERS), args.seed))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        print(f"{time.perf_counter() - started:.0f} s, {memory} MB at most")


if __name__ == "__main__":
    main()

"""Damages small files of every format that is read and opens them: only our errors, no hang, no flood of memory.

    python3 -m benchmarks.checks.fuzz                      1,000,000 mutations, an equal share of each format
    python3 -m benchmarks.checks.fuzz --count 20000        fewer; --seed N draws others; --only w.npz one format

Formats with checksums are also damaged inside and packed again, so that more than the check of the sum is tried. An
audit hook watches that nothing is run and that nothing is written outside the folder.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import io
import json
import os
import pickle
import random
import resource
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import safetensors.numpy

from engine.errors import EngineError
from engine.foreign.formats.dispatch import read_network
from engine.spec import ExperimentSpec
from engine.store.run_archive import import_runs
from engine.store.weights import Metadata, load_weights, save_weights
from engine.tasks import load_task
from engine.userdata.reading import read_collection
from tests.engine.foreign.formats.written import hdf5

SLOWEST_S = 2.0
MOST_MEMORY = 1_000_000_000  # bytes
LONGEST = 300  # characters of a message
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
PIXELS = np.arange(6 * 16, dtype=np.uint8).reshape(6, 4, 4)
LABELS = np.arange(6) % 3
DENSE = hdf5({"layers": {"dense": {"vars": {"0": ARRAYS["W1"], "1": ARRAYS["b1"]}}}})
LAYERS = '[{kind = "flatten"}, {kind = "dense", units = 10}]'
SPEC = ExperimentSpec.from_toml(f"layers = {LAYERS}\n")
TASK = """
title = "Two epochs"
recipe = "two-layer"
may_change = ["optimizer"]
set = {batch_size = 50}
[goal]
test_accuracy = 0.9
"""


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip without compression, so that what is damaged in it is in the file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def npy(array: Any) -> bytes:
    """One array as NumPy writes it."""
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def _onnx() -> bytes:
    """The bytes of a graph with one product, field by field."""

    def field(number: int, data: bytes) -> bytes:
        size = bytes([len(data)]) if len(data) < 128 else bytes([len(data) & 127 | 128, len(data) >> 7])
        return bytes([number << 3 | 2]) + size + data

    tensor = b"\x08\x09\x08\x04\x10\x01" + field(8, b"W") + field(9, ARRAYS["W1"].tobytes())
    node = field(1, b"x") + field(1, b"W") + field(2, b"y") + field(4, b"MatMul")
    side = field(1, b"\x08\x01") + field(1, b"\x08\x09")
    value = field(1, b"x") + field(2, field(1, b"\x08\x01" + field(2, side)))
    graph = field(1, node) + field(5, tensor) + field(11, value) + field(12, field(1, b"y"))
    return field(7, graph)


def _own_weights() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.safetensors"
        save_weights(path, SPEC, SPEC.network((1, 2, 2)).parameters(), Metadata(input_shape=(1, 2, 2)))
        return path.read_bytes()


def _idx(kind: int, sides: tuple[int, ...], data: bytes) -> bytes:
    return bytes([0, 0, 8, kind]) + b"".join(side.to_bytes(4, "big") for side in sides) + data


def _read_spec(path: Path) -> object:
    """A recipe's text as the command line takes it: what is no UTF-8 is refused before."""
    return ExperimentSpec.from_toml(path.read_bytes().decode("utf-8-sig", "replace"))


def _read_runs(path: Path) -> object:
    """A zip of runs, taken in beside it and thrown away."""
    root = path.parent / "runs"
    try:
        return import_runs(path, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


@dataclass(frozen=True)
class Format:
    """A kind of file: its name, what is damaged, how it is packed then, its reader, and files that stand beside it."""

    name: str
    inner: Callable[[], bytes]
    read: Callable[[Path], object]
    pack: Callable[[bytes], bytes] = bytes
    beside: tuple[tuple[str, bytes], ...] = ()


def _table() -> bytes:
    rows = [",".join(map(str, (label, *row.ravel()))) for label, row in zip(LABELS, PIXELS, strict=True)]
    return "\n".join(rows).encode()


def _picture() -> bytes:
    return cv2.imencode(".png", np.eye(8, dtype=np.uint8) * 255)[1].tobytes()


def _in_class(path: Path) -> object:
    """A picture as the only one of its class, beside a sound one."""
    folder = path.parent / "classes"
    (folder / "1").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / "1" / "a.png")
    return read_collection(folder)


PARTS = {"x_train": npy(PIXELS), "y_train": npy(LABELS)}
PAIRS = tuple((PIXELS.reshape(6, 16) / np.float32(255), LABELS) for _ in range(3))
FORMATS = (
    Format("w.npz", lambda: zipped({f"{name}.npy": npy(a) for name, a in ARRAYS.items()}), read_network),
    Format("inside.npz", lambda: npy(ARRAYS["W1"]), read_network, lambda data: zipped({"W1.npy": data})),
    Format("w.pkl", lambda: pickle.dumps(ARRAYS), read_network),
    Format("w.json", lambda: json.dumps({k: v.tolist() for k, v in ARRAYS.items()}).encode(), read_network),
    Format("w.safetensors", lambda: safetensors.numpy.save(ARRAYS), read_network),
    Format("own.safetensors", _own_weights, load_weights),
    Format("w.h5", lambda: DENSE, read_network),
    Format("w.keras", lambda: zipped({"config.json": json.dumps(CONFIG).encode(), "model.weights.h5": DENSE}),
           read_network),
    Format("inside.keras", lambda: json.dumps(CONFIG).encode(), read_network,
           lambda data: zipped({"config.json": data, "model.weights.h5": DENSE})),
    Format("w.pt", lambda: zipped({"a/data.pkl": pickle.dumps({"W": ARRAYS["W1"].tolist()}, 2),
                                   "a/data/0": ARRAYS["W1"].tobytes()}), read_network),
    Format("inside.pt", lambda: pickle.dumps({"W": ARRAYS["W1"].tolist()}, 2), read_network,
           lambda data: zipped({"a/data.pkl": data, "a/data/0": ARRAYS["W1"].tobytes()})),
    Format("w.onnx", _onnx, read_network),
    Format("d.csv", _table, read_collection),
    Format("d.npz", lambda: npy(PIXELS), read_collection,
           lambda data: zipped({"x_train.npy": data, "y_train.npy": PARTS["y_train"]})),
    Format("d.pkl.gz", lambda: pickle.dumps(PAIRS, 2), read_collection, lambda data: gzip.compress(data, 1)),
    Format("d-images-idx3-ubyte", lambda: _idx(3, (6, 4, 4), PIXELS.tobytes()), read_collection,
           beside=(("d-labels-idx1-ubyte", _idx(1, (6,), LABELS.astype(np.uint8).tobytes())),)),
    Format("data_batch_1", lambda: pickle.dumps({b"labels": [0, 1], b"data": np.zeros((2, 3072), np.uint8)}, 2),
           read_collection),
    Format("data_batch_1.bin", lambda: bytes(3073) + b"\1" + bytes(3072), read_collection),
    Format("a.png", _picture, _in_class, beside=(("classes/0/b.png", _picture()),)),
    Format("runs.zip", lambda: zipped({"one/events.jsonl": b'{"event": "Started"}\n', "one/summary.json": b"{}"}),
           _read_runs),
    Format("task.toml", TASK.encode, load_task),
    Format("recipe.toml", lambda: SPEC.to_toml().encode(), _read_spec),
)  # fmt: skip


def mutations(whole: bytes, chance: random.Random) -> Iterator[bytes]:
    """The bytes with a few changed, cut, doubled or filled, without end."""
    while True:
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            place, kind = chance.randrange(max(len(data), 1)), chance.randrange(5)
            size = chance.randrange(1, 9)
            if kind == 0:
                data[place : place + 1] = bytes([chance.randrange(256)])
            elif kind == 1:
                del data[place : place + size]
            elif kind == 2:
                data[place:place] = data[place : place + size]
            elif kind == 3:
                data[place : place + size] = b"\xff" * size
            else:
                del data[place:]
        yield bytes(data)


class _Watch:
    """An audit hook, which cannot be taken away, and whether it looks now."""

    folder: str | None = None
    faults: tuple[str, ...] = ()

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if self.folder is None:
            return
        if event in ("os.system", "os.exec", "os.fork", "subprocess.Popen", "socket.connect", "pickle.find_class"):
            self.faults += (f"{event} {args[:1]}",)
        elif event == "open" and isinstance(args[0], str | bytes) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            path = os.path.realpath(os.fsdecode(args[0]))
            if not path.startswith(self.folder):
                self.faults += (f"wrote {path}",)


_watch: list[_Watch] = []


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Look that nothing is run and nothing is written outside `folder`.

    Raises: AssertionError: something was.
    """
    if not _watch:
        _watch.append(_Watch())
        sys.addaudithook(_watch[0])
    watch = _watch[0]
    watch.folder, watch.faults = os.path.realpath(folder), ()
    try:
        yield
    finally:
        watch.folder = None
    if watch.faults:
        raise AssertionError(f"a file ran or wrote something: {watch.faults[:3]}")


def fuzz(folder: Path, count: int, seed: int = 0, only: str = "") -> dict[str, tuple[int, float]]:
    """A number of mutations in all, as many of each format; how many were opened all the same, and the seconds of each.

    Raises: whatever is no error of ours; AssertionError: one took too long or too much, ran or wrote something.
    """
    with suppress(ImportError):  # an optional part, which looks at its system as it is loaded
        importlib.import_module("h5py")
    formats = [one for one in FORMATS if only in ("", one.name)]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 + MOST_MEMORY
    found = {}
    for i, one in enumerate(formats):
        share = count // len(formats) + (i < count % len(formats))
        own = folder / one.name.partition(".")[0] / one.name.replace(".", "-")
        own.mkdir(parents=True)
        for name, data in one.beside:
            (own / name).parent.mkdir(parents=True, exist_ok=True)
            (own / name).write_bytes(data)
        whole = one.inner()
        with watched(folder):
            found[one.name] = _fuzz(one, whole, own / one.name, share, seed)
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > most:
        raise AssertionError("the readers took more than 1 GB")
    return found


def _fuzz(one: Format, whole: bytes, path: Path, count: int, seed: int) -> tuple[int, float]:
    path.write_bytes(one.pack(whole))
    one.read(path)  # undamaged it opens
    opened, started = 0, time.perf_counter()
    source = mutations(whole, random.Random(f"{seed} {one.name}"))
    for _ in range(count):
        path.write_bytes(one.pack(next(source)))
        before, waited = time.process_time(), time.perf_counter()
        try:
            one.read(path)
            opened += 1
        except EngineError as error:
            if len(str(error)) > LONGEST:
                raise AssertionError(f"{one.name}: a message of {len(str(error))} characters") from error
        except Exception as error:
            raise AssertionError(f"{one.name}: {type(error).__name__}; the file is left at {path}") from error
        if time.process_time() - before > SLOWEST_S or time.perf_counter() - waited > 10 * SLOWEST_S:
            raise AssertionError(f"{one.name}: a mutation took too long; it is left at {path}")
    return opened, time.perf_counter() - started


def main() -> None:
    """Damage and open, format by format."""
    parser = argparse.ArgumentParser(description="Damage files of every format that is read, and open them.")
    parser.add_argument("--count", type=int, default=1_000_000, help="mutations in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="one format, by the name of its file")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="digitlab-fuzz-"))
    started = time.perf_counter()
    formats = [one.name for one in FORMATS if args.only in ("", one.name)]
    for name in formats:
        opened, seconds = fuzz(folder, args.count // len(formats), args.seed, name)[name]
        print(
            f"{name:22} {args.count // len(formats):9,} {opened:8,} opened all the same  {seconds:6.1f} s", flush=True
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    print(f"{args.count:,} mutations, {time.perf_counter() - started:.0f} s, {memory} MB at most")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()

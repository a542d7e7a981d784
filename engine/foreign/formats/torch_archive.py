"""PyTorch's .pt files: a zip of a pickle, which says how the tensors are stored, and of their numbers.

Before version 1.6 it was no zip but several pickles in a row and the numbers behind them; such files are still about.
The pickle is read by the machine of `pickles.py`, which runs nothing; here it also learns what a tensor is made of. A
file that holds a whole model object, not its `state_dict()`, names the model's class and is refused.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.errors import StoreError
from engine.files import unreadable
from engine.foreign.formats.archives import DAMAGED as DAMAGED_ZIP
from engine.foreign.formats.archives import LARGEST, MOST_MEMBERS, members_of, open_archive
from engine.foreign.formats.others import TEXTS
from engine.foreign.formats.pickles import DAMAGED, FUNCTIONS, Function, Machine, RefusedError, not_opened
from engine.numerics.bfloat16 import from_bfloat16
from engine.types import Array

STORAGES = {
    "FloatStorage": "f4", "DoubleStorage": "f8", "HalfStorage": "f2", "BFloat16Storage": "bfloat16",
    "LongStorage": "i8", "IntStorage": "i4", "ShortStorage": "i2", "CharStorage": "i1", "ByteStorage": "u1",
    "BoolStorage": "b1",
}  # fmt: skip

LARGEST_PROGRAM = 4_000_000  # bytes of the pickle that names the tensors

LEGACY = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."  # the number with which an old file begins, pickled

Numbers = Callable[[str, str, int], Array]  # the storage of this name, of numbers of this type, this many of them


def is_torch_archive(path: Path) -> bool:
    """Whether the file is such a zip; what is no zip at all is none."""
    try:
        if members_of(path) > MOST_MEMBERS:
            return False
        with zipfile.ZipFile(path) as archive:
            return _program(archive) is not None
    except (*DAMAGED_ZIP, OSError):
        return False


def read_torch_archive(path: Path) -> Any:
    """The dicts, lists and arrays that `torch.save` put into the file; nothing in it is run.

    Raises: StoreError: not there, damaged, too large, or holding anything else than tensors and plain data.
    """
    try:
        with open(path, "rb") as file:
            if file.read(len(LEGACY)) == LEGACY:
                if path.stat().st_size > LARGEST:
                    raise _too_large(path)
                return _legacy(path.read_bytes())
        with open_archive(path) as archive:
            program = _program(archive) or ""
            folder = program.removesuffix("data.pkl")
            if any(name.startswith(f"{folder}code/") for name in archive.namelist()):
                raise StoreError(
                    "{name} is a TorchScript model, which holds code; {way}",
                    path=path,
                    name=path.name,
                    way=TEXTS["torch"],
                )
            if program and archive.getinfo(program).file_size > LARGEST_PROGRAM:
                raise StoreError(
                    "{name} was not opened: its list of tensors alone has {size} MB; save model.state_dict() again",
                    path=path,
                    name=path.name,
                    size=archive.getinfo(program).file_size // 1_000_000,
                )
            return TorchMachine(_zipped(archive, folder)).run(archive.read(program))
    except RefusedError as refused:
        raise not_opened(path, refused, TEXTS["torch"]) from None
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    except (*DAMAGED, *DAMAGED_ZIP, MemoryError) as error:
        raise StoreError(
            "{name} is damaged, or no file of PyTorch; save or copy it again", path=path, name=path.name
        ) from error


def _too_large(path: Path) -> StoreError:
    return StoreError("{name} unpacks to more than 200 MB; no digit network does", path=path, name=path.name)


def _zipped(archive: zipfile.ZipFile, folder: str) -> Numbers:
    """Storages as files of the archive."""
    name = f"{folder}byteorder"
    order = ">" if name in archive.namelist() and archive.read(name) == b"big" else "<"
    return lambda key, dtype, count: _numbers(archive.read(f"{folder}data/{key}"), dtype, order)


def _legacy(data: bytes) -> Any:
    """An old file: three pickles about itself, the pickle, the names of its storages, then each with its length.

    Source: PyTorch, torch/serialization.py, «_legacy_save».
    """
    file = io.BytesIO(data)
    for _ in range(3):
        about = Machine().run(file)
    order = "<" if about["little_endian"] else ">"
    start = file.tell()
    wanted: dict[str, tuple[str, int]] = {}

    def empty(key: str, dtype: str, count: int) -> Array:
        wanted[key] = dtype, _itemsize(dtype) * max(count, wanted.get(key, ("", 0))[1] // _itemsize(dtype))
        if sum(size for _, size in wanted.values()) > len(data):
            raise ValueError("shape and bytes disagree")
        return np.zeros(count, np.uint8)

    TorchMachine(empty).run(file)  # once to learn which storages there are
    found = {}
    for key in Machine().run(file):
        dtype, size = wanted[key]
        if int.from_bytes(file.read(8), "little" if order == "<" else "big") * _itemsize(dtype) != size:
            raise ValueError("shape and bytes disagree")
        found[key] = _numbers(file.read(size), dtype, order)
    file.seek(start)
    return TorchMachine(lambda key, dtype, count: found[key]).run(file)


def _itemsize(dtype: str) -> int:
    return 2 if dtype == "bfloat16" else np.dtype(dtype).itemsize


def _numbers(data: bytes, dtype: str, order: str) -> Array:
    """Raw bytes as numbers in the byte order of this machine."""
    raw = np.frombuffer(data, order + ("u2" if dtype == "bfloat16" else dtype))
    return from_bfloat16(raw) if dtype == "bfloat16" else raw.astype(raw.dtype.newbyteorder("="))


def _program(archive: zipfile.ZipFile) -> str | None:
    """The name of the pickle in the archive: `data.pkl` in the one folder that holds everything."""
    return next((name for name in archive.namelist() if name.endswith("/data.pkl") and name.count("/") == 1), None)


class TorchMachine(Machine):
    """The pickle machine with PyTorch's three notions: a storage of numbers, a tensor in it, a parameter."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers
        self.functions = {
            **FUNCTIONS,
            "torch._utils._rebuild_tensor_v2": self.tensor,
            "torch._utils._rebuild_parameter": lambda tensor, *_: tensor,
            **{f"torch.{name}": self.no_call for name in STORAGES},
        }
        self.storages: dict[str, Array] = {}

    def step(self, name: str, argument: Any) -> None:
        if name == "BINPERSID":
            self.stack.append(self.storage(self.pop()))
        elif name == "BUILD" and isinstance(self.stack[-2], dict):
            self.pop()  # a `state_dict` carries notes on its modules' versions, which say nothing about the weights
        else:
            super().step(name, argument)

    def storage(self, reference: Any) -> Array:
        """The numbers that ('storage', type, name, device, count) names, one after the other."""
        _, kind, key, _, count, *_ = reference
        if not isinstance(kind, Function) or not str(key).isalnum() or type(count) is not int or count < 0:
            raise ValueError("not an array")
        if key not in self.storages:
            self.storages[key] = self.numbers(str(key), STORAGES[kind.name.removeprefix("torch.")], count)
        if len(self.storages[key]) < count:
            raise ValueError("shape and bytes disagree")
        return self.storages[key]

    def tensor(self, storage: Any, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Array:
        """A copy of the numbers of `storage` at the places that offset, size and stride name."""
        if not isinstance(storage, np.ndarray) or len(size) != len(stride) or len(size) > 8:
            raise ValueError("not an array")
        if not all(type(n) is int and n >= 0 for n in (offset, *size, *stride)):
            raise ValueError("not an array")
        if math.prod(size) == 0:
            return np.zeros(size, storage.dtype)
        last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
        if last >= len(storage) or math.prod(size) * storage.itemsize > LARGEST:
            raise ValueError("shape and bytes disagree")
        strides = [step * storage.itemsize for step in stride]
        return np.array(as_strided(storage[offset:], size, strides))

    def no_call(self, *_: Any) -> Any:
        """Refuse to call anything."""
        raise ValueError("not a call")

"""PyTorch's .pt files: a zip of a pickle, which says how the tensors lie, and of their numbers.

The pickle is read by the machine of `pickles.py`, which runs nothing; here it also learns what a tensor is made of. A
file that holds a whole model object, not its `state_dict()`, names the model's class and is refused.
"""

from __future__ import annotations

import math
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.errors import StoreError
from engine.files import unreadable
from engine.numerics.halves import from_bfloat16
from engine.store.pickles import DAMAGED, FUNCTIONS, LARGEST, Function, Machine, RefusedError
from engine.types import Array

STORAGES = {
    "FloatStorage": "f4", "DoubleStorage": "f8", "HalfStorage": "f2", "BFloat16Storage": "bfloat16",
    "LongStorage": "i8", "IntStorage": "i4", "ShortStorage": "i2", "CharStorage": "i1", "ByteStorage": "u1",
    "BoolStorage": "b1",
}  # fmt: skip


def is_torch_archive(path: Path) -> bool:
    """Whether the file is such a zip; what is no zip at all is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _program(archive) is not None
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return False


def read_torch_archive(path: Path) -> Any:
    """The dicts, lists and arrays that `torch.save` put into the file; nothing in it is run.

    Raises: StoreError: not there, damaged, too large, or holding anything else than tensors and plain data.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise StoreError("{name} unpacks to more than 500 MB; no digit network does", path=path, name=path.name)
            program = _program(archive) or ""
            return TorchMachine(archive, program.removesuffix("data.pkl")).run(archive.read(program))
    except RefusedError as refused:
        raise StoreError(
            "{name} was not opened: {reason}; save model.state_dict() instead of the model",
            path=path,
            name=path.name,
            reason=refused,
        ) from None
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    except (*DAMAGED, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise StoreError("{name} is damaged, or no file of PyTorch", path=path, name=path.name) from error


def _program(archive: zipfile.ZipFile) -> str | None:
    """The name of the pickle in the archive: `data.pkl` in the one folder that holds everything."""
    return next((name for name in archive.namelist() if name.endswith("/data.pkl") and name.count("/") == 1), None)


class TorchMachine(Machine):
    """The pickle machine with PyTorch's three notions: a storage of numbers, a tensor in it, a parameter."""

    def __init__(self, archive: zipfile.ZipFile, folder: str) -> None:
        super().__init__()
        self.archive, self.folder = archive, folder
        order = f"{folder}byteorder"
        self.order = ">" if order in archive.namelist() and archive.read(order) == b"big" else "<"
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

    def storage(self, told: Any) -> Array:
        """The numbers that ('storage', type, name, device, count) names, one after the other."""
        _, kind, key, _, count = told
        if not isinstance(kind, Function) or not str(key).isalnum():
            raise ValueError("not an array")
        if key not in self.storages:
            dtype = STORAGES[kind.name.removeprefix("torch.")]
            data = self.archive.read(f"{self.folder}data/{key}")
            raw = np.frombuffer(data, self.order + ("u2" if dtype == "bfloat16" else dtype))
            self.storages[key] = from_bfloat16(raw) if dtype == "bfloat16" else raw.astype(raw.dtype.newbyteorder("="))
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
        raise ValueError("not a call")

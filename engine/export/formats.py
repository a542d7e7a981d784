"""The formats in which a trained network can be written for others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import StoreError, nearest
from engine.export.arrays import write_course_pickle, write_npz, write_safetensors
from engine.export.keras_files import write_keras
from engine.export.numpy_source import write_source
from engine.export.onnx import write_onnx
from engine.export.torch_files import write_torch
from engine.store.weights import LoadedNetwork


@dataclass(frozen=True)
class Format:
    """A way to write a network: its name on the command line, its title for people, its file ending, what it needs."""

    name: str
    title: str
    suffix: str
    write: Callable[[Path, LoadedNetwork], None]
    extra: str = ""


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("onnx", "ONNX, for any runtime", ".onnx", write_onnx, extra="onnx"),
        Format("python", "Python file that needs only NumPy", ".py", write_source),
        Format("torch", "PyTorch state_dict and module", ".pt", write_torch),
        Format("keras", "Keras weights in order and model", ".npz", write_keras),
        Format("npz", "NumPy arrays by name", ".npz", write_npz),
        Format("safetensors", "Safetensors, plain", ".safetensors", write_safetensors),
        Format("pickle", "Pickle as the course saves it", ".pkl", write_course_pickle),
    )
}
TEXTS = tuple(known.title for known in FORMATS.values())  # for people


def format_named(name: str, path: Path | str = "") -> Format:
    """The format of that name.

    Raises: StoreError: there is none; names the nearest.
    """
    if name not in FORMATS:
        raise StoreError(
            "there is no export format {got}; did you mean {nearest}? There are: {known}",
            path=path,
            got=name,
            nearest=nearest(name, list(FORMATS)),
            known=", ".join(FORMATS),
        )
    return FORMATS[name]

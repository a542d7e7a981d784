"""The optional parts: what each is for, and how much it is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True)
class Extra:
    """An optional part: its libraries as they are imported, what it is for, and how much is downloaded at most."""

    name: str
    libraries: tuple[str, ...]
    purpose: str
    size_mb: int

    @property
    def installed(self) -> bool:
        """Whether every library is there; none is imported for the answer."""
        return all(find_spec(library) is not None for library in self.libraries)


EXTRAS: dict[str, Extra] = {
    known.name: known
    for known in (
        Extra("matlab", ("scipy",), "It reads digit sets in MATLAB's files.", 34),
        Extra("hdf5", ("h5py",), "It reads HDF5 files: digit sets, and compressed networks of Keras.", 5),
        Extra("onnx", ("onnx",), "It writes networks in ONNX and checks them.", 10),
        Extra("search", ("optuna", "distributed"), "It chooses what a search tries next, and where it runs.", 11),
        Extra("tensorboard", ("tensorboard",), "It writes curves as TensorBoard's event files.", 28),
    )
}
TEXTS = tuple(known.purpose for known in EXTRAS.values())

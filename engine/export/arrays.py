"""The weights as plain named arrays: .npz, .safetensors, and the pickle of the course."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import safetensors.numpy

from engine.errors import StoreError
from engine.export.stages import stages
from engine.files import write_atomically
from engine.store.weights import LoadedNetwork, tensors_of
from engine.types import Array


def write_npz(path: Path, loaded: LoadedNetwork) -> None:
    """Every tensor by its name (`2.W`, `2.b`, …), for `numpy.load`.

    Raises: StoreError: the disk is full or cannot be written.
    """
    write_atomically(path, lambda file: np.savez(file, **tensors_of(loaded.parameters)))  # type: ignore[arg-type]  # typed as the keyword allow_pickle


def write_safetensors(path: Path, loaded: LoadedNetwork) -> None:
    """Every tensor by its name, without our header: for any program that reads safetensors.

    Raises: StoreError: the disk is full or cannot be written.
    """
    whole = {name: np.ascontiguousarray(tensor) for name, tensor in tensors_of(loaded.parameters).items()}
    write_atomically(path, safetensors.numpy.save(whole))


def write_course_pickle(path: Path, loaded: LoadedNetwork) -> None:
    """A pickled dict of W1, b1, W2, … as the course saves its networks (writing runs nothing; reading theirs would).

    Raises: StoreError: layers that the course has no names for; the disk is full or cannot be written.
    """
    write_atomically(path, pickle.dumps(course_arrays(path, loaded), protocol=4))


def course_arrays(path: Path, loaded: LoadedNetwork) -> dict[str, Array]:
    """W1, b1, gamma1, … numbered as the course does: weights and batch normalizations each by themselves."""
    found: dict[str, Array] = {}
    weights = norms = 0
    for stage in stages(loaded):
        if "W" in stage.tensors:
            weights += 1
            found |= {f"W{weights}": stage.tensors["W"].copy(), f"b{weights}": stage.tensors["b"].copy()}
        elif stage.kind == "batch_norm":
            norms += 1
            names = {"gamma": "gamma", "beta": "beta", "mean": "running_mean", "variance": "running_var"}
            found |= {f"{theirs}{norms}": stage.tensors[ours].copy() for ours, theirs in names.items()}
        elif stage.tensors:
            raise StoreError(
                "the course's pickle has no name for the tensors of layer {layer} ({kind}); export it as npz",
                path=path,
                layer=stage.number,
                kind=stage.layer.kind,
            )
    return found

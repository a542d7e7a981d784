"""What our own HDF5 reader does not follow is read by h5py, whose objects are played here; it is an optional part."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from engine.extras.missing import MissingExtraError
from engine.foreign.formats import hdf5_library
from engine.foreign.formats.hdf5 import SIGNATURE, Hdf5Error
from engine.foreign.formats.hdf5_library import read_with_library
from engine.foreign.formats.keras import read_keras

NEWER = SIGNATURE + bytes([2]) + bytes(500)


class HardLink:
    """A member that is in the file itself."""


class Dataset:
    """An h5py.Dataset as far as it is used here."""

    is_virtual = False

    def __init__(self, values: Any, external: Any = None) -> None:
        self._values, self.external = np.asarray(values), external
        self.shape, self.dtype = self._values.shape, self._values.dtype

    def __getitem__(self, place: tuple[()]) -> Any:
        return self._values


class Group:
    """An h5py.Group; a member that is no object of the file stands for a link to another one."""

    def __init__(self, members: dict[str, Any], attrs: dict[str, Any] | None = None) -> None:
        self.members, self.attrs = members, attrs or {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __getitem__(self, name: str) -> Any:
        return self.members[name]

    def get(self, name: str, getlink: bool) -> Any:
        return HardLink() if isinstance(self.members[name], (Group, Dataset)) else object()


@pytest.fixture
def holding(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the library find this tree in every file."""

    def hold(root: Group) -> None:
        class File:
            def __init__(self, source: Any, mode: str) -> None:
                assert mode == "r"

            def __enter__(self) -> Group:
                return root

            def __exit__(self, *error: object) -> None:
                pass

        played: Any = ModuleType("h5py")
        played.File, played.Group, played.Dataset, played.HardLink = File, Group, Dataset, HardLink
        monkeypatch.setitem(sys.modules, "h5py", played)

    return hold


def test_the_tree_is_that_of_our_own_reader(holding: Any, tmp_path: Path) -> None:
    layer = Group({"kernel": Dataset([[1.0, 2.0]])}, {"weight_names": np.array([b"kernel"]), "name": b"d"})
    holding(Group({"d": layer, "elsewhere": "/etc/passwd"}, {"backend": "torch"}))
    tree = read_with_library(NEWER, tmp_path / "a.h5")
    assert [path for path, _ in tree.arrays()] == ["d/kernel"]
    assert tree.attributes == {"backend": "torch"}
    found = tree.at("d")
    assert found is not None
    assert found.attributes == {"weight_names": ["kernel"], "name": "d"}


def test_arrays_of_other_files_are_not_opened(holding: Any, tmp_path: Path) -> None:
    holding(Group({"x": Dataset([1.0], external=[("/etc/passwd", 0, 8)])}))
    ((_, array),) = read_with_library(NEWER, tmp_path / "a.h5").arrays()
    assert array.size == 0


def test_what_is_too_large_or_too_deep_is_refused(
    holding: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hdf5_library, "LARGEST", 100)
    holding(Group({"x": Dataset(np.zeros(20)), "y": Dataset(np.zeros(20))}))
    with pytest.raises(Hdf5Error, match="more than 1 GB"):
        read_with_library(NEWER, tmp_path / "a.h5")
    circle = Group({})
    circle.members["again"] = circle
    holding(circle)
    with pytest.raises(Hdf5Error, match="contradict each other"):
        read_with_library(NEWER, tmp_path / "a.h5")


def test_whatever_the_library_raises_is_a_damaged_file(holding: Any, tmp_path: Path) -> None:
    holding(Group({"x": Group({"y": Dataset([0.0])}, None)}))
    monkey: Any = sys.modules["h5py"]

    class Broken:
        def __init__(self, source: Any, mode: str) -> None:
            raise RuntimeError("cannot open")

    monkey.File = Broken
    with pytest.raises(Hdf5Error, match="contradict each other"):
        read_with_library(NEWER, tmp_path / "a.h5")


def test_a_newer_file_of_keras_asks_for_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(MissingExtraError) as caught:
        read_keras(tmp_path / "a.weights.h5", NEWER)
    assert (caught.value.extra, caught.value.path) == ("hdf5", tmp_path / "a.weights.h5")


def test_weights_of_a_newer_file_are_read(holding: Any, tmp_path: Path) -> None:
    holding(Group({"layers": Group({"dense": Dataset(np.ones((2, 3)))})}))
    found = read_keras(tmp_path / "a.weights.h5", NEWER)
    assert isinstance(found, dict)
    assert found["layers/dense"].shape == (2, 3)

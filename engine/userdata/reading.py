"""Reading: which reader takes which file or folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.data.sources import idx_place
from engine.errors import DataError
from engine.files import on_disk, unreadable
from engine.userdata.archives import read_npz, read_pickled
from engine.userdata.batches import is_batch, read_cifar, read_four, read_pair
from engine.userdata.collection import Collection
from engine.userdata.doubles import doubles_in
from engine.userdata.folders import holds_classes, read_folder
from engine.userdata.hdf5 import read_hdf5
from engine.userdata.matlab import read_matlab
from engine.userdata.tables import is_table, read_table, read_tables

Progress = Callable[[int, int], object]
BY_ENDING: dict[tuple[str, ...], Callable[[Path], Collection]] = {
    (".npz",): read_npz,
    (".pkl", ".pickle", ".pkl.gz", ".pickle.gz"): read_pickled,
    (".mat",): read_matlab,
    (".h5", ".hdf5"): read_hdf5,
    ("ubyte", "ubyte.gz", ".idx", ".idx.gz"): read_pair,
}


def read_collection(path: Path, progress: Progress | None = None) -> Collection:
    """What a person brought, in a file or a folder.

    Raises: DataError: nothing that can be read; says what can.
    """
    try:
        found = _read_inside(path, progress) if path.is_dir() else _read_file(on_disk(path))
    except OSError as error:
        raise unreadable(error, Path(str(error.filename or path)), DataError) from None
    if found is None:
        raise DataError(
            "{name} is no data set that can be read: folders of pictures by class, CSV, NPZ, IDX, pickles of arrays, "
            "CIFAR-10, MATLAB (.mat), HDF5 (.h5)",
            path=path,
            name=path.name or str(path),
        )
    return found.check()


def _read_inside(folder: Path, progress: Progress | None) -> Collection | None:
    for batches in (folder, folder / "cifar-10-batches-py", folder / "cifar-10-batches-bin"):  # or torchvision's root
        if batches.is_dir() and any(is_batch(p) for p in batches.iterdir()):
            return read_cifar(batches)
    four = idx_place(folder)
    if four is not None:
        return read_four(four)
    if holds_classes(folder):
        return read_folder(folder, progress)
    return read_tables(folder)


def _read_file(path: Path) -> Collection | None:
    if is_batch(path):
        return read_cifar(path)
    if is_table(path):
        return read_table(path)
    name = path.name.lower()
    return next((read(path) for endings, read in BY_ENDING.items() if name.endswith(endings)), None)


def summary(data: Collection) -> str:
    """What was found, in one line: how many pictures and classes, what was left out, and what is there twice."""
    there = int((data.counts > 0).sum())
    line = f"{len(data):,} pictures in {there} classes" if data.labelled else f"{len(data):,} pictures without labels"
    for reasons, what in (
        ([left.reason for left in data.left_out], "left out"),
        ([double.reason for double in doubles_in(data)], "there twice"),
    ):
        if reasons:
            more = f" (and {len(reasons) - 1:,} more)" if len(reasons) > 1 else ""
            line += f", {len(reasons):,} {what}: {reasons[0]}{more}"
    return line

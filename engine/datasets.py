"""Any data set: by its name, or by the path of a folder or a file of the user's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from engine.data import drawings, sources
from engine.data.dataset import Dataset
from engine.data.sources import FEW, FILES, HANDWRITING, ORIGINALS, SOURCES, Progress, Source
from engine.errors import DataError, nearest
from engine.files import cache_folder, expanded, on_disk, unreadable


def load(
    name_or_path: str | Path, *, progress: Progress | None = None, found: Callable[[str], object] | None = None
) -> Dataset:
    """The data set of that name, or the one that is in that folder.

    A folder holds MNIST's four IDX files, gzipped or not, or what engine/userdata reads: pictures sorted into one
    folder per class, CSV, NPZ and others. The path of one of the four files means its folder.
    `progress(done, total)` counts images; `found` takes one line on what own data holds, and what was left out.

    Raises: DataError: not found, or not usable; says what to do.
    """
    source = SOURCES.get(str(name_or_path))
    if source is not None:
        if source.name in drawings.NAMES:
            from engine.handwriting import teaching  # it draws with OpenCV: loaded only when asked for

            return teaching.dataset(load("mnist-sample").train, no_digit=source.name == drawings.NO_DIGIT_NAME)
        if source.name == FEW:
            sample = load("mnist-sample", progress=progress)
            return dataclasses.replace(sample, name=FEW, train=sample.train.head(source.train or 0))
        if source.name == HANDWRITING:
            from engine.handwriting import dataset as handwriting  # it draws with OpenCV: loaded only when asked for

            folder = sources.handwriting_folder()
            if folder is None:
                raise DataError(
                    "the handwriting is not on this computer: DIGITLAB_DATA must name a folder that holds {files}",
                    path=Path(HANDWRITING),
                    files=", ".join(ORIGINALS),
                )
            return handwriting.dataset([folder / name for name in ORIGINALS], progress=progress)
        folder = sources.find(source.name)
        if folder is None:
            raise DataError(
                "{title} is not on this computer yet; download it (data {name}), "
                "or set DIGITLAB_DATA to the folder that holds it",
                path=cache_folder() / source.name,
                name=source.name,
                title=source.title,
            )
        return sources.read_idx_folder(folder, source, progress)
    path = expanded(name_or_path)
    try:
        return _load_own(on_disk(path), str(name_or_path), progress, found)
    except OSError as error:
        raise unreadable(error, path, DataError) from error


def idx_folder(path: Path) -> Path | None:
    """The folder that holds one of MNIST's four IDX files, by its path, that of the file or of torchvision's root.

    None for anything else.
    """
    if path.is_file() and any(path.name in sources.spellings(name) for name in FILES):
        return path.parent
    return sources.idx_place(path)


def _load_own(path: Path, name: str, progress: Progress | None, found: Callable[[str], object] | None) -> Dataset:
    folder = idx_folder(path)
    if folder is not None:
        return sources.read_idx_folder(folder, Source(folder.name, folder.name, "", str(folder)), progress)
    if not path.exists():
        raise DataError(
            "there is no data set and no folder called {name}; did you mean {nearest}?",
            path=path,
            name=name,
            nearest=nearest(name, list(SOURCES)),
        )
    from engine.userdata.conversion import prepared  # OpenCV's room: loaded only for own data
    from engine.userdata.description import described
    from engine.userdata.reading import summary

    dataset, used = prepared(*described(path, progress))
    if found is not None:
        found(summary(used))
    return dataset


def available() -> dict[str, bool]:
    """Every known name, and whether it can be loaded now."""
    return {name: _is_available(name) for name in SOURCES}


def _is_available(name: str) -> bool:
    if name in drawings.NAMES:
        return drawings.count() > 0
    if name == HANDWRITING:
        return sources.handwriting_folder() is not None
    name = "mnist-sample" if name == FEW else name
    return sources.find(name) is not None

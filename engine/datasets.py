"""Any data set: by its name, or by the path of a folder of digits."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from engine.data import drawings, pictures, sources
from engine.data.dataset import Dataset
from engine.data.sources import FEW, FILES, HANDWRITING, ORIGINALS, SOURCES, Progress, Source
from engine.errors import DataError, nearest
from engine.files import cache_folder, unreadable


def load(name_or_path: str | Path, *, progress: Progress | None = None) -> Dataset:
    """The data set of that name, or the one that lies in that folder.

    A folder holds MNIST's four IDX files, gzipped or not, or pictures sorted into one folder per class. The path of one
    of the four files means its folder. `progress(done, total)` counts images.

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
    path = Path(name_or_path).expanduser()
    try:
        return _load_folder(path, str(name_or_path), progress)
    except OSError as error:
        raise unreadable(error, path, DataError) from error


def _load_folder(path: Path, name: str, progress: Progress | None) -> Dataset:
    if path.is_file() and any(path.name in sources.spellings(name) for name in FILES):
        path = path.parent
    if not path.exists():
        raise DataError(
            "there is no data set and no folder called {name}; did you mean {nearest}?",
            path=path,
            name=name,
            nearest=nearest(name, list(SOURCES)),
        )
    if not path.is_dir():
        raise DataError(
            "{name} is a single file; choose a folder that holds the four MNIST files, "
            "or one folder of pictures per class (0 to 9)",
            path=path,
            name=path.name,
        )
    if any(sources.present(path, file) for file in FILES):
        return sources.read_idx_folder(path, Source(path.name, path.name, "", str(path)), progress)
    if pictures.class_folders(path):
        return pictures.read_folder(path, progress)
    raise DataError(
        "{name} holds no digits: it needs the four MNIST files, or one folder of pictures per class (0 to 9)",
        path=path,
        name=path.name or str(path),
    )


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

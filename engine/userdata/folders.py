"""Folders of pictures: one folder a class, perhaps in a training and a testing part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from engine.errors import DataError
from engine.types import Array
from engine.userdata.collection import ANY, LEARN, MOST_PICTURES, TEST, Collection, LeftOut
from engine.vision.sheet.picture import SUFFIXES, open_picture, shrink

PARTS = {
    "train": LEARN, "training": LEARN, "trainingset": LEARN, "learn": LEARN,
    "test": TEST, "testing": TEST, "val": TEST, "valid": TEST, "validation": TEST, "testset": TEST,
}  # fmt: skip
"""Names of folders that divide the data officially; a validation part tests where there is no other."""
OTHER_PICTURES = (".heic", ".heif", ".avif", ".svg", ".psd", ".jxl", ".pdf", ".eps", ".ico", ".raw", ".dng", ".cr2")
"""Files that are meant as pictures and cannot be opened: they are named, not passed over."""
IGNORED = ("__MACOSX", "Thumbs.db", "desktop.ini")
LARGEST_KEPT = 320
"""Pictures are kept no larger than this: a network gets far less."""
DEEPEST = 2
"""This many folders deep inside the folder of a class pictures are sought."""
EMPTY = 6
"""A picture whose brightest and darkest bytes are closer than this is empty."""
Progress = Callable[[int, int], object]


def class_folders(folder: Path) -> list[Path]:
    """The folders inside that hold pictures, in the order of their classes (numbers as numbers)."""
    inside = [f for f in folder.iterdir() if f.is_dir() and not _hidden(f) and next(all_files_in(f), None)]
    return sorted(inside, key=lambda f: (0, int(f.name), "") if f.name.isdecimal() else (1, 0, f.name))


def part_folders(folder: Path) -> dict[Path, int]:
    """The folders inside that are an official part, with class folders of their own."""
    found = {f: PARTS[f.name.lower()] for f in folder.iterdir() if f.is_dir() and f.name.lower() in PARTS}
    found = {f: part for f, part in found.items() if class_folders(f)}
    named = {f.name.lower() for f in found}
    if named & {"test", "testing", "testset"}:  # then a validation part is one to learn from
        found = {f: LEARN if f.name.lower().startswith("val") else part for f, part in found.items()}
    return found


def holds_classes(folder: Path) -> bool:
    """True where a folder has pictures by class, at once or in parts."""
    return bool(class_folders(folder) or part_folders(folder))


def read_folder(folder: Path, progress: Progress | None = None) -> Collection:
    """Pictures of `folder/CLASS/*.png`, or of `folder/train/CLASS/*.png` and `folder/test/CLASS/*.png`, at any depth.

    Folders named by digits keep all ten classes; other names become the classes. What cannot be opened is left out
    and named.

    Raises: DataError: nothing can be opened.
    """
    top = root_of(folder)
    roots = part_folders(top) or dict.fromkeys(group_folders(top) or [top], ANY)
    found = [
        (path, f.name, part) for root, part in roots.items() for f in class_folders(root) for path in all_files_in(f)
    ]
    if len(found) > MOST_PICTURES:
        raise DataError(
            "{name} holds {count} pictures; at most {most} can be taken",
            path=folder, name=folder.name, count=len(found), most=MOST_PICTURES,
        )  # fmt: skip
    names = sorted({name for _, name, _ in found}, key=lambda n: (0, int(n), "") if n.isdecimal() else (1, 0, n))
    classes = tuple("0123456789") if all(n in tuple("0123456789") for n in names) else tuple(names)
    pictures: list[Array] = []
    labels, parts, kept = [], [], []
    left_out: list[LeftOut] = []
    for number, (path, label, part) in enumerate(found, start=1):
        name = str(path.relative_to(folder))
        try:
            pictures.append(_opened(path))
        except DataError as error:
            reason = DataError(error.template, **{**error.values, "name": name})
            left_out.append(LeftOut(name, reason))
        else:
            labels.append(classes.index(label))
            parts.append(part)
            kept.append(name)
        if progress is not None:
            progress(number, len(found))
    if not pictures:
        first = left_out[0].reason if left_out else None
        if first is not None and len(left_out) == 1:
            raise first
        raise DataError(
            "{name}: none of its {count} pictures can be used; the first: {reason}",
            path=folder, name=folder.name, count=len(found), reason=first,
        )  # fmt: skip
    return Collection(
        folder.name, str(folder), classes, pictures, np.array(labels, np.int64), np.array(parts, np.int64), kept,
        tuple(left_out),
    )  # fmt: skip


def _opened(path: Path) -> Array:
    """A picture as bytes, red first, no larger than needed."""
    pixels = shrink(open_picture(path), LARGEST_KEPT)
    if int(np.ptp(pixels)) < EMPTY:
        raise DataError("{name} is empty: nothing is written on it", path=path, name=path.name)
    return np.ascontiguousarray(pixels[:, :, ::-1])


def files_in(folder: Path) -> list[Path]:
    """The pictures of a folder and what is meant as one, by name; hidden files are none."""
    wanted = SUFFIXES + OTHER_PICTURES
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in wanted and not _hidden(p) and p.is_file())


def all_files_in(folder: Path, depth: int = DEEPEST) -> Iterator[Path]:
    """The pictures of a class: those in its folder, then those in folders inside it, such as one a writer."""
    yield from files_in(folder)
    if depth:
        for inside in folders_in(folder):
            yield from all_files_in(inside, depth - 1)


def folders_in(folder: Path) -> list[Path]:
    """The folders inside, by name; hidden ones and links are none."""
    return sorted(f for f in folder.iterdir() if f.is_dir() and not f.is_symlink() and not _hidden(f))


def root_of(folder: Path) -> Path:
    """Where the classes are: in the folder, or where it holds nothing but one other, as unpacked archives do, in that.

    A single folder of pictures is a class, not the root.
    """
    inside = folders_in(folder)
    if len(inside) != 1 or files_in(folder) or files_in(inside[0]) or not holds_classes(inside[0]):
        return folder
    return root_of(inside[0])


def group_folders(folder: Path) -> list[Path]:
    """The folders inside where each has the classes in it, named by digits: one a writer, not one a class."""
    inside = class_folders(folder)
    if not inside or any(files_in(f) for f in inside) or all(f.name.isdecimal() for f in inside):
        return []
    below = [f.name for group in inside for f in class_folders(group)]
    return inside if below and all(name.isdecimal() for name in below) else []


def _hidden(path: Path) -> bool:
    """True for what a system leaves behind, such as ._0.png of a Mac."""
    return path.name.startswith(".") or path.name in IGNORED

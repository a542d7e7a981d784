"""A description of own data: where it is, how it is converted, and what was changed by hand; the data stays untouched.

It is one JSON file with the ending .data.json; its path is a data set like any other, so a run can name it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import DataError
from engine.files import data_folder, expanded, unreadable, write_atomically
from engine.text import schema
from engine.userdata.collection import Collection
from engine.userdata.conversion import CENTER, INVERT, Conversion
from engine.userdata.reading import Progress, read_collection

ENDING = ".data.json"
LARGEST = 20_000_000


def _one_of(values: tuple[str, ...]) -> schema.Check:
    def check(value: Any) -> str:
        found = schema.text(value)
        if found not in values:
            raise schema.Malformed(f"expected one of {', '.join(values)}")
        return found

    return check


def _texts(value: Any) -> dict[str, str]:
    return {schema.text(name): schema.text(other) for name, other in schema.record(value).items()}


CONVERSION: dict[str, schema.Check] = {
    "size_px": schema.whole,
    "gray": schema.optional(schema.flag),
    "invert": _one_of(INVERT),
    "center": schema.optional(_one_of(CENTER)),
    "digit_px": schema.whole,
    "even_stroke": schema.flag,
    "test_share": schema.number,
    "seed": schema.whole,
    "alike": schema.flag,
}
RECORD: dict[str, schema.Check] = {
    "path": schema.text,
    "conversion": schema.record,
    "inverted": schema.list_of(schema.text),
    "left_out": schema.list_of(schema.text),
    "moved": _texts,
}


@dataclass(frozen=True)
class Description:
    """Own data and how it is used; pictures are named as the collection names them."""

    path: str
    conversion: Conversion = field(default_factory=Conversion)
    inverted: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    """By the name of a picture, the class that it was given by hand."""

    @property
    def plain(self) -> bool:
        """True where nothing was changed: the path alone says as much."""
        return self == Description(self.path)

    def applied(self, data: Collection) -> tuple[Collection, Conversion]:
        """The collection without what was left out, with the classes given by hand, and the conversion of each."""
        names = [data.names[i] for i in range(len(data))] if self.left_out or self.moved or self.inverted else []
        keep = np.array([i for i in range(len(data)) if not names or names[i] not in self.left_out], np.int64)
        labels = data.labels.copy()
        for i, name in enumerate(names):
            if self.moved.get(name, "") in data.classes:
                labels[i] = data.classes.index(self.moved[name])
        conversion = self.conversion
        if len(keep) < len(data):
            pictures = (
                data.pictures[keep] if isinstance(data.pictures, np.ndarray) else [data.pictures[i] for i in keep]
            )
            data = replace(data, pictures=pictures, parts=data.parts[keep], names=[names[i] for i in keep])
            labels = labels[keep]
        if self.inverted:
            conversion = replace(
                conversion, inverted=frozenset(k for k, i in enumerate(keep) if names[i] in self.inverted)
            )
        return replace(data, labels=labels), conversion

    def save(self, folder: Path | None = None) -> Path:
        """Write it among the user's own things, under a name made of what it says; the same description, the same file.

        Raises: StoreError: it cannot be written.
        """
        conversion = {k: v for k, v in asdict(self.conversion).items() if k in CONVERSION}
        plain = {
            "path": self.path, "conversion": conversion, "inverted": sorted(self.inverted),
            "left_out": sorted(self.left_out), "moved": dict(sorted(self.moved.items())),
        }  # fmt: skip
        text = json.dumps(plain, indent=1, ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        path = (folder or data_folder() / "own-data") / f"{Path(self.path).name or 'data'}-{digest}{ENDING}"
        write_atomically(path, text.encode())
        return path


def open_description(path: Path) -> Description:
    """The description in a file.

    Raises: DataError: it cannot be read, or is none.
    """
    try:
        text = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    try:
        found = schema.checked(schema.parsed(text), RECORD, {"inverted": [], "left_out": [], "moved": {}})
        given = {f.name: getattr(Conversion(), f.name) for f in fields(Conversion)}
        conversion = Conversion(**schema.checked(found["conversion"], CONVERSION, given))
    except schema.Malformed as error:
        raise _damaged(path) from error
    if not (0 <= conversion.size_px <= 256 and 1 <= conversion.digit_px <= 256 and 0 < conversion.test_share < 1):
        raise _damaged(path)
    return Description(
        found["path"], conversion, frozenset(found["inverted"]), frozenset(found["left_out"]), found["moved"]
    )


def _damaged(path: Path) -> DataError:
    return DataError("{name} is no description of data, or a damaged one", path=path, name=path.name)


def described(path: Path, progress: Progress | None = None) -> tuple[Collection, Conversion]:
    """Own data by its path, or by the path of its description.

    Raises: DataError: nothing that can be read.
    """
    if not path.name.endswith(ENDING):
        return read_collection(path, progress), Conversion()
    description = open_description(path)
    return description.applied(read_collection(expanded(description.path), progress))

"""Tables: CSV files with one picture a row, as competition sites hand them out."""

from __future__ import annotations

import csv
import gzip
import io
import math
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import DataError
from engine.files import unreadable
from engine.types import Array
from engine.userdata.arrays import as_pictures, joined
from engine.userdata.collection import ANY, LEARN, TEST, Collection

LARGEST = 1_000_000_000
LABEL_NAMES = ("label", "labels", "class", "target", "y", "digit")
NUMBER_NAMES = ("id", "imageid", "index", "", "unnamed: 0")
DELIMITERS = ",;\t "
LOOKED_AT = 200
MOST_COLUMNS = 800_000


@dataclass(frozen=True)
class TableLayout:
    """How a table is written: what stands between numbers, the header's lines, and the columns of label and number."""

    delimiter: str
    header: int
    columns: int
    label: int | None
    numbers: tuple[int, ...] = ()


def read_table(path: Path) -> Collection:
    """The pictures of a CSV file, gzipped or not; the label is the first or the last column, or missing.

    Raises: DataError: no such table; names the row at fault.
    """
    return joined([(*read_part(path), ANY)], path)


def read_tables(folder: Path) -> Collection | None:
    """A folder with a training and a test table, such as mnist_train.csv and mnist_test.csv; None where it has none."""
    found = [p for p in sorted(folder.iterdir()) if is_table(p) and not p.name.startswith(".")]
    learn = [p for p in found if "train" in p.name.lower()]
    test = [p for p in found if "test" in p.name.lower() and p not in learn]
    if len(learn) != 1:
        return None
    parts = [(*read_part(learn[0]), LEARN)]
    if len(test) == 1:
        parts.append((*read_part(test[0]), TEST))
    return joined(parts, folder)


def is_table(path: Path) -> bool:
    """True for the name of a table."""
    return path.name.lower().removesuffix(".gz").endswith((".csv", ".tsv"))


def read_part(path: Path) -> tuple[Array, Array | None]:
    """Pictures and labels of one table.

    Raises: DataError: as read_table does.
    """
    text = _text(path)
    lines = text.splitlines()
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise DataError("{name} is empty: it has no rows", path=path, name=path.name)
    layout = layout_of(lines, path)
    rows = lines[layout.header :]
    if not rows:
        raise DataError("{name} has a header and no rows", path=path, name=path.name)
    labels = None if layout.label is None else _labels(rows, layout, path)
    pixels = [c for c in range(layout.columns) if c != layout.label and c not in layout.numbers]
    numbers = _numbers(rows, layout, pixels, path)
    return as_pictures(numbers, path), labels


def layout_of(lines: list[str], path: Path) -> TableLayout:
    """How a table is written, from its first rows.

    Raises: DataError: no table of pictures.
    """
    first = lines[0]
    delimiter = max(DELIMITERS, key=first.count)
    cells = _cells(first, delimiter)
    if len(cells) < 5 or len(cells) > MOST_COLUMNS:
        raise DataError(
            "{name} has {count} columns; a row is one picture, its pixels side by side (28 × 28 has 784)",
            path=path, name=path.name, count=len(cells),
        )  # fmt: skip
    header = not any(map(_is_number, cells[1:-1]))
    names = [cell.strip().strip('"').lower() for cell in cells] if header else []
    count = len(cells)
    numbers = tuple(i for i, name in enumerate(names) if name in NUMBER_NAMES and i in (0, count - 1))
    named = [i for i, name in enumerate(names) if name in LABEL_NAMES]
    some = [_cells(line, delimiter) for line in lines[int(header) : LOOKED_AT + 1]]
    some = [row for row in some if len(row) == count]
    if named:
        return TableLayout(delimiter, 1, count, named[0], numbers)
    rest = count - len(numbers)
    if _is_square(rest) and not _is_square(rest - 1):
        return TableLayout(delimiter, int(header), count, None, numbers)
    ends = [i for i in (0, count - 1) if i not in numbers and some and _may_be_label([row[i] for row in some])]
    if not _is_square(rest - 1) or not ends:
        raise DataError(
            "{name}: {count} columns are no square picture, with or without a label (28 × 28 has 784 or 785)",
            path=path, name=path.name, count=count,
        )  # fmt: skip
    variety = {i: len({row[i] for row in some}) for i in ends}
    return TableLayout(delimiter, int(header), count, max(ends, key=lambda i: (variety[i] > 1, i == 0)), numbers)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    if raw is None:
        raise DataError("{name} is too large; 1 GB is the most", path=path, name=path.name)
    if raw[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
                raw = file.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise DataError("{name} is damaged: it cannot be unpacked", path=path, name=path.name) from error
        if len(raw) > LARGEST:
            raise DataError("{name} unpacks to more than 1 GB", path=path, name=path.name)
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataError("{name} is no text: a table of numbers was expected", path=path, name=path.name)
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return raw.decode(encoding, "replace")


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == " ":
        return line.split()
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def _is_square(count: int) -> bool:
    side, color = math.isqrt(max(count, 0)), math.isqrt(max(count, 0) // 3)
    return count >= 4 and (side * side == count or (3 * color * color == count and color > 1))


def _may_be_label(cells: list[str]) -> bool:
    if not all(_is_number(cell) for cell in cells):
        return True
    values = [float(cell) for cell in cells]
    return all(value == int(value) and 0 <= value < 100 for value in values)


def _labels(rows: list[str], layout: TableLayout, path: Path) -> Array:
    """The column of labels: numbers, or names."""
    found = []
    for number, line in enumerate(rows, start=layout.header + 1):
        cells = _cells(line, layout.delimiter)
        if len(cells) != layout.columns:
            raise _other_width(path, number, len(cells), layout.columns)
        found.append(cells[layout.label or 0].strip().strip('"'))
    if all(map(_is_number, found)):
        return np.array([float(cell) for cell in found])
    if "" in found:
        raise DataError(
            "{name}: the label of row {row} is missing",
            path=path,
            name=path.name,
            row=found.index("") + layout.header + 1,
        )
    return np.array(found, object)


def _numbers(rows: list[str], layout: TableLayout, pixels: list[int], path: Path) -> Array:
    delimiter = None if layout.delimiter == " " else layout.delimiter
    try:
        return np.loadtxt(rows, np.float32, delimiter=delimiter, usecols=pixels, ndmin=2, comments=None, quotechar='"')
    except (ValueError, IndexError) as error:
        for number, line in enumerate(rows, start=layout.header + 1):  # once more, to name the row
            cells = _cells(line, layout.delimiter)
            if len(cells) != layout.columns:
                raise _other_width(path, number, len(cells), layout.columns) from None
            wrong = next((c for c in pixels if not _is_number(cells[c])), None)
            if wrong is not None:
                raise DataError(
                    "{name}: row {row}, column {column} must be a number, not '{got}'",
                    path=path, name=path.name, row=number, column=wrong + 1, got=cells[wrong][:20],
                ) from None  # fmt: skip
        raise DataError("{name} is no table of numbers", path=path, name=path.name) from error


def _other_width(path: Path, row: int, got: int, expected: int) -> DataError:
    return DataError(
        "{name}: row {row} has {got} columns, the first has {expected}",
        path=path, name=path.name, row=row, got=got, expected=expected,
    )  # fmt: skip

"""Curves as the rows of a table, for a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from gui.labs.plotting.curves import Curve
from gui.labs.plotting.extremes import Numbers


def csv_rows(curves: Iterable[Curve], x_name: str) -> Iterator[list[str]]:
    """The curves as the rows of one table: x first, then one column a curve (and one for its spread).

    A curve without a value at some x leaves its place empty. Numbers keep nine digits.
    """
    kept = [curve for curve in curves if len(curve)]
    header = [x_name]
    columns: list[tuple[Numbers, Numbers]] = []
    for curve in kept:
        header.append(curve.name)
        columns.append((curve.x, curve.y))
        if curve.spread is not None:
            header.append(f"{curve.name} ±")
            columns.append((curve.x, curve.spread))
    yield header
    if not columns:
        return
    xs = np.unique(np.concatenate([x for x, _ in columns]))
    table = np.full((len(columns), len(xs)), np.nan)
    known = np.zeros(table.shape, dtype=bool)
    for row, (x, y) in enumerate(columns):
        places = np.searchsorted(xs, x)
        table[row, places] = y
        known[row, places] = True
    for column, x_value in enumerate(xs):
        values = [f"{v:.9g}" if k else "" for v, k in zip(table[:, column], known[:, column], strict=True)]
        yield [f"{x_value:.9g}", *values]

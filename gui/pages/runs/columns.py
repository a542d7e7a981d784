"""Where the columns of the runs' table stand: as designed at 941 px, wider in large windows, fewer in narrow ones."""

from __future__ import annotations

from dataclasses import dataclass

DESIGNED = 941
NARROW = 860  # below, tags and started leave the table
GROWING = {"title": 0.35, "network": 0.4, "tags": 0.25}  # share of the width that is gained


@dataclass(frozen=True)
class Column:
    """A column: its key, its left edge and its width."""

    key: str
    left: int
    width: int


def columns(width: int) -> dict[str, Column]:
    """The columns of a table that is so wide, by key."""
    plan = {"star": 32, "sample": 34, "title": 156, "network": 217, "tags": 140, "loss": 74, "best": 84}
    plan |= {"started": 86, "took": 66, "more": 44}
    if width < NARROW:
        room = width - DESIGNED + plan.pop("tags") + plan.pop("started")
        plan["title"] += int(room * 0.45)
        plan["network"] += room - int(room * 0.45)
    else:
        for key, share in GROWING.items():
            plan[key] += int((width - DESIGNED) * share)
    found, left = {}, 12
    for key, wide in plan.items():
        found[key] = Column(key, left, wide)
        left += wide
    return found

"""The note that is kept while a race goes on: which runs race together, so that one that is broken off can be found.

Every run lies in a folder of its own; the note beside them tells how the race was set up, who was racing, and where
each run is kept. It goes away when the race comes to its end.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.files import write_atomically

NOTE = "race.json"


@dataclass
class RaceNote:
    """How a race was set up, the names of those who race, and the folder of every run, those that ended included."""

    setup: dict[str, Any]
    racing: Sequence[str]
    folders: dict[str, Path] = field(default_factory=dict)

    def save(self, runs: Path) -> None:
        """Write the note into the folder that keeps the runs.

        Raises: StoreError: the disk is full or cannot be written.
        """
        plain = {
            "setup": self.setup,
            "racing": list(self.racing),
            "folders": {name: folder.name for name, folder in self.folders.items()},
        }
        write_atomically(runs / NOTE, json.dumps(plain).encode())

    @classmethod
    def load(cls, runs: Path) -> RaceNote | None:
        """The note of a race that did not come to its end; None if there is none that can be used."""
        try:
            plain = json.loads((runs / NOTE).read_bytes())
            folders = {str(name): runs / Path(folder).name for name, folder in plain["folders"].items()}
            return cls(dict(plain["setup"]), [str(name) for name in plain["racing"]], folders)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None


def forget(runs: Path) -> None:
    """The race is over, or nobody wants to take it up again."""
    with contextlib.suppress(OSError):
        (runs / NOTE).unlink(missing_ok=True)

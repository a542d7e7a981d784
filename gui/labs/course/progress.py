"""Which tasks of the course labs are solved: one file of the user's folder, which window and command line read."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from engine.errors import StoreError, system_reason
from engine.files import data_folder, write_atomically
from engine.text.schema import checked, list_of, parsed, record_of, text

RECORD = {"solved": record_of(list_of(text))}


class Progress:
    """The solved tasks by lab; a task that is solved stays so, and `keep` adds to what another window has kept.

    `fault` says what could not be read or written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or progress_file()
        self.fault: StoreError | None = None
        self._solved: dict[str, set[str]] = {}
        self._known = self._read()  # of the file

    def solved(self, lab: str) -> set[str]:
        """The keys of a lab's tasks that are solved; what is added to it is solved."""
        return self._solved.setdefault(lab, set())

    def add(self, solved: Mapping[str, object]) -> None:
        """Take over what was kept elsewhere, as far as it makes sense."""
        for lab, tasks in solved.items():
            if isinstance(tasks, list):
                self.solved(lab).update(str(task) for task in tasks)

    def keep(self) -> None:
        """Write what is new. A file that cannot be read is left alone; one that cannot be written is tried again."""
        if self._plain() == self._known:
            return
        self._known = self._read()  # another window may have solved more
        if self._known is None:
            return
        content = json.dumps({"solved": self._plain()}, ensure_ascii=False).encode()
        try:
            write_atomically(self.path, content, durable=False)
        except StoreError as error:
            self.fault = error
        else:
            self._known, self.fault = self._plain(), None

    def _plain(self) -> dict[str, list[str]]:
        return {lab: sorted(tasks) for lab, tasks in sorted(self._solved.items()) if tasks}

    def _read(self) -> dict[str, list[str]] | None:
        """Add what the file says, and return it; None if that cannot be seen.

        A file that is damaged is set aside, so that nothing is lost.
        """
        try:
            found = checked(parsed(self.path.read_bytes()), RECORD)["solved"]
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.fault = StoreError(
                "the solved tasks in {folder} cannot be read: {reason}; set DIGITLAB_HOME to another folder",
                path=self.path,
                folder=str(self.path.parent),
                reason=system_reason(error),
            )
            return None
        except ValueError:
            aside = self.path.with_name(f"damaged-{self.path.name}")
            self.fault = StoreError(
                "the solved tasks in {name} cannot be read; the file was set aside as {aside}",
                path=self.path,
                name=self.path.name,
                aside=aside.name,
            )
            with contextlib.suppress(OSError):
                self.path.replace(aside)
            return {}
        self.add(found)
        return {lab: sorted(set(tasks)) for lab, tasks in sorted(found.items()) if tasks}


def progress_file() -> Path:
    """Where it is kept."""
    return data_folder() / "course-labs.json"

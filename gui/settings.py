"""What the window remembers between two starts, in one INI file whose place is known.

What people, crashes and other versions put into it is checked here and nowhere else: a value that does not fit is set
aside (it stays in the file under `damaged/`), named, and is then as if it had never been there.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from engine.text.schema import Check, Malformed, fitting, parsed, record


def default_path() -> Path:
    """Where the settings are stored: DIGITLAB_SETTINGS if set, else the folder the system keeps for them."""
    named = os.environ.get("DIGITLAB_SETTINGS")
    if named:
        return Path(named)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "digitlab" / "digitlab.ini"


class Settings:
    """A few plain values by key; what cannot be read is as if it had never been there."""

    def __init__(self, path: Path | str | None = None) -> None:
        self.path = Path(path) if path is not None else default_path()
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)
        self.copied: Path | None = None  # a copy of a file that is no INI file, before it is written again
        if self._store.status() == QSettings.Status.FormatError:
            copy = self.path.with_name(self.path.name + ".damaged")
            with contextlib.suppress(OSError):
                shutil.copyfile(self.path, copy)
                self.copied = copy

    def text(self, key: str, default: str = "") -> str:
        """A text that was kept, or the default."""
        return str(self._store.value(key, default, type=str))

    def set_text(self, key: str, value: str) -> None:
        """Keep a text."""
        self._store.setValue(key, value)

    def bytes(self, key: str) -> QByteArray:
        """Bytes that were kept; empty where there are none."""
        value = self._store.value(key, QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep bytes."""
        self._store.setValue(key, value)

    def state(self, key: str, checks: Mapping[str, Check]) -> tuple[dict[str, Any], list[str]]:
        """A small record that was kept as JSON, as far as it fits, and the names of its fields that do not.

        The name is the key itself where there is no record at all.
        """
        if not self._store.contains(key):
            return {}, []
        try:
            found, damaged = fitting(record(parsed(self.text(key))), checks)
        except Malformed:
            found, damaged = {}, [key]
        if damaged:
            self._store.setValue(f"damaged/{key}", self._store.value(key))
        return found, damaged

    def set_aside(self, key: str) -> None:
        """Take a value out of use that cannot be used; it stays in the file under another name."""
        self._store.setValue(f"damaged/{key}", self._store.value(key))
        self._store.remove(key)

    def set_state(self, key: str, value: dict[str, Any]) -> None:
        """Keep a small dict of plain values, as JSON."""
        self._store.setValue(key, json.dumps(value, ensure_ascii=False))

    def save(self) -> None:
        """Write everything now."""
        self._store.sync()

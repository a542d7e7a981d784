"""What the window remembers between two starts, in one INI file whose place is known."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths


def default_path() -> Path:
    """Where the settings lie: DIGITLAB_SETTINGS if set, else the folder the system keeps for them."""
    named = os.environ.get("DIGITLAB_SETTINGS")
    if named:
        return Path(named)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "digitlab" / "digitlab.ini"


class Settings:
    """A few plain values by key; what cannot be read is as if it had never been said."""

    def __init__(self, path: Path | str | None = None) -> None:
        self.path = Path(path) if path is not None else default_path()
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

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

    def state(self, key: str) -> dict[str, Any]:
        """A small dict of plain values, kept as JSON."""
        try:
            value = json.loads(self.text(key, "{}"))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def set_aside(self, key: str) -> None:
        """Take a value out of use that cannot be used; it stays in the file under another name."""
        self._store.setValue(f"damaged/{key}", self.text(key))
        self._store.remove(key)

    def set_state(self, key: str, value: dict[str, Any]) -> None:
        """Keep a small dict of plain values, as JSON."""
        self._store.setValue(key, json.dumps(value, ensure_ascii=False))

    def save(self) -> None:
        """Write everything now."""
        self._store.sync()

"""Small texts that several parts of the window say alike."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def duration_text(seconds: float) -> str:
    """A time left as people say it: 0:34, 12:05, 1 h 05 min."""
    if not 0 <= seconds < 1e9:  # nothing that a person waits for
        return "∞" if seconds > 0 else "0:00"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02d}"
    return QCoreApplication.translate("StatusBar", "{hours} h {minutes} min").format(
        hours=whole // 3600, minutes=f"{whole % 3600 // 60:02d}"
    )

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


def size_text(size: float) -> str:
    """The size of files as people say it: 28 MB, 4.1 MB, 12 kB."""
    if size < 1e5:
        return f"{size / 1e3:,.0f} kB"
    return f"{size / 1e6:,.1f} MB" if size < 1e7 else f"{size / 1e6:,.0f} MB"

"""The engine's texts in another language, for files that the command line writes; Qt is not needed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "translations"
LANGUAGES = ("en", "ko")


def words_in(language: str) -> Callable[[str], str]:
    """What says an English text of the engine in that language; a text without a translation stays English."""
    path = FOLDER / f"digitlab_{language}.ts"
    if language == "en" or not path.exists():
        return str
    known: dict[str, str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        if context.findtext("name") == "engine":
            pairs = ((m.findtext("source", ""), m.findtext("translation", "")) for m in context.iter("message"))
            known.update((source, translation) for source, translation in pairs if translation)
    return lambda text: known.get(text, text)

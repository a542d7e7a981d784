"""The language of the window: the translators, and the engine's own texts in that language.

Texts of the window are said with `self.tr("…")`. The engine knows no window; its texts (docstrings, field names,
error sentences, recipe notes) are looked up here in the context "engine".
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.errors import EngineError, Reasons, ShapeError, one_sentence
from engine.layers import layers
from engine.text.counting import in_number
from gui.labs.course.words import Text, Words
from gui.particles import with_particles
from gui.theme import ASSETS

LANGUAGES = {"en": "English", "ko": "한국어"}
CONTEXT = "engine"
RATED = re.compile(r"([A-Za-z]+) ([\d.e+-]+)")  # Momentum 0.01
NETWORK = re.compile(r"(CNN \d+ conv|[\d-]+|linear)(,| |$)")  # what a network in a few words starts with
CONVOLUTIONS = re.compile(r"CNN (\d+) conv")

_translators: list[QTranslator] = []  # that are installed
_known: dict[str, list[QTranslator]] = {}  # by language
_state = {"language": "en"}


def language() -> str:
    """The language that holds now: en or ko."""
    return _state["language"]


def system_language() -> str:
    """Korean where the desktop speaks Korean, else English."""
    return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"


def set_language(code: str) -> None:
    """Speak another language from now on; every widget learns of it by a LanguageChange event."""
    app = QCoreApplication.instance()
    if app is None or code not in LANGUAGES:
        return
    while _translators:
        app.removeTranslator(_translators.pop())
    _state["language"] = code
    if code == "en":
        return
    for translator in _loaded(app, code):
        _translators.append(translator)
        app.installTranslator(translator)


def _loaded(app: QCoreApplication, code: str) -> list[QTranslator]:
    """The translators of a language, read once: each takes memory that Qt keeps until the program ends."""
    if code not in _known:
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        places = {f"qtbase_{code}": of_qt, f"digitlab_{code}": str(ASSETS / "translations")}
        made = [(QTranslator(app), name, folder) for name, folder in places.items()]
        _known[code] = [translator for translator, name, folder in made if translator.load(name, folder)]
    return _known[code]


def engine_text(text: str, **values: Any) -> str:
    """A text of the engine in the language that holds now, its `{places}` filled with the values."""
    said = QCoreApplication.translate(CONTEXT, text) if text else text
    return in_number(with_particles(said.format(**values))) if values else said


def run_title(title: str) -> str:
    """A kept run's title, part by part: a run of a race is called by what differs and by the race ("Adam · …").

    A network in a few words is taken apart further, as "50-100, dropout · Momentum 0.01".
    """
    return " · ".join(_title_part(part) for part in title.split(" · "))


def _title_part(part: str) -> str:
    said = engine_text(part)
    if said != part or _state["language"] == "en":
        return said
    if rated := RATED.fullmatch(part):
        return f"{engine_text(rated[1])} {rated[2]}"
    return ", ".join(_network_word(word) for word in part.split(", ")) if NETWORK.match(part) else part


def _network_word(word: str) -> str:
    """A piece of a network in a few words: "CNN 2 conv", "50-100 tanh", "dropout"."""
    if convolutions := CONVOLUTIONS.fullmatch(word):
        return QCoreApplication.translate("i18n", "CNN, {count} convolutions").replace("{count}", convolutions[1])
    if word == "linear":
        return QCoreApplication.translate("i18n", "linear")
    units, gap, kind = word.rpartition(" ") if word[:1].isdigit() else ("", "", word)
    name = kind.replace(" ", "-")
    return units + gap + engine_text(layers.get(name).label()) if name in layers else word


def _template(text: str) -> str:
    """A translated template; one that was put together from two ("what: why") is looked up in its parts."""
    whole = QCoreApplication.translate(CONTEXT, text)
    if whole != text:
        return whole
    place = text.find(": ")
    while place >= 0:
        head, tail = text[: place + 2], text[place + 2 :]
        said = QCoreApplication.translate(CONTEXT, head)
        if said != head:
            return said + _template(tail)
        place = text.find(": ", place + 2)
    return text


def field_label(name: str) -> str:
    """A field's name as a person reads it: `optimizer.learning_rate` is Learning rate."""
    return engine_text(name.rsplit(".", 1)[-1].replace("_", " ").capitalize())


def error_text(error: BaseException) -> str:
    """An error as one sentence in the language that holds now; what is not the engine's stays as it is."""
    if not isinstance(error, EngineError):
        return str(error) or type(error).__name__
    values = {key: _value(value) for key, value in error.values.items()}
    if isinstance(error.values.get("field"), str):
        values["field"] = field_label(error.values["field"])
    if error.values.get("kind") in layers.names():
        label = layers.get(error.values["kind"]).label()
        values["kind"] = engine_text(label) if engine_text(label) != label else error.values["kind"]
    template = _template(error.template)
    if isinstance(error, ShapeError):
        template = engine_text("layer {layer} ({kind}): ") + _template(error.reason)
    try:
        sentence = template.format(**values)
    except (KeyError, IndexError, ValueError):
        sentence = str(error)
    sentence = one_sentence(with_particles(sentence))
    return sentence if template.startswith("{") else sentence[:1].upper() + sentence[1:]  # a file keeps its name


def counted(count: int, one: str, many: str) -> str:
    """The sentence about one thing, or about many with `{count}` filled in: English has two forms, Korean one."""
    return one if count == 1 else many.replace("{count}", f"{count:,}")


def saved_as(path: Path | str) -> str:
    """What is said once a file was written."""
    said = QCoreApplication.translate("Files", "Saved as {name}.")
    return with_particles(said.format(name=Path(path).name))


def manifest_set_aside(path: Path) -> str:
    """What is said of the manifest of a race that could not be read."""
    said = QCoreApplication.translate(
        "Files", "The manifest of an interrupted race cannot be read and was set aside as {name}; its runs stay listed."
    )
    return with_particles(said.format(name=path.name))


def _value(value: Any) -> Any:
    """A value of an error in the language that holds now; one that is a cause itself as its sentence."""
    if isinstance(value, str):
        return engine_text(value)
    if isinstance(value, Reasons):
        return "; ".join(map(_cause, value))
    return _cause(value) if isinstance(value, EngineError) else value


def _cause(error: EngineError) -> str:
    said = error_text(error)
    return said if error.template.startswith("{") else said[:1].lower() + said[1:]


def said(text: Text) -> str:
    """A text of a course lab in the language that holds now; of a plain string only the percent sign depends on it."""
    if isinstance(text, str):
        return with_percent(text)
    values = {key: said(value) if isinstance(value, Words) else value for key, value in text.values.items()}
    return with_percent(engine_text(text.template, **values))


def with_percent(text: str) -> str:
    """A text with its percent signs as the language writes them: 93.52 %, in Korean 93.52%."""
    return text.replace(" %", "%") if language() == "ko" else text

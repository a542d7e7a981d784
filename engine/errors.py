"""Errors that a person can act on: what was expected, what came, and the way out.

An error keeps its sentence as a template and its values apart, so that a window can say it in another language:
`str(error)` is the English sentence, `error.template.format(**error.values)` the same for a translated template.
"""

from __future__ import annotations

import errno
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from engine.text.counting import in_number

MOST_OF_A_SENTENCE = 300  # characters
MOST_OF_A_VALUE = 160  # in a sentence
LINE_ENDS = "\x85\u2028\u2029"  # besides those among the control characters


class EngineError(Exception):
    """Anything the engine refuses, in one sentence that names the cause and the way out.

    A value may itself be an error, or `Reasons`: a cause with a sentence of its own.
    """

    def __init__(self, template: str, /, **values: Any) -> None:
        super().__init__(template, values)
        self.template = template
        self.values: dict[str, Any] = {
            key: printable(shortened(value)) if isinstance(value, str) else value for key, value in values.items()
        }

    def __str__(self) -> str:
        return one_sentence(self.template.format(**self.values))


def shortened(text: str, most: int = MOST_OF_A_VALUE) -> str:
    """A text without its middle where it is too long to be read in a sentence."""
    return text if len(text) <= most else f"{text[: most - 41]}…{text[-40:]}"


def printable(text: str) -> str:
    """A text on one line: line ends and control characters, which a name may hold, show as `\\n`."""
    if text.isprintable():
        return text
    return "".join(repr(sign)[1:-1] if sign in LINE_ENDS or sign < " " or sign == "\x7f" else sign for sign in text)


def one_sentence(text: str) -> str:
    """A message that can be read at a glance: one line, at most 300 characters, its nouns in the right number."""
    text = in_number(printable(text))
    return text if len(text) <= MOST_OF_A_SENTENCE else text[: MOST_OF_A_SENTENCE - 1] + "…"


class SpecError(EngineError):
    """A setting that cannot be; `field` names the control at fault (dotted: `optimizer.learning_rate`)."""

    def __init__(self, template: str, /, *, field: str, **values: Any) -> None:
        super().__init__(template, field=field, **values)
        self.field = field

    def inside(self, outer: str) -> SpecError:
        """The same error seen from one level further out: `learning_rate` inside `optimizer`."""
        values = {**self.values, "field": f"{outer}.{self.field}"}
        return SpecError(self.template, **values)


class ShapeError(EngineError):
    """A layer that cannot take what reaches it. `layer` is its place in the network, counted from 1."""

    def __init__(self, template: str, /, *, layer: int = 0, kind: str = "", **values: Any) -> None:
        super().__init__("layer {layer} ({kind}): " + template, layer=layer, kind=kind, **values)
        self.reason = template
        self.layer = layer

    def at(self, layer: int, kind: str) -> ShapeError:
        """The same error with the layer of the network where it happened."""
        values = {**self.values, "layer": layer, "kind": kind}
        return ShapeError(self.reason, **values)


class DataError(EngineError):
    """A data file or folder that cannot be used; `path` is the one at fault."""

    def __init__(self, template: str, /, *, path: Path | str, **values: Any) -> None:
        super().__init__(template, path=str(path), **values)
        self.path = Path(path)


class StoreError(EngineError):
    """A weights, run or experiment file that cannot be read or written; `path` is the one at fault."""

    def __init__(self, template: str, /, *, path: Path | str, **values: Any) -> None:
        super().__init__(template, path=str(path), **values)
        self.path = Path(path)


class Reasons(tuple[EngineError, ...]):
    """Several causes as one value of a sentence: in English one after the other, in a window in its language."""

    def __str__(self) -> str:
        return "; ".join(map(str, self))


TEXTS = {
    errno.ENOENT: "it is not there",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EEXIST: "something of that name is there already",
    errno.ENOTEMPTY: "the folder is not empty",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.EBUSY: "another program uses it",
    errno.ENODEV: "its disk is gone",
    errno.EIO: "the disk does not work as it should",
    errno.EMFILE: "too many files are open",
    errno.ETIMEDOUT: "there was no answer in time",
    errno.ECONNREFUSED: "the connection was refused",
    errno.ECONNRESET: "the connection broke off",
    errno.ENETUNREACH: "the network cannot be reached",
    errno.EHOSTUNREACH: "the network cannot be reached",
}
"""What the system says by number, in words of our own, so that they can be said in every language."""


def system_reason(error: OSError) -> str:
    """Why the system refused, to stand inside a sentence; what it says seldom stays in its own words."""
    text = str(error)
    hidden = re.search(r"\(os error (\d+)\)", text)  # as the safetensors library writes it
    number = error.errno or (int(hidden[1]) if hidden else 0)
    return TEXTS.get(number) or error.strerror or text or type(error).__name__


def nearest(name: str, known: list[str]) -> str:
    """The known name most like `name`, or all of them when none is."""
    close = get_close_matches(name[:100], known, n=1, cutoff=0.5)
    return close[0] if close else ", ".join(known)

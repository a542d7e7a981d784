"""An optional part that a command needs, offered on a terminal: asked for, and installed only after a yes."""

from __future__ import annotations

import importlib
import sys

from cli.bootstrap import parts, pip
from cli.terminal import say, write_to_people
from engine.extras.catalog import Extra

YES = ("y", "yes", "예", "네")


def accepted(extra: Extra) -> bool:
    """Whether the part was asked for and is there now; no one is asked where no one sits at a terminal.

    Raises: Missing: it cannot be installed.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    say(f"This needs the optional part {extra.name} ({', '.join(extra.libraries)}): about {extra.size_mb} MB.")
    say(extra.purpose)
    write_to_people("Install it into DigitLab's environment? [y/N] ")
    if sys.stdin.readline().strip().lower() not in YES:
        return False
    for _ in pip.live(parts.Adding(extra.name).lines(), terminal=True):
        pass
    importlib.invalidate_caches()
    return extra.installed

"""What every file of the bootstrap uses: where the program stands, how it says something, how it becomes another."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(os.path.realpath(__file__)))))
WINDOWS = sys.platform == "win32"


class Missing(Exception):  # noqa: N818 (a fact, said to the user; not a fault)
    """Something DigitLab needs is not there; the message is the one line the user sees.

    Where values are given, they stand apart from the sentence, so that the window can say it in another language.
    """

    def __init__(self, template: str, /, **values: Any) -> None:
        super().__init__(template, values)
        self.template, self.values = template, values

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template


def say(text: str) -> None:
    """A line for the person who started the program."""
    print(text, file=sys.stderr, flush=True)


def replace_process(command: list[str]) -> NoReturn:
    """Become another program. Windows has no such thing, so there we wait for it and pass its exit status on."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            continue  # the child got it too and ends in its own way

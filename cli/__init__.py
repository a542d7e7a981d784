"""The same engine without a window: one module per command.

Read first: `train.py`, then `experiment.py` (the options that describe an experiment) and `terminal.py` (where output
goes). May not enter: formulas, Qt (only `shots.py` and `bench_gui.py` open the window), text for people on stdout under
`--json`.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.extras.missing import MissingExtraError

MODULES = {"inspect": "inspection"}  # commands whose name is taken by a module of the standard library


def main(argv: list[str]) -> int:
    """Run one command; the exit status is 0, 1 (the answer is no), 2 (bad input) or 130 (interrupted).

    `argv[0]` names the command; main.py has already refused names that do not exist.
    """
    from cli.terminal import Refusal, drop_output, end_now, listening
    from engine.errors import EngineError, shortened, system_reason
    from engine.extras.missing import MissingExtraError

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a × on a terminal of old must not end a command
    try:
        module = importlib.import_module(f"cli.commands.{MODULES.get(argv[0], argv[0])}")
        with listening(end_now):
            status: int = module.run(argv[1:])
            sys.stdout.flush()
            return status
    except MissingExtraError as error:
        return _offered(argv, error)
    except (EngineError, Refusal) as error:
        return _failed(argv, str(error), 2)
    except KeyboardInterrupt:
        return _failed(argv, "Interrupted.", 130)
    except BrokenPipeError:  # whoever read our output has seen enough, as `| head` does
        drop_output(sys.stdout)
        return 0
    except MemoryError:
        return _failed(argv, "the memory is full; close other programs, or take smaller data, batches or networks", 2)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            drop_output(sys.stdout)
            return _failed(argv, "the disk is full; free some space and run it again", 2)
        if error.filename is None:
            raise
        return _failed(argv, f"{shortened(str(error.filename))}: {system_reason(error)}", 2)


def _offered(argv: list[str], error: MissingExtraError) -> int:
    """Offer the optional part that a command needs, on a terminal; with it the command runs again."""
    from cli.bootstrap.basics import Missing
    from cli.offering import accepted

    try:
        return main(argv) if accepted(error.part) else _failed(argv, str(error), 2)
    except Missing as missing:
        return _failed(argv, str(missing), 2)


def _failed(argv: list[str], reason: str, status: int) -> int:
    """Say why a command ends early: one sentence on stderr, and under --json one last object on stdout."""
    from cli.terminal import emit, say
    from engine.errors import one_sentence

    if status == 2:
        say(one_sentence(f"DigitLab: {reason}"))
    else:
        say(reason)
    if "--json" in argv:
        with contextlib.suppress(OSError):
            emit({"error": one_sentence(reason), "status": status})
    return status

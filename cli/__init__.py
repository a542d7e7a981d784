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
import os
import sys

MODULES = {"inspect": "inspection"}  # commands whose name is taken by a module of the standard library


def main(argv: list[str]) -> int:
    """Run one command; the exit status is 0, 1 (the answer is no), 2 (bad input) or 130 (interrupted).

    `argv[0]` names the command; main.py has already refused names that do not exist.
    """
    from cli.terminal import Refusal, say
    from engine.errors import EngineError

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a × on a terminal of old must not end a command
    module = importlib.import_module(f"cli.{MODULES.get(argv[0], argv[0])}")
    try:
        status: int = module.run(argv[1:])
        sys.stdout.flush()
        return status
    except (EngineError, Refusal) as error:
        say(f"DigitLab: {error}")
        return 2
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough, as `| head` does
        _drop_output()
        return 0
    except MemoryError:
        say("DigitLab: the memory is full; close other programs, or take smaller data, batches or networks")
        return 2
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        _drop_output()
        say("DigitLab: the disk is full; free some space and run it again")
        return 2


def _drop_output() -> None:
    """Let what is still to be written go nowhere."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

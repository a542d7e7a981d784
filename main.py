"""Starts DigitLab: makes its environment the first time, then opens the window or runs a command.

Only the standard library is used here, and only old syntax: Python 3.10 and older must read this file as far as the
sentence that turns them away. What follows happens in this order:

1. `environment.ready` looks for a complete environment; `environment.make` builds one with venv and pip.
2. `environment.hand_over` continues as the environment's own Python, which comes here again.
3. `system` looks for what Qt needs; then `gui` or `cli` takes over.

Whatever is missing ends in one line and exit status 2 (`Missing`).
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this is where older ones learn it)
    sys.stderr.write(
        "DigitLab needs Python 3.11 or newer; this is %d.%d, and 3.10 has reached its end of life.\n"  # noqa: UP031
        % (sys.version_info[0], sys.version_info[1])
    )
    sys.exit(2)

import os

ROOT = os.path.dirname(os.path.abspath(os.path.realpath(__file__)))
if sys.path[0] != ROOT:
    sys.path.insert(0, ROOT)

from collections.abc import MutableMapping

from cli.bootstrap import basics, environment, parts, system
from cli.bootstrap.basics import Missing, say

COMMANDS = {
    "test": "run the project's own tests; what follows goes to pytest",
    "setup": "make the environment, print its Python (--test: for the tests; --extra NAME: an optional part)",
    "recipes": "list the recipes",
    "train": "train a recipe or an experiment file",
    "compare": "race one recipe with several optimizers or other settings",
    "evaluate": "accuracy and confusion matrix of trained weights",
    "inspect": "mistakes, layers, map and robustness of trained weights",
    "read": "read the digits or the postal code in pictures",
    "lab": "list the course labs, or run one in words and numbers",
    "check": "compare backprop with numerical gradients",
    "runs": "list the kept runs; show, compare, export, import, thin or delete them",
    "data": "say what a data set holds: classes, what was left out, what is there twice",
    "bench": "measure the engine or the window",
    "shots": "save a picture of every page",
    "export": "write a network or the curves of a run for other programs",
    "search": "find good settings over many trials, on cores or a cluster",
    "worker": "run trials for a search that another machine leads",
    "report": "write a page to hand in, of kept runs or the labs' tasks",
    "task": "what a teacher's task asks, and whether a kept run meets it",
    "reproduce": "train the course's recipes and write the table of results",
    "download": "fetch a data set",
}

USAGE = """usage: python3 main.py [--lang ko|en] [--theme light|dark|system]     open the window
       python3 main.py COMMAND ...                                    without a window

commands (COMMAND --help says more):
"""


def main(argv: list[str]) -> int:
    """The exit status of a start: what is missing is one line and 2, an interruption 130."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: what is said goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (for as long as we run)
    try:
        return start(argv)
    except Missing as missing:
        say(f"DigitLab: {missing}")
        return 2
    except KeyboardInterrupt:
        say("\nInterrupted; the next start continues from here.")
        return 130


def start(argv: list[str]) -> int:
    """The way in: find or make the environment, continue in it, then open the window or run the command."""
    command = argv[0] if argv and not argv[0].startswith("-") else None
    if command is None and ("-h" in argv or "--help" in argv):
        print(USAGE + "\n".join(f"  {name:<10} {what}" for name, what in COMMANDS.items()))
        return 0
    if argv == ["--version"]:
        print(f"DigitLab {environment.project()['version']}")
        return 0
    if command is not None and command not in COMMANDS:
        raise Missing(unknown_command(command))
    limit_threads(os.environ)
    tests = command == "test" or (command == "setup" and "--test" in argv)
    helps = command != "test" and not {"-h", "--help"}.isdisjoint(argv)  # which needs no Qt
    qt = not helps and (command in (None, "test", "shots") or argv[:2] == ["bench", "gui"])
    if (qt or tests) and command is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    venv = into_environment(argv, tests, qt or tests)
    if command == "setup":
        parts.add(venv, extras(argv))
        print(environment.python_of(venv) if venv is not None else sys.executable)
        return 0
    if qt:
        system.check_display(os.environ)
        system.check_libraries(os.environ, tests=tests)
        system.check_platform(os.environ)
    if command == "test":
        os.chdir(ROOT)
        basics.replace_process([sys.executable, "-m", "pytest", *on_every_core(argv[1:]), *argv[1:]])
    if command is None:
        from gui import app

        return app.main(argv)
    import cli

    return cli.main(argv)


def into_environment(argv: list[str], tests: bool, qt: bool) -> "str | None":
    """Continue as the Python of the environment, made first if need be; None where this Python has all it needs."""
    venv = environment.ready(tests)
    if venv is not None and not environment.inside(venv):
        if qt:
            system.check_libraries(os.environ, tests=tests)  # before Qt aborts with a misleading message
        environment.hand_over(environment.python_of(venv), argv)
    if venv is None and any(environment.inside(place) for place in environment.places()):
        environment.hand_over(environment.base_python(), argv)  # an environment cannot rebuild itself
    if venv is None and not environment.prepared(tests):
        if qt:
            system.check_display(os.environ)
            system.check_libraries(os.environ, tests=tests)
        venv = environment.make(tests)
        if not environment.inside(venv) and argv[:1] != ["setup"]:
            environment.hand_over(environment.python_of(venv), argv)
    if venv is not None and environment.inside(venv) and not environment.importable():
        environment.give_up_environment(venv, argv)
    return venv


def on_every_core(arguments: list[str]) -> list[str]:
    """The options that share the whole suite among the cores; none for a part of it, or to look into a test."""
    part = any(os.path.exists(argument.partition("::")[0]) for argument in arguments)
    alone = any(argument.startswith(("-n", "--numprocesses", "--pdb", "-s", "--capture")) for argument in arguments)
    return [] if part or alone else ["-n", "logical", "--maxprocesses", "8", "--dist", "worksteal"]


def extras(argv: list[str]) -> list[str]:
    """The optional parts that `setup --extra NAME …` asks for."""
    wanted = argv[argv.index("--extra") + 1 :] if "--extra" in argv else []
    known = environment.project()["optional-dependencies"]
    for name in wanted:
        if name not in known:
            raise Missing(f"no extra '{name}'; there are: {', '.join(known)}")
    if "--extra" in argv and not wanted:
        raise Missing(f"--extra needs a name; there are: {', '.join(known)}")
    return wanted


def unknown_command(name: str) -> str:
    """The sentence for a command that does not exist, with the nearest one."""
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean {near[0]}?" if near else "there are: " + ", ".join(COMMANDS)
    return f"no command '{name}'; {hint}"


def limit_threads(environ: MutableMapping[str, str]) -> None:
    """Leave BLAS one thread: its idle workers wait busily, and the engine divides the work itself (fast/pool.py).

    Must precede NumPy's import.
    """
    wanted = environ.get("DIGITLAB_THREADS", "")
    if wanted and not (wanted.isdecimal() and int(wanted) > 0):
        raise Missing(f"DIGITLAB_THREADS must be a whole number from 1, not '{wanted}'")
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        environ.setdefault(name, "1")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

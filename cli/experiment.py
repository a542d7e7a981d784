"""The options that describe an experiment: a recipe or a file, the data, and settings changed by name."""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from cli.terminal import Parser, ProgressBar, Refusal, say, whole
from engine import datasets, recipes
from engine.data import download, sources
from engine.data.dataset import Dataset
from engine.errors import SpecError
from engine.fast import pool
from engine.files import expanded, refusal
from engine.fitting import fitted_to
from engine.spec import ExperimentSpec

PLAIN = ("data", "epochs", "steps", "seed")  # settings with an option of their own


def add_options(parser: Parser, *, needs_recipe: bool = True) -> None:
    """RECIPE and what changes it."""
    count = None if needs_recipe else "?"
    what = "a recipe (see: recipes), or an experiment file (.toml)"
    parser.add_argument("recipe", metavar="RECIPE", nargs=count, help=what)
    add_data_option(parser)
    add_threads_option(parser)
    parser.add_argument("--epochs", type=whole, metavar="N", help="how often every training digit is seen")
    parser.add_argument("--steps", type=whole, metavar="N", help="stop after this many steps")
    parser.add_argument("--seed", type=whole, metavar="N", help="the same seed, the same run, on any number of threads")
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        nargs="+",
        action="extend",
        default=[],
        help="change settings: optimizer=adam optimizer.learning_rate=0.05 layers.2.units=100",
    )


def add_threads_option(parser: Parser) -> None:
    """Let a command be given a number of threads."""
    parser.add_argument(
        "--threads",
        type=whole,
        metavar="N",
        action=_Threads,
        default=argparse.SUPPRESS,
        help="share the work among N threads; the numbers stay the same (otherwise one less than there are cores)",
    )


class _Threads(argparse.Action):
    """Takes effect as it is read: no command needs to know of it."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option_string: Any = None) -> None:
        if values < 1:
            raise argparse.ArgumentError(self, f"must be at least 1, not {values}")
        pool.set_threads(values)


def add_data_option(parser: Parser) -> None:
    """Let a command be given data, which it may download."""
    names = ", ".join(sources.SOURCES)
    parser.add_argument("--data", metavar="NAME|PATH", help=f"{names}, or your own folder or file")
    parser.add_argument("--download", action="store_true", help="fetch the data set if it is not on this computer")


def chosen_spec(args: argparse.Namespace) -> ExperimentSpec:
    """The recipe's spec with every change applied.

    Raises: EngineError, Refusal: no such recipe, setting or value.
    """
    spec = with_settings(open_spec(args.recipe), [assignment(setting) for setting in args.settings])
    for name in PLAIN:
        value = getattr(args, name)
        if value is not None:
            spec = spec.with_setting(name, value)
    if args.steps is not None and args.epochs is None:
        return spec.replace(epochs=0)  # that number of steps, whatever it is in epochs
    if args.epochs is not None and args.steps is None:
        return spec.replace(steps=0)  # and the other way round
    return spec


def with_settings(spec: ExperimentSpec, settings: list[tuple[str, Any]]) -> ExperimentSpec:
    """All settings applied; one that needs another (keep_best needs validation) may stand before it.

    Raises: SpecError: a setting that cannot be, whatever the order.
    """
    waiting, first_error = list(settings), None
    while waiting:
        later = []
        for name, value in waiting:
            try:
                spec = spec.with_setting(name, value)
            except SpecError as error:
                later.append((name, value))
                first_error = first_error or error
        if len(later) == len(waiting) and first_error is not None:
            raise first_error
        waiting, first_error = later, None
    return spec


def open_spec(name: str) -> ExperimentSpec:
    """A recipe by name, or an experiment file by its path."""
    if not name.endswith(".toml"):
        return recipes.load(name).spec
    return recipes.open_file(expanded(name))


def assignment(text: str) -> tuple[str, Any]:
    """'optimizer.learning_rate=0.05' is ('optimizer.learning_rate', 0.05)."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise Refusal(f"--set needs NAME=VALUE, not '{text}'")
    return name.strip(), literal(value.strip())


def literal(text: str) -> Any:
    """A value as TOML writes it; what is not TOML is a name, or a number as people write it."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):  # no TOML, or a number of thousands of digits
        return text


def load_data(name: str, fetch: bool = False) -> Dataset:
    """The data set of that name or path; fetched first if asked and missing.

    Raises: EngineError: missing (says how to get it) or damaged.
    """
    if name in download.ORIGINS and sources.find(name) is None:
        if not fetch:
            title = sources.SOURCES[name].title
            raise Refusal(
                f"{title} is not on this computer yet; fetch it with: python3 main.py download {name} "
                "(or add --download, or set DIGITLAB_DATA to the folder that holds it)"
            )
        fetch_data(name)
    return datasets.load(name, found=lambda line: say(f"{line}."))


def fitted(spec: ExperimentSpec, data: Dataset) -> ExperimentSpec:
    """The experiment for the user's own data, whose classes no recipe knows; it is said where a layer changes."""
    if spec.data in sources.SOURCES:
        return spec
    found = fitted_to(spec, data.image_shape, len(data.classes))
    if found is not spec:
        say(f"The last layer has {len(data.classes)} units, one for each class.")
    return found


def fetch_data(name: str) -> Path:
    """Download with a bar."""
    bar = ProgressBar()
    size = sum(file.size for file in download.ORIGINS[name].files) if name in download.ORIGINS else 0
    if size:
        say(f"Downloading {sources.SOURCES[name].title} ({size / 1e6:.0f} MB).")
    try:
        return download.download(name, progress=lambda done, total: bar.show(done / total, f"{done / 1e6:.1f} MB"))
    finally:
        bar.clear()


def check_writable(path: Path) -> None:
    """Better to hear now than after an hour's training that a file cannot be placed.

    Raises: Refusal, StoreError
    """
    if path.is_dir():
        raise Refusal(f"{path} is a folder; name a file in it")
    if path.exists() and not path.is_file():  # a device would be replaced by a file
        raise Refusal(f"{path} is no file on a disk; name another")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):  # permission bits promise what /proc or a full disk does not keep
            pass
    except OSError as error:
        raise refusal(error, path) from None

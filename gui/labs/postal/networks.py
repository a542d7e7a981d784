"""Networks that can be chosen to read: the shipped ones, kept runs, what was just trained, and files of any kind."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from engine.data import drawings
from engine.errors import EngineError
from engine.files import data_folder
from engine.foreign.opening import open_network
from engine.handwriting.dataset import CLASSES
from engine.readers import reader_of
from engine.spec import ExperimentSpec
from engine.store.run_list import WEIGHTS_FILE, newest_runs
from engine.store.weights import LoadedNetwork, Metadata, load_weights, save_weights
from engine.vision.reader import Reader

DIGIT_SHAPE = (1, 28, 28)
RUNS_LISTED = 12
FIRST_CHOICES = ("postal-cnn", "deep-mlp")


@dataclass(frozen=True)
class KnownNetwork:
    """A network that can be chosen: shipped, opened from a file, just trained, or trained long ago and kept.

    One that was taught the user's hand bears the name of the network it was before. `started` is when a kept run
    began, in seconds since 1970: two runs may bear the same name.
    """

    key: str
    name: str
    accuracy: float | None = None
    path: Path | None = None
    reader: Reader | None = None
    spec: ExperimentSpec | None = None
    started: float | None = None

    @property
    def taught(self) -> bool:
        """True where another network learned the user's drawings."""
        return self.spec is not None and bool(self.spec.start) and self.spec.data in drawings.NAMES


def opened(path: Path) -> KnownNetwork:
    """The network of a weights file, ready to read; arrays that another program saved will do.

    Raises: StoreError, EngineError: not a weights file, damaged, or a network that cannot read digits.
    """
    return known_of(open_network(path), path)


def known_of(found: LoadedNetwork, path: Path) -> KnownNetwork:
    """A network that is open, to be chosen.

    Raises: EngineError: it cannot read digits.
    """
    known = KnownNetwork(str(path), origin(str(path)), found.metadata.test_accuracy, path, reader_of(found), found.spec)
    return dataclasses.replace(known, name=origin(found.spec.start)) if known.taught else known


def woken(known: KnownNetwork) -> KnownNetwork:
    """The same network, opened if it was not yet; it keeps its place and its name.

    Raises: StoreError, EngineError: its file cannot be used.
    """
    if known.reader is not None or known.path is None:
        return known
    found = opened(known.path)
    return dataclasses.replace(found, key=known.key, name=known.name, started=known.started)


def origin(start: str) -> str:
    """The name of the network at `start`; a kept run's is that of its folder."""
    path = Path(start)
    return path.parent.name if path.name == WEIGHTS_FILE else path.stem


def shipped(folder: Path) -> list[KnownNetwork]:
    """The networks that come with the program, not opened yet, the best reader first."""

    def order(path: Path) -> tuple[int, str]:
        return (FIRST_CHOICES.index(path.stem) if path.stem in FIRST_CHOICES else len(FIRST_CHOICES), path.stem)

    return [KnownNetwork(str(path), path.stem, path=path) for path in sorted(folder.glob("*.safetensors"), key=order)]


def kept_runs(most: int = RUNS_LISTED) -> list[KnownNetwork]:
    """The newest runs on this computer whose networks read digits, not opened yet."""
    found = []
    for run in newest_runs(most, fits=lambda run: run.weights is not None and _reads_digits(run.spec)):
        path = run.weights
        if path is not None:
            known = KnownNetwork(str(path), run.title or run.name, run.test_accuracy, path, None, run.spec, run.started)
            found.append(dataclasses.replace(known, name=origin(run.spec.start)) if known.taught else known)
    return found


def _reads_digits(spec: ExperimentSpec) -> bool:
    try:
        (classes,) = spec.network(DIGIT_SHAPE).output_shape
    except (EngineError, ValueError):  # made for other pictures, or not a row of answers
        return False
    return classes in (len(CLASSES) - 1, len(CLASSES))


def file_of(known: KnownNetwork, reader: Reader, spec: ExperimentSpec) -> Path:
    """The weights file of a network; one that was just trained gets one, named by what is in it.

    Raises: StoreError: it cannot be written.
    """
    if known.path is not None and _is_ours(known.path):
        return known.path
    (classes,) = reader.network.output_shape
    metadata = Metadata(
        classes=CLASSES[:classes], data=spec.data, test_accuracy=known.accuracy, temperature=reader.temperature
    )
    digest = hashlib.sha256(reader.parameters.theta.tobytes()).hexdigest()[:8]
    name = re.sub(r"[^\w-]+", "-", known.name).strip("-")
    path = data_folder() / "taught" / f"{name}-{digest}.safetensors"
    save_weights(path, spec, reader.parameters, metadata)
    return path


def _is_ours(path: Path) -> bool:
    try:
        load_weights(path)
    except EngineError:  # gone by now, or the arrays of another program
        return False
    return True

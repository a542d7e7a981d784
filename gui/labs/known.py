"""Networks that can be chosen to read: the shipped ones, weights files, and what was just trained."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from engine.data import drawings
from engine.files import data_folder
from engine.spec import ExperimentSpec
from engine.store.readers import reader_of
from engine.store.runlog import WEIGHTS_FILE
from engine.store.weights import Facts, load_weights, save_weights
from engine.vision.handwriting import CLASSES
from engine.vision.reader import Reader

FIRST_CHOICES = ("postal-cnn", "deep-mlp")


@dataclass(frozen=True)
class Known:
    """A network that can be chosen: shipped, opened from a file, or just trained.

    One that was taught the user's hand bears the name of the network it was before.
    """

    key: str
    name: str
    accuracy: float | None = None
    path: Path | None = None
    reader: Reader | None = None
    spec: ExperimentSpec | None = None

    @property
    def taught(self) -> bool:
        """True where another network learned the user's drawings."""
        return self.spec is not None and bool(self.spec.start) and self.spec.data in drawings.NAMES


def opened(path: Path) -> Known:
    """The network of a weights file, ready to read.

    Raises: StoreError, EngineError: not a weights file, damaged, or a network that cannot read digits.
    """
    found = load_weights(path)
    known = Known(str(path), path.stem, found.facts.test_accuracy, path, reader_of(found), found.spec)
    return dataclasses.replace(known, name=origin(found.spec.start)) if known.taught else known


def origin(start: str) -> str:
    """The name of the network that lies at `start`; a kept run's is that of its folder."""
    path = Path(start)
    return path.parent.name if path.name == WEIGHTS_FILE else path.stem


def shipped(folder: Path) -> list[Known]:
    """The networks that come with the program, not opened yet, the best reader first."""

    def order(path: Path) -> tuple[int, str]:
        return (FIRST_CHOICES.index(path.stem) if path.stem in FIRST_CHOICES else len(FIRST_CHOICES), path.stem)

    return [Known(str(path), path.stem, path=path) for path in sorted(folder.glob("*.safetensors"), key=order)]


def file_of(known: Known, reader: Reader, spec: ExperimentSpec) -> Path:
    """The weights file of a network; one that was just trained gets one, named by what is in it.

    Raises: StoreError: it cannot be written.
    """
    if known.path is not None and known.path.is_file():
        return known.path
    (classes,) = reader.network.output_shape
    facts = Facts(
        classes=CLASSES[:classes], data=spec.data, test_accuracy=known.accuracy, temperature=reader.temperature
    )
    digest = hashlib.sha256(reader.parameters.theta.tobytes()).hexdigest()[:8]
    name = re.sub(r"[^\w-]+", "-", known.name).strip("-")
    path = data_folder() / "taught" / f"{name}-{digest}.safetensors"
    save_weights(path, spec, reader.parameters, facts)
    return path

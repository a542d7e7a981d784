"""Networks of any program, opened for a page that wants one of ours: a weights file of ours, or a kept run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import EngineError
from engine.events import Finished, Started
from engine.files import data_folder
from engine.foreign.opening import open_network
from engine.store.run_archive import free_folder
from engine.store.run_list import ALONE, WEIGHTS_FILE
from engine.store.runlog import RunLog
from engine.store.weights import LoadedNetwork, load_weights, save_weights

SUFFIXES = (".safetensors", ".npz", ".pkl", ".pickle", ".pt", ".pth", ".keras", ".h5", ".hdf5", ".onnx")
"""How the names of files that may hold networks end."""


@dataclass(frozen=True, eq=False)
class OpenedNetwork:
    """A network and the file that it came from."""

    loaded: LoadedNetwork
    path: Path


class OpeningNetwork:
    """The work of opening a network, which may take some seconds where its file does not say everything."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def events(self) -> Iterator[OpenedNetwork]:
        """One item.

        Raises: UndecidedError: the digits do not decide; StoreError: no network that we can open.
        """
        yield OpenedNetwork(open_network(self._path), self._path)

    def stop(self) -> None:
        """Nothing to end early."""


def as_weights_file(loaded: LoadedNetwork, path: Path) -> Path:
    """A weights file of ours with this network: its own file where that is one, else a copy among the user's data.

    Raises: StoreError: it cannot be written.
    """
    try:
        load_weights(path)
    except EngineError:
        digest = hashlib.sha256(loaded.parameters.theta.tobytes()).hexdigest()[:8]
        ours = data_folder() / "opened" / f"{_plain(path.stem)}-{digest}.safetensors"
        save_weights(ours, loaded.spec, loaded.parameters, loaded.metadata)
        return ours
    return path


def kept_as_run(loaded: LoadedNetwork, path: Path, root: Path) -> Path:
    """The folder of a new run that keeps this network under the name of its file; it took no step here.

    Raises: StoreError: it cannot be written.
    """
    facts = loaded.metadata
    folder = free_folder(root, _plain(path.stem))
    head: dict[str, Any] = {"run": ALONE, "step": facts.steps, "epoch": facts.epochs, "elapsed_s": 0.0}
    accuracy = facts.test_accuracy
    result: dict[str, Any] = {"test_accuracy": accuracy, "best_accuracy": accuracy, "best_epoch": facts.epochs}
    with RunLog(folder, path.stem) as log:
        save_weights(folder / WEIGHTS_FILE, loaded.spec, loaded.parameters, facts)
        log.apply(
            Started(
                **head,
                spec=loaded.spec.to_dict(),
                data=facts.data,
                digest=facts.digest,
                parameters=loaded.network.size,
                total_steps=facts.steps,
                steps_per_epoch=0,
            )
        )
        log.apply(Finished(**head, **result, reason="completed"))
    return folder


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[:80] or "network"

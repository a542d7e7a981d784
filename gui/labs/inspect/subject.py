"""Which network is looked at, and on which digits."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import datasets
from engine.analysis.model import Model
from engine.data.dataset import Dataset, Split
from engine.data.sources import SOURCES
from engine.errors import EngineError
from engine.foreign.opening import open_network
from engine.spec import ExperimentSpec
from engine.store.run_list import WEIGHTS_FILE, newest_runs
from engine.store.weights import LoadedNetwork, load_weights
from gui.labs.handover import Trained
from gui.labs.inspect.study import Stopped
from gui.labs.inspect.timeline import Moment

RUNS_LISTED = 20
SAMPLE = "mnist-sample"
FIRST = ("small-cnn", "deep-mlp", "postal-cnn")


@dataclass(frozen=True, eq=False)
class NetworkCandidate:
    """A network that can be chosen: shipped, a kept run, a file, or one that another page handed over.

    `started` is when a kept run began, in seconds since 1970: two runs may bear the same name.
    """

    key: str
    name: str
    path: Path | None = None
    accuracy: float | None = None
    started: float | None = None
    trained: Trained | None = None


@dataclass(frozen=True, eq=False)
class Subject:
    """An opened network with the data that it is looked at with; `part` says which digits: test or train.

    A kept run may be looked at as it was at an earlier `moment`.
    """

    candidate: NetworkCandidate
    model: Model
    spec: ExperimentSpec
    data: Dataset
    part: str = "test"
    moment: Moment | None = None  # of a kept run, before its end
    named: str = ""  # what the data was asked for by: own data by its path

    @property
    def data_name(self) -> str:
        """The name by which the same digits are read again."""
        return self.named or self.data.name

    @property
    def key(self) -> str:
        """What distinguishes it from other networks, and from the same one at another moment."""
        return self.candidate.key if self.moment is None else f"{self.candidate.key} at step {self.moment.step}"

    @property
    def digits(self) -> Split:
        """The digits that it reads."""
        return self.data.test if self.part == "test" else self.data.train

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes that are asked."""
        return self.data.classes

    @property
    def shape_words(self) -> tuple[int, int, int]:
        """Convolutions, dense layers and parameters, for the caption under the choice."""
        kinds = [layer.kind for layer in self.model.network.layers]
        return kinds.count("conv2d"), kinds.count("dense"), self.model.network.size


def shipped(folder: Path) -> list[NetworkCandidate]:
    """The networks that come with the program."""

    def order(path: Path) -> tuple[int, str]:
        return (FIRST.index(path.stem) if path.stem in FIRST else len(FIRST), path.stem)

    return [NetworkCandidate(str(path), path.stem, path) for path in sorted(folder.glob("*.safetensors"), key=order)]


def kept_runs(root: Path | None = None, most: int = RUNS_LISTED) -> list[NetworkCandidate]:
    """The newest runs on this computer that kept their weights."""
    found = []
    for run in newest_runs(most, root, lambda run: run.weights is not None):
        name = run.title or run.name
        found.append(NetworkCandidate(str(run.weights), name, run.weights, run.test_accuracy, run.started))
    return found


def from_file(path: Path) -> NetworkCandidate:
    """A weights file of any program; a kept run's is named by its folder."""
    return NetworkCandidate(str(path), path.parent.name if path.name == WEIGHTS_FILE else path.stem, path)


def handed_over(trained: Trained) -> NetworkCandidate:
    """A network that another page trained or holds."""
    key = str(trained.path) if trained.path is not None else f"trained: {trained.name}"
    return NetworkCandidate(key, trained.name, trained.path, trained.accuracy, trained=trained)


def digits_offered() -> list[str]:
    """The data sets on this computer."""
    return [name for name, there in datasets.available().items() if there]


def opening(
    candidate: NetworkCandidate, data: str, part: str, load: Callable[[str], Dataset], moment: Moment | None = None
) -> Callable[[Stopped], Iterator[Subject]]:
    """A study that opens a network and its digits; `data` may be empty: those it was trained on, or the sample.

    A kept run may be opened as it was at an earlier `moment`.

    Raises (on the driver): EngineError: it cannot be opened, or does not fit the digits.
    """

    def measure(stopped: Stopped) -> Iterator[Subject]:
        named = load(data) if data else None
        trained = candidate.trained
        if moment is not None and moment.path is not None:
            chosen = data or SAMPLE
            dataset = named or load(chosen)
            early = load_weights(moment.path)
            model = dataclasses.replace(Model.of(early), classes=len(dataset.classes))
            _check(model, dataset)
            yield Subject(candidate, model, early.spec, dataset, part, moment, chosen)
            return
        if trained is not None:
            chosen = data or own_data(trained.spec.data)
            dataset = named or load(chosen)
            network = trained.spec.network(dataset.image_shape)
            model = Model(network, trained.parameters, trained.spec.loss, temperature=trained.temperature)
            spec, accuracy = trained.spec, trained.accuracy
        else:
            loaded = open_network(candidate.path or "", labeled=(named or load(SAMPLE)).train)
            chosen = data or trained_on(loaded)
            dataset = named or load(chosen)
            model, spec, accuracy = Model.of(loaded), loaded.spec, loaded.metadata.test_accuracy
        _check(model, dataset)
        known = candidate.accuracy if candidate.accuracy is not None else accuracy
        asked = dataclasses.replace(model, classes=len(dataset.classes))
        yield Subject(dataclasses.replace(candidate, accuracy=known), asked, spec, dataset, part, named=chosen)

    return measure


def trained_on(loaded: LoadedNetwork) -> str:
    """The data that a network of a file was trained on, as far as it is on this computer: own data by its path."""
    path = loaded.spec.data
    return path if path not in SOURCES and Path(path).exists() else own_data(loaded.metadata.data)


def own_data(name: str) -> str:
    """The data set that a network was trained on, if it is a plain one on this computer; else the sample."""
    plain = name in SOURCES and name not in ("handwriting", "drawings")
    there = datasets.available().get(name, False) if plain else bool(name) and Path(name).exists()
    if not there and name == "handwriting" and datasets.available().get("mnist", False):
        return "mnist"
    return name if there else SAMPLE


def _check(model: Model, data: Dataset) -> None:
    model.network.check_input(data.test.images)
    answers = model.network.output_shape[0]
    if answers < len(data.classes):
        raise EngineError(
            "this network distinguishes {got} classes, the data has {expected}; choose digits that it was trained on",
            got=answers,
            expected=len(data.classes),
        )

"""The data a lab can train on: what is there, what is being read or fetched, and what is known of each set."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine import datasets
from engine.data import download, drawings, sources
from engine.data.dataset import Dataset
from engine.errors import DataError, EngineError
from engine.files import unreadable
from engine.types import Array, Shape
from gui.labs import dataset_cache
from gui.labs.driving import Newest, ReportingWork

DIGITS: Shape = (1, 28, 28)


@dataclass(frozen=True)
class DataFacts:
    """What a spec must know of a data set to be planned: one image's shape, and how many classes and images there are.

    `train` and `test` are None until the data has been read.
    """

    image_shape: Shape = DIGITS
    classes: int = 10
    train: int | None = None
    test: int | None = None

    @classmethod
    def of(cls, dataset: Dataset) -> DataFacts:
        """The facts of data that is loaded."""
        return cls(dataset.image_shape, len(dataset.classes), len(dataset.train), len(dataset.test))


class Datasets:
    """Reads and fetches data sets by their names or folders, one at a time; the newest request counts.

    `changed` is called whenever something is different. What was read last stays in memory, for the next who asks.
    """

    def __init__(
        self,
        driver: Newest,
        changed: Callable[[], object],
        load: Callable[..., Dataset] = dataset_cache.dataset,
        fetch: Callable[..., Path] = download.download,
    ) -> None:
        self.available = datasets.available()
        self.reading = ""  # the folder that shall be chosen once it is read
        self.fetching = ""
        self.fetched = (0, 0)
        self.error: EngineError | None = None
        self._fetched_by: Fetching | None = None  # the newest download
        self._driver, self._changed = driver, changed
        self._load, self._fetch = load, fetch
        self._lock = threading.Lock()  # a run reads on its own thread
        self._held: tuple[str, Dataset] | None = None
        self._facts: dict[str, DataFacts] = {}

    def state(self, name: str) -> str:
        """ready, missing (can be fetched), empty (nothing there yet), fetching or reading."""
        if self.fetching == name:
            return "fetching"
        if self.reading:
            return "reading"
        if self.available.get(name, True):
            return "ready"
        return "missing" if sources.SOURCES[name].downloads else "empty"

    def known(self, name: str) -> DataFacts | None:
        """What is known of a data set; None of a folder that no one has read yet."""
        with self._lock:
            known = self._facts.get(name)
        source = sources.SOURCES.get(name)
        if known is None and source is not None:
            return DataFacts(classes=len(source.classes), train=source.train)
        return known

    def facts(self, name: str) -> DataFacts:
        """What is known of a data set; a folder that no one has read yet is taken for digits."""
        return self.known(name) or DataFacts()

    def look(self) -> bool:
        """See which data sets are there now: drawings are made on another page, downloads elsewhere."""
        found = datasets.available()
        news = found != self.available
        self.available = found
        return news

    # -- in memory -----------------------------------------------------------------------------------------------------
    def loaded(self, name: str, progress: sources.Progress | None = None) -> Dataset:
        """The data set, read once; whoever trains calls it on a thread of its own.

        `progress(done, total)` counts images while it is read.
        Raises: DataError: not found, or not usable.
        """
        with self._lock:
            held = self._held
        if held is not None and held[0] == name and name not in drawings.NAMES:  # more may be drawn at any time
            return held[1]
        dataset = self._load(name, progress=progress)
        facts = DataFacts.of(dataset)
        with self._lock:
            self._held = name, dataset
            if name not in drawings.NAMES:
                self._facts[name] = facts
        return dataset

    @property
    def held(self) -> str:
        """The name of what is in memory; "" for nothing."""
        with self._lock:
            return "" if self._held is None else self._held[0]

    def head(self, count: int) -> Array | None:
        """The first training images of what is in memory, (N, C, H, W); None while there is nothing."""
        with self._lock:
            held = self._held
        return None if held is None else held[1].train.head(count).images

    def glance(self, name: str) -> None:
        """Bring a data set into memory, to be looked at, if nothing else is running."""
        if self._driver.state == "idle":
            self._driver.drive(Loading(name, self.loaded), list, lambda error: self._end(error, name))

    # -- the choice ----------------------------------------------------------------------------------------------------
    def choose(self, name: str, take: Callable[[str], object]) -> None:
        """Have a named data set taken at once, or a folder once it was read and all is well."""
        self.look()
        self.keep()
        if name in sources.SOURCES or self.held == name:
            take(name)
        else:
            self.read(name, take)

    def read(self, name: str, choose: Callable[[str], object]) -> None:
        """Read a folder, and have it chosen when all is well, unless something else is asked for by then."""
        self.reading, self.error = name, None

        def take(found: Sequence[Dataset]) -> None:
            if found and self.reading == name:
                self.reading = ""
                choose(name)

        def end(error: Exception | None) -> None:
            if self.reading == name:
                self.reading = ""
                self._end(error, name)

        self._driver.drive(Loading(name, self.loaded), take, end)
        self._changed()

    def keep(self) -> None:
        """Stay with the data that is chosen: a folder still being read is not wanted any more."""
        self.reading, self.error = "", None

    # -- a download ----------------------------------------------------------------------------------------------------
    def fetch(self, name: str) -> None:
        """Download a data set that is missing."""
        if self.state(name) != "missing":
            return
        self.fetching, self.fetched, self.error = name, (0, 0), None
        work = self._fetched_by = Fetching(name, self._fetch)

        def take(items: Sequence[Path | tuple[int, int]]) -> None:
            for item in items:
                if isinstance(item, tuple) and self._fetched_by is work:
                    self.fetched = item
            self._changed()

        def end(error: Exception | None) -> None:
            if self._fetched_by is work:
                self.fetching = ""
            self.available = datasets.available()
            self._end(None if isinstance(error, download.CanceledError) else error, name)

        self._driver.drive(work, take, end)
        self._changed()

    def cancel_fetch(self) -> None:
        """Break the download off; nothing half-fetched is left."""
        if self.fetching:
            self._driver.stop()

    def _end(self, error: Exception | None, name: str) -> None:
        if error is not None:
            self.error = named_error(error, name)
        self._changed()


def named_error(error: Exception, name: str) -> EngineError:
    """Any fault with a data set as an error that the window can say."""
    if isinstance(error, EngineError):
        return error
    path = Path(name)
    if isinstance(error, OSError):
        return unreadable(error, path, DataError)
    return DataError("{name} could not be used: {reason}", path=path, name=path.name, reason=str(error))


class Fetching(ReportingWork[Path | tuple[int, int]]):
    """A download as a driver carries it out: reports (done, total) in bytes, and ends with the file."""

    def __init__(self, name: str, fetch: Callable[..., Path] = download.download) -> None:
        super().__init__()
        self.name = name
        self._fetch = fetch
        self._stopped = False

    def events(self) -> Iterator[Path | tuple[int, int]]:
        yield self._fetch(self.name, progress=self._progress, cancelled=lambda: self._stopped)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True

    def _progress(self, done: int, total: int) -> None:
        self.report((done, total))


class Loading:
    """Reading a data set, as a driver carries it out; broken off between two images, it yields nothing."""

    def __init__(self, name: str, load: Callable[..., Dataset]) -> None:
        self.name = name
        self._load = load
        self._stopped = False

    def events(self) -> Iterator[Dataset]:
        try:
            dataset = self._load(self.name, progress=self._look)
        except _BrokenOffError:
            return
        yield dataset

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True

    def _look(self, done: int, total: int) -> None:
        """Called for every few images; the only place where reading can be left."""
        if self._stopped:
            raise _BrokenOffError


class _BrokenOffError(Exception):
    """No one wants the data any more."""

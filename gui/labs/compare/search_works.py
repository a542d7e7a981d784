"""What takes long on the search view, as a driver carries it out: a search, a class's runs, opening a study."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.errors import EngineError, StoreError
from engine.fitting import fitted_to
from engine.spec import ExperimentSpec
from engine.study.cluster import Cluster
from engine.study.gathering import ClassStudy, Looked, gather
from engine.study.proposals import Done, importance_spread, importances
from engine.study.search import (
    REPEAT,
    OneProcess,
    Search,
    SearchEnded,
    SearchPlan,
    TrialEnded,
    TrialReported,
    TrialStarted,
)
from engine.study.space import SearchedSetting, Values, parse
from engine.study.storage import StudyFile
from engine.study.trial import Outcome
from gui.labs.driving import ReportingWork

MATTERS_EVERY = 10  # trials: what matters changes slowly


@dataclass(frozen=True)
class Matters:
    """Which settings matter: their shares, and 20 and 80 % of resamples."""

    shares: Mapping[str, float]
    spreads: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class OpenedStudy:
    """A study as it is on the disk: what it asks, and the trials that are done."""

    path: Path
    spec: ExperimentSpec
    space: tuple[SearchedSetting, ...]
    by: str
    prune: str | None
    done: Mapping[int, tuple[Values, Outcome]]


@dataclass(frozen=True)
class Answered:
    """How many workers of a cluster answer now."""

    workers: int


Item = TrialStarted | TrialReported | TrialEnded | SearchEnded | Matters | Answered


class SearchWork(ReportingWork[Any]):
    """A search: the data, the workers, every event, and now and then what matters."""

    def __init__(
        self,
        plan: SearchPlan,
        workers: int,
        load: Callable[[str], Dataset],
        study: Callable[[], StudyFile],
        scheduler: str = "",
    ) -> None:
        super().__init__()
        self._plan, self._workers, self._load, self._study = plan, workers, load, study
        self._scheduler = scheduler
        self.search: Search | None = None
        self.path: Path | None = None
        self._stopped = False

    def events(self) -> Iterator[Item]:
        """The search's own events, with `Matters` between them."""
        data = self._load(self._plan.spec.data)
        spec = fitted_to(self._plan.spec, data.image_shape, len(data.classes))
        plan = replace(self._plan, spec=spec)
        workers: OneProcess | Cluster
        if self._scheduler:
            workers = Cluster(data, spec.data, scheduler=self._scheduler)
        elif self._workers == 1:
            workers = OneProcess(data, lambda *report: self.report(TrialReported(*report)))
        else:
            workers = Cluster(data, spec.data, workers=self._workers)
        try:
            if isinstance(workers, Cluster) and self._scheduler:
                yield Answered(len(workers.workers))
            study = self._study()
            self.path = study.path
            self.search = Search(plan, data, workers, study)
            for number, (values, outcome) in sorted(self.search.done.items()):  # of before, where it is continued
                yield TrialStarted(number, values)
                yield TrialEnded(values, outcome, self.search.best())
            if self._stopped:
                return
            for event in self.search.events():
                yield event
                if isinstance(workers, Cluster) and self._scheduler and isinstance(event, TrialEnded):
                    yield Answered(workers.counted)
                ended = isinstance(event, TrialEnded) and len(self.search.done) % MATTERS_EVERY == 0
                if ended or isinstance(event, SearchEnded):
                    yield matters(self._plan.space, self.search.done)
        finally:
            if isinstance(workers, Cluster):
                workers.close()

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
        if self.search is not None:
            self.search.stop()


class ClassWork:
    """Gathering a class's runs, and keeping them as a study where that part is installed."""

    def __init__(self, sources: Sequence[Path], name: str, study: Callable[[], StudyFile]) -> None:
        self._sources, self._name, self._study = list(sources), name, study
        self._stopped = False

    def events(self) -> Iterator[Looked | ClassStudy | Matters]:
        """Every file that is looked at, the study, and what matters."""
        gathering = gather(self._sources, self._name)
        for found in gathering:
            if self._stopped:
                gathering.close()
                return
            yield found
            if isinstance(found, ClassStudy):
                found.save(self._study())
                yield matters(found.space, found.done)

    def stop(self) -> None:
        """Leave the rest; nothing that is not whole was added."""
        self._stopped = True


class StudyOpening:
    """Opening a study: of a search, or of a class."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def events(self) -> Iterator[OpenedStudy | ClassStudy | Matters]:
        """The study, and what matters.

        Raises: StoreError: it is no study of ours, or damaged.
        """
        study = StudyFile(self._path)
        if study.setup.get("class"):
            gathered = ClassStudy.read(study)
            yield gathered
            yield matters(gathered.space, gathered.done)
            return
        opened = opened_of(study)
        yield opened
        yield matters(opened.space, opened.done)

    def stop(self) -> None:
        """It comes to its end by itself."""


def opened_of(study: StudyFile) -> OpenedStudy:
    """What a search kept.

    Raises: StoreError: it is no study of ours.
    """
    setup = study.setup
    try:
        spec = ExperimentSpec.from_dict(setup["spec"])
        space = tuple(parse(text, spec) for text in setup["space"])
        by, prune = str(setup["by"]), setup["prune"]
    except (KeyError, TypeError, EngineError) as error:
        raise StoreError(
            "{name} is no study of DigitLab, or a damaged one", path=study.path, name=study.path.stem
        ) from error
    done = {number: pair for number, pair in study.done().items() if 0 <= number < REPEAT}
    return OpenedStudy(study.path, spec, space, by, prune if isinstance(prune, str) else None, done)


def matters(space: Sequence[SearchedSetting], done: Done) -> Matters:
    """Which settings matter, and how sure that is; nothing where too few trials came to their end."""
    try:
        shares = importances(space, done)
        return Matters(shares, importance_spread(space, done) if shares else {})
    except (EngineError, ValueError):  # not installed, or the runs of a class have no setting in common
        return Matters({}, {})

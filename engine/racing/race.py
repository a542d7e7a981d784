"""Races: several runs that advance together, one step each in turn, from the same weights on the same batches.

>>> from engine import datasets, recipes
>>> spec = recipes.load("two-layer").spec.replace(epochs=0, steps=2)
>>> specs = [spec.with_setting("optimizer", kind) for kind in ("sgd", "adam")]
>>> for event in race(specs, datasets.load("mnist-sample"), names=["SGD", "Adam"]):
...     if isinstance(event, StepEnded):
...         print(event.run, event.step)
SGD 1
Adam 1
SGD 2
Adam 2

A race needs no trainer of its own: it is the runs' own event generators, asked in turn. Runs whose networks are equal
in shape share their batches and are computed as one stack (engine/fast/stack.py) where that is faster; the others take
their steps side by side on the threads of engine/fast/pool.py. Either way each run has the bits that it has alone.

In a race `elapsed_s` counts the CPU seconds that a run has used itself, not those that it waited for the others.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from engine.data.dataset import Dataset
from engine.errors import SpecError
from engine.events import Changed, Event, StepEnded
from engine.fast.pool import Spare, each, threads
from engine.fast.stack import can_stack
from engine.numerics.workspace import Workspace
from engine.racing.team import Racer, Team
from engine.spec import ExperimentSpec, planned_steps
from engine.store.start import first_network
from engine.training.run_state import Checkpoint
from engine.types import Array, Labels


class Race:
    """Runs in step. `same_start` gives every run the seed of the first: equal weights, equal batches.

    Without it each run draws its own, as most published figures do; so only the seed differs: `seed`, `seed + 1`, …
    `names` name the runs (events carry them); `steps` ends all of them after this many updates.
    Raises: SpecError: no run, or two of one name; ShapeError: a network that does not fit the data.
    """

    def __init__(
        self,
        specs: Sequence[ExperimentSpec],
        dataset: Dataset,
        *,
        names: Sequence[str] = (),
        same_start: bool = True,
        stacked: bool = True,
        probe_every: int = 0,
        evaluate_every: int = 0,
        evaluate_images: int = 1000,
    ) -> None:
        if not specs:
            raise SpecError("a race needs at least one run", field="runs")
        self.names = list(names) or [f"run {i}" for i in range(1, len(specs) + 1)]
        if len(set(self.names)) != len(specs):
            raise SpecError("every run of a race needs a name of its own", field="runs")
        self.dataset = dataset
        self._stacked = stacked
        shared = Workspace()  # they take turns, so one does for all that one thread computes
        self._workspaces = Spare(Workspace, [shared])
        self._settings: dict[str, Any] = {
            "probe_every": probe_every,
            "evaluate_every": evaluate_every,
            "evaluate_images": evaluate_images,
            "workspace": shared,
        }
        seed = specs[0].seed
        self.runs: dict[str, Racer] = {}
        for i, (name, spec) in enumerate(zip(self.names, specs, strict=True)):
            own = spec.replace(seed=seed if same_start else (seed + i) % 2**31)
            first = first_network(own)
            start = None if first is None else first.parameters
            self.runs[name] = Racer(own, dataset, run=name, start=start, **self._settings)
        self._over: frozenset[str] = frozenset()
        self._grouped: list[Any] = []  # what the teams were made from
        self._team_up(list(self.runs.values()))  # for `learn`; `events` looks again before each round

    @property
    def total_steps(self) -> int:
        """Updates of the longest run."""
        return max(racer.total_steps for racer in self.runs.values())

    def events(self) -> Iterator[Event]:
        """All runs, one step each in turn, until every run is over; one that lags behind catches up first."""
        streams = {name: racer.events() for name, racer in self.runs.items() if name not in self._over}
        while streams:
            self._team_up([self.runs[name] for name in streams])
            behind = min(self.runs[name].step for name in streams)
            turn = [name for name in streams if self.runs[name].step == behind]
            first = self._side_by_side({name: streams[name] for name in turn})
            for name in turn:
                for event in chain(first.get(name, ()), streams[name]):
                    yield event
                    if isinstance(event, Changed):
                        self.runs[name].team = None  # for this round: its next batch may be of another size
                    if isinstance(event, StepEnded):
                        break
                else:
                    del streams[name]

    def _side_by_side(self, streams: Mapping[str, Iterator[Event]]) -> dict[str, tuple[Event, ...]]:
        """The next event of each run that is computed by itself, where several threads make them at once.

        One event and no more: when it is handed out, the run is where that event leaves it.
        """
        alone = [name for name in streams if self.runs[name].team is None and self.runs[name].worth_a_thread]
        found: dict[str, tuple[Event, ...]] = {}

        def one(name: str) -> None:
            with self._workspaces.lent() as workspace:
                self.runs[name].work_in(workspace)
                found[name] = tuple(islice(streams[name], 1))

        if len(alone) > 1 and threads() > 1:
            each(one, alone)
        return found

    def learn(self, x: Array, labels: Labels) -> list[float]:
        """One update of every run on one batch; returns their losses before it."""
        return [racer.learn(x, labels) for racer in self.runs.values()]

    def stop(self) -> None:
        """Ask every run to end; may be called from any thread."""
        for racer in self.runs.values():
            racer.stop()

    def change(self, setting: str, value: Any, run: str | None = None) -> None:
        """Alter a live setting of one run, or of all; may be called from any thread.

        Raises: SpecError: not a live setting, or a value that cannot be.
        """
        for name, racer in self.runs.items():
            if run in (None, name):
                racer.change(setting, value)

    def checkpoints(self) -> dict[str, Checkpoint]:
        """Every run between two steps, for `resume`; complete where `events` has come to its end, stopped or not."""
        return {name: racer.checkpoint() for name, racer in self.runs.items()}

    def resume(self, checkpoints: Mapping[str, Checkpoint], over: Collection[str] = ()) -> None:
        """Take up the runs where they were left; `self` must have been made from the same specs and data.

        Runs that are `over` report nothing any more; those without a checkpoint begin at their beginning.
        """
        self._over = frozenset(over)
        for name, racer in self.runs.items():
            racer.team = None
            if name in checkpoints:
                racer.restore(checkpoints[name])

    def _team_up(self, racers: list[Racer]) -> None:
        """Make teams of those runs that see the same batches through networks of one shape."""
        if self._grouped == [(racer, racer.live, racer.step - racers[0].step, racer.team) for racer in racers]:
            return  # as in the last round
        groups: dict[Any, list[Racer]] = {}
        for racer in racers:
            groups.setdefault(self._likeness(racer), []).append(racer)
        for likeness, group in groups.items():
            team = group[0].team
            if team is not None and team.racers == group and all(racer.team is team for racer in group):
                continue  # nothing changed
            for racer in group:
                racer.team = None
            if likeness is not None and len(group) > 1:
                Team(group)
        self._grouped = [(racer, racer.live, racer.step - racers[0].step, racer.team) for racer in racers]

    def _likeness(self, racer: Racer) -> Any:
        """What two runs must share to be computed as one; None for a run that is faster, or right, alone."""
        spec = racer.live
        alone = spec.gradient != "backprop" or spec.augmentation or not can_stack(spec.layers)
        if alone or not self._stacked:
            return None
        return spec.layers, spec.loss, spec.batch_size, spec.sampling, spec.seed, spec.validation, racer.step


class Repeats:
    """The same race from several seeds, one after the other, so that a difference can be distinguished from luck.

    Runs are named `name#seed`; `plain_name` gives the name back.
    """

    def __init__(
        self,
        specs: Sequence[ExperimentSpec],
        dataset: Dataset,
        seeds: Sequence[int],
        *,
        names: Sequence[str] = (),
        **settings: Any,
    ) -> None:
        if not seeds:
            raise SpecError("repeats need at least one seed", field="seeds")
        plain = list(names) or [f"run {i}" for i in range(1, len(specs) + 1)]
        self.races = [
            Race(
                [spec.replace(seed=seed) for spec in specs],
                dataset,
                names=[f"{name}#{seed}" for name in plain],
                **settings,
            )
            for seed in seeds
        ]
        self._stopped = False

    @property
    def total_steps(self) -> int:
        """Updates of the longest run of each race together."""
        return sum(race.total_steps for race in self.races)

    def events(self) -> Iterator[Event]:
        """The races in turn; those not started when asked to stop are left out."""
        for race in self.races:
            if self._stopped:
                return
            yield from race.events()

    def stop(self) -> None:
        """Ask the race that runs to end, and the others not to begin; may be called from any thread."""
        self._stopped = True
        for race in self.races:
            race.stop()

    def checkpoints(self) -> dict[str, Checkpoint]:
        """Every run of every race between two steps, for `resume`."""
        return {name: checkpoint for race in self.races for name, checkpoint in race.checkpoints().items()}

    def resume(self, checkpoints: Mapping[str, Checkpoint], over: Collection[str] = ()) -> None:
        """Take up the races where they were left, as `Race.resume`."""
        for race in self.races:
            race.resume(checkpoints, over)

    def change(self, setting: str, value: Any, run: str | None = None) -> None:
        """Alter a live setting of one run (by its plain name), or of all, in every race."""
        for race in self.races:
            for name, racer in race.runs.items():
                if run in (None, name, plain_name(name)):
                    racer.change(setting, value)


def look_every(specs: Sequence[ExperimentSpec], dataset: Dataset) -> int:
    """Steps between two looks at all test digits: about 100 looks, and at most a third of the race's time."""
    steps = max(planned_steps(spec, len(dataset.train)) for spec in specs)
    fair = len(dataset.test) / specs[0].batch_size  # a look costs a third of learning from as many digits
    every = max(steps / 100, fair, 10)
    power: float = 10 ** math.floor(math.log10(every))
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= every * 0.999))


def plain_name(run: str) -> str:
    """The name of a run without the seed that repeats put behind it."""
    return run.rpartition("#")[0] or run


def race(
    specs: Sequence[ExperimentSpec],
    dataset: Dataset,
    *,
    names: Sequence[str] = (),
    same_start: bool = True,
    seeds: Sequence[int] = (),
    **settings: Any,
) -> Iterator[Event]:
    """The events of a race; with `seeds`, of the same race from each of them. `event.run` names the run."""
    if seeds:
        return Repeats(specs, dataset, seeds, names=names, same_start=same_start, **settings).events()
    return Race(specs, dataset, names=names, same_start=same_start, **settings).events()

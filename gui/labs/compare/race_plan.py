"""How a race is set up: a recipe, its data, the one thing that varies, and the value of every run."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine import recipes
from engine.data import sources
from engine.errors import EngineError, SpecError
from engine.fitting import fitted_to
from engine.layers.dense import Dense
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing.race_setup import race_setup
from engine.racing.variations import FIVE_INITIALIZERS, FOUR_OPTIMIZERS, Variation, names_of, variations
from engine.registry import Component
from engine.spec import ExperimentSpec
from engine.types import Shape
from gui.labs.datasets import DIGITS, Datasets
from gui.labs.handover import Rivals
from gui.labs.plotting.curves import MOST_SERIES

FIRST_RECIPE = "optimizer-sgd-he"  # one network for all four, which the notes' own recipes have not
FIRST_DATA = "mnist-sample"
FIRST_STEPS = 2000


@dataclass(frozen=True)
class Contender:
    """One run as it is set up: its name, the value in which it differs, its place in the series of colors."""

    name: str
    value: Any
    series: int


@dataclass(frozen=True)
class CourseFigure:
    """A figure of the course: what races in it, and what its second plot shows."""

    recipe: str
    path: str
    values: tuple[Component, ...]
    shown: str = "test"


FIGURES = {
    "four-optimizers": CourseFigure(FIRST_RECIPE, "optimizer", FOUR_OPTIMIZERS),
    "sgd-adam": CourseFigure("keras-sgd", "optimizer", (SGD(learning_rate=0.01), Adam(learning_rate=0.001)), "both"),
    "five-initializers": CourseFigure("init-he", "initializer", FIVE_INITIALIZERS),
}


@dataclass(frozen=True)
class Misfit:
    """The network distinguishes `got` classes, the data has `expected`; `others` are data sets with as many as it."""

    got: int
    expected: int
    others: tuple[str, ...]


class RacePlan:
    """What it takes to start a race; after every change `problems` and `misfit` say what bars the start."""

    def __init__(self, datasets: Datasets) -> None:
        self.recipe = FIRST_RECIPE
        self.title = ""
        self.base = recipes.load(FIRST_RECIPE).spec
        self.data = FIRST_DATA
        self.steps = FIRST_STEPS
        self.epochs = 0  # where the recipe counts epochs
        self.seed = 42
        self.seeds = 1
        self.same_start = True
        self.figure = ""  # the course figure that is shown, for its axis
        self.contenders: tuple[Contender, ...] = ()
        self.reserved: frozenset[int] = frozenset()  # the series of colors that other runs have
        self.same_weights = self.same_batches = True  # as the specs are; a shared start presumed
        self.problems: dict[str, EngineError] = {}
        self.misfit: Misfit | None = None
        self._variation = self.offered()[0]
        self._values: list[Any] = list(FOUR_OPTIMIZERS)
        self._fixed_names: list[str] = []
        self._datasets = datasets
        self._name_all()

    # -- what is chosen ------------------------------------------------------------------------------------------------
    @property
    def variation(self) -> Variation:
        """What differs between the runs."""
        return self._variation

    @property
    def by_epoch(self) -> bool:
        """Whether the race counts epochs instead of steps."""
        return not self.steps

    def offered(self) -> list[Variation]:
        """Everything that could differ between the runs of this recipe."""
        return variations(self.base)

    def choose_recipe(self, name: str) -> None:
        """Start from another recipe; what varies stays where that recipe has it."""
        self.recipe, self.base = name, recipes.load(name).spec
        self.figure = self.title = ""
        self._count_steps()
        same = [v for v in self.offered() if v.path == self._variation.path]
        self._vary(same[0] if same else self.offered()[0], self._values if same and same[0].family else None)

    def choose_variation(self, path: str) -> None:
        """Let another thing differ; the runs are the usual ones for it."""
        self.figure = ""
        self._vary(next(v for v in self.offered() if v.path == path))

    def choose_data(self, name: str) -> None:
        """Race on another data set; for the user's own the last layer takes as many units as it has classes."""
        facts = self._datasets.known(name)
        if name not in sources.SOURCES and facts is not None:
            self.base = fitted_to(self.base, facts.image_shape, facts.classes)
        self.data = name
        self.judge()

    def edit(self, **changes: Any) -> None:
        """Change steps, epochs, seed, seeds or same_start."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.judge()

    def show_figure(self, name: str) -> None:
        """Set up a figure of the course."""
        figure = FIGURES[name]
        self.recipe, self.base, self.title = figure.recipe, recipes.load(figure.recipe).spec, ""
        self.seeds, self.same_start = 1, True
        self._count_steps()
        self._vary(next(v for v in self.offered() if v.path == figure.path), figure.values)
        self.figure = name

    def take(self, rivals: Rivals) -> None:
        """Take the specs that another page wants raced; they must differ in one thing only.

        Raises: SpecError: they differ in more.
        """
        first = rivals.specs[0]
        found = next((v for v in variations(first) if v.parts(rivals.specs)), None)
        if found is None:
            raise SpecError("these runs differ in more than one setting, so no comparison can show why", field="runs")
        self.recipe, self.base, self.title, self.figure = "", first, rivals.title, ""
        self.data, self.seed = first.data, first.seed
        self.steps, self.epochs = first.steps, first.epochs
        self.same_start = True
        self._vary(found, [found.value_of(spec) for spec in rivals.specs])
        self._fixed_names = list(rivals.names)
        self._settle()

    def fit(self) -> None:
        """Let the last layer give as many numbers as the data has classes; the network is no recipe's any more."""
        if self.misfit is None:
            return
        last = max(i for i, layer in enumerate(self.base.layers) if isinstance(layer, Dense))
        layers = list(self.base.layers)
        layers[last] = dataclasses.replace(self.base.layers[last], units=self.misfit.expected)  # type: ignore[call-arg]  # it is dense
        self.title = recipes.load(self.recipe).title if self.recipe else self.title
        self.recipe, self.base = "", self.base.replace(layers=tuple(layers))
        self.judge()

    # -- the runs ------------------------------------------------------------------------------------------------------
    def set_value(self, place: int, value: Any) -> None:
        """Give one run another value."""
        self._values[place] = value
        self._settle()

    def set_live(self, place: int, value: Any) -> None:
        """Give a run that is racing another value; it keeps its name."""
        self._values[place] = value
        old = self.contenders
        self.contenders = (*old[:place], dataclasses.replace(old[place], value=value), *old[place + 1 :])

    def add(self) -> None:
        """One more run, with a value of its own."""
        self._values.append(self._variation.fresh(self._values))
        self._fixed_names = []
        self._settle()

    def remove(self, place: int) -> None:
        """Take one run out."""
        del self._values[place]
        if self._fixed_names:
            del self._fixed_names[place]
        self._settle()

    @property
    def takes_at_once(self) -> bool:
        """Whether the new value of a run can reach a race that continues."""
        return self._variation.path in ("optimizer", *self.base.live_settings())

    def _vary(self, variation: Variation, values: Sequence[Any] | None = None) -> None:
        self.contenders = ()
        self._variation = variation
        self._values = list(values if values is not None else variation.values)[:MOST_SERIES]
        self._fixed_names = []
        while len(self._values) < 2:
            self._values.append(variation.fresh(self._values))
        self._settle()

    def recolor(self) -> None:
        """Choose the runs' places in the series of colors again."""
        self.contenders = ()
        self._name_all()

    def _settle(self) -> None:
        self._name_all()
        self.judge()

    def _name_all(self) -> None:
        names = self._fixed_names or names_of(self._variation, self._values)
        held = {c.name: c.series for c in self.contenders}
        taken = {held[name] for name in names if name in held} | self.reserved
        free = (series for series in range(1, MOST_SERIES + 1) if series not in taken)
        self.contenders = tuple(
            Contender(name, value, held[name] if name in held else next(free, MOST_SERIES))
            for name, value in zip(names, self._values, strict=True)
        )

    def _count_steps(self) -> None:
        """Steps where the recipe counts steps, else its epochs."""
        self.steps = FIRST_STEPS if self.base.steps else 0
        self.epochs = 0 if self.base.steps else self.base.epochs

    # -- what comes of it ----------------------------------------------------------------------------------------------
    @property
    def kind(self) -> tuple[Shape, int] | None:
        """One image's shape and the number of classes of the chosen data; None of a folder that was not read yet."""
        facts = self._datasets.known(self.data)
        return None if facts is None else (facts.image_shape, facts.classes)

    def spec_of(self, contender: Contender) -> ExperimentSpec:
        """The whole experiment of one run.

        Raises: SpecError, ShapeError: it cannot be trained.
        """
        spec = self.base.replace(data=self.data, seed=self.seed, steps=self.steps)
        if self.steps:
            spec = spec.replace(epochs=0)
        elif self.epochs:
            spec = spec.replace(epochs=self.epochs)
        spec = self._variation.apply(spec, contender.value)
        if self.kind is not None:
            spec.check(*self.kind)
        return spec

    def judge(self) -> None:
        """See again what bars the start: of the whole network, else of each run."""
        self.problems, self.misfit = {}, self._misfit()
        specs: list[ExperimentSpec] = []
        for contender in self.contenders if self.misfit is None else ():
            try:
                specs.append(self.spec_of(contender))
            except EngineError as error:
                self.problems[contender.name] = error
        shape = self.kind[0] if self.kind is not None else DIGITS
        self.same_weights = len({_first_weights(spec, shape) for spec in specs}) <= 1
        self.same_batches = len({(s.batch_size, s.sampling, s.validation, s.augmentation) for s in specs}) <= 1

    def _misfit(self) -> Misfit | None:
        if self.kind is None:
            return None
        shape, classes = self.kind
        try:
            given = self.base.network(shape).output_shape
        except EngineError:
            return None  # every run says it
        if len(given) != 1 or given == (classes,) or not any(isinstance(layer, Dense) for layer in self.base.layers):
            return None
        alike = (s.name for s in sources.SOURCES.values() if len(s.classes) == given[0])
        return Misfit(given[0], classes, tuple(name for name in alike if self._datasets.available.get(name)))

    @property
    def ready(self) -> bool:
        """Whether nothing bars the start."""
        return not self.problems and self.misfit is None and self._datasets.state(self.data) == "ready"

    def key(self) -> tuple[Any, ...]:
        """Everything but the runs: a race that continues must have been started with an equal one."""
        common = (self.base, self._variation.path, self.data, self.steps, self.epochs, self.seed)
        return (*common, self.seeds, self.same_start)

    # -- to and from plain data ----------------------------------------------------------------------------------------
    def to_dict(self) -> dict[str, Any]:
        """What it takes to set this up again, as plain data."""
        setup = race_setup(
            self.base,
            self._variation.path,
            [(c.name, c.value, c.series) for c in self.contenders],
            recipe=self.recipe,
            title=self.title,
            seeds=self.seeds,
            same_start=self.same_start,
            figure=self.figure,
        )
        return {**setup, "data": self.data, "steps": self.steps, "epochs": self.epochs, "seed": self.seed}

    def restore(self, setup: dict[str, Any]) -> None:
        """Take back what `to_dict` gave and `checked_setup` let pass."""
        base = ExperimentSpec.from_dict(setup["spec"])
        variation = next(v for v in variations(base) if v.path == setup["varies"])
        values = [variation.from_plain(value) for value in setup["values"]]
        contenders = tuple(
            Contender(name, value, series)
            for name, value, series in zip(setup["names"], values, setup["series"], strict=True)
        )
        plain = {key: setup[key] for key in ("recipe", "title", "data", "steps", "epochs", "seed", "seeds")}
        same_start = setup["same_start"]
        figure = setup["figure"] if setup["figure"] in FIGURES else ""
        self.base, self._variation, self._values, self.contenders = base, variation, values, contenders
        self._fixed_names = [c.name for c in contenders]
        for key, value in plain.items():
            setattr(self, key, value)
        self.same_start, self.figure = same_start, figure
        self.judge()


def _first_weights(spec: ExperimentSpec, shape: Shape) -> tuple[Any, ...]:
    """What decides the weights that a run of a given seed starts from."""
    try:
        plans = spec.network(shape).plans
    except EngineError:  # made for images that were not read yet
        return (spec.initializer, spec.start, spec.layers)
    shapes = [(name, param.shape, param.initializer) for plan in plans for name, param in plan.params.items()]
    return (spec.initializer, spec.start, tuple(shapes))

"""The experiment that is set up on the Train page: a spec that every edit replaces, its name, its file, its weights.

An edit that makes the experiment impossible is kept as a draft beside the last good spec, with the error that names
the setting at fault. What it is made of: edits.py (the changes), experiment_history.py (undo), layer_plan.py (the
layers); previews.py shows what it will do.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import recipes
from engine.data import sources
from engine.errors import EngineError, SpecError
from engine.files import write_atomically
from engine.network_cost import LARGE_BYTES
from engine.spec import ExperimentSpec, planned_steps
from engine.store.weights import LoadedNetwork, load_weights
from engine.types import Array
from gui.labs.datasets import Datasets
from gui.labs.handover import Trained
from gui.labs.opening_networks import as_weights_file
from gui.labs.train.experiment import previews
from gui.labs.train.experiment.edits import FIRST_DATA, data_changes, data_for, recipe_of, with_recipe
from gui.labs.train.experiment.experiment_history import ExperimentHistory, Setup, changed_number
from gui.labs.train.experiment.layer_plan import LayerPlan, plan_layers

FIRST_RECIPE = "three-layer"
PREVIEWED = 8  # digits shown by the preview of augmentations


class Experiment:
    """The spec and what belongs to it, with undo; `changed` is called whenever something is different.

    `refuses` says whether a spec is not allowed, `replaced` is called before another spec takes its place, and
    `edited` gets the spec before and the spec after an edit that a run can take at its next step.
    """

    def __init__(
        self,
        datasets: Datasets,
        changed: Callable[[], object],
        *,
        refuses: Callable[[ExperimentSpec], bool] = lambda spec: False,
        replaced: Callable[[], object] = lambda: None,
        edited: Callable[[ExperimentSpec, ExperimentSpec], object] = lambda before, after: None,
    ) -> None:
        first = recipes.load(FIRST_RECIPE)
        self.recipe = first.name
        self.spec = first.spec
        self.draft: dict[str, Any] = {}
        self.refused: SpecError | None = None
        self.path: Path | None = None
        self.weights: LoadedNetwork | None = None
        self.plan = LayerPlan()
        self.steps = ExperimentHistory()
        self._datasets, self._changed = datasets, changed
        self._refuses, self._replaced, self._edited = refuses, replaced, edited
        self.make_plan()

    # -- edits ---------------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change settings; what makes the spec impossible is kept as a draft, and `refused` says why."""
        if "layers" in changes and self.spec.start:
            changes.setdefault("start", "")  # those weights are of other layers
        draft = {**self.draft, **changes}
        try:
            spec = self.spec.replace(**draft)
        except SpecError as error:
            self.draft, self.refused = draft, error
        else:
            if not self._refuses(spec):
                before = self.spec
                self._step_to(spec, changed_number(before, spec))
                self._edited(before, spec)
        self._changed()

    def value(self, name: str) -> Any:
        """A setting as it was last typed, good or not."""
        return self.draft.get(name, getattr(self.spec, name))

    def choose_recipe(self, name: str) -> None:
        """Set up a recipe; the chosen data and seed stay, unless it is made for data of its own."""
        spec = with_recipe(self.spec, name)
        if not self._refuses(spec):
            self._step_to(spec)
            self.recipe, self.path, self.weights = name, None, None
        self._changed()

    @property
    def has_own(self) -> bool:
        """Whether the experiment is one's own, or one's own can be brought back."""
        return not self.recipe or self.steps.own is not None

    def choose_own(self) -> None:
        """Bring back the last experiment that was no recipe, layers and settings and data."""
        own = self.steps.own
        if self.recipe and own is not None and not self._refuses(own.spec):
            self.steps.leave(self._setup, own.spec)
            self._bring_back(own)

    def take(self, spec: ExperimentSpec, *, path: Path | None = None, weights: LoadedNetwork | None = None) -> None:
        """Set up an experiment that comes from elsewhere, perhaps with data that was made meanwhile."""
        self._datasets.look()
        self._datasets.keep()
        self._step_to(spec)
        self.path, self.weights = path, weights
        self._look_into_data()
        self._changed()

    def restore(self, spec: ExperimentSpec) -> None:
        """Set up an experiment without a step that undo takes back."""
        if not spec.start:
            self.weights = None
        if spec.data != self.spec.data:
            self._datasets.keep()
        self._replaced()
        self.spec, self.draft, self.refused = spec, {}, None
        self.recipe = recipe_of(spec, self.recipe)
        self.make_plan()

    def _look_into_data(self) -> None:
        """Read own data that came with an experiment from elsewhere: what fits it shows only then."""
        if self._datasets.known(self.spec.data) is None:
            self._datasets.read(self.spec.data, self._take_known)

    def _take_known(self, data: str) -> None:
        if data == self.spec.data:
            self.make_plan()
            self._changed()

    def _step_to(self, spec: ExperimentSpec, field: str = "") -> None:
        self.steps.leave(self._setup, spec, field)
        self.restore(spec)

    # -- undo ----------------------------------------------------------------------------------------------------------
    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back: an edit, a recipe, a file, or a value that cannot be."""
        return bool(self.draft) or self.steps.can_undo

    def undo(self) -> None:
        """Set up the experiment before the last step, wholly; a value that cannot be goes first."""
        if self.draft:
            self.draft, self.refused = {}, None
            self._changed()
        else:
            self._bring_back(self.steps.undo(self._setup))

    def redo(self) -> None:
        """Do again the step that was taken back."""
        self._bring_back(self.steps.redo(self._setup))

    @property
    def _setup(self) -> Setup:
        return Setup(self.spec, self.recipe, self.path, self.weights)

    def _bring_back(self, setup: Setup | None) -> None:
        if setup is None:
            return
        before = self.spec
        self._datasets.keep()
        self.restore(setup.spec)
        self.recipe, self.path, self.weights = setup.recipe, setup.path, setup.weights
        if changed_number(before, self.spec):  # whole experiments wait for the next start, as they did
            self._edited(before, self.spec)
        self._changed()

    # -- the data and the layers ---------------------------------------------------------------------------------------
    @property
    def data_state(self) -> str:
        """ready, missing (can be fetched), empty (nothing there yet), fetching or reading."""
        return self._datasets.state(self.spec.data)

    def choose_data(self, name: str) -> None:
        """Train on a named data set, or on a folder, which is read first."""
        self._datasets.choose(name, self.fit_to)

    def fit_to(self, data: str) -> None:
        """Train on data that is there, with as many units in the last layer as it has classes: one edit, one undo."""
        self.edit(**self._fitting(data))

    @property
    def can_fit(self) -> bool:
        """Whether another last layer would fit the chosen data."""
        return "layers" in self._fitting(self.spec.data)

    def _fitting(self, data: str) -> dict[str, Any]:
        return data_changes(self.spec, data, self._datasets.facts(data))

    def make_plan(self) -> None:
        """Plan the layers for what is known of the data now."""
        facts = self._datasets.facts(self.spec.data)
        self.plan = plan_layers(self.spec, facts.image_shape, facts.classes)

    @property
    def problem(self) -> EngineError | None:
        """What of the experiment cannot be trained, if anything."""
        return self.plan.problem

    def blame(self, error: EngineError) -> None:
        """Take a fault that only its run showed for the problem, unless there is one already."""
        self.plan = dataclasses.replace(self.plan, problem=self.plan.problem or error)

    @property
    def ready(self) -> bool:
        """Whether it can be trained now: no fault in it, and its data is there."""
        return self.problem is None and self.refused is None and self.data_state == "ready"

    # -- what it will do -----------------------------------------------------------------------------------------------
    def planned_steps(self) -> int | None:
        """How many steps it takes; None while no one knows how much data there is."""
        return previews.planned_steps(self.spec, self._datasets.facts(self.spec.data).train)

    def augmented(self) -> Array | None:
        """The first digits as they are, and under them as augmentation changes them; None while they are being read.

        Shapes: → (2, 8, 28, 28)
        """
        images = self._datasets.head(PREVIEWED)
        if images is None:
            self._datasets.glance(self.spec.data if self.data_state == "ready" else FIRST_DATA)
            return None
        return previews.augmented(self.spec, images)

    # -- files ---------------------------------------------------------------------------------------------------------
    def save(self, path: Path | str) -> None:
        """Write the experiment as TOML, wholly or not at all.

        Raises: StoreError
        """
        self.path = Path(path)
        write_atomically(self.path, self.spec.to_toml().encode())
        self._changed()

    def with_weights(
        self, path: Path | str, loaded: LoadedNetwork | None = None
    ) -> tuple[ExperimentSpec, LoadedNetwork]:
        """The experiment of a weights file, on the chosen data where it fits, and what the file holds.

        A network of another program, which was opened already, gets a file of ours: runs start from such.
        Raises: StoreError: not there, damaged, or not such a file.
        """
        if loaded is None:
            loaded = load_weights(path)
        else:
            path = as_weights_file(loaded, Path(path))
        data = data_for(loaded, self.spec.data, self._datasets.facts(self.spec.data))
        return loaded.spec.replace(start=str(path), data=data), loaded

    def cost(self, images: int) -> tuple[float, float] | None:
        """Bytes, and roughly seconds, of a run on that many images; None where it takes little memory."""
        network = self.plan.network
        size = 0 if network is None else self.spec.memory_bytes(network)
        if network is None or size <= LARGE_BYTES:
            return None
        return float(size), self.spec.run_s(network, planned_steps(self.spec, images))

    def forget_weights(self) -> None:
        """Start from fresh weights after all."""
        self.edit(start="")

    def trained(self, name: str) -> Trained | None:
        """The network of the opened weights, with a state of its own."""
        if self.weights is None:
            return None
        facts = self.weights.metadata
        path = Path(self.spec.start) if self.spec.start else None
        copied = self.weights.parameters.copy()
        return Trained(name, self.weights.spec, copied, facts.test_accuracy, facts.temperature, path)

    def recall(self, spec: ExperimentSpec) -> None:
        """Set up what was set up when the program ended, on other data where its folder is gone."""
        gone = spec.data not in sources.SOURCES and not os.path.exists(spec.data)
        self.restore(spec.replace(data=FIRST_DATA) if gone else spec)
        self._look_into_data()

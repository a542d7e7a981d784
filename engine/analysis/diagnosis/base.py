"""What a rule gets (evidence) and gives (a finding with its number and a remedy), and the list of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.analysis.answers import Answers
from engine.data.dataset import Dataset
from engine.events import EpochEnded, Event, Finished, Probed, Started, StepEnded
from engine.spec import ExperimentSpec
from engine.types import Array


@dataclass(frozen=True)
class Remedy:
    """What helps, as data: settings to change (dotted path and value), or a named action of the window."""

    settings: tuple[tuple[str, Any], ...] = ()
    action: str = ""

    def apply(self, spec: ExperimentSpec) -> ExperimentSpec:
        """The experiment with the settings changed.

        Raises: SpecError: a setting that this experiment does not have.
        """
        for path, value in self.settings:
            spec = spec.with_setting(path, value)
        return spec


@dataclass(frozen=True)
class Finding:
    """A rule that fired: its key, how grave it is (error, warning), the measured numbers, and what helps."""

    rule: str
    state: str
    values: dict[str, Any] = field(default_factory=dict)
    remedy: Remedy = Remedy()

    @property
    def text(self) -> str:
        """The sentence, a template of `values`."""
        return rules[self.rule].text

    @property
    def why(self) -> str:
        """Why it matters and why the remedy helps, in one sentence."""
        return rules[self.rule].why


@dataclass(frozen=True, eq=False)
class Evidence:
    """What is known of a run or a network; a rule stays silent where it lacks what it needs."""

    spec: ExperimentSpec
    classes: int = 10
    probes: tuple[Probed, ...] = ()
    epochs: tuple[EpochEnded, ...] = ()
    losses: Array = field(default_factory=lambda: np.zeros(0))
    total_steps: int = 0
    parameters: int = 0
    finished: Finished | None = None
    data: Dataset | None = None
    answers: Answers | None = None
    training_mode_accuracy: float | None = None  # with each batch's own statistics, and with dropout

    @classmethod
    def of(cls, spec: ExperimentSpec, events: Iterable[Event], **more: Any) -> Evidence:
        """The evidence that a run's events hold."""
        found = list(events)
        finished = [event for event in found if isinstance(event, Finished)]
        started = [event for event in found if isinstance(event, Started)]
        return cls(
            spec,
            probes=tuple(event for event in found if isinstance(event, Probed)),
            epochs=tuple(event for event in found if isinstance(event, EpochEnded)),
            losses=np.array([event.loss for event in found if isinstance(event, StepEnded)]),
            total_steps=started[-1].total_steps if started else 0,
            parameters=started[-1].parameters if started else 0,
            finished=finished[-1] if finished else None,
            **more,
        )

    @property
    def last_probe(self) -> Probed | None:
        """The newest look inside."""
        return self.probes[-1] if self.probes else None

    def name(self, k: int) -> str:
        """A class by its name, by its number where the data is not known."""
        return self.data.classes[k] if self.data is not None else str(k)

    @property
    def chance(self) -> float:
        """The accuracy of guessing."""
        return 1 / self.classes


Check = Callable[[Evidence], Finding | None]


@dataclass(frozen=True)
class Rule:
    """A check with its sentence and its reason."""

    key: str
    text: str
    why: str
    check: Check


rules: dict[str, Rule] = {}


def rule(key: str, texts: dict[str, str]) -> Callable[[Check], Check]:
    """Make a check known under a key; its module's TEXTS hold its sentence, and under `key: why` its reason."""

    def add(check: Check) -> Check:
        rules[key] = Rule(key, texts[key], texts[f"{key}: why"], check)
        return check

    return add


def diagnose(evidence: Evidence) -> list[Finding]:
    """What is wrong, errors first."""
    found = [finding for one in rules.values() if (finding := one.check(evidence)) is not None]
    return sorted(found, key=lambda finding: finding.state != "error")

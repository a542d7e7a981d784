"""What the rules of engine/analysis/diagnosis find in the runs of a race, those with the same finding together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.analysis.diagnosis import Evidence, Finding, diagnose
from engine.errors import EngineError
from engine.spec import ExperimentSpec
from engine.store.comparison import Record
from gui.labs.handover import ToTrain


@dataclass(frozen=True)
class RaceFinding:
    """A finding, and the runs that have it, by name."""

    runs: tuple[str, ...]
    finding: Finding
    spec: ExperimentSpec  # of the first of them

    @property
    def remedied(self) -> ToTrain | None:
        """The first run's experiment with the remedy; None where the remedy is no setting of it."""
        if not self.finding.remedy.settings:
            return None
        try:
            return ToTrain(self.runs[0], self.finding.remedy.apply(self.spec))
        except EngineError:
            return None


def race_findings(records: Iterable[Record], at_end: Mapping[str, tuple[Finding, ...]]) -> list[RaceFinding]:
    """What is wrong with runs that are over, errors first; `at_end` is what was found in answers and data, by run."""
    found: dict[tuple[str, str], RaceFinding] = {}
    for record in records:
        if not record.reason or not record.spec:
            continue
        spec = ExperimentSpec.from_dict(record.spec)
        for finding in (*diagnose(evidence_of(record, spec)), *at_end.get(record.name, ())):
            key = (finding.rule, repr(finding.values))
            runs = found[key].runs if key in found else ()
            if record.name not in runs:
                first = found[key].spec if key in found else spec
                found[key] = RaceFinding((*runs, record.name), finding, first)
    return sorted(found.values(), key=lambda one: one.finding.state != "error")


def evidence_of(record: Record, spec: ExperimentSpec) -> Evidence:
    """What a record knows of its run; one that was opened from a file has no looks inside, and its rules are silent."""
    return Evidence(
        spec,
        classes=record.classes or 10,
        probes=tuple(record.probes),
        epochs=tuple(record.epochs),
        losses=np.array(record.losses),
        total_steps=record.total_steps,
        parameters=record.parameters,
        finished=record.ended,
    )

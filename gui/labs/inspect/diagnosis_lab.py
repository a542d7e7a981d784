"""Diagnosis: what the rules find in the network that is looked at, in its data and, of a kept run, in its curves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.analysis.diagnosis import Evidence, Finding, diagnose, rules
from engine.analysis.diagnosis.examination import examined
from engine.errors import EngineError
from engine.store.run_list import EVENTS_FILE, WEIGHTS_FILE
from engine.store.runlog import read_events
from gui.labs.driving import Driver, Inline
from gui.labs.handover import ToTrain
from gui.labs.inspect.study import Measurer, Stopped
from gui.labs.inspect.subject import Subject

Found = tuple[Finding, ...]


class DiagnosisLab:
    """The findings of a network; they are of its end, whichever moment of its run is looked at."""

    def __init__(self, changed: Callable[[], object], driver: Driver | None = None) -> None:
        self.measurer = Measurer(driver or Inline(), changed)
        self.subject: Subject | None = None
        self.findings: Found | None = None  # None before they are known
        self._stale = False

    @property
    def rules(self) -> int:
        """How many rules there are."""
        return len(rules)

    def take(self, subject: Subject) -> None:
        """Another network or other digits."""
        if subject.moment is None and subject is not self.subject:
            self.subject, self.findings, self._stale = subject, None, True

    def measure(self) -> None:
        """Ask the rules, if that was not done yet."""
        subject = self.subject
        if not self._stale or subject is None:
            return
        self._stale = False

        def show(found: Found) -> None:
            self.findings = found

        self.measurer.measure(_diagnosis(subject), show, bool)

    def remedied(self, rule: str) -> ToTrain | None:
        """The network's experiment with the settings changed that a rule names; None where they do not fit it."""
        finding = next((found for found in self.findings or () if found.rule == rule), None)
        if finding is None or self.subject is None or not finding.remedy.settings:
            return None
        try:
            return ToTrain(self.subject.candidate.name, finding.remedy.apply(self.subject.spec))
        except EngineError:
            return None

    def close(self) -> None:
        """End all work."""
        self.measurer.close()


def _diagnosis(subject: Subject) -> Callable[[Stopped], Iterator[Found]]:
    """A study that asks the rules about answers, data, and what was kept of the run."""

    def measure(stopped: Stopped) -> Iterator[Found]:
        run_facts = _of_the_run(subject.candidate.path, subject, stopped)
        evidence = None if stopped() else examined(subject.spec, subject.model, subject.data, stopped, **run_facts)
        if evidence is not None:
            yield tuple(diagnose(evidence))

    return measure


def _of_the_run(weights: Path | None, subject: Subject, stopped: Stopped) -> dict[str, Any]:
    """What the log of a kept run says of its way; nothing where there is none."""
    if weights is None or weights.name != WEIGHTS_FILE or not (weights.parent / EVENTS_FILE).exists():
        return {}
    events = []
    for event in read_events(weights.parent):
        if stopped():
            return {}
        events.append(event)
    found = Evidence.of(subject.spec, events)
    names = ("probes", "epochs", "losses", "total_steps", "parameters", "finished")
    return {name: getattr(found, name) for name in names}

"""Settings of a run that may be altered while it trains: asked for from any thread, applied between two steps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.spec import ExperimentSpec


class Change(NamedTuple):
    """One setting by its dotted path, and its value before and after."""

    setting: str
    before: Any
    after: Any


class LiveChanges:
    """The changes that wait for a run's next step."""

    def __init__(self) -> None:
        self._pending: deque[tuple[str, Any]] = deque()

    def ask(self, spec: ExperimentSpec, setting: str, value: Any) -> None:
        """Have a live setting of the spec altered at the next step.

        Raises: SpecError: not a live setting, or a value that cannot be.
        """
        self._pending.append((setting, spec.live_field(setting).check(value)))

    def apply(self, spec: ExperimentSpec) -> Iterator[tuple[ExperimentSpec, Change]]:
        """The spec after each change that was asked for, and the change; what changes nothing is left out."""
        while self._pending:
            setting, value = self._pending.popleft()
            before = spec.live_settings()[setting]
            if value != before:
                spec = spec.with_setting(setting, value)
                yield spec, Change(setting, before, value)

"""What the words and tables of a lab read of its exercise: where it is, and with which settings.

They are written apart from the exercise, which calls them: a protocol types them without a circle of files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar, runtime_checkable

from gui.labs.course.settings import LabSettings

S_co = TypeVar("S_co", bound=LabSettings, covariant=True)
F_co = TypeVar("F_co", covariant=True)


@runtime_checkable
class Walk(Protocol[S_co, F_co]):
    """An exercise as its words and tables see it; see `Exercise` for what each means."""

    @property
    def settings(self) -> S_co: ...

    @property
    def example(self) -> str: ...

    @property
    def steps(self) -> Sequence[F_co]: ...

    @property
    def at(self) -> int: ...

    @property
    def now(self) -> F_co | None: ...

    @property
    def past(self) -> Sequence[F_co]: ...

    @property
    def at_end(self) -> bool: ...

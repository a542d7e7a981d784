"""An optional part that something waits for: what it is, how its installation goes, and what continues after it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence

from cli.bootstrap import parts, pip
from cli.bootstrap.basics import Missing
from engine.errors import EngineError
from engine.extras.catalog import Extra
from engine.extras.missing import MissingExtraError
from gui.labs.driving import Driver, Inline
from gui.labs.signal import Signal


class AddingExtra:
    """The work of installing a part; its items are what pip does now, as (doing, package)."""

    def __init__(self, name: str) -> None:
        self._adding = parts.Adding(name)

    def events(self) -> Iterator[tuple[str, str]]:
        """What is being done.

        Raises: EngineError: it cannot be installed, and why.
        """
        try:
            for line in self._adding.lines():
                doing = pip.understood(line)
                if doing[0]:
                    yield doing
        except Missing as missing:
            raise _said(missing) from None

    @property
    def stopped(self) -> bool:
        """Whether it was left before anything was changed."""
        return self._adding.stopped

    def stop(self) -> None:
        """Leave it; what is being unpacked comes to its end."""
        self._adding.stop()


class ExtraLab:
    """Offers one part at a time; `changed` is emitted when something is different."""

    def __init__(self, driver: Driver | None = None) -> None:
        self.changed = Signal()
        self.extra: Extra | None = None  # that is offered; None: nothing is missing
        self.doing = ("", "")  # what pip does now, and with which package
        self.error: EngineError | None = None  # why it was not installed
        self._driver: Driver = driver or Inline()
        self._work: AddingExtra | None = None
        self._then: Callable[[], object] = bool

    @property
    def installing(self) -> bool:
        """Whether pip is at work."""
        return self._driver.state != "idle"

    @property
    def command(self) -> str:
        """What installs the part from a terminal."""
        return "" if self.extra is None else parts.command(self.extra.name)

    def offer(self, error: MissingExtraError, then: Callable[[], object]) -> None:
        """Offer what is missing; `then` is what waits for it. Nothing is installed before `install`."""
        if not self.installing:
            self.extra, self._then, self.error = error.part, then, None
            self.changed.emit()

    def install(self) -> None:
        """Install what is offered, then continue with what waits."""
        if self.extra is None or self.installing:
            return
        self.error, self.doing = None, ("", "")
        self._work = AddingExtra(self.extra.name)
        self._driver.drive(self._work, self._take, self._end)
        self.changed.emit()

    def leave(self) -> None:
        """Do without it: stop what is being installed, or put the offer away."""
        if self.installing:
            self._driver.stop()
        else:
            self.extra = None
        self.changed.emit()

    def close(self) -> None:
        """Stop, and wait for what is being unpacked."""
        self._then = bool
        self._driver.close()

    def _take(self, items: Sequence[tuple[str, str]]) -> None:
        self.doing = items[-1]
        self.changed.emit()

    def _end(self, error: Exception | None) -> None:
        left, self._work = self._work is not None and self._work.stopped, None
        importlib.invalidate_caches()
        if self.extra is not None and not left:
            self.error = _named(error)
            if self.error is None and not self.extra.installed:
                self.error = EngineError("pip is done, and the part is still not found; start the program again")
        then = self._then
        if self.error is None:
            self.extra = None
        self.changed.emit()
        if self.error is None and not left:
            then()


def _named(error: Exception | None) -> EngineError | None:
    if error is None or isinstance(error, EngineError):
        return error
    return EngineError("the packages cannot be installed: {reason}", reason=str(error) or type(error).__name__)


def _said(missing: Missing) -> EngineError:
    """What cli/bootstrap says, as an error that can be said in every language."""
    values = {key: _said(value) if isinstance(value, Missing) else value for key, value in missing.values.items()}
    return EngineError(missing.template, **values)

"""One plot at a time, in small windows."""

from __future__ import annotations


class OnePlot:
    """A view of several plots that shows one of them while it is folded; `_place` shows what is chosen."""

    _folded = False
    _chosen = "loss"

    def fold(self, folded: bool) -> None:
        """Show one plot at a time, or all beside each other."""
        if folded != self._folded:
            self._folded = folded
            self._place()

    def choose(self, name: str) -> None:
        """Show this plot while only one is shown."""
        self._chosen = name
        self._place()

    def _place(self) -> None:
        raise NotImplementedError

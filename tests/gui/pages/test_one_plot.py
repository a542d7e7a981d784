"""A view that shows one plot at a time while it is folded."""

from __future__ import annotations

from gui.pages.one_plot import OnePlot


class View(OnePlot):
    def __init__(self) -> None:
        self.placed: list[tuple[bool, str]] = []

    def _place(self) -> None:
        self.placed.append((self._folded, self._chosen))


def test_a_view_is_placed_again_only_when_folding_changes() -> None:
    view = View()
    for folded in (False, True, True, False):
        view.fold(folded)
    assert view.placed == [(True, "loss"), (False, "loss")]


def test_the_chosen_plot_is_placed_and_remembered_over_folding() -> None:
    view = View()
    view.choose("accuracy")
    view.fold(True)
    assert view.placed == [(False, "accuracy"), (True, "accuracy")]

"""The calibration curve, where the worst mistakes were."""

from gui.pages.inspect.mistakes.mistakes_view import MistakesView


def test_calibration_takes_the_place_of_the_worst_mistakes(view: MistakesView) -> None:
    view.worst_view.set_value("calibration")
    view.draw()
    assert "expected error" in view.worst_hint.text()

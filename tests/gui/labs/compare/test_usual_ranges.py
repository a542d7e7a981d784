"""The range with which a setting is searched at first."""

from engine import recipes
from engine.racing.variations import variations
from gui.labs.compare.usual_ranges import usual

KNOWN = {one.path: one for one in variations(recipes.load("two-layer").spec)}


def test_a_learning_rate_is_searched_over_four_decades() -> None:
    setting = usual(KNOWN["optimizer.learning_rate"])
    assert (setting.low, setting.high, setting.log, setting.choices) == (1e-4, 1.0, True, ())


def test_sizes_are_whole_and_on_a_log_scale() -> None:
    setting = usual(KNOWN["layers.2.units"])
    assert setting.whole
    assert setting.log
    assert 1 <= setting.low < setting.high


def test_a_component_is_searched_over_its_kinds_each_once() -> None:
    choices = usual(KNOWN["optimizer"]).choices
    assert "adam" in choices
    assert len(set(choices)) == len(choices)

from engine import recipes
from engine.course.printed import PRINTED


def test_every_printed_curve_belongs_to_a_recipe_and_is_in_range() -> None:
    known = {recipe.name for recipe in recipes.recipes()}
    assert set(PRINTED) <= known
    for curve in PRINTED.values():
        points = (*curve.test, *curve.train)
        assert all(epoch > 0 and 0 < accuracy < 1 for epoch, accuracy in points)
        assert [epoch for epoch, _ in curve.test] == sorted(epoch for epoch, _ in curve.test)


def test_two_layer_is_printed_after_600_and_9600_steps() -> None:
    curve = PRINTED["two-layer"]
    assert curve.test == ((1, 0.9093), (16, 0.9722))
    assert (curve.steps_per_epoch, curve.steps) == (600, 9600)

"""Which part of x and y a plot shows: round, holding all curves, steady while they grow."""

import numpy as np

from gui.labs.plotting.curves import Curve, Curves
from gui.plots.axis import Axis
from gui.plots.curves.ranges import Ranges


def curves_of(values: np.ndarray, x_end: float | None = None) -> Curves:
    curve = Curve("loss")
    curve.extend(np.arange(len(values)), values)
    return Curves([curve], x_end=x_end)


def ranges(**settings: bool) -> Ranges:
    made = Ranges(lambda curve: False)
    for name, value in settings.items():
        setattr(made, name, value)
    return made


def test_a_planned_run_has_its_whole_length_from_the_first_step() -> None:
    x, _ = ranges().of(curves_of(np.array([2.0, 1.0]), x_end=1000))
    assert (x.low, x.high) == (0, 1000)


def test_a_new_point_inside_changes_nothing_and_one_outside_does() -> None:
    found, curves = ranges(), curves_of(np.linspace(2, 1, 10), x_end=1000)
    before = found.of(curves)
    curves["loss"].append(10, 1.5)
    assert found.hold(curves)
    assert found.of(curves) == before
    curves["loss"].append(11, 40.0)
    assert not found.hold(curves)
    assert found.of(curves)[1].high >= 40


def test_the_part_looked_at_stays_until_it_is_left() -> None:
    found, curves = ranges(), curves_of(np.linspace(2, 1, 10))
    part = (Axis(2, 4), Axis(1, 2))
    found.zoom = part
    assert found.of(curves) == part
    found.forget()
    assert found.of(curves) != part


def test_percent_ends_at_a_hundred_and_leaves_the_steep_start_below() -> None:
    accuracy = np.concatenate([[0.1, 0.4], np.linspace(0.9, 0.97, 30)])
    _, y = ranges(percent=True).of(curves_of(accuracy))
    assert y.high == 100
    assert 80 <= y.low <= 90


def test_a_logarithmic_axis_leaves_out_what_has_no_logarithm() -> None:
    _, y = ranges(log=True).of(curves_of(np.array([0.0, -1.0, 0.5, np.nan])))
    assert y.log
    assert 0 < y.low <= 0.5 <= y.high
    _, none = ranges(log=True).of(curves_of(np.array([0.0, 0.0])))
    assert (none.low, none.high) == (0.1, 1.0)

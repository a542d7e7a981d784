"""The accuracies that the notes print, as a curve for Train and as a run to lay over on Compare."""

from __future__ import annotations

import functools

from engine import recipes
from engine.course.printed import PRINTED, TITLE
from engine.store.comparison import Record
from gui.labs.plotting.curves import MOST_SERIES, Curve, Curves


@functools.cache
def printed_curve(recipe: str) -> Curve | None:
    """The printed test accuracies of a recipe by epoch; None where the notes print none. The plot's menu hides it."""
    known = PRINTED.get(recipe)
    if known is None:
        return None
    curve = Curve(TITLE, MOST_SERIES, dots=True)
    for epoch, accuracy in known.test:
        curve.append(epoch, accuracy)
    return curve


def with_printed(accuracy: Curves, recipe: str) -> Curves:
    """What the accuracy plot of a run shows: its own curves, and those of the notes once there are some."""
    printed = printed_curve(recipe)
    if printed is None or accuracy.empty:
        return accuracy
    both = Curves([*accuracy, printed], x_end=accuracy.x_end)
    both.marks = accuracy.marks
    return both


def printed_record(recipe: str) -> Record:
    """The printed accuracies of a recipe as a run without losses, to lay over others.

    Raises: KeyError: the notes print none for it.
    """
    known = PRINTED[recipe]
    each = known.steps_per_epoch
    spec = recipes.load(recipe).spec.to_dict()
    record = Record(f"{recipe}, {TITLE}", spec, "mnist", steps_per_epoch=each)
    record.step = record.total_steps = known.steps
    record.tests = [(round(epoch * each), accuracy) for epoch, accuracy in known.test]
    record.trains = [(round(epoch * each), accuracy) for epoch, accuracy in known.train]
    record.reason = "completed"
    return record

"""What the notes print of accuracies and losses, as curves for Train and as a run to lay over on Compare."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from engine import recipes
from engine.course.printed import BEST_NAME, PRINTED, TEST_NAME, TITLE, TRAIN_NAME, Points
from engine.store.comparison import Record
from gui.labs.plotting.curves import MOST_SERIES, Curve, Curves


def _curve(name: str, points: Points, per_epoch: float = 1.0) -> list[Curve]:
    curve = Curve(name, MOST_SERIES, dots=True)
    for epoch, value in points:
        curve.append(epoch * per_epoch, value)
    return [curve] if points else []


@functools.cache
def printed_accuracies(recipe: str) -> tuple[Curve, ...]:
    """What the notes print of a recipe's accuracy, by epoch, if anything; the plot's menu hides it."""
    known = PRINTED.get(recipe)
    if known is None:
        return ()
    best: Points = ((0, known.best), (known.test[-1][0], known.best)) if known.best else ()
    return (*_curve(TEST_NAME, known.test), *_curve(TRAIN_NAME, known.train), *_curve(BEST_NAME, best))


@functools.cache
def printed_losses(recipe: str, steps_per_epoch: int = 0) -> tuple[Curve, ...]:
    """What the notes print of a recipe's loss, at the steps where a run with epochs of this length has them.

    So a run on fewer digits, whose epochs are shorter, stands beside them epoch by epoch.
    """
    known = PRINTED.get(recipe)
    if known is None:
        return ()
    each = steps_per_epoch or known.steps_per_epoch
    return (*_curve(TEST_NAME, known.test_loss, each), *_curve(TRAIN_NAME, known.train_loss, each))


def with_printed(own: Curves, printed: Sequence[Curve]) -> Curves:
    """What a plot of a run shows: its own curves, and those of the notes once there are some."""
    if not printed or own.empty:
        return own
    both = Curves([*own, *printed], x_end=own.x_end)
    both.marks = own.marks
    return both


def printed_record(recipe: str) -> Record:
    """What the notes print of a recipe as a run, to lay over others: accuracies, and losses where they print some.

    Raises: KeyError: the notes print none for it.
    """
    known = PRINTED[recipe]
    each = known.steps_per_epoch
    spec = recipes.load(recipe).spec.to_dict()
    record = Record(f"{recipe}, {TITLE}", spec, "mnist", steps_per_epoch=each)
    record.step = record.total_steps = known.steps
    record.tests = [(round(epoch * each), accuracy) for epoch, accuracy in known.test]
    record.trains = [(round(epoch * each), accuracy) for epoch, accuracy in known.train]
    record.few_losses = [(round(epoch * each), loss) for epoch, loss in known.train_loss]
    record.reason = "completed"
    return record

"""The history of a run: how much is planned, and at what pace it goes."""

from __future__ import annotations

from typing import Any

import pytest

from engine.events import EpochEnded, Started, StepEnded
from gui.labs.train.history import History


def head(elapsed_s: float, step: int, epoch: int = 0) -> dict[str, Any]:
    return {"run": "r", "elapsed_s": elapsed_s, "step": step, "epoch": epoch}


def started() -> History:
    history = History()
    history.apply(
        Started(**head(0.0, 0), spec={}, data="few", digest="", parameters=1, total_steps=40, steps_per_epoch=10)
    )
    return history


def steps(history: History, count: int, *, batch: int = 20, step_s: float = 0.5) -> None:
    first = history.step + 1
    for step in range(first, first + count):
        history.apply(StepEnded(**head(step * step_s, step), loss=1.0, learning_rate=0.1, batch_size=batch))


def test_the_axes_end_where_the_run_is_planned_to_end() -> None:
    history = started()
    assert (history.total_steps, history.total_epochs) == (40, 4)
    assert (history.loss.x_end, history.accuracy.x_end) == (40.0, 4.0)
    steps(history, 15)
    history.plan(60, 10)  # 45 steps left make five epochs, the last of them half
    assert history.total_epochs == history.epoch + 5
    assert history.loss.x_end == 60.0


def test_pace_and_time_left_follow_from_the_steps_of_late() -> None:
    history = started()
    steps(history, 20)
    figures = history.figures(busy=True)
    assert figures.images_per_s == pytest.approx(40.0)  # 20 images in half a second
    assert figures.left_s == pytest.approx(10.0)  # 20 steps
    assert history.figures(busy=False).left_s is None
    assert history.fraction == 0.5


def test_the_best_epoch_is_the_first_of_equal_ones() -> None:
    history = started()
    assert history.figures(busy=True).best_epoch == 0
    for epoch, test in ((1, 0.6), (2, 0.8), (3, 0.8), (4, 0.7)):
        ended: dict[str, Any] = {"train_loss": 1.0, "train_accuracy": 0.9, "test_loss": 1.0, "test_accuracy": test}
        history.apply(EpochEnded(**head(1.0, 10 * epoch, epoch), **ended))
    figures = history.figures(busy=True)
    assert (figures.best, figures.best_epoch) == (0.8, 2)

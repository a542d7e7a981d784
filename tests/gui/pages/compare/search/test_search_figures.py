"""Scales, marks and the best so far."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from engine.study.trial import Outcome
from gui.labs.compare.trials import TrialRow
from gui.pages.compare.search.search_figures import AccuracyScale, BestPlot, decade_text, marks_of, nearest_to
from gui.pages.compare.search.search_view import SearchView
from tests.engine.study.examples import SPACE


def test_an_axis_has_round_ends_and_says_that_weaker_ones_stand_at_its_foot(view: SearchView) -> None:
    lab = view.lab
    lab.trials = {
        k: TrialRow(k, {}, (), Outcome(k, "done", accuracy, (), 1, 0.1))
        for k, accuracy in enumerate((0.2, 0.915, 0.93, 0.95, 0.973))
    }
    scale = AccuracyScale.of(lab)
    assert (scale.low, scale.top) == pytest.approx((0.9, 0.98))
    assert [text for _, text in scale.marks()] == ["≤ 90", "92", "94", "96", "98"]
    assert scale.height(0.2) == 0.0


def test_settings_have_round_marks() -> None:
    optimizer, rate, units = SPACE
    assert [text for _, text in marks_of(optimizer)] == ["SGD", "Adam"]
    assert [text for _, text in marks_of(rate)] == ["10⁻³", "10⁻²", "10⁻¹", "1"]
    assert [text for _, text in marks_of(units)] == ["4", "10", "16"]
    assert decade_text(2) == "100"


def test_the_nearest_mark_within_reach_is_meant() -> None:
    points = [(1, QPointF(0, 0)), (2, QPointF(20, 0))]
    assert nearest_to(points, QPointF(3, 2)) == 1
    assert nearest_to(points, QPointF(11, 9)) is None


def test_a_click_on_the_best_so_far_marks_its_trial(qtbot: QtBot, view: SearchView) -> None:
    plot, lab = view.so_far.figure, view.lab
    assert isinstance(plot, BestPlot)
    trial = lab.rows()[0]
    at = plot.at(QRectF(plot.rect()), trial.number + 1, trial.accuracy or 0.0)
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert lab.chosen == trial.number

"""One plot for each setting."""

from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from gui.pages.compare.search.search_figures import AccuracyScale
from gui.pages.compare.search.search_view import SearchView


def test_every_setting_has_its_plot_and_none_overlaps(view: SearchView) -> None:
    for wide, high in ((560, 240), (300, 400), (900, 150)):
        fields = [field for _, field in view.dots.fields(QRectF(0, 0, wide, high))]
        assert len(fields) == 3
        assert not any(a.intersects(b) for a in fields for b in fields if a is not b)


def test_a_click_on_a_dot_marks_the_trial_everywhere(qtbot: QtBot, view: SearchView) -> None:
    view.all.show_figure("dots")
    plot, lab = view.dots, view.lab
    trial = next(trial for trial in lab.rows() if trial.accuracy is not None)
    setting, field = plot.fields(QRectF(plot.rect()))[0]
    point = plot.at(field, setting, trial, AccuracyScale.of(lab))
    assert point is not None
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert lab.chosen is not None
    assert view.table.picked == [lab.chosen]
    assert view.all.shown() == "dots"
    assert not plot.grab().isNull()

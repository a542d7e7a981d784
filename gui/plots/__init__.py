"""Plots on cards, with pyqtgraph: growing curves, surfaces, small previews; histogram cells are painted.

Read first: axis.py (ranges and ticks, plain numbers), canvas.py (what all plots share: view, view box, axes, when
they are drawn), items.py (lines, dots, words), curve_canvas.py (how a curve gets onto the screen; ranges.py chooses
what of it), plot_area.py (mouse and keys), plot_card.py (title, legend, menu around it). What is plotted comes from
gui/labs/plotting/ and engine/analysis/initialization/histograms.py, already smoothed and thinned.
May not enter: numbers computed from data, hex colors, threads; nor may pyqtgraph leave this package.

The view, ranges, wheel, drag, pictures and the way from arrays to paths are pyqtgraph's. What is painted thirty times
a second is Qt's own, because pyqtgraph's items are painted in Python and take the interpreter from the run. Ticks, the
layout of an axis, the hover box and the export of a whole card are ours: the design asks for other ones than the
library has, and its exporters would leave out the card's title and legend.
"""

from gui.plots.contour_plot import ContourPlot, Path
from gui.plots.curve_preview import CurvePreview
from gui.plots.figure_card import FigureCard
from gui.plots.histogram_cell import HistogramCell
from gui.plots.plot_area import PlotArea
from gui.plots.plot_card import CrossHair, LegendEntry, PlotCard
from gui.plots.rate_curve import RateCurve

__all__ = [
    "ContourPlot",
    "CrossHair",
    "CurvePreview",
    "FigureCard",
    "HistogramCell",
    "LegendEntry",
    "Path",
    "PlotArea",
    "PlotCard",
    "RateCurve",
]

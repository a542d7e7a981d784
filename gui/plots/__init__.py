"""Plots, painted on cards: growing curves, histograms, surfaces, small previews.

Read first: axis.py (ranges and ticks, plain numbers), plot_area.py (how a curve gets onto the screen), plot_card.py
(title, legend, menu around it). What is plotted comes from gui/labs/curves.py and gui/labs/histograms.py, already
smoothed and thinned. May not enter: numbers computed from data, hex colors, threads.

The plots are painted with QPainter alone. A general plotting library takes 0.2 s of the start-up time to import and
its axes, legends and hover texts would all have to be replaced to follow the design.
"""

from gui.plots.contour_plot import ContourPlot, Path
from gui.plots.curve_preview import CurvePreview
from gui.plots.figure_card import FigureCard
from gui.plots.histogram_cell import HistogramCell
from gui.plots.plot_area import PlotArea
from gui.plots.plot_card import CrossHair, LegendEntry, PlotCard

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
]

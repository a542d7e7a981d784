"""Plots on cards, with pyqtgraph: growing curves, surfaces, small previews; histogram cells are painted.

Read first: axis.py (ranges and ticks, plain numbers), canvas.py (what all plots share of pyqtgraph: view box, axes,
thin items, when they are drawn), plot_area.py (how a curve gets onto the screen), plot_card.py (title, legend, menu
around it). What is plotted comes from gui/labs/curves.py and gui/labs/histograms.py, already smoothed and thinned.
May not enter: numbers computed from data, hex colors, threads; nor may pyqtgraph leave this package.

Ranges, wheel, drag, curves, dots, bands, pictures and texts are pyqtgraph's. Ticks, the layout of an axis, the hover
box and the export of a whole card are ours: the design asks for other ones than the library has, and its exporters
would leave out the card's title and legend.
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

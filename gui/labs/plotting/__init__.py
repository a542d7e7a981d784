"""Models of plots that several pages share: curves, their extremes, their tables.

Read first: `curves.py`.
May not enter: PySide6, pyqtgraph, threads.
"""

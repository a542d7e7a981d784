"""Curves on a canvas: lines, ranges, names at the ends.

Read first: `curve_canvas.py`.
May not enter: numbers computed from data, hex colors, threads.
"""

"""The view Map: the digits as points.

Read first: `map_view.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

"""The Initialization page: histograms of every scheme and layer.

Read first: `init_page.py`, then `init_grid.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

"""The view Robustness: how far digits may be strained.

Read first: `robustness_view.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

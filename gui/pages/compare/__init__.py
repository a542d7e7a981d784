"""The Compare page: races on digits and on a surface.

Read first: `compare_page.py`, then `race_view.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

"""The search, third view of the Compare page: its panel, its figures, its table and its menus.

Read first: `search_view.py`, then `search_panel.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

"""The view Layers: a digit through every layer.

Read first: `layers_view.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

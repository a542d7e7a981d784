"""The list of layers on the Train page: rows that are walked, moved, unfolded to a form.

Read first: layer_list.py.
May not enter: threads, formulas.
"""

"""Data sets: where labelled images come from.

Read first: `dataset.py`, then `idx.py`.
May not enter: training, networks.
"""

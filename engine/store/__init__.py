"""The store: weights, runs and checkpoints on disk, and the trained networks of others.

Read first: `weights.py`, then `pickles.py`.
May not enter: training; code from a file (opening a file never runs anything).
"""

"""Foreign: the trained networks of other programs, read without running anything of theirs.

Read first: `search.py`, then `pickles.py`.
May not enter: code from a file (opening a file never runs anything); training.
"""

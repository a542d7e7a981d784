"""Foreign: the trained networks of other programs, read without running anything of theirs.

Read first: `opening.py`, then `decision.py`; what is in the files is the room `formats`.
May not enter: code from a file (opening a file never runs anything); training.
"""

"""Formats: what is in the files of other programs, their arrays and, where they say it, their layers.

Read first: `dispatch.py`, then `pickles.py`.
May not enter: code from a file (opening a file never runs anything); guesses.
"""

"""The store: our own files on disk: weights, checkpoints, run logs, and where a run starts from.

Read first: `weights.py`, then `runlog.py`.
May not enter: training loops; other programs' formats (they belong in foreign/); code from a file (opening a file
never runs anything).
"""

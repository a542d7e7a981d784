"""The experiment that is set up on the Train page: its spec, its files, its undo, and what it will do.

Read first: `experiment.py`.
May not enter: PySide6, pyqtgraph, threads, runs.
"""

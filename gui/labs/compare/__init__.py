"""What the Compare page knows: a race, its plan, its results, and the surface on which optimizers descend.

Read first: `compare_lab.py`, then `race_run.py`.
May not enter: PySide6, pyqtgraph, threads.
"""

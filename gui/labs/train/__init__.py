"""What the Train page knows: an experiment, its run, its curves and what they advise.

Read first: `train_lab.py`, then `training_run.py`.
May not enter: PySide6, pyqtgraph, threads.
"""

"""What the Initialization page knows: the grid of histograms and the schemes it compares.

Read first: `init_lab.py`.
May not enter: PySide6, pyqtgraph, threads.
"""

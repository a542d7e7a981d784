"""What each page knows and asks for, without Qt: a lab can be driven from a test or a script.

Read first: signal.py (how a lab reports that it changed), then train_lab.py.
May not enter: PySide6, pyqtgraph, threads.
"""

"""Analysis: studies that read a network and say what they found.

Read first: `gradient_check.py`, then `init_study.py`.
May not enter: Qt, threads, files that are written.
"""

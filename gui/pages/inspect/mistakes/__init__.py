"""The view Mistakes: the confusion matrix, its digits, and calibration.

Read first: `mistakes_view.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

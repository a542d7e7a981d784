"""Handwriting: the training data of the postal-code reader, drawn and varied.

Read first: `dataset.py`, then `variations.py`.
May not enter: Qt, threads, networks.
"""

"""The study of first weights: histograms of every layer before any training, and what they mean in words.

Read first: `init_study.py`.
May not enter: Qt, files that are written.
"""

"""What the Inspect page knows: one network, one digit, one cell, and four views of them.

Read first: inspect_lab.py (what the views share), then mistakes_lab.py, which the other views follow. The numbers come
from engine/analysis; study.py has them measured on a driver. May not enter: Qt, threads, formulas.
"""

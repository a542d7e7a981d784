"""Racing: several runs that advance together, and what may vary between them.

Read first: `race.py`, then `team.py`.
May not enter: Qt, colors, files.
"""

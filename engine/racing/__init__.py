"""Racing: several runs that advance together, what may vary between them, and the manifest of an unfinished race.

Read first: `race.py`, then `team.py`.
May not enter: Qt, colors.
"""

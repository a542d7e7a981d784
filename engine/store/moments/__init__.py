"""The weights of moments on the way, kept with a run so that they can be inspected.

Read first: `snapshots.py`, then `snapshot_writer.py`.
May not enter: Qt.
"""

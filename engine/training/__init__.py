"""Training: one run of a spec, from its first batch to its last event.

Read first: `trainer.py`, then `probe.py`.
May not enter: Qt, files; what keeps a run is store/.
"""

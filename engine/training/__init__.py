"""Training: one run of a spec, from its first batch to its last event.

Read first: `trainer.py`, then `update.py` (what a batch does to the weights) and `run_state.py`.
May not enter: Qt, files; what keeps a run is store/.
"""

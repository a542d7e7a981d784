"""Study: a search for good settings over many trials, on one process, several, or a cluster.

Read first: `space.py` (what may vary), then `search.py` (the loop) and `trial.py` (one run of it).
May not enter: Qt; a scheduler of our own (that is `distributed`'s work); Optuna or Dask outside the functions that
need them, since both are an optional part.
"""

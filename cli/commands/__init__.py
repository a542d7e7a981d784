"""The commands, one module each, with `run(argv) -> int`.

Read first: `train.py`.
May not enter: formulas, Qt (only `shots.py` opens the window).
"""

"""Fast: layers fused, blocked or stacked for speed, each equal to its plain layers by test.

Read first: `fuse.py`, then `pixels.py` and `pool.py`.
May not enter: new formulas (they belong in layers/), the trainer.
"""

"""Fast: layers fused, blocked or stacked for speed, each equal to its plain layers by test.

Read first: `fused_conv2d.py`, then `patches.py` and `winograd.py`.
May not enter: new formulas (they belong in layers/), the trainer.
"""

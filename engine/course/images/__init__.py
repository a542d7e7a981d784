"""Pictures as the course treats them: convolution step by step, templates, colors, a photo.

Read first: `convolution.py`, then `template.py`.
May not enter: the networks and the trainer.
"""

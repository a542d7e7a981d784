"""The pads: strokes by mouse, pen and keys.

Read first: `pad.py`.
May not enter: reading, formulas.
"""

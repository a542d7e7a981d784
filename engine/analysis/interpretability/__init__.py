"""Interpretability: what a network has learned, layer by layer, pixel by pixel, unit by unit.

Read first: `feature_maps.py` (a network as blocks), then `saliency.py`.
May not enter: Qt, threads, files that are written.
"""

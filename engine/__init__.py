"""The engine: neural networks in NumPy, one idea a file.

Read first: `registry.py` (what a component is), then `layers/dense.py`, `optimizers/adam.py`, `trainer.py`.
May not enter: Qt, threads, printing. OpenCV stays inside `vision/`.
"""

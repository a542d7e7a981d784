"""What `bench` measures, on the engine and on the window, and the machine it ran on.

Read first: `figures.py`, then `bench_engine.py`.
May not enter: formulas, Qt (only `bench_gui.py` opens the window).
"""

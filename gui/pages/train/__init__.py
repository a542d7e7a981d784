"""The Train page.

Read first: `train_page.py`, then `setup_panel.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

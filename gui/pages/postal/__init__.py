"""The Postal code page: five pads, what was read, and what the network got.

Read first: `postal_page.py`, then `desk.py`.
May not enter: formulas, threads, second copies of what the lab knows.
"""

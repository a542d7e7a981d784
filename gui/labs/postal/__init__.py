"""What the Postal code page knows: the drawn boxes, the network that reads them, and what it was taught.

Read first: `postal_lab.py`, then `sheet.py`.
May not enter: PySide6, pyqtgraph, threads.
"""

"""The sheet that opens a network of another program.

Read first: `network_sheet.py`.
May not enter: what a single page knows.
"""

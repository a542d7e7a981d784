"""The frame around the pages: rail, menus, status bar, message strip.

Read first: `main_window.py`.
May not enter: what a single page knows.
"""

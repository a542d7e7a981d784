"""The window that shows what the engine does.

What lives here: labs/ (what each page knows, no Qt), pages/ (one QWidget per lab), plots/ (the only user of
pyqtgraph), widgets/ (forms, fields, cards), runner.py (the only file with a thread), theme.py (every color).
Read first: theme.py for the look, then app.py and main_window.py for how the window is put together.
May not enter: formulas and training loops. They belong in engine/, which does not know that it is watched.
"""

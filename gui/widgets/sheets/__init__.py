"""What comes over a page: sheets, file dialogs, and the question who hands something in.

Read first: sheet.py, then dialogs.py.
May not enter: threads, formulas.
"""

"""Sheet: from a picture of any kind to ink on paper, and where on it the boxes or digits are.

Read first: `picture.py`, then `form.py`.
May not enter: Qt, training.
"""

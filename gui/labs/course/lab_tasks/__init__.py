"""The tasks of each course lab: what is asked, and how an answer is checked.

Read first: perceptron_tasks.py, beside ../tasks.py.
May not enter: Qt, formulas.
"""

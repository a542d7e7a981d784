"""What every lab's view is made of: canvases, cells, charts, fields, the step and the tasks.

Read first: `lab_view.py`.
May not enter: what a single lab knows.
"""

"""The Inspect page: four views of one network, each a module that draws its lab.

Read first: inspect_page.py (the frame), then mistakes_view.py, which the other views follow.
May not enter: formulas, threads, second copies of what a lab knows.
"""

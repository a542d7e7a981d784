"""The Runs page: the table of kept runs, the curves of those that are chosen, and what differs between them.

Read first: runs_page.py, then run_table.py. May not enter: formulas, threads, second copies of what a lab knows.
"""

"""What the Runs page knows: the kept runs, which of them are chosen, and what differs between them.

Read first: runs_lab.py. The list comes from engine/store/run_index.py, read on a driver.
May not enter: Qt, threads, SQL.
"""

"""A teacher's task on the Train page: its strip, its page, the attempts.

Read first: task_strip.py.
May not enter: threads, formulas.
"""

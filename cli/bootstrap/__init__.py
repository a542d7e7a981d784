"""What happens before anything is installed: the environment, pip, and what the system must have.

Read first: `environment.py`, then `system.py`.
May not enter: anything but the standard library.
"""

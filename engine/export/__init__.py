"""Export: trained networks and curves for other programs, and the report to hand in.

Read first: `formats.py` (which formats there are), then `numpy_source.py`.
May not enter: Qt, threads, the trainer; a library that is an extra is imported in the function that needs it.
"""

"""The user's own data: pictures in folders, tables, arrays of other programs, and how they become a network's input.

Read first: collection.py (what was brought), then reading.py (which reader takes which file) and conversion.py (from a
picture to what the network gets). May not enter: Qt, threads; a file is never written here, and nothing in it is run.
"""

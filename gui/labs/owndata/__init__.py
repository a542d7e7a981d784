"""Your own data: what the sheet knows that shows each picture as the network will get it.

Read first: own_data_lab.py. May not enter: Qt, threads.
"""

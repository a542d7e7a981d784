"""The sheet "Your own data": each picture as the network will get it, and what can be changed.

Read first: own_data_sheet.py. May not enter: threads; a file of the user is never written.
"""

"""The lab report: one HTML page to hand in.

Read first: `report.py`, then `report_facts.py`.
May not enter: Qt, anything that is loaded from elsewhere.
"""

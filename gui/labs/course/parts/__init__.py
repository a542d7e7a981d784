"""What the larger course labs are made of besides their exercise: settings, tables, words, data.

Read first: graph_settings.py, then graph_words.py.
May not enter: Qt, formulas.
"""

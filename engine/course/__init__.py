"""The course's own small machines, each with the numbers of its pages.

Read first: `perceptron.py`, then `graph.py` with its `operations.py`; `graph_examples.py` and others hold the numbers.
May not enter: the networks and the trainer; a machine here is whole on one screen.
"""

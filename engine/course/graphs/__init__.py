"""Computational graphs as the course draws them: nodes, what each computes, and the gradients that come back.

Read first: `graph.py`, then `operations.py`; `graph_examples.py` has the numbers of the pages.
May not enter: the networks and the trainer.
"""

"""What the larger views of the course labs are made of: pictures, the layout of a graph, the parts of the perceptron.

Read first: graph_layout.py.
May not enter: threads, formulas.
"""
